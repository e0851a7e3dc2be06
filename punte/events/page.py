"""What the pages of events show: a row of the list, one event with its days and who is registered."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.events import parts, permissions
from punte.events.models import Event, Registration, Sheet
from punte.events.telling import counts, facts, in_hours, sheet_state, tone, when
from punte.people.models import User

REGISTRATION_TONES = {
    "registered": "success",
    "waiting": "warning",
    "cancelled": "neutral",
}


def row(event: Event) -> dict[str, Any]:
    """One event of the list."""
    return {"event": event, "when": when(event), "tone": tone(event)}


def event_page(user: User, event: Event) -> dict[str, Any]:
    """The facts, what can be done, the days, the people the reader may see."""
    numbers = counts(event)
    seen = Registration.objects.visible_to(user).filter(event=event)
    people = [person(user, r) for r in seen.named().select_related("assisted_by")]
    people.sort(key=lambda one: (one["state"] == "cancelled", one["state"] == "waiting", one["name"]))
    return {
        "tone": tone(event),
        "facts": facts(event, numbers) + _more(event),
        "actions": actions(user, event),
        "may_publish": event.state == Event.State.DRAFT and permissions.may_change_event(user, event),
        "days": [day(user, sheet) for sheet in event.sheets.select_related("trainer", "event__operation")],
        "people": people,
        "all_seen": permissions.may_read_names(user, event),
        "numbers": numbers,
        "sessions": parts.agenda(event),
        "stands": parts.stands(event),
        "ways": parts.ways(user, event),
        "may_register": registers(user, event),
        "public_url": reverse("events:calendar_event", args=[event.pk])
        if event.public and event.published_at
        else "",
    }


def registers(user: User, event: Event) -> bool:
    """Whether the reader may still register somebody."""
    living = event.state in (Event.State.DRAFT, Event.State.PUBLISHED)
    return living and permissions.may_register_somebody(user, event)


def _more(event: Event) -> list[tuple[str, str]]:
    rows = [(_("Who runs it"), event.responsible.name)]
    if event.activity:
        rows.append((_("Activity"), f"{event.activity.code} {event.activity.name}"))
    if event.cancelled_reason:
        rows.append((_("Why it was cancelled"), event.cancelled_reason))
    return rows


def actions(user: User, event: Event) -> list[dict[str, str]]:
    """What the reader may do with the event, links only."""
    found = []
    at = [event.operation.code, event.pk]
    if registers(user, event):
        found.append({"label": _("Register people"), "url": reverse("events:registration_create", args=at)})
    if event.kind == Event.Kind.JOB_FAIR:
        talks = reverse("jobs:fair_detail", args=at)
        found.append({"label": _("Talks with employers"), "url": talks, "variant": "secondary"})
    if event.state in (Event.State.DRAFT, Event.State.PUBLISHED) and permissions.may_change_event(
        user, event
    ):
        found.append(
            {"label": _("Change"), "url": reverse("events:event_edit", args=at), "variant": "secondary"}
        )
        found.append(
            {
                "label": _("Cancel the event"),
                "url": reverse("events:event_cancel", args=at),
                "variant": "tertiary",
            }
        )
    return found


def day(user: User, sheet: Sheet) -> dict[str, Any]:
    """One day with the state of its sheet and what can be done there."""
    word, colour = sheet_state(sheet, clock.today(sheet.event.zone))
    calls = permissions.may_call_roll(user, sheet)
    reads = calls or permissions.may_read_sheet(user, sheet)
    small = [in_hours(sheet.planned_minutes), sheet.trainer.name if sheet.trainer else ""]
    open_ = sheet.state == Sheet.State.OPEN
    return {
        "tag": word,
        "tone": colour,
        "text": formats.day(sheet.day, "long"),
        "small": " · ".join(filter(None, small)),
        "verb": _("Call the roll") if calls and open_ else _("Read the sheet"),
        "url": sheet.get_absolute_url() if reads else "",
    }


def person(user: User, registration: Registration) -> dict[str, Any]:
    """One registered person as the list shows them."""
    by = registration.assisted_by.name if registration.assisted_by else ""
    small = [_("registered by %(name)s") % {"name": by} if by else str(registration.get_source_display())]
    if registration.guest:
        small += [registration.told.get("phone", ""), registration.told.get("email", "")]
    unconfirmed = registration.unconfirmed
    return {
        "id": registration.pk,
        "name": registration.name,
        "small": " · ".join(filter(None, small)),
        "needs": registration.wishes.get("needs", ""),
        "unconfirmed": unconfirmed,
        "state": registration.state,
        "tag": _("to be confirmed") if unconfirmed else registration.get_state_display(),
        "tone": "warning" if unconfirmed else REGISTRATION_TONES[registration.state],
        "living": registration.state != Registration.State.CANCELLED,
        "waiting": registration.state == Registration.State.WAITING,
    }
