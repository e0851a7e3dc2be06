"""How the hours of an event fall into days, mornings and afternoons."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

AFTERNOON = dt.time(13)  # the afternoon begins; most sheets of the managing authority are printed so
MOST_DAYS = 31


@dataclass(frozen=True)
class Day:
    """One day of an event: its hours, and the minutes planned, in all and in the morning, without the breaks."""

    day: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    planned_minutes: int
    morning_minutes: int


def days_of(starts_at: dt.datetime, ends_at: dt.datetime, zone: str, pause_minutes: int = 0) -> list[Day]:
    """Every day from the first to the last, each with the hours of the clock on the first and the last."""
    where = ZoneInfo(zone)
    first, last = starts_at.astimezone(where), ends_at.astimezone(where)
    count = (last.date() - first.date()).days + 1
    if count > 1 and last.time() <= first.time():  # through the night: one day, as it was announced
        return [_day(first.date(), first, last, pause_minutes)]
    dates = [first.date() + dt.timedelta(days=n) for n in range(count)]
    return [
        _day(day, _at(day, first.time(), where), _at(day, last.time(), where), pause_minutes) for day in dates
    ]


def _at(day: dt.date, time: dt.time, where: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, time, where)


def _day(day: dt.date, start: dt.datetime, end: dt.datetime, pause: int) -> Day:
    """The breaks lie between morning and afternoon where there are both, else within the one part."""
    noon = dt.datetime.combine(day, AFTERNOON, start.tzinfo)
    morning = max(0, _minutes(start, min(end, noon)))
    whole = _minutes(start, end)
    planned = max(0, whole - pause)
    both = 0 < morning < whole
    return Day(day, start, end, planned, min(morning, planned) if both or not morning else planned)


def _minutes(start: dt.datetime, end: dt.datetime) -> int:
    return int((end - start).total_seconds() // 60)
