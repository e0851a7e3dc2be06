"""Events for other calendars: RFC 5545 files with their own zone, and an RSS feed. Nothing personal is in them."""

import datetime as dt
from collections.abc import Iterable
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, vCalAddress
from icalendar import Event as Entry

from punte.events.models import Event, Registration
from punte.events.sheet_days import days_of
from punte.events.telling import when
from punte.people.mail import address

PRODUCT = "-//Punte//Events//EN"


def public_url(event: Event) -> str:
    """The full address of its public page."""
    return address(reverse("events:calendar_event", args=[event.pk]))


def calendar(events: Iterable[Event], *, name: str = "") -> bytes:
    """A VCALENDAR of these events, with the zones they need. A single cancelled one is sent as METHOD:CANCEL."""
    events = list(events)
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    off = len(events) == 1 and events[0].state == Event.State.CANCELLED
    found.add("method", "CANCEL" if off else "PUBLISH")
    if name:
        found.add("x-wr-calname", name)
    for event in events:
        found.add_component(_entry(event))
    found.add_missing_timezones()
    return found.to_ical()


def invitation(registration: Registration) -> tuple[bytes, str]:
    """(file, method) for the own calendar of who is registered (RFC 5546): REQUEST while they have a place or wait for
    one, CANCEL once they or the organiser gave it up. The identity is the event's; the sequence grows with both."""
    event = registration.event
    off = event.state == Event.State.CANCELLED or registration.state == Registration.State.CANCELLED
    entry = _entry(event)
    entry["sequence"] = event.sequence + registration.sequence
    entry["status"] = "CANCELLED" if off else "CONFIRMED"
    organiser = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organiser.params["CN"] = event.organiser.name
    entry.add("organizer", organiser)
    if email := registration.email:
        guest = vCalAddress(f"mailto:{email}")
        guest.params["PARTSTAT"] = "DECLINED" if off else "ACCEPTED"
        entry.add("attendee", guest)
    found = Calendar()
    method = "CANCEL" if off else "REQUEST"
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", method)):
        found.add(name, value)
    found.add_component(entry)
    found.add_missing_timezones()
    return found.to_ical(), method


def uid(event: Event) -> str:
    """The same for ever, whatever changes."""
    host = settings.ALLOWED_HOSTS[0] if settings.ALLOWED_HOSTS else "localhost"
    return f"event-{event.pk}@{host.lstrip('.')}"


def _entry(event: Event) -> Entry:
    """Several days are one entry repeated daily, so that the nights between stay free."""
    days = days_of(event.starts_at, event.ends_at, event.zone)
    entry = Entry()
    entry.add("uid", uid(event))
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at.astimezone(dt.UTC))
    entry.add("last-modified", event.changed_at.astimezone(dt.UTC))
    entry.add("dtstart", days[0].starts_at.astimezone(event.tz))
    entry.add("dtend", days[0].ends_at.astimezone(event.tz))
    if len(days) > 1:
        entry.add("rrule", {"freq": "daily", "count": len(days)})
    entry.add("summary", str(event.title))
    if event.summary:
        entry.add("description", str(event.summary))
    if event.where:
        entry.add("location", event.where)
    entry.add("url", public_url(event))
    entry.add("categories", [str(event.get_kind_display())])
    entry.add("status", "CANCELLED" if event.state == Event.State.CANCELLED else "CONFIRMED")
    return entry


def rss(events: Iterable[Event]) -> str:
    """The feed of what was announced, in the reader's language."""
    feed = Rss201rev2Feed(
        title=_("Events"),
        link=address(reverse("events:calendar")),
        description=_("Seminars, workshops, debates and other events of the projects."),
        language=get_language() or "en",
        feed_url=address(reverse("events:calendar_rss")),
    )
    for event in events:
        said = {"when": when(event), "where": event.where, "about": str(event.summary or "")}
        cancelled = event.state == Event.State.CANCELLED
        feed.add_item(
            title=_("Cancelled: %(title)s") % {"title": event.title} if cancelled else str(event.title),
            link=public_url(event),
            description=" · ".join(filter(None, said.values())),
            unique_id=uid(event),
            unique_id_is_permalink=False,
            pubdate=event.published_at,
            updateddate=event.changed_at,
            categories=[str(event.get_kind_display())],
        )
    return feed.writeString("utf-8")
