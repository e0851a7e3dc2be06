"""What came of an attempt: points, and each question with what was right and why, as far as the test shows it."""

from typing import Any

from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import Translated
from punte.learning.actions.quizzes import has_passed
from punte.learning.forms.answers import TRUE_FALSE
from punte.learning.grading import points_of
from punte.learning.models import Attempt, Question, Quiz

Kind, Shows = Question.Kind, Quiz.Shows
_WRITTEN = (Kind.TEXT, Kind.NUMBER)


def result_page(attempt: Attempt) -> dict[str, Any]:
    """The context of the page of one attempt that was handed in."""
    quiz = attempt.quiz
    solutions = shows_solutions(attempt)
    rows = rows_of(attempt, attempt.questions)
    return {
        "attempt": attempt,
        "rows": rows if solutions else [row for row in rows if row["criteria"]],
        "waits": attempt.state == Attempt.State.AWAITING,
        "final": quiz.purpose == Quiz.Purpose.FINAL,
        "percent": formats.percent(attempt.percent),
        "needed": formats.percent(quiz.pass_percent),
        "late": attempt.by_clock,
        "solutions": solutions,
        "policy": str(quiz.get_policy_display()) if attempt.enrolment.attempts_at(quiz.attempts) > 1 else "",
    }


def shows_solutions(attempt: Attempt) -> bool:
    """Whether the test shows what was right to this person now."""
    quiz = attempt.quiz
    if quiz.shows != Shows.LAST:
        return True
    made = list(Attempt.objects.filter(enrolment=attempt.enrolment_id, quiz=quiz).order_by("number"))
    most = attempt.enrolment.attempts_at(quiz.attempts)
    return has_passed(quiz, made) or len([a for a in made if a.ended_at]) >= most


def rows_of(attempt: Attempt, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each of these questions: what was answered, its points, what is right and why."""
    words = attempt.words()
    return [_row(attempt, question, words) for question in questions]


def _row(attempt: Attempt, question: dict[str, Any], words: dict[str, dict[str, str]]) -> dict[str, Any]:
    key, own = str(question["id"]), question["kind"] == Kind.ESSAY
    answer = words["texts"].get(key) if own else attempt.answers.get(key)
    points = points_of(question, attempt.answers, attempt.grades)
    waits = own and bool(answer) and key not in attempt.grades
    explanation = question.get("explanation")
    return {
        "text": _text(question["text"]),
        "given": said(question, answer) or [_("no answer")],
        "own": own,
        "tag": _("awaits grading") if waits else _tag(points, question["points"]),
        "tone": "info" if waits else _tone(points, question["points"]),
        "right": points == question["points"],
        "solution": said(question, solution(question)),
        "reasons": _reasons(question),
        "criteria": _criteria(question, attempt.grades.get(key)) if own else [],
        "comment": words["comments"].get(key, ""),
        "explanation": _text(explanation) if explanation else "",
    }


def _text(data: dict[str, Any]) -> str:
    return str(Translated.from_json(data))


def _tag(points: int, most: int) -> str:
    if most == 1:
        return _("right") if points else _("wrong")
    return _("%(points)s of %(most)s points") % {
        "points": formats.number(points),
        "most": formats.number(most),
    }


def _tone(points: int, most: int) -> str:
    return "success" if points == most else "warning" if points else "danger"


def _reasons(question: dict[str, Any]) -> list[tuple[str, bool, str]]:
    """Each answer to choose from, whether it is right, and why, where somebody wrote that."""
    why = question.get("reasons") or []
    return [
        (_text(option), n in question["right"], _text(reason))
        for n, (option, reason) in enumerate(zip(question["options"], why, strict=False))
    ]


def _criteria(question: dict[str, Any], given: list[int] | None) -> list[tuple[str, str]]:
    points: list[int | None] = [*given] if given else [None] * len(question["criteria"])
    rows = zip(question["criteria"], points, strict=False)
    return [
        (_text(c["text"]), f"{'–' if n is None else formats.number(n)} / {formats.number(c['points'])}")
        for c, n in rows
    ]


def solution(question: dict[str, Any]) -> Any:
    """What is right, as an answer to this question would be kept."""
    kind = question["kind"]
    if kind in _WRITTEN:
        return question["accepted"][0]
    if kind in (Kind.MATCHING, Kind.ORDERING):
        return list(range(len(question["options"])))
    return "" if kind == Kind.ESSAY else question["right"]


def said(question: dict[str, Any], answer: Any) -> list[str]:
    """An answer in words, in the reader's language; one line each."""
    kind = question["kind"]
    if answer in (None, "", []):
        return []
    if kind in _WRITTEN or kind == Kind.ESSAY:
        return [str(answer)]
    texts = [str(word) for _n, word in TRUE_FALSE]
    if kind != Kind.TRUE_FALSE:
        texts = [_text(o) for o in question["options"]]
    if kind == Kind.MATCHING:
        partners = [_text(o) for o in question["partners"]]
        pairs = zip(texts, answer, strict=False)
        return [f"{text} – {'…' if n is None else partners[n]}" for text, n in pairs]
    if kind == Kind.ORDERING:
        placed = sorted((n, text) for n, text in zip(answer, texts, strict=False) if n is not None)
        return [f"{n + 1}. {text}" for n, text in placed]
    return [texts[n] for n in (answer if isinstance(answer, list) else [answer]) if n < len(texts)]
