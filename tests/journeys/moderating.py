"""The pages of moderation, and the rows of the demonstration that they are about."""

from typing import Any

_CASES = """SELECT c.id FROM dialogue_case c JOIN dialogue_consultation n ON n.id = c.consultation_id
    JOIN projects_operation o ON o.id = n.operation_id WHERE o.code = '309187'"""
_OWN = f"""{_CASES} AND c.state = 'restricted' AND c.contribution_id IN (SELECT b.id FROM
        dialogue_contribution b JOIN dialogue_voice v ON v.id = b.voice_id JOIN people_user u ON u.email =
        'rodica@demo.punte' WHERE v.user_id = u.id OR v.person_id IN (SELECT k.person_id FROM people_personkey k
        WHERE k.user_id = u.id)) ORDER BY c.id LIMIT 1"""
MODERATING_ROWS = {
    "case_id": f"{_CASES} AND c.state = 'upheld' AND c.origin = 'notice' ORDER BY c.id DESC LIMIT 1",
    "held_case_id": f"{_CASES} AND c.state = 'review' ORDER BY c.id LIMIT 1",
    "own_case_id": _OWN,
    "own_consultation_id": f"SELECT consultation_id FROM dialogue_case WHERE id = ({_OWN})",
    "blocked_word_id": "SELECT min(id) FROM dialogue_blockedword",
}
MODERATING_OTHER = {
    "dialogue:statement_report": {"consultation_id": "conversation_id"},
    "dialogue:case_decide": {"case_id": "held_case_id"},
    "dialogue:own_decision": {"case_id": "own_case_id", "consultation_id": "own_consultation_id"},
    "dialogue:own_complain": {"case_id": "own_case_id", "consultation_id": "own_consultation_id"},
}
# route, who, state, what else a page is told
MODERATING_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    *(
        (f"dialogue:{name}", "", "filled", {})
        for name in "house_rules contribution_report statement_report".split()
    ),
    ("dialogue:contribution_report", "ana", "with-an-account", {}),
    *((f"dialogue:{name}", "rodica", "author", {}) for name in "own_decision own_complain".split()),
    ("dialogue:transparency", "", "filled", {}),
    ("dialogue:transparency", "", "a-year-without", {"query": "?period=2024-1"}),
    ("dialogue:transparency", "hristo", "opens", {}),
    ("dialogue:transparency", "", "empty", {"code": "300609"}),
    *(
        (f"dialogue:{name}", "hristo", "filled", {})
        for name in "case_list case_detail case_decide blocked_words".split()
    ),
    ("dialogue:case_list", "elena", "decided", {"query": "?which=decided"}),
    ("dialogue:case_list", "elena", "all", {"query": "?which=all"}),
    ("dialogue:case_list", "mihaela", "empty", {"code": "300609"}),
    ("dialogue:blocked_words", "mihaela", "empty", {"code": "300609"}),
    *(
        (f"dialogue:{name}", "", "leads-nowhere", {"status": 404})
        for name in "notice_followed notice_complain".split()
    ),
]
MODERATING_NO_PAGE = {
    "dialogue:transparency_csv": "a file",
}
