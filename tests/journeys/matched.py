"""The pages of profiles and of what fits: one's own, and beside a participant."""

from collections.abc import Callable
from typing import Any

ROWS = {
    "opportunity_id": """SELECT min(b.id) FROM matching_opportunity b JOIN projects_operation o
        ON o.consortium_id = b.consortium_id WHERE o.code = '309187'""",
    "profiled_id": """SELECT min(p.id) FROM participation_participation p JOIN projects_operation o ON o.id = p.operation_id
        JOIN matching_profile m ON m.person_id = p.person_id WHERE o.code = '309187' AND m.looking""",
}


def pages(page: Callable[..., Any]) -> list[Any]:
    """Filled, and for somebody without a file."""
    parts, shown = ("skills", "goals", "places", "wishes"), ("profile", "matches", "match", "courses")
    asked = {"skills": "?q=driver", "goals": "?q=driver", "places": "?q=baia"}
    return [
        page("learning:programme_skills", query="?q=excel"),
        page("matching:mine_profile", "dimitar", "empty"),
        *(page(f"matching:mine_{name}", "cosmina", query=asked.get(name, "")) for name in (*parts, *shown)),
        page("matching:person_list"),
        *(page(f"matching:person_{name}") for name in (*parts, *shown)),
    ]
