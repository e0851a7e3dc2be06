"""An event as schema.org tells it to search engines (JSON-LD, https://schema.org/Event)."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from punte.events.calendar_files import public_url
from punte.events.models import Event

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_SCHEMA = "https://schema.org/"


def told(event: Event) -> dict[str, Any]:
    """What the public page says, for machines; names nobody."""
    online, somewhere = bool(event.link), bool(event.place or event.locality)
    mode = "Mixed" if online and somewhere else "Online" if online else "Offline"
    cancelled = event.state == Event.State.CANCELLED
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": str(event.title),
        "startDate": event.begins.isoformat(),
        "endDate": event.finishes.isoformat(),
        "eventStatus": f"{_SCHEMA}{'EventCancelled' if cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{_SCHEMA}{mode}EventAttendanceMode",
        "location": _location(event),
        "organizer": {"@type": "Organization", "name": event.organiser.name},
        "url": public_url(event),
        "isAccessibleForFree": True,
        "inLanguage": event.languages,
    }
    if event.summary:
        found["description"] = str(event.summary)
    if event.capacity:
        found["maximumAttendeeCapacity"] = event.capacity
    return found


def _location(event: Event) -> dict[str, Any]:
    if not (event.place or event.locality):
        return {"@type": "VirtualLocation", "url": public_url(event)}
    where = {"@type": "PostalAddress", "streetAddress": event.place, "addressLocality": event.locality}
    return {"@type": "Place", "name": event.where, "address": where}


def as_script(data: dict[str, Any]) -> SafeString:
    """A script element that holds data and runs nothing; no character of them can end it (as Django's json_script)."""
    content = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{content}</script>')  # noqa: S308  # nosec
