"""A draft plan is read by everybody while everybody is asked about it. Whom the plan concerns (names of people may
stand there) stays with the project until the plan is adopted."""

from django.db import migrations

PUBLIC = "(p.decided_on IS NOT NULL OR p.state = 'public_consultation')"


def _of_plan(table: str) -> str:
    return f"EXISTS (SELECT FROM dialogue_plan p WHERE p.id = {table}.plan_id AND {PUBLIC})"


def _of_measure(table: str) -> str:
    return (
        "EXISTS (SELECT FROM dialogue_measure m JOIN dialogue_plan p ON p.id = m.plan_id"
        f" WHERE m.id = {table}.measure_id AND {PUBLIC})"
    )


READ_BY_ALL = {
    "dialogue_plan": "decided_on IS NOT NULL OR state = 'public_consultation'",
    "dialogue_actiongroup": (
        f"EXISTS (SELECT FROM dialogue_plan p WHERE p.group_id = dialogue_actiongroup.id AND {PUBLIC})"
    ),
    "dialogue_problem": _of_plan("dialogue_problem"),
    "dialogue_measure": _of_plan("dialogue_measure"),
    "dialogue_measurebudget": _of_measure("dialogue_measurebudget"),
    "dialogue_measureorigin": _of_measure("dialogue_measureorigin"),
}


def _only_decided(condition: str) -> str:
    """The condition that stood before."""
    return condition.replace(" OR p.state = 'public_consultation'", "").replace(
        " OR state = 'public_consultation'", ""
    )


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0008_follow")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY {table}_adopted ON {table} USING ({condition})",
            f"ALTER POLICY {table}_adopted ON {table} USING ({_only_decided(condition)})",
        )
        for table, condition in READ_BY_ALL.items()
    ]
