"""A bank with all eight kinds and a learner with an account, for the tests about tests and work handed in."""

from typing import Any

from punte.base.translated import Translated
from punte.learning.actions import offerings
from punte.learning.actions import quizzes as actions
from punte.learning.models import Enrolment, Programme, Question, Quiz
from punte.learning.tests.cast import hold, plan, seat, take_part
from punte.people.models import PersonKey, User

EVEN = {"policy": "highest", "shows": "last"}


def words(**texts: str) -> Translated:
    return Translated(texts, "ro" if "ro" in texts else "en")


def line(en: str, ro: str = "", bg: str = "") -> dict[str, Any]:
    return Translated({"ro": ro, "bg": bg, "en": en}, "en").as_json()


def criteria(*rows: tuple[str, int]) -> list[dict[str, Any]]:
    return [{"text": line(text), "points": points} for text, points in rows]


ONES = [line("one", "unu", "едно"), line("two", "doi", "две"), line("three", "trei")]
BANK: dict[str, dict[str, Any]] = {
    "single": {
        "options": ONES,
        "right": [1],
        "reasons": [line("too few"), line("exactly"), line("too many")],
    },
    "multiple": {"options": ONES, "right": [0, 2], "points": 2},
    "true_false": {"right": [0]},
    "text": {"accepted": ["Brăila"]},
    "number": {"accepted": ["3.5"], "tolerance": "0.1"},
    "matching": {"options": ONES, "partners": [line("1"), line("2"), line("3")], "points": 3},
    "ordering": {"options": ONES, "points": 3},
    "essay": {"criteria": criteria(("Names two risks", 3), ("Is clear", 2))},
}
RIGHT: dict[str, Any] = {
    "single": 1, "multiple": [0, 2], "true_false": 0, "text": "braila", "number": "3,5", "matching": [0, 1, 2],
    "ordering": [0, 1, 2], "essay": "Because.",
}  # fmt: skip


def write_bank(by: User, operation: Any, programme: Programme, *kinds: str) -> list[Question]:
    return [
        actions.add_question(
            by=by, operation=operation, programme=programme, kind=kind,
            text=words(en=f"Which {kind}?", ro=f"Care {kind}?", bg=f"Кое {kind}?"),
            explanation=words(en=f"About {kind}."), **BANK[kind],
        )
        for kind in kinds or BANK
    ]  # fmt: skip


def make(by: User, operation: Any, programme: Programme, questions: list[Question], **also: Any) -> Quiz:
    told = {
        "title": words(en="A test", ro="Un test"), "purpose": "final", "minutes": 10, "pass_percent": 60, "attempts": 2,
        "per_page": 4,
    }  # fmt: skip
    return actions.make_quiz(
        by=by, operation=operation, programme=programme, questions=questions, **(told | also)
    )


def learner(
    elena: User, georgi: User, operation: Any, assoc: Any, programme: Programme, user: User
) -> Enrolment:
    """Enrolled in a course that runs, with an account of their own."""
    course = plan(elena, operation, programme, georgi)
    offerings.open_offering(by=elena, offering=course)
    found = seat(elena, course, take_part(elena, operation, assoc, "Pop"))
    PersonKey.objects.create(user=user, person=found.person, consortium=operation.consortium)
    offerings.run_offering(by=elena, offering=course)
    hold(georgi, course, days=(0,))
    return Enrolment.objects.get(pk=found.pk)


def right(attempt: Any) -> dict[str, Any]:
    return {str(q["id"]): RIGHT[q["kind"]] for q in attempt.questions}


def posted(attempt: Any, answers: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends for these answers, in the order the learner sees."""
    from punte.learning.sitting import shown

    sent: dict[str, Any] = {}
    for q in attempt.questions:
        given = answers[str(q["id"])]
        places = given if q["kind"] == "essay" else shown(q, given)
        if q["kind"] in ("matching", "ordering"):
            sent |= {f"q{q['id']}_{n}": "" if at is None else at for n, at in enumerate(places or [])}
        elif places is not None:
            sent[f"q{q['id']}"] = places
    return sent
