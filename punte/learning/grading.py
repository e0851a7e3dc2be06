"""What an answer is worth: each kind of question by a rule that can be said in one sentence (`rule_of`)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from punte.base.text import folded

Answers = Mapping[str, Any]
Grades = Mapping[str, Sequence[int]]


def worth(question: Mapping[str, Any], answer: Any) -> int:
    """The points of one answer, between none and all. `question` is as an attempt keeps it; an essay gives none here:
    a person grades it. Parts of points are rounded down."""
    if answer in (None, "", []):
        return 0
    share = _share(question, answer)
    return int(question["points"] * share)


def _share(question: Mapping[str, Any], answer: Any) -> Fraction:
    kind = question["kind"]
    if kind == "multiple":
        return _chosen(answer, question["right"])
    if kind in ("matching", "ordering"):
        return _places(answer, len(question["options"]))
    return Fraction(_right(question, answer))


def _right(question: Mapping[str, Any], answer: Any) -> bool:
    kind = question["kind"]
    if kind in ("single", "true_false"):
        return [answer] == list(question["right"])
    if kind == "text":
        return folded(str(answer)) in {folded(text) for text in question["accepted"]}
    return kind == "number" and _near(str(answer), question["accepted"], question["tolerance"])


def _chosen(answer: Any, right: Sequence[int]) -> Fraction:
    if not isinstance(answer, list):
        return Fraction(0)
    given = set(answer)
    return max(Fraction(0), Fraction(len(given & set(right)) - len(given - set(right)), len(right)))


def _places(answer: Any, size: int) -> Fraction:
    """`answer` says at each place what was put there, or None; each thing at its own place counts."""
    if not isinstance(answer, list) or len(answer) != size:
        return Fraction(0)
    return Fraction(sum(given == n for n, given in enumerate(answer)), size)


def _near(answer: str, accepted: list[str], tolerance: str) -> bool:
    given = number_in(answer)
    wanted = [n for n in map(number_in, accepted) if n is not None]
    return given is not None and any(abs(given - n) <= Decimal(tolerance) for n in wanted)


def number_in(text: str) -> Decimal | None:
    """The number somebody wrote: 3,5 or 3.5; None where it is none."""
    try:
        found = Decimal(text.strip().replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def points_of(question: Mapping[str, Any], answers: Answers, grades: Grades) -> int:
    """The points of one question of an attempt: of an essay those a person gave, never more than the criteria hold."""
    key = str(question["id"])
    if question["kind"] != "essay":
        return worth(question, answers.get(key))
    most = [c["points"] for c in question["criteria"]]
    return sum(min(max(0, given), top) for given, top in zip(grades.get(key, ()), most, strict=False))


def total(questions: Iterable[Mapping[str, Any]], answers: Answers, grades: Grades | None = None) -> int:
    """The points of all answers; what was not answered gives none."""
    return sum(points_of(q, answers, grades or {}) for q in questions)


def essays(questions: Iterable[Mapping[str, Any]], answers: Answers) -> list[str]:
    """The questions that were answered in own words, which a person has to grade."""
    return [str(q["id"]) for q in questions if q["kind"] == "essay" and answers.get(str(q["id"]))]


def overall(policy: str, shares: Sequence[Fraction]) -> Fraction | None:
    """What counts of several attempts, in the order they were made, as a share of all points; None before the first.
    Policies: highest, average, first, last."""
    if not shares:
        return None
    if policy == "average":
        return sum(shares, Fraction(0)) / len(shares)
    return {"highest": max(shares), "first": shares[0], "last": shares[-1]}[policy]


def share_of(points: int, out_of: int) -> Fraction:
    """Points as a share of all."""
    return Fraction(points, out_of) if out_of else Fraction(0)


def rule_of(kind: str) -> str:
    """How this kind is graded, where parts of an answer count; else nothing."""
    return {
        "multiple": _("Each right choice counts; each wrong one takes one away."),
        "matching": _("Each pair that belongs together counts."),
        "ordering": _("Each item at its right place counts."),
        "essay": _("A person reads your answer and gives points for each criterion."),
    }.get(kind, "")
