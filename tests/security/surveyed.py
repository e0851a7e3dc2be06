"""Of each partner two surveys: one that is open, which the participant answered, one whose questions are written."""

from typing import Any

from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.actions.surveys import answer_survey
from punte.dialogue.tests.surveyed import prepared, questions, surveying
from punte.participation.models import Participation
from punte.people.models import User

PREPARED = tuple(f"dialogue:survey_{name}" for name in ("create", "edit", "move", "drop"))


def surveyed(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody; gives the numbers."""
    one = surveying(by, found.operation, found.organisation)
    written = prepared(by, found.operation, found.organisation)
    first = questions(one)[0]
    whose = Spoken(channel="paper", participation=found)
    said = answer_survey(by=by, consultation=one, spoken=whose, answers={first.pk: 0})
    return {
        "survey_id": one.pk,
        "prepared_id": written.pk,
        "survey_question_id": first.pk,
        "prepared_question_id": questions(written)[5].pk,
        "response_id": said.pk,
        "question_kind": "words",
        "direction": "up",
    }


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The survey, for what is about one."""
    if route in PREPARED:
        return {"consultation_id": ids["prepared_id"], "question_id": ids["prepared_question_id"]}
    return {"consultation_id": ids["survey_id"]} if route.startswith("dialogue:survey_") else {}


def _answers(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    number = file.ids["survey_question_id"]
    seen = ",".join(str(number + n) for n in range(6))
    return {"seen": seen, f"q{number}": "0", "group": ""}


BODIES: dict[str, Any] = {
    "dialogue:survey_answer": _answers,
    "dialogue:survey_write_down": lambda w, a, c, f: {
        **_answers(w, a, c, f), "channel": "paper", "name": "Somebody with a sheet",
    },
    "dialogue:survey_create": lambda w, a, c, f: {"text__en": "What else would help?"},
    "dialogue:survey_edit": lambda w, a, c, f: {"text__en": "What else would help?", "version": 1},
}  # fmt: skip
