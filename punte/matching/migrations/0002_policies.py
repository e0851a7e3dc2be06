"""Row-level policies on the board; the role `punte_match` reads it, and the vocabulary, and nothing else."""

from django.db import migrations

from punte.base import rls

BOARD = [
    "matching_opportunity",
    "matching_opportunityskill",
    "matching_profile",
    "matching_profileskill",
    "matching_profilegoal",
    "matching_profileplace",
]
VOCABULARY = ["reference_concept", "reference_need", "reference_relatedskill", "reference_settlement"]


def read_by_the_engine(table: str) -> migrations.RunSQL:
    """The engine asks for all circles at once; it writes nothing."""
    return migrations.RunSQL(
        f"GRANT SELECT ON {table} TO punte_match;"
        f"CREATE POLICY {table}_engine ON {table} FOR SELECT TO punte_match USING (true)",
        f"DROP POLICY {table}_engine ON {table}; REVOKE SELECT ON {table} FROM punte_match",
    )


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("people", "0002_policies"), ("reference", "0001_initial")]
    operations = [
        *rls.policies([*BOARD, "matching_showing"]),
        *(read_by_the_engine(table) for table in BOARD),
        migrations.RunSQL(
            f"GRANT SELECT ON {', '.join(VOCABULARY)} TO punte_match",
            f"REVOKE SELECT ON {', '.join(VOCABULARY)} FROM punte_match",
        ),
    ]
