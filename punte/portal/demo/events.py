"""Events of the demonstration: what was held with its sheets, what is today, what comes; told through the actions."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from punte.base.translated import LANGUAGES, Translated
from punte.events.actions.events import cancel_event, create_event, publish_event
from punte.events.actions.guests import register_at_door
from punte.events.actions.registrations import register
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.marks import Mark
from punte.events.models import Event, Registration, Sheet
from punte.participation.models import Participation
from punte.people.models import Person
from punte.portal.demo.desk import Desk

STEPS = {
    "ro": "Intrare fără trepte, toaletă accesibilă; spuneți-ne dacă aveți nevoie de interpret.",
    "bg": "Вход без стъпала, достъпна тоалетна; кажете ни, ако ви трябва преводач.",
    "en": "No steps at the door, accessible toilet; tell us if you need an interpreter.",
}
DOOR = ("Viorica Man", "Ștefan Oros", "Gheorghe Bud")
_AWAY = ("excused", "absent")


@cache
def script() -> dict[str, list[dict[str, Any]]]:
    """What is told, by project."""
    path = Path(__file__).parent / "scripts" / "events.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> int:
    """Every event of this project; gives how many."""
    lines = script().get(desk.operation.code, [])
    people = _people(desk)
    for line in lines:
        _tell(desk, line, people)
    return len(lines)


def _people(desk: Desk) -> list[Person]:
    """Who can come: participants who are or were in the project, in an order of their own."""
    rows = Participation.objects.filter(
        operation=desk.operation,
        state__in=["entered", "completed"],
        person__state=Person.State.ACTIVE,
        person__merged_into=None,
    )
    found = [p.person for p in rows.select_related("person").order_by("pk")]
    desk.random.shuffle(found)
    return found


def _tell(desk: Desk, line: dict[str, Any], people: list[Person]) -> None:
    event = _planned(desk, line)
    then = line["then"]
    if then == "draft":
        return
    publish_event(by=desk.team["elena"], event=event)
    registered = _registered(desk, event, line, people)
    if then == "cancelled":
        cancel_event(by=desk.team["elena"], event=event, reason=line["why"])
    if then in ("closed", "marked"):
        for sheet in event.sheets.select_related(
            "event__operation__consortium", "event__organiser", "trainer"
        ):
            _held(desk, line, sheet, registered, close=then == "closed")


def _planned(desk: Desk, line: dict[str, Any]) -> Event:
    first, last = line["hours"].split("-")
    zone = ZoneInfo(desk.operation.zone)
    ends = line["day"] + dt.timedelta(days=line.get("days", 1) - 1)
    place = {
        k: line[k] for k in ("place", "locality", "link", "capacity", "languages", "public") if k in line
    }
    maker = desk.team["elena"] if line["by"] in ("georgi", "hristo") else desk.team[line["by"]]
    source = "bg" if desk.operation.zone.endswith("Sofia") else "ro"
    return create_event(
        by=maker,
        operation=desk.operation,
        organiser=desk.lead,
        activity=desk.activities[line["activity"]],
        trainer=desk.team[line["by"]],
        kind=line["kind"],
        title=Translated({k: line[k] for k in LANGUAGES}, source),
        summary=Translated(line["about"], source) if "about" in line else None,
        agenda=Translated(line["agenda"], source) if "agenda" in line else None,
        accessibility=Translated(STEPS, source) if "place" in line else None,
        starts_at=dt.datetime.combine(line["day"], _time(first), zone),
        ends_at=dt.datetime.combine(ends, _time(last), zone),
        pause_minutes=line.get("pause", 0),
        **place,
    )


def _time(text: str) -> dt.time:
    hour, minute = text.split(":")
    return dt.time(int(hour), int(minute))


def _registered(desk: Desk, event: Event, line: dict[str, Any], people: list[Person]) -> list[Registration]:
    """Those who come, and where the places are taken some who wait; at the door one or two more."""
    start = desk.random.randint(0, max(0, len(people) - 1))
    turned = people[start:] + people[:start]
    wanted = turned[: line["there"] + line.get("waiting", 0)]
    by = desk.team["elena"]
    found = [register(by=by, event=event, person=person) for person in wanted]
    if line["then"] == "closed" and event.capacity is None:
        found += [register_at_door(by=by, event=event, name=name) for name in DOOR[:2]]
    return found


def _held(
    desk: Desk, line: dict[str, Any], sheet: Sheet, registered: list[Registration], *, close: bool
) -> None:
    """Most were there; a few came late, left early, or were excused. Nobody below the number that was announced."""
    by = desk.team[line["by"]]
    marks = {r.pk: _mark(desk, n, sheet) for n, r in enumerate(registered)}
    call_roll(by=by, sheet=sheet, marks=marks, version=1)
    if close:
        close_sheet(by=by, sheet=sheet, language="bg" if desk.operation.zone.endswith("Sofia") else "ro")


def _mark(desk: Desk, number: int, sheet: Sheet) -> Mark:
    draw = desk.random.random()
    if number >= 20 and draw < 0.3:
        return Mark(_AWAY[draw < 0.15])
    if draw > 0.93:
        return Mark("late", minutes=sheet.planned_minutes - 30)
    if draw > 0.88:
        return Mark("left_early", minutes=sheet.planned_minutes - 45)
    return Mark("present", afternoon=not (sheet.has_parts and draw > 0.85))
