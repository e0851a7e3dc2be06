"""In which order people speak at a round table. Pure: no database, no clock.

Whoever has not spoken yet comes before who has; among them the group that has spoken least so far; among them who asked
first. People who speak for no group share one. Each turn weighs at least a second, so that nobody is passed over
for ever: whoever has spoken waits, and each turn of a group moves the others forward (tests/test_speaking.py)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LEAST = 1  # seconds a turn weighs, however short


@dataclass(frozen=True)
class Wish:
    """Somebody who wants to speak: `who` is the voice, `group` for whom (None: for themselves), `asked` anything that
    grows, `number` breaks ties."""

    number: int
    who: int
    group: int | None
    asked: Any


def order(
    wishes: Iterable[Wish], *, spoken: Mapping[int | None, int], have_spoken: Iterable[int], each: int
) -> list[Wish]:
    """All wishes as they will come, if each takes `each` seconds. `spoken`: seconds of each group so far;
    `have_spoken`: the voices that were heard already. The first one is who speaks next."""
    left, seconds, heard = list(wishes), dict(spoken), set(have_spoken)
    found: list[Wish] = []
    while left:
        first = min(left, key=lambda w: (w.who in heard, seconds.get(w.group, 0), w.asked, w.number))
        left.remove(first)
        found.append(first)
        heard.add(first.who)
        seconds[first.group] = seconds.get(first.group, 0) + max(each, LEAST)
    return found
