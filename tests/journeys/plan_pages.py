"""The pages of local action groups and inclusion plans, and the rows of the demonstration that they are about."""

from typing import Any

from tests.journeys.joining import JOINING_NO_PAGE

_HERE = "(SELECT id FROM projects_operation WHERE code = '309187')"
_CODED = (
    f"SELECT min(id) FROM dialogue_actiongroup WHERE operation_id = {_HERE} AND reconciled_on IS NOT NULL"
)
_CODING = f"SELECT min(id) FROM dialogue_actiongroup WHERE operation_id = {_HERE} AND reconciled_on IS NULL"
_PLAN = f"SELECT min(id) FROM dialogue_plan WHERE operation_id = {_HERE}"
_MEASURE = f"SELECT min(id) FROM dialogue_measure WHERE plan_id = ({_PLAN})"

PLAN_ROWS = {
    "action_group_id": _CODING,
    "coded_group_id": _CODED,
    "circle_id": f"SELECT min(id) FROM dialogue_homogeneousgroup WHERE group_id = ({_CODING})",
    "thought_id": f"SELECT min(id) FROM dialogue_criterion WHERE group_id = ({_CODING})",
    "wellbeing_action_id": f"SELECT min(id) FROM dialogue_wellbeingaction WHERE group_id = ({_CODED})",
    "wellbeing_id": f"SELECT min(id) FROM dialogue_wellbeingindicator WHERE group_id = ({_CODED})",
    "plan_id": _PLAN,
    "problem_id": f"SELECT min(id) FROM dialogue_problem WHERE plan_id = ({_PLAN})",
    "measure_id": _MEASURE,
    "plan_step": "SELECT 'evaluate'",
}
PLAN_OTHER_ROWS = {
    **{
        f"dialogue:{name}": {"action_group_id": "coded_group_id"}
        for name in (
            "reconciliation synthesis synthesis_edit synthesis_approve indicator_list indicator_create"
            " indicator_edit indicator_measure action_list action_create action_edit"
        ).split()
    },
}
PLAN_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("dialogue:public_plan_list", "", "filled", {}),
    ("dialogue:public_plan_detail", "", "filled", {}),
    *(
        (f"dialogue:{name}", "elena", "filled", {})
        for name in (
            "action_group_list action_group_create action_group_detail action_group_edit member_add circle_create"
            " card_list card_create coders_name reconciliation coding_settle synthesis synthesis_edit"
            " synthesis_approve plan_list plan_create plan_detail plan_edit plan_step stakeholder_add"
            " problem_create problem_edit measure_create measure_detail measure_edit measure_report origin_link"
        ).split()
    ),
    ("dialogue:coding", "floarea", "filled", {}),
    *(
        (f"dialogue:{name}", "elena", "filled", {})
        for name in (
            "indicator_list indicator_create indicator_edit indicator_measure action_list action_create action_edit"
        ).split()
    ),
    ("dialogue:action_group_detail", "irina", "read-only", {}),
    ("dialogue:plan_detail", "irina", "read-only", {}),
    ("dialogue:action_group_list", "mihaela", "empty", {"code": "300609"}),
    ("dialogue:plan_list", "mihaela", "empty", {"code": "300609"}),
]
PLAN_NO_PAGE = JOINING_NO_PAGE | dict.fromkeys(("dialogue:plan_pdf", "dialogue:public_plan_pdf"), "a file")
