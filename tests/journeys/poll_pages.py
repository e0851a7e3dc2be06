"""The pages of polls and ballots, and the rows of the demonstration that they are about."""

from typing import Any

from tests.journeys.job_pages import JOB_LISTS, JOB_NO_PAGE, JOB_PAGES, JOB_ROWS


def _poll(condition: str, code: str = "309187") -> str:
    return f"""SELECT p.id FROM ballots_poll p JOIN projects_operation o ON o.id = p.operation_id
        WHERE o.code = '{code}' AND {condition} ORDER BY p.id LIMIT 1"""


_OPEN = "p.state = 'open' AND NOT p.live"
_PUBLISHED = "p.state = 'published'"
OTHER_ROWS = {
    "ballots:poll_edit": {"poll_id": "draft_poll_id"},
    "ballots:poll_screen": {"poll_id": "live_poll_id"},
    **dict.fromkeys(
        (f"ballots:{name}" for name in ("poll_result", "own_done", "own_result", "result_public")),
        {"poll_id": "published_poll_id"},
    ),
}
POLL_ROWS = {
    "poll_id": _poll(_OPEN),
    "draft_poll_id": _poll("p.state = 'draft'"),
    "published_poll_id": _poll(_PUBLISHED),
    "live_poll_id": _poll("p.live"),
    "short": "SELECT code FROM ballots_poll WHERE live AND state = 'open' ORDER BY id LIMIT 1",
    "poll_step": "SELECT 'close'",
    "voter_id": f"""SELECT v.id FROM ballots_voter v JOIN people_user u ON u.id = v.user_id WHERE v.poll_id = ({_poll(_OPEN)})
        AND v.votes AND NOT v.voted AND u.email LIKE 'delegat%%' ORDER BY v.id LIMIT 1""",
    "voters_id": """SELECT l.id FROM ballots_voterlist l JOIN projects_operation o ON o.id = l.operation_id
        WHERE o.code = '309187' ORDER BY l.id LIMIT 1""",
}
_MAKER = (
    "poll_list poll_create poll_edit poll_detail poll_step poll_result poll_screen poll_record list_list list_create"
    " list_detail"
)
POLL_LISTS = ("ballots:poll_list", "ballots:list_list")
# route, who, state, what else a page is told
POLL_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    *((f"ballots:{name}", "elena", "filled", {}) for name in _MAKER.split()),
    ("ballots:poll_detail", "irina", "read-only", {}),
    ("ballots:poll_list", "elena", "nothing", {"query": "?state=closed"}),
    ("ballots:poll_screen", "elena", "with-result", {"query": "?result=1"}),
    ("ballots:list_detail", "irina", "read-only", {}),
    *(
        (f"ballots:{name}", "elena", "filled", {})
        for name in "own_list own_detail own_done own_result".split()
    ),
    ("ballots:own_list", "cosmina", "empty", {}),
    ("ballots:result_public", "", "filled", {}),
    ("vote:room", "", "filled", {}),
]
POLL_NO_PAGE = {"ballots:poll_protocol": "a file"}

# With those of jobs, for the list of all pages.
MORE_ROWS = JOB_ROWS | POLL_ROWS
MORE_PAGES = [*JOB_PAGES, *POLL_PAGES]
MORE_LISTS = [*(f"jobs:{name}" for name in JOB_LISTS), *POLL_LISTS]
MORE_NO_PAGE = JOB_NO_PAGE | POLL_NO_PAGE
