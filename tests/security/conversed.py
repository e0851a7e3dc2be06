"""Of each partner a conversation on statements: one statement of the organiser, one of the participant."""

from typing import Any

from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.actions.statement_votes import write_down_votes
from punte.dialogue.models import Statement
from punte.dialogue.opinion_store import draw_map
from punte.dialogue.tests.said import conversing, statements
from punte.participation.models import Participation
from punte.people.models import User

ROUTES = ("dialogue:statement_", "dialogue:opinion_map")


def conversed(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody; gives the numbers."""
    one = conversing(by, found.operation, found.organisation)
    first = statements(one)[0]
    whose = Spoken(channel="paper", participation=found)
    voter = write_down_votes(by=by, consultation=one, spoken=whose, votes={first.pk: 1})
    Statement.objects.filter(pk=first.pk).update(voice=voter.voice)
    draw_map(one)
    return {"conversation_id": one.pk, "statement_id": first.pk}


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The conversation, for what is about one."""
    return {"consultation_id": ids["conversation_id"]} if route.startswith(ROUTES) else {}


BODIES: dict[str, Any] = {
    "dialogue:statement_detail": lambda w, a, c, f: {"value": "1"},
    "dialogue:statement_create": lambda w, a, c, f: {"text": "A doctor in the village.", "language": "en"},
    "dialogue:statement_group": lambda w, a, c, f: {"group": ""},
    "dialogue:statement_setting": lambda w, a, c, f: {"own_statements": "on", "read_first": "first", "version": 1},
    "dialogue:statement_seed": lambda w, a, c, f: {"text__en": "A doctor in the village."},
    "dialogue:statement_write_down": lambda w, a, c, f: {
        "channel": "paper", "name": "Somebody with a sheet", f"s{f.ids['statement_id']}": "1",
    },
    "dialogue:statement_reject": lambda w, a, c, f: {"reason": "said"},
    "dialogue:statement_mark": lambda w, a, c, f: {"meta": "on"},
    "dialogue:statement_strike": lambda w, a, c, f: {"why": "Writes the same every day."},
}  # fmt: skip
