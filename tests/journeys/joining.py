"""The pages of guests, of what is followed, of amendments and co-authors; the rows of the demonstration they are about."""

from typing import Any

from tests.journeys.consulting import CONSULTING_ROWS

_OPEN = CONSULTING_ROWS["consultation_id"].removeprefix("SELECT ")
_BUS = f"""SELECT min(c.id) FROM dialogue_contribution c JOIN dialogue_wording w ON w.contribution_id = c.id
    WHERE c.consultation_id = {_OPEN}"""
JOINING_ROWS = {
    "amendment_id": f"""SELECT min(a.id) FROM dialogue_amendment a JOIN dialogue_contribution c
        ON c.id = a.contribution_id WHERE c.consultation_id = {_OPEN} AND a.state = 'accepted'""",
    "amendment_step": "SELECT 'accept'",
    "reworded_id": _BUS,
    "co_signed_id": "SELECT min(contribution_id) FROM dialogue_coauthor WHERE state = 'accepted'",
}
JOINING_OTHER: dict[str, dict[str, str]] = {
    "dialogue:wording_list": {"contribution_id": "reworded_id"},
    "dialogue:co_author_invite": {"contribution_id": "co_signed_id"},
}
# route, who, state, what else a page is told
JOINING_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    *((f"dialogue:{name}", "", "filled", {}) for name in ("guest_create", "guest_support", "guest_sent")),
    ("dialogue:guest_own", "", "leads-nowhere", {"status": 404}),
    ("dialogue:follow_list", "ana", "filled", {}),
    ("dialogue:follow_list", "petru", "empty", {}),
    ("dialogue:amendment_detail", "", "filled", {}),
    ("dialogue:wording_list", "", "filled", {}),
    ("dialogue:amendment_create", "petru", "filled", {}),
    ("dialogue:co_author_invite", "bogdan", "filled", {}),
    ("dialogue:co_author_answer", "ana", "leads-nowhere", {"status": 404}),
    ("dialogue:contribution_split", "elena", "filled", {}),
    ("dialogue:consultation_list", "", "found", {"query": "?q=autobuz"}),
    ("dialogue:consultation_list", "", "nothing-found", {"query": "?q=zzqzz"}),
]
JOINING_NO_PAGE = {
    **dict.fromkeys(("dialogue:feed", "dialogue:consultation_feed"), "a program reads it"),
    **dict.fromkeys(
        (
            "dialogue:consultation_csv",
            "dialogue:consultation_json",
            "dialogue:survey_csv",
            "dialogue:picture",
        ),
        "a file",
    ),
    "dialogue:digest_stop": "the same page as jobs:vacancy_close",
}
