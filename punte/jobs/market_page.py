"""What the page of supply and demand shows. Small counts of people are shown only to those who see each of them.

The others see nobody counted by occupation in one county: counties are parts of a whole, so what is hidden of one could
be told from the others. Nor do bars and the order of rows tell what is hidden: both come from what is shown."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from punte.base import charts, formats
from punte.base.small_cells import LEAST, alone, said, shown
from punte.jobs.market import Lack, Line, Market, courses_told, names
from punte.reference.models import Region

ROWS = 12


class Words:
    """How counts are written for this reader: exactly, or with the small ones hidden."""

    def __init__(self, exact: bool) -> None:
        self.exact = exact

    def parts(self, cells: dict[Any, int]) -> dict[Any, int | None]:
        """Parts of a known whole."""
        return dict(cells) if self.exact else dict(shown(cells))

    def one(self, n: int) -> int | None:
        """A count that stands in no sum."""
        return n if self.exact else alone(n)


def market_page(market: Market, region: str, *, exact: bool) -> dict[str, Any]:
    """By place, by occupation, and which course to open; of one county, or of all."""
    words, places = Words(exact), market.by_place()
    counted = exact or not region
    lines = _in_order(market.by_occupation(region), words, counted=counted)
    lacks = _lacks_in_order(market.lacks(region), words)
    called = names(
        {line.occupation for line in lines[:ROWS]}
        | {lack.occupation for lack in lacks}
        | {skill for lack in lacks for skill, _n in lack.skills}
    )
    counties = {one.pk: str(one) for one in Region.objects.filter(pk__in=[r for r, _p, _w in places])}
    heads = [_("Occupation"), _("Free posts")]
    heads += [_("Want it"), _("Can do most of it"), _("Want and can")] if counted else []
    place_heads = [_("County"), _("Free posts"), _("Look there")]
    return {
        "occupation_heads": heads,
        "occupations": _named(heads, _occupations(lines[:ROWS], called, words, counted=counted)),
        "counted": counted,
        "more": max(0, len(lines) - ROWS),
        "place_heads": place_heads,
        "places": _named(place_heads, _places(places, counties, words)),
        "lacks": _lacks(lacks, called, counties, words),
        "exact": exact,
        "sentence": _sentence(market, words),
    }


def _in_order(lines: list[Line], words: Words, *, counted: bool) -> list[Line]:
    """Most posts first, then most people as far as they are shown. Where nobody is counted an occupation stands there
    for its posts alone: that somebody wants it is a count too."""
    if not counted:
        return sorted((line for line in lines if line.posts), key=lambda line: (-line.posts, line.occupation))
    return sorted(lines, key=lambda line: (-line.posts, -(words.one(line.want) or 0), line.occupation))


def _lacks_in_order(lacks: list[Lack], words: Words) -> list[Lack]:
    """As they were found, for those who see the people; else by posts within each county."""
    if words.exact:
        return lacks
    return sorted(lacks, key=lambda lack: (lack.region, -lack.posts, lack.occupation))


def _sentence(market: Market, words: Words) -> str:
    told = {
        "posts": formats.number(sum(p.posts for p in market.posts)),
        "people": said(words.one(len(market.people))),
    }
    return _("Free posts: %(posts)s. People who are looking: %(people)s.") % told


def _named(heads: list[str], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each cell with its head, as a phone shows it."""
    return [row | {"named": list(zip(heads[1:], row["cells"], strict=True))} for row in rows]


def _occupations(
    lines: list[Line], called: dict[int, str], words: Words, *, counted: bool
) -> list[dict[str, Any]]:
    want = {line.occupation: words.one(line.want) if counted else None for line in lines}
    top = _top([line.posts for line in lines], want.values())
    if not counted:
        return [_posts_alone(called[line.occupation], line.posts, top) for line in lines]
    return [
        _row(
            called[line.occupation],
            line.posts,
            want[line.occupation],
            top,
            [_can(line, words), _both(line, words)],
        )
        for line in lines
    ]


def _places(
    places: list[tuple[str, int, int]], counties: dict[str, str], words: Words
) -> list[dict[str, Any]]:
    people = words.parts({region: n for region, _posts, n in places})
    top = _top([posts for _region, posts, _n in places], people.values())
    return [
        _row(counties.get(region, region), posts, people[region], top, []) for region, posts, _n in places
    ]


def _top(posts: Iterable[int], people: Iterable[int | None]) -> int:
    """The whole width of the bars: the highest number that this reader sees."""
    return max([*posts, *(n for n in people if n is not None)], default=0)


def _posts_alone(label: str, posts: int, top: int) -> dict[str, Any]:
    """A bar of posts, and their number."""
    n = formats.number(posts)
    spoken = _("free posts: %(posts)s") % {"posts": n}
    return {"label": label, "bar": charts.bar(posts, top), "spoken": spoken, "cells": [n]}


def _row(label: str, posts: int, people: int | None, top: int, more: list[str]) -> dict[str, Any]:
    """A bar of posts with the mark of people, which is left out where they are few; and the numbers beside it."""
    told = {"posts": formats.number(posts), "people": said(people)}
    return {
        "label": label,
        "bar": charts.bar(posts, top, people or None),
        "spoken": _("free posts: %(posts)s, people: %(people)s") % told,
        "cells": [formats.number(posts), said(people), *more],
    }


def _can(line: Line, words: Words) -> str:
    return said(words.one(line.can))


def _both(line: Line, words: Words) -> str:
    """A part of those who want and of those who can: it stands only where what is left of each is no small count."""
    if None in (words.one(line.want - line.both), words.one(line.can - line.both)) and line.both >= LEAST:
        return "–"
    return said(words.one(line.both))


def _lacks(
    lacks: list[Lack], called: dict[int, str], counties: dict[str, str], words: Words
) -> list[dict[str, Any]]:
    courses = courses_told({one for lack in lacks for one in lack.courses})
    return [
        {
            "place": counties.get(lack.region, lack.region),
            "occupation": called[lack.occupation],
            "posts": formats.number(lack.posts),
            "want": said(lack.want) if words.exact else "",
            "skills": _skills(lack, called, words),
            "courses": [courses[one] for one in lack.courses if one in courses],
        }
        for lack in lacks
    ]


def _skills(lack: Lack, called: dict[int, str], words: Words) -> list[tuple[str, str]]:
    """Each skill with how many lack it; nothing where those who want the work are few, and no number for those who do
    not see the people, as it is counted in one county."""
    if words.one(lack.want) is None:
        return []
    return [(called[skill], said(n) if words.exact else "") for skill, n in lack.skills]
