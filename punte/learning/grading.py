"""What an answer is worth: each question gives its points or none, by a rule that can be said in one sentence."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from punte.base.text import folded

Answers = Mapping[str, Any]


def worth(question: Mapping[str, Any], answer: Any) -> int:
    """The points of one answer. `question` is as an attempt keeps it; of several answers all right ones and no wrong
    one must be chosen; a text is compared without accents and capitals; a number may differ by the tolerance."""
    return question["points"] if answer not in (None, "", []) and _right(question, answer) else 0


def _right(question: Mapping[str, Any], answer: Any) -> bool:
    kind = question["kind"]
    if kind == "multiple":
        return isinstance(answer, list) and sorted(answer) == sorted(question["right"])
    if kind in ("single", "true_false"):
        return [answer] == list(question["right"])
    if kind == "text":
        return folded(str(answer)) in {folded(text) for text in question["accepted"]}
    return _near(str(answer), question["accepted"], question["tolerance"])


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


def total(questions: list[dict[str, Any]], answers: Answers) -> int:
    """The points of all answers; what was not answered gives none."""
    return sum(worth(q, answers.get(str(q["id"]))) for q in questions)
