"""The parts of an event in words: agenda, stands, materials, report with pictures, minutes."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.events import permissions
from punte.events.models import Event, EventReport, Material, Minutes, Session, Stand
from punte.events.telling import clock_time
from punte.people.models import User


def session_words(session: Session) -> dict[str, Any]:
    """Hours, title, who speaks and where."""
    zone = session.event.tz
    first, last = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
    several = session.event.begins.date() != session.event.finishes.date()
    hours = f"{clock_time(first)}–{clock_time(last)}"
    return {
        "label": str(session.title),
        "time": f"{formats.day(first.date())}, {hours}" if several else hours,
        "small": " · ".join(filter(None, (session.speakers, session.room))),
    }


def stand_words(stand: Stand) -> dict[str, Any]:
    """Who, where, and what they offer."""
    small = " · ".join(filter(None, (stand.place, str(stand.offers or ""))))
    return {"label": stand.organisation, "small": small}


def material_words(material: Material) -> dict[str, Any]:
    """What it is, in which language, from when."""
    words = [material.get_language_display(), f"{formats.number(max(1, material.document.size // 1024))} KB"]
    if material.available == Material.From.AFTER:
        words.append(str(_("after the event")))
    return {"label": material.title, "small": " · ".join(words), "icon": "download"}


def agenda(event: Event) -> list[dict[str, Any]]:
    """The agenda, part by part."""
    return [session_words(one) for one in event.sessions.all()]


def stands(event: Event) -> list[dict[str, Any]]:
    """The stands of a fair."""
    return [stand_words(one) for one in event.stands.all()]


def materials(event: Event) -> list[dict[str, Any]]:
    """What guests may take now."""
    now = clock.now(event.zone)
    found = []
    for one in event.materials.select_related("document"):
        one.event = event
        if one.open_at(now):
            url = reverse("events:material_download", args=[event.pk, one.pk])
            found.append({**material_words(one), "url": url})
    return found


def report(event: Event) -> dict[str, Any] | None:
    """The published report with its pictures."""
    found = EventReport.objects.filter(event=event, state=EventReport.State.PUBLISHED).first()
    if found is None:
        return None
    return {"text": str(found.text), "on": found.published_at, "pictures": pictures(event)}


def pictures(event: Event) -> list[dict[str, str]]:
    """The pictures with their words."""
    return [
        {"url": reverse("events:picture", args=[event.pk, one.pk]), "alternative": str(one.alternative)}
        for one in event.pictures.all()
    ]


def ways(user: User, event: Event) -> list[dict[str, str]]:
    """Where the parts are written, for who may; the minutes also for who reads the names."""
    at = [event.operation.code, event.pk]
    found = []
    if permissions.may_tell_event(user, event):
        kinds = [("session_list", _("Agenda")), ("material_list", _("Materials"))]
        if event.kind == Event.Kind.JOB_FAIR:
            kinds.insert(1, ("stand_list", _("Stands")))
        kinds += [("report_edit", _("Report")), ("picture_list", _("Pictures"))]
        found = [{"label": word, "url": reverse(f"events:{route}", args=at)} for route, word in kinds]
    if permissions.may_read_names(user, event) and (found or Minutes.objects.filter(event=event).exists()):
        found.append({"label": _("Minutes"), "url": reverse("events:minutes_detail", args=at)})
    return found
