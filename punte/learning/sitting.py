"""The paper of one attempt: which questions are drawn, in which order they and their answers stand. Made once with the
attempt's seed and frozen in it; whatever the order, an answer is kept by the places of the bank."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

Asked = dict[str, Any]
MIXED = ("matching", "ordering")  # always shown mixed, or the answer would stand there
_CHOSEN = ("single", "multiple")


def lay_out(
    bank: Sequence[Mapping[str, Any]],
    seed: int,
    *,
    draw: int | None = None,
    shuffle_questions: bool = False,
    shuffle_options: bool = False,
) -> list[Asked]:
    """The questions of one attempt; each with `order`, the places of its options as they are shown."""
    random = Random(seed)  # noqa: S311 - an order, no secret
    places = list(range(len(bank)))
    if draw and draw < len(places):
        places = sorted(random.sample(places, draw))
    if shuffle_questions:
        random.shuffle(places)
    return [{**bank[n], "order": _order(bank[n], random, shuffle_options)} for n in places]


def _order(question: Mapping[str, Any], random: Random, shuffle: bool) -> list[int]:
    order = list(range(len(question["options"])))
    if question["kind"] in MIXED:
        while order == sorted(order) and len(order) > 1:
            random.shuffle(order)
    elif shuffle and question["kind"] in _CHOSEN:
        random.shuffle(order)
    return order


def order_of(question: Mapping[str, Any]) -> list[int]:
    """The places as shown; for questions without options none."""
    return question.get("order") or list(range(len(question["options"])))


def kept(question: Mapping[str, Any], shown: Any) -> Any:
    """From places as shown to those of the bank, as they are kept. What is to be ordered comes as the place given to
    each item shown; what is to be matched as the partner shown that was chosen for each option."""
    kind, order = question["kind"], order_of(question)
    if shown in (None, "", []):
        return shown
    if kind == "single":
        return order[shown]
    if kind == "multiple":
        return sorted(order[n] for n in shown)
    if kind == "matching":
        return _or_nothing([None if n is None else order[n] for n in shown])
    if kind == "ordering":
        given: list[int | None] = [None] * len(order)
        for item, place in zip(order, shown, strict=True):
            given[item] = place
        return _or_nothing(given)
    return shown


def shown(question: Mapping[str, Any], answer: Any) -> Any:
    """The way back: from what is kept to places as shown."""
    kind, order = question["kind"], order_of(question)
    if answer in (None, "", []):
        return answer
    place = {n: at for at, n in enumerate(order)}
    if kind == "single":
        return place[answer]
    if kind == "multiple":
        return sorted(place[n] for n in answer)
    if kind == "matching":
        return [None if n is None else place[n] for n in answer]
    if kind == "ordering":
        return [answer[item] for item in order]
    return answer


def _or_nothing(given: list[int | None]) -> list[int | None] | None:
    return given if any(n is not None for n in given) else None


def mark(questions: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]) -> str:
    """A sign of what is kept of these questions, so that of two windows the second is told."""
    plain = [answers.get(str(q["id"])) or None for q in questions]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:16]
