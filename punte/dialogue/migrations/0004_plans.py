"""Row-level policies on action groups, what they heard, plans and measures; what was adopted, everybody may read."""

from django.db import migrations

from punte.base import rls

GROUPS = [
    "dialogue_actiongroup",
    "dialogue_groupmember",
    "dialogue_homogeneousgroup",
    "dialogue_spiralanswer",
    "dialogue_criterion",
    "dialogue_coding",
    "dialogue_wellbeingindicator",
    "dialogue_wellbeingaction",
    "dialogue_effect",
]
PLANS = [
    "dialogue_plan",
    "dialogue_planhistory",
    "dialogue_planstakeholder",
    "dialogue_problem",
    "dialogue_measure",
    "dialogue_measurehistory",
    "dialogue_measurebudget",
    "dialogue_progressreport",
    "dialogue_measureorigin",
]


def _of_plan(table: str, column: str = "plan_id") -> str:
    return f"EXISTS (SELECT FROM dialogue_plan p WHERE p.id = {table}.{column} AND p.decided_on IS NOT NULL)"


def _of_measure(table: str) -> str:
    return (
        "EXISTS (SELECT FROM dialogue_measure m JOIN dialogue_plan p ON p.id = m.plan_id"
        f" WHERE m.id = {table}.measure_id AND p.decided_on IS NOT NULL)"
    )


ADOPTED = {
    "dialogue_plan": "decided_on IS NOT NULL",
    "dialogue_actiongroup": (
        "EXISTS (SELECT FROM dialogue_plan p WHERE p.group_id = dialogue_actiongroup.id"
        " AND p.decided_on IS NOT NULL)"
    ),
    "dialogue_problem": _of_plan("dialogue_problem"),
    "dialogue_planstakeholder": _of_plan("dialogue_planstakeholder"),
    "dialogue_measure": _of_plan("dialogue_measure"),
    "dialogue_measurebudget": _of_measure("dialogue_measurebudget"),
    "dialogue_measureorigin": _of_measure("dialogue_measureorigin"),
}


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0003_opinions")]
    operations = [
        *rls.policies(GROUPS),
        *rls.policies(PLANS),
        rls.append_only("dialogue_progressreport"),
        *(
            migrations.RunSQL(
                f"CREATE POLICY {table}_adopted ON {table} FOR SELECT USING ({condition})",
                f"DROP POLICY {table}_adopted ON {table}",
            )
            for table, condition in ADOPTED.items()
        ),
    ]
