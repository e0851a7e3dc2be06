"""Whoever commented on a draft reads what was done with it before the plan is adopted, beside the draft as it was frozen:
not the tables, which are written in again. And of an adopted plan everybody reads what is reported on its measures."""

from django.db import migrations

_ASKED = "state = 'public_consultation'"
_SHOWN = "state IN ('public_consultation', 'revised')"


def _conditions(shown: str) -> dict[str, str]:
    """Which rows everybody reads, by table; `shown`: which drafts."""
    return {
        "dialogue_plan": f"decided_on IS NOT NULL OR {shown}",
        "dialogue_actiongroup": (
            "EXISTS (SELECT FROM dialogue_plan p WHERE p.group_id = dialogue_actiongroup.id"
            f" AND (p.decided_on IS NOT NULL OR p.{shown}))"
        ),
    }


_REPORT = (
    "EXISTS (SELECT FROM dialogue_measure m JOIN dialogue_plan p ON p.id = m.plan_id"
    " WHERE m.id = dialogue_progressreport.measure_id AND p.decided_on IS NOT NULL)"
)


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0013_guests_of_surveys")]
    operations = [
        *(
            migrations.RunSQL(
                f"ALTER POLICY {table}_adopted ON {table} USING ({condition})",
                f"ALTER POLICY {table}_adopted ON {table} USING ({_conditions(_ASKED)[table]})",
            )
            for table, condition in _conditions(_SHOWN).items()
        ),
        migrations.RunSQL(
            "CREATE POLICY dialogue_progressreport_adopted ON dialogue_progressreport"
            f" FOR SELECT USING ({_REPORT})",
            "DROP POLICY dialogue_progressreport_adopted ON dialogue_progressreport",
        ),
    ]
