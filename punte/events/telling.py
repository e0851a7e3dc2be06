"""Events in words: when and where, in which state, how many."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from punte.base import formats
from punte.events.models import Event, Sheet

LANGUAGES = {"ro": "română", "bg": "български", "en": "English"}
TONES = {
    Event.State.DRAFT: "neutral",
    Event.State.PUBLISHED: "info",
    Event.State.HELD: "success",
    Event.State.CANCELLED: "danger",
}
_BUCHAREST, _SOFIA = "Europe/Bucharest", "Europe/Sofia"
_ZONES = {_BUCHAREST: gettext_lazy("time of Bucharest"), _SOFIA: gettext_lazy("time of Sofia")}


def clock_time(moment: dt.datetime) -> str:
    """The time of day as people write it: 9:00."""
    return f"{moment.hour}:{moment.minute:02}"


def when(event: Event, style: str = "short") -> str:
    """The day or days with the hours, as the clock on the wall there shows them."""
    first, last = event.begins, event.finishes
    hours = f"{clock_time(first)}–{clock_time(last)}"
    if first.date() == last.date():
        return f"{formats.day(first.date(), style)}, {hours}"
    return f"{formats.day(first.date(), style)} – {formats.day(last.date(), style)}, {hours}"


def zone_words(event: Event) -> str:
    """Whose clock it is."""
    return str(_ZONES.get(event.zone, event.zone))


def languages(event: Event) -> str:
    """In which languages it is held."""
    return ", ".join(LANGUAGES.get(code, code) for code in event.languages)


def tone(event: Event) -> str:
    """The colour of its state; a word stands beside it."""
    return TONES[Event.State(event.state)]


def facts(event: Event, counts: dict[str, int] | None = None) -> list[tuple[str, str]]:
    """What one has to know, word by word."""
    rows: list[tuple[str, Any]] = [
        (_("When"), f"{when(event, 'long')} ({zone_words(event)})"),
        (_("Where"), event.where),
        (_("Organiser"), event.organiser.name),
        (_("Together with"), event.co_organisers),
        (_("Languages"), languages(event)),
        (_("Places"), places(event, counts)),
        (_("Accessibility"), event.accessibility),
    ]
    return [(word, str(value)) for word, value in rows if value]


def places(event: Event, counts: dict[str, int] | None) -> str:
    """How many come, of how many places."""
    if counts is None:
        return formats.number(event.capacity) if event.capacity else ""
    said = {"n": formats.number(counts["registered"]), "waiting": formats.number(counts["waiting"])}
    if event.capacity:
        words = _("%(n)s of %(most)s taken") % {**said, "most": formats.number(event.capacity)}
    else:
        words = ngettext("%(n)s registered", "%(n)s registered", counts["registered"]) % said
    if counts["waiting"]:
        words += ", " + ngettext("%(waiting)s waits", "%(waiting)s wait", counts["waiting"]) % said
    return words


def counts(event: Event) -> dict[str, int]:
    """How many are registered and how many wait."""
    states = list(event.registrations.living().values_list("state", flat=True))
    return {state: states.count(state) for state in ("registered", "waiting")}


def sheet_state(sheet: Sheet, today: dt.date) -> tuple[str, str]:
    """(word, tone) of a day's sheet."""
    if sheet.state == Sheet.State.CLOSED:
        return _("closed"), "success"
    if sheet.day > today:
        return _("to come"), "neutral"
    return (_("today"), "info") if sheet.day == today else (_("to be closed"), "warning")


def in_hours(minutes: int) -> str:
    """Minutes as people say them: 6 h 30 min."""
    hours, rest = divmod(minutes, 60)
    said = {"hours": hours, "minutes": rest}
    if hours and rest:
        return _("%(hours)s h %(minutes)s min") % said
    return _("%(hours)s h") % said if hours else _("%(minutes)s min") % said
