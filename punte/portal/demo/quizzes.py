"""Tests and work to hand in of the demonstration: one course with all eight kinds of questions, attempts and work in
every state, and what was gained between the tests before and after."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from punte.base.translated import LANGUAGES, Translated
from punte.learning.actions import assignments, enrolments, offerings, programmes, quizzes
from punte.learning.actions.grading import grade_attempt
from punte.learning.models import Attempt, Enrolment, Offering, Programme, Question
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.portal.demo.papers import paper

CODE = "309187"
RIGHT: dict[str, Any] = {
    "single": 1, "multiple": [0, 1], "true_false": 0, "text": "phishing", "number": "112", "matching": [0, 1, 2],
    "ordering": [0, 1, 2],
}  # fmt: skip
WRONG: dict[str, Any] = RIGHT | {"single": 0, "multiple": [2], "matching": [0, 2, 1], "ordering": [1, 0, 2]}


@cache
def script() -> dict[str, Any]:
    """What is told."""
    path = Path(__file__).parent / "scripts" / "quizzes.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> None:
    """Nothing in other projects than 309187."""
    if desk.operation.code != CODE:
        return
    programme = _programme(desk)
    told: dict[str, Any] = {"by": desk.team["elena"], "operation": desk.operation, "programme": programme}
    bank = [quizzes.add_question(**told, **_question(line)) for line in script()["questions"]]
    _quizzes(told, bank)
    for line in script()["works"]:
        _work(told, line)
    offering = _offering(desk, programme)
    learners = _learners(desk, offering)
    if len(learners) > 4:
        _before_and_after(desk, learners)
        _finals(desk, learners)
        _handed_in(desk, learners)


def _text(texts: list[str]) -> Translated:
    return Translated(dict(zip(LANGUAGES, texts, strict=True)), "ro")


def _lines(line: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [_text(texts).as_json() for texts in line.get(name, ())]


def _criteria(line: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"text": _text(texts).as_json(), "points": n} for texts, n in line.get("criteria", ())]


def _programme(desk: Desk) -> Programme:
    rule = {"overall": 80, "of_practice": 0, "tests": True, "assignments": True, "feedback": True}
    return programmes.create_programme(
        by=desk.team["elena"], operation=desk.operation, organisation=desk.lead, code=script()["code"], rule=rule,
        title=_text(script()["title"]), summary=_text(script()["about"]), kind="non_formal", theory_hours=8,
        practice_hours=8, topics=[],
    )  # fmt: skip


def _question(line: dict[str, Any]) -> dict[str, Any]:
    plain = {name: line[name] for name in ("kind", "right", "accepted", "points") if name in line}
    explained = script()["explanations"].get(line["kind"])
    return plain | {
        "text": _text(line["text"]),
        "options": _lines(line, "options"),
        "partners": _lines(line, "partners"),
        "reasons": _lines(line, "reasons"),
        "criteria": _criteria(line),
        "explanation": _text(explained) if explained else None,
    }


TITLES = {
    "before": ["Ce știu înainte", "Какво знам преди", "What I know before"],
    "after": ["Ce știu după", "Какво знам след", "What I know after"],
    "final": ["Testul final", "Заключителен тест", "Final test"],
}


def _quizzes(told: dict[str, Any], bank: list[Question]) -> None:
    graded_alone = [q for q in bank if q.kind != Question.Kind.ESSAY]
    for purpose, title in TITLES.items():
        final = purpose == "final"
        quizzes.make_quiz(
            **told, title=_text(title), purpose=purpose, questions=bank if final else graded_alone,
            minutes=None if final else 20, pass_percent=60, attempts=3 if final else 1, per_page=4,
            shows="handed_in", shuffle_questions=final, shuffle_options=True,
        )  # fmt: skip


def _work(told: dict[str, Any], line: dict[str, Any]) -> None:
    assignments.write_assignment(
        **told, title=_text(line["title"]), instructions=_text(line["instructions"]), criteria=_criteria(line),
        pass_points=line["pass_points"], due_days=line["due_days"],
    )  # fmt: skip


def _offering(desk: Desk, programme: Programme) -> Offering:
    elena, georgi = desk.team["elena"], desk.team["georgi"]
    days = (TODAY, TODAY + 7 * DAY)
    offering = offerings.plan_offering(
        by=elena, operation=desk.operation, activity=desk.activities["A14"], programme=programme, trainers=[georgi],
        starts_on=days[0], ends_on=days[1], mode="place", place="Cluj-Napoca, Str. Memorandumului 12", link="",
        language="ro", seats=12,
    )  # fmt: skip
    for n, day in enumerate(days):
        offerings.add_day(
            by=elena, offering=offering, day=day, starts=dt.time(9), ends=dt.time(18), pause_minutes=60,
            trainer=georgi, practice=bool(n),
        )  # fmt: skip
    offerings.open_offering(by=elena, offering=offering)
    return offering


def _learners(desk: Desk, offering: Offering) -> list[Enrolment]:
    """Those of the other course that runs; Cosmina is the first of them."""
    others = Enrolment.objects.filter(
        offering__operation=desk.operation, offering__state="running", state="enrolled"
    ).select_related("participation__person__consortium", "participation__operation")
    found = []
    for other in others.order_by("pk")[:8]:
        told: dict[str, Any] = {"by": desk.team["elena"], "offering": offering}
        enrolment = enrolments.apply(**told, participation=other.participation)
        enrolments.enrol(by=desk.team["elena"], enrolment=enrolment)
        found.append(enrolment)
    offerings.run_offering(by=desk.team["elena"], offering=offering)
    for enrolment in found:
        enrolment.offering = offering
    return found


def _take(
    desk: Desk, enrolment: Enrolment, purpose: str, known: dict[str, Any], *, end: bool = True
) -> Attempt:
    """One attempt with these answers by kind; what is not among them stays open."""
    elena = desk.team["elena"]
    quiz = enrolment.offering.programme.quizzes.get(purpose=purpose)
    attempt = quizzes.begin_attempt(by=elena, enrolment=enrolment, quiz=quiz)
    answers = {str(q["id"]): known.get(q["kind"]) for q in attempt.questions}
    quizzes.save_answers(by=elena, attempt=attempt, answers=answers)
    return quizzes.submit_attempt(by=elena, attempt=attempt) if end else attempt


def _before_and_after(desk: Desk, learners: list[Enrolment]) -> None:
    for n, enrolment in enumerate(learners[:-1]):
        _take(desk, enrolment, "before", WRONG if n % 3 else WRONG | {"single": 1, "number": "911"})
    for n, enrolment in enumerate(learners[:5]):
        _take(desk, enrolment, "after", RIGHT if n % 2 == 0 else RIGHT | {"ordering": [0, 2, 1]})
    late = _take(desk, learners[-1], "before", {"single": 1}, end=False)
    Attempt.objects.filter(pk=late.pk).update(due_at=timezone.now() - DAY)
    quizzes.expire_overdue()


def _finals(desk: Desk, learners: list[Enrolment]) -> None:
    """Graded and not passed, graded and passed, two that wait, two without an essay, one being taken again."""
    essays, comments = script()["essays"], script()["comments"]
    _take(desk, learners[0], "final", WRONG | {"text": "virus"})
    first = _take(desk, learners[-1], "final", WRONG | {"text": "virus", "essay": essays[1]})
    _grade(desk, first, [1, 1], comments[1])
    _take(desk, learners[0], "final", {"single": 1, "true_false": 0}, end=False)
    _grade(desk, _take(desk, learners[1], "final", RIGHT | {"essay": essays[0]}), [3, 2], comments[0])
    for n in (2, 3):
        _take(desk, learners[n], "final", RIGHT | {"essay": essays[n - 2]})
    _take(desk, learners[4], "final", RIGHT)


def _grade(desk: Desk, attempt: Attempt, points: list[int], comment: str) -> None:
    essay = next(str(q["id"]) for q in attempt.questions if q["kind"] == "essay")
    by = desk.team["elena"]
    grade_attempt(by=by, attempt=attempt, grades={essay: points}, comments={essay: comment})


def _handed_in(desk: Desk, learners: list[Enrolment]) -> None:
    """Given back, waiting with a file, accepted, not accepted, and handed in again."""
    elena, plans, remarks = desk.team["elena"], script()["plans"], script()["remarks"]
    works = list(learners[0].offering.programme.assignments.order_by("pk"))
    told: dict[str, Any] = {"by": elena, "assignment": works[0]}
    found = [
        assignments.hand_in(enrolment=e, text=plans[n % 3], **(told | (_file(desk) if n == 1 else {})))
        for n, e in enumerate(learners[:5])
    ]
    for n in (0, 4):
        assignments.return_submission(by=elena, submission=found[n], comment=remarks[0])
    assignments.judge_submission(by=elena, submission=found[2], grades=[3, 2], comment=remarks[1])
    assignments.judge_submission(by=elena, submission=found[3], grades=[1, 0], comment=remarks[2])
    assignments.hand_in(enrolment=learners[4], text=plans[2], **told)


def _file(desk: Desk) -> dict[str, Any]:
    title = script()["works"][0]["title"][0]
    return {"content": paper(title, "", f"{TODAY:%d.%m.%Y}", desk.operation.code), "name": "plan.pdf"}
