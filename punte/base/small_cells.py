"""Small cells: a count of a few people may be shown to those who see each of them anyway, to nobody else.

Threshold rule with complementary suppression, after A. Hundepool et al., Statistical Disclosure Control (Wiley 2012),
chapter 4. Pure, no database."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from django.utils.translation import gettext as _

from punte.base import formats

LEAST = 10
Key = TypeVar("Key", bound=Hashable)


def shown(
    cells: Mapping[Key, int], *, least: int = LEAST, unsaid: Key | None = None
) -> dict[Key, int | None]:
    """Parts of a whole whose sum is known: a part of 1 to `least` - 1 people is None. What is hidden must not be found
    by subtracting, so the next smallest parts are hidden too until at least two are and `least` people lie in them.
    `unsaid` is the part of those who did not answer: it is never shown, tells nothing of anybody, and covers others."""
    hidden = {key for key, n in cells.items() if 0 < n < least and key != unsaid}
    if hidden:
        hidden |= {key for key, n in cells.items() if key == unsaid and n}
        for key, n in sorted(cells.items(), key=lambda cell: (cell[1], str(cell[0]))):
            if len(hidden) > 1 and sum(cells[one] for one in hidden) >= least:
                break
            if n:
                hidden.add(key)
    return {key: None if key in hidden or key == unsaid else n for key, n in cells.items()}


def alone(n: int, *, least: int = LEAST) -> int | None:
    """A count that stands in no sum: None where it is of 1 to `least` - 1 people."""
    return None if 0 < n < least else n


def share(part: int, whole: int, *, least: int = LEAST) -> int | None:
    """A part in whole per cent; None where a few people are in it, or outside it, or there is nobody."""
    if not whole or alone(part, least=least) is None or alone(whole - part, least=least) is None:
        return None
    return round(100 * part / whole)


def about(n: int, *, step: int = 10) -> int:
    """To the nearest multiple of `step`, a half upwards: that one person more or less does not show."""
    return (2 * n + step) // (2 * step) * step


def rough_share(part: int, whole: int, *, step: int = 5) -> int | None:
    """A part of people as they declared themselves: to the nearest `step` per cent, hidden as `share` hides; also where
    nobody or everybody is in it, for that tells of each of them."""
    found = share(part, whole) if 0 < part < whole else None
    return None if found is None else min(100 - step, max(step, about(found, step=step)))


def said(n: int | None, *, least: int = LEAST) -> str:
    """A count as readers see it."""
    return formats.number(n) if n is not None else _("under %(n)s") % {"n": formats.number(least)}
