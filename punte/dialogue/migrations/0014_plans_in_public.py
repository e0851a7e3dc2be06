"""Whoever commented on a draft reads what was done with it before the plan is adopted; and of an adopted plan everybody
reads what is reported on its measures."""

from django.db import migrations

_ASKED = "p.state = 'public_consultation'"
_SHOWN = "p.state IN ('public_consultation', 'revised')"


def _plan(found: str) -> str:
    return f"(p.decided_on IS NOT NULL OR {found})"


def _conditions(found: str) -> dict[str, str]:
    """Which rows everybody reads, by table; `found`: which drafts."""
    of_plan = "EXISTS (SELECT FROM dialogue_plan p WHERE p.id = {0}.plan_id AND {1})"
    of_measure = (
        "EXISTS (SELECT FROM dialogue_measure m JOIN dialogue_plan p ON p.id = m.plan_id"
        " WHERE m.id = {0}.measure_id AND {1})"
    )
    of_group = "EXISTS (SELECT FROM dialogue_plan p WHERE p.group_id = {0}.id AND {1})"
    told = {
        "dialogue_actiongroup": of_group,
        "dialogue_problem": of_plan,
        "dialogue_measure": of_plan,
        "dialogue_measurebudget": of_measure,
        "dialogue_measureorigin": of_measure,
    }
    rows = {table: words.format(table, _plan(found)) for table, words in told.items()}
    return rows | {"dialogue_plan": _plan(found).replace("p.", "")}


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
