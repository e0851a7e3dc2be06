"""The pages of statements and opinion groups, and the rows of the demonstration that they are about."""

from typing import Any

from tests.journeys.joining import JOINING_PAGES, JOINING_ROWS

_HERE = """SELECT c.id FROM dialogue_consultation c JOIN projects_operation o ON o.id = c.operation_id
    JOIN dialogue_conversation v ON v.consultation_id = c.id WHERE o.code = '309187' ORDER BY c.id LIMIT 1"""
CONVERSING_ROWS = {
    **JOINING_ROWS,
    "conversation_id": _HERE,
    "statement_id": f"""SELECT min(id) FROM dialogue_statement
        WHERE consultation_id = ({_HERE}) AND voice_id IS NOT NULL AND state = 'shown'""",
}
_SURVEY = """SELECT {}(c.id) FROM dialogue_consultation c JOIN projects_operation o ON o.id = c.operation_id
    WHERE o.code = '309187' AND EXISTS (SELECT 1 FROM dialogue_surveyquestion q WHERE q.consultation_id = c.id)"""
CONVERSING_ROWS |= {
    "survey_id": _SURVEY.format("min"),
    "open_survey_id": _SURVEY.format("max"),
    "question_kind": "SELECT 'single'",
    "survey_kind": "SELECT 'survey'",
    "survey_question_id": f"""SELECT min(id) FROM dialogue_surveyquestion
        WHERE consultation_id = ({_SURVEY.format("min")})""",
    "response_id": f"""SELECT min(r.id) FROM dialogue_surveyresponse r JOIN people_user u ON u.id = r.assisted_by_id
        WHERE r.consultation_id = ({_SURVEY.format("min")}) AND u.email = 'floarea@demo.punte'""",
}
_PUBLIC = "statement_next statement_detail opinion_map"
_OWN = "statement_next statement_detail statement_mine statement_create statement_group opinion_map"
_DESK = (
    "statement_list statement_setting statement_seed statement_write_down statement_reject statement_strike"
)
CONVERSING_OTHER = {
    f"dialogue:{name}": {"consultation_id": "conversation_id"}
    for name in {*_PUBLIC.split(), *_OWN.split(), *_DESK.split()}
}
# route, who, state, what else a page is told
CONVERSING_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    *JOINING_PAGES,
    *((f"dialogue:{name}", "", "filled", {}) for name in _PUBLIC.split()),
    *((f"dialogue:{name}", "cosmina", "own", {}) for name in _OWN.split()),
    *((f"dialogue:{name}", "elena", "desk", {}) for name in _DESK.split()),
    *(
        ("dialogue:statement_list", "elena", which, {"query": f"?which={which}"})
        for which in ("shown", "rejected")
    ),
    ("dialogue:statement_mine", "petru", "empty", {}),
    ("dialogue:statement_list", "irina", "read-only", {}),
]
_SURVEY_ID = {"consultation_id": "survey_id"}
_ANSWERED = {
    "survey_response",
    "survey_results",
    "survey_list",
    "survey_create",
    "survey_edit",
    "survey_words",
}
CONVERSING_OTHER |= {
    **{f"dialogue:{name}": _SURVEY_ID for name in _ANSWERED},
    "dialogue:guest_create-survey": {"consultation_id": "open_survey_id", "contribution_kind": "survey_kind"},
    "dialogue:survey_edit": {**_SURVEY_ID, "question_id": "survey_question_id"},
    **{
        f"dialogue:{name}": {"consultation_id": "open_survey_id"}
        for name in ("survey_answer", "survey_write_down")
    },
}
CONVERSING_PAGES += [
    ("dialogue:survey_answer", "", "sign-in", {}),
    ("dialogue:guest_create", "", "survey", {}),
    ("dialogue:survey_answer", "cosmina", "open", {}),
    ("dialogue:survey_results", "", "filled", {}),
    ("dialogue:survey_response", "floarea", "own", {}),
    ("dialogue:survey_list", "elena", "frozen", {}),
    ("dialogue:survey_create", "elena", "single", {}),
    ("dialogue:survey_edit", "elena", "desk", {}),
    ("dialogue:survey_words", "elena", "desk", {}),
    ("dialogue:survey_write_down", "elena", "desk", {}),
]
