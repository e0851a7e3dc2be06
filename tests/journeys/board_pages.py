"""The pages of profiles and what fits them: as whom each is opened, and with what question."""

from typing import Any

# route, who, state, what else a page is told
BOARD_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("learning:programme_skills", "elena", "filled", {"query": "?q=excel"}),
    ("matching:mine_profile", "cosmina", "filled", {}),
    ("matching:mine_profile", "dimitar", "empty", {}),
    ("matching:mine_skills", "cosmina", "filled", {"query": "?q=driver"}),
    ("matching:mine_goals", "cosmina", "filled", {"query": "?q=driver"}),
    ("matching:mine_places", "cosmina", "filled", {"query": "?q=baia"}),
    *(
        (f"matching:mine_{name}", "cosmina", "filled", {})
        for name in ("wishes", "matches", "match", "courses")
    ),
    ("matching:person_list", "elena", "filled", {}),
    *(
        (f"matching:person_{name}", "elena", "filled", {})
        for name in ("profile", "skills", "goals", "places", "wishes", "matches", "match", "courses")
    ),
]
