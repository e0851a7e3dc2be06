"""Notices and decisions for the tests of this room."""

from typing import Any

from punte.dialogue.actions.cases import claim_case
from punte.dialogue.actions.content_notices import give_notice
from punte.dialogue.actions.decisions import Verdict, decide_case, decide_complaint
from punte.dialogue.models import Case, ContentNotice, Decision
from punte.people.models import User

HOME = "203.0.113.7"
FACTS = "Al doilea rând numește o vecină cu numele întreg."


def told(**also: Any) -> dict[str, Any]:
    """A notice as typed by a guest."""
    return {
        "ground": "insult",
        "law": "",
        "why": "Rândul al doilea jignește o vecină.",
        "name": "Vasile Pop",
        "email": "vasile@example.org",
        "good_faith": True,
        **also,
    }


def noticed(content: Any, *, by: User | None = None, origin: str = HOME, **also: Any) -> ContentNotice:
    """A notice that arrived."""
    found = give_notice(by=by, content=content, told=told(**also), origin=origin)
    assert found is not None
    return found


def verdict(outcome: str = "restricted", **also: Any) -> Verdict:
    """A decision with its reasons."""
    grounds = {} if outcome == "no_action" else {"ground": "insult"}
    return Verdict(**{"outcome": outcome, "facts": FACTS, **grounds, **also})


def fresh(case: Case) -> Case:
    """The case as it stands now."""
    return Case.objects.for_list().get(pk=case.pk)


def decided(by: User, case: Case, outcome: str = "restricted", **also: Any) -> Decision:
    """Taken and decided; a complaint likewise."""
    case = fresh(case)
    claim_case(by=by, case=case)
    act = decide_complaint if case.state == Case.State.COMPLAINED else decide_case
    return act(by=by, case=case, verdict=verdict(outcome, **also))
