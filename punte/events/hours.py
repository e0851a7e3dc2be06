"""How long people were there: minutes of closed sheets, per person and event, no minute of a day counted twice."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from punte.base.kept import Kept
from punte.events.models import Attendance, Sheet

Span = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True)
class Overlap:
    """Two sheets of one day on which a person was at the same time."""

    sheet: int
    other: int
    event: int
    minutes: int


def attended(events: Iterable[int], persons: Iterable[int] | None = None) -> dict[tuple[int, int], int]:
    """Minutes by (person, event), of closed sheets. Where two sheets of a day overlap, the hour counts for the one that
    was closed first, whichever events are asked for: sums over events hold no minute twice, and what was counted once
    is not taken away by a sheet that is closed later."""
    wanted = set(events)
    asked = _of_events(wanted, persons)
    days: set[dt.date] = {row["sheet__day"] for row in asked}
    people = {row["registration__person"] for row in asked}
    found: dict[tuple[int, int], int] = defaultdict(int)
    for rows in _by_person_and_day(_ON_DAYS(list(days), list(people)) if asked else ()).values():
        for row, minutes in _credited(rows):
            if row["sheet__event"] in wanted:
                found[row["registration__person"], row["sheet__event"]] += minutes
    return dict(found)


def credited_on(sheet: Sheet) -> dict[int, int]:
    """Minutes by person that count on this closed sheet: without what a sheet closed before it has taken."""
    people = sheet.attendances.values("registration__person")
    there = _closed(sheet__day=sheet.day, registration__person__in=people)
    return {
        row["registration__person"]: minutes
        for rows in _by_person_and_day(there).values()
        for row, minutes in _credited(rows)
        if row["sheet"] == sheet.pk
    }


def overlaps(person: int, day: dt.date) -> list[Overlap]:
    """Pairs of sheets of this day, open or closed, on which the person is marked at the same time."""
    return all_overlaps([person], day).get(person, [])


def all_overlaps(persons: Iterable[int], day: dt.date) -> dict[int, list[Overlap]]:
    """The same for many people, in one query."""
    rows = _there(sheet__day=day, registration__person__in=set(persons))
    found: dict[int, list[Overlap]] = defaultdict(list)
    for (person, _day), own in _by_person_and_day(rows).items():
        for n, one in enumerate(own):
            for other in own[n + 1 :]:
                if shared := _shared(_span(one), _span(other)):
                    found[person].append(Overlap(one["sheet"], other["sheet"], other["sheet__event"], shared))
    return dict(found)


def _there(**which: Any) -> "QuerySet[Attendance, dict[str, Any]]":
    there = Attendance.objects.there().filter(registration__person__isnull=False, **which)
    columns = "sheet sheet__event sheet__day sheet__starts_at sheet__ends_at sheet__closed_at minutes".split()
    return there.order_by("sheet__starts_at", "sheet").values("registration__person", *columns)


def _closed(**which: Any) -> "QuerySet[Attendance, dict[str, Any]]":
    return _there(sheet__state=Sheet.State.CLOSED, **which)


_OF_EVENTS = Kept(lambda events: _closed(sheet__event__among=events), list)
_OF_THEIRS = Kept(
    lambda events, persons: _closed(sheet__event__among=events, registration__person__among=persons),
    list,
    list,
)
_ON_DAYS = Kept(
    lambda days, persons: _closed(sheet__day__among=days, registration__person__among=persons), list, list
)


def _of_events(events: set[int], persons: Iterable[int] | None) -> list[dict[str, Any]]:
    if persons is None:
        return _OF_EVENTS(list(events))
    return _OF_THEIRS(list(events), list(set(persons)))


def _by_person_and_day(rows: Iterable[dict[str, Any]]) -> dict[tuple[int, dt.date], list[dict[str, Any]]]:
    found = defaultdict(list)
    for row in rows:
        found[row["registration__person"], row["sheet__day"]].append(row)
    return found


def _credited(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], int]]:
    """Each row with the minutes that count: at most what of its hours no sheet closed earlier has taken."""
    taken: list[Span] = []
    credited = []
    for row in sorted(rows, key=lambda row: (row["sheet__closed_at"], row["sheet"])):
        start, end = _span(row)
        free = _minutes(start, end) - sum(_shared((start, end), span) for span in _merged(taken))
        credited.append((row, max(0, min(row["minutes"], free))))
        taken.append((start, end))
    return credited


def _span(row: dict[str, Any]) -> Span:
    return row["sheet__starts_at"], row["sheet__ends_at"]


def _shared(one: Span, other: Span) -> int:
    return max(0, _minutes(max(one[0], other[0]), min(one[1], other[1])))


def _minutes(start: dt.datetime, end: dt.datetime) -> int:
    return int((end - start).total_seconds() // 60)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
