"""The pages of consultations, and the rows of the demonstration that they are about."""

from typing import Any

from tests.journeys.text_pages import TEXT_OTHER, TEXT_PAGES, TEXT_ROWS

_HERE = """SELECT c.id FROM dialogue_consultation c JOIN projects_operation o ON o.id = c.operation_id
    WHERE o.code = '309187'"""
_COSMINA = """SELECT k.person_id FROM people_personkey k JOIN people_user u ON u.id = k.user_id
    WHERE u.email = 'cosmina@demo.punte'"""
_OPEN = f"({_HERE} AND c.state = 'open' ORDER BY c.id LIMIT 1)"
_SAID = f"SELECT min(id) FROM dialogue_contribution WHERE consultation_id = {_OPEN} AND state = 'published'"
# Which rows the pages are about, where they are others than the open consultation and its first contribution.
CONSULTING_OTHER: dict[str, dict[str, str]] = {
    **TEXT_OTHER,
    "dialogue:consultation_answers": {"consultation_id": "answered_consultation_id"},
    "dialogue:result_note": {"consultation_id": "answered_consultation_id"},
    "dialogue:feedback_publish": {"consultation_id": "analysing_consultation_id"},
    "dialogue:answer_list": {"consultation_id": "analysing_consultation_id"},
}
CONSULTING_ROWS = {
    **TEXT_ROWS,
    "consultation_id": f"SELECT {_OPEN}",
    "answered_consultation_id": f"{_HERE} AND c.state = 'monitored' ORDER BY c.id LIMIT 1",
    "analysing_consultation_id": f"{_HERE} AND c.state = 'analysing' ORDER BY c.id LIMIT 1",
    "contribution_id": f"""{_SAID} AND voice_id IN (SELECT id FROM dialogue_voice WHERE person_id = ({_COSMINA})
        OR user_id = (SELECT id FROM people_user WHERE email = 'cosmina@demo.punte'))""",
    "contribution_kind": "SELECT 'proposal'",
    "consultation_step": "SELECT 'close'",
    "phase_id": f"SELECT max(id) FROM dialogue_phase WHERE consultation_id = {_OPEN}",
}
_PUBLIC = "consultation_list consultation_detail consultation_answers contribution_detail"
_OWN = "contribution_create contribution_detail contribution_edit contribution_withdraw own_list own_detail"
_DESK = (
    "desk_list desk_create desk_detail desk_edit desk_cancel phase_create phase_edit group_edit answer_list answer_edit"
    " contribution_merge contribution_translate feedback_publish result_note voice_list voice_bring voice_event"
)
# route, who, state, what else a page is told
CONSULTING_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    *TEXT_PAGES,
    *((f"dialogue:{name}", "", "filled", {}) for name in _PUBLIC.split()),
    *((f"dialogue:{name}", "cosmina", "own", {}) for name in _OWN.split()),
    *((f"dialogue:{name}", "elena", "desk", {}) for name in _DESK.split()),
    ("dialogue:consultation_list", "", "past", {"query": "?past=1"}),
    ("dialogue:consultation_detail", "", "most-supported", {"query": "?order=supported"}),
    ("dialogue:contribution_create", "dimitar", "for-an-organisation", {}),
    ("dialogue:voice_write_down", "floarea", "filled", {}),
    ("dialogue:own_list", "floarea", "spoken", {}),
    ("dialogue:own_list", "petru", "empty", {}),
    ("dialogue:desk_detail", "irina", "read-only", {}),
    ("dialogue:desk_list", "mihaela", "empty", {"code": "300609"}),
]
