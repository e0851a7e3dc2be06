"""Surveys for the tests of this room: six questions, two of which hang on an answer."""

from typing import Any

from punte.base import clock
from punte.dialogue.actions import consultations as acts
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.actions.survey_questions import add_question
from punte.dialogue.actions.surveys import answer_survey
from punte.dialogue.models import Consultation, SurveyQuestion, SurveyResponse
from punte.dialogue.tests.asked import DAY, draft, group, spoken, text
from punte.people.models import User


def prepared(by: User, operation: Any, organiser: Any, **told: Any) -> Consultation:
    """A draft with a survey: work (yes, no), what is missing (several, after no), how satisfied (scale, after yes),
    kilometres, age group (has to be answered), free words."""
    found = draft(by, operation, organiser, easy=text("Răspundeți la șase întrebări."), **told)
    now = clock.now()
    add_phase(by=by, consultation=found, kind="survey", starts_at=now - 10 * DAY, ends_at=now + 10 * DAY)
    acts.want_groups(by=by, consultation=found, wanted={group(found, "employers"): 2})
    work = add_question(
        by=by,
        consultation=found,
        kind="single",
        text=text("Aveți de lucru?"),
        options=text("Da\nNu"),
        required=True,
    )
    for kind, words, more in (
        (
            "multiple",
            "Ce vă lipsește?",
            {"options": text("Drum\nCreșă\nHârtii"), "after": work, "chosen": [1]},
        ),
        (
            "scale",
            "Cât de mulțumit?",
            {"low": text("deloc"), "high": text("foarte"), "after": work, "chosen": [0]},
        ),
        ("number", "Câți kilometri?", {"least": 0, "most": 100}),
        ("single", "Ce vârstă?", {"options": text("sub 30\npeste 30")}),
        ("words", "Ce mai doriți?", {}),
    ):
        add_question(by=by, consultation=found, kind=kind, text=text(words), **more)
    return found


def surveying(by: User, operation: Any, organiser: Any, **told: Any) -> Consultation:
    """The same, open."""
    found = prepared(by, operation, organiser, **told)
    acts.announce_consultation(by=by, consultation=found)
    return Consultation.objects.get(pk=found.pk)


def questions(consultation: Consultation) -> list[SurveyQuestion]:
    return list(consultation.survey_questions.select_related("after"))


def answered(
    by: User, consultation: Consultation, n: int, work: int = 0, code: str = "", **told: Any
) -> SurveyResponse:
    """Somebody said it at a meeting."""
    one = questions(consultation)
    values = {
        one[0].pk: work, one[1].pk: [0, 2], one[2].pk: 4, one[3].pk: 10 + n % 20, one[4].pk: n % 2,
        one[5].pk: f"Un autobuz, a spus al {n}-lea.",
    }  # fmt: skip
    return answer_survey(
        by=by, consultation=consultation, answers={**values, **told.pop("answers", {})},
        group=group(consultation, code) if code else None, spoken=spoken(f"Om {n}", f"0740{n:06}"), **told,
    )  # fmt: skip
