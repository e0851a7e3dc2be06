"""People heard or informed at meetings and on paper: a list of names with its sheet, or the attendance of an event."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.base.text import tidy
from punte.dialogue import permissions
from punte.dialogue.actions.voices import guest_mark, hear_many, voice_of_user, voices_of
from punte.dialogue.models import Consultation, PeopleList, StakeholderGroup
from punte.events.models import Attendance, Event, Registration
from punte.people.models import User
from punte.records.actions.documents import add_document
from punte.records.models import Document

MOST = 500  # names of one list
Purpose, Channel = PeopleList.Purpose, PeopleList.Channel


@dataclass(frozen=True)
class Line:
    """One name of a list, with what makes it one of a kind."""

    name: str
    contact: str = ""
    place: str = ""


@dataclass(frozen=True)
class Brought:
    """What a list gave: how many names, how many of them were new in this consultation."""

    people_list: PeopleList
    names: int
    new: int


def lines_of(text: str) -> list[Line]:
    """One name a line: name; telephone or e-mail; place. Raises ValidationError keyed to names."""
    rows = [tidy(row) for row in text.splitlines()]
    found = [Line(*[part.strip() for part in row.split(";")[:3]]) for row in rows if row.strip(" ;")]
    if not found:
        raise ValidationError({"names": _("Write the names, one on a line.")})
    if len(found) > MOST:
        raise ValidationError({"names": _("These are too many names for one list; bring it in parts.")})
    if nameless := [n for n, line in enumerate(found, 1) if sum(c.isalpha() for c in line.name) < 2]:
        said = {"lines": ", ".join(str(n) for n in nameless[:10])}
        raise ValidationError({"names": _("There is no name on line %(lines)s.") % said})
    return found


@transaction.atomic
def bring_list(
    *,
    by: User,
    consultation: Consultation,
    channel: str,
    on: dt.date,
    names: list[Line],
    content: bytes,
    file_name: str,
    place: str = "",
    group: StakeholderGroup | None = None,
    purpose: str = Purpose.HEARD,
) -> Brought:
    """Write down who was heard (or informed) at a meeting or on paper, with the signed sheet. Who stands there twice,
    or spoke already in another way, is one voice. Raises ValidationError keyed to a field."""
    require(permissions.may_bring_people(by, consultation))
    _refuse(consultation, on)
    digest = hashlib.sha256(content).hexdigest()
    if consultation.lists.filter(document__sha256=digest, purpose=purpose).exists():
        raise ValidationError({"file": _("This sheet was brought already.")}, code="here")
    document = add_document(
        by=by, operation=consultation.operation, content=content, name=file_name,
        title=_called(consultation, on),
        kind=Document.Kind.ATTENDANCE, dated=on,
    )  # fmt: skip
    found = PeopleList.objects.create(
        consortium_id=consultation.consortium_id, consultation=consultation, purpose=purpose, channel=channel,
        on=on, place=tidy(place)[:120], group=group, document=document, made_by=by,
    )  # fmt: skip
    marks = [guest_mark(consultation, one.name, one.contact, one.place or place) for one in names]
    voices = voices_of(consultation, [("guest_index", mark, who) for mark, who in marks])
    return Brought(found, len(names), hear_many(by=by, people_list=found, voices=voices))


def _called(consultation: Consultation, on: dt.date) -> str:
    """The title of a sheet, without a word of ours: each reader is told in their language what kind of paper it is."""
    title = consultation.title
    return f"{title.texts[title.source][:120]}, {formats.day(on, 'digits')}"


@transaction.atomic
def bring_event(
    *, by: User, consultation: Consultation, event: Event, group: StakeholderGroup | None = None,
    purpose: str = Purpose.HEARD,
) -> Brought:  # fmt: skip
    """Take over who was at an event of the project, as its closed sheets say; these are the proof. Brought again, only
    who is new is added. Raises ValidationError keyed to event."""
    require(permissions.may_bring_people(by, consultation))
    if event.operation_id != consultation.operation_id:
        raise ValidationError({"event": _("Choose an event of this project.")})
    there = Attendance.objects.there().filter(sheet__event=event, sheet__state="closed")
    came = Registration.objects.filter(attendances__in=there).distinct().named()
    if not came:
        raise ValidationError({"event": _("No closed sheet says yet who was there.")})
    on = event.begins.date()
    _refuse(consultation, on)
    found, _new = PeopleList.objects.get_or_create(
        consultation=consultation, event=event, purpose=purpose,
        defaults={
            "consortium_id": consultation.consortium_id, "channel": Channel.MEETING, "on": on,
            "place": event.where[:120], "group": group, "made_by": by,
        },
    )  # fmt: skip
    voices = voices_of(consultation, [_mark_of(consultation, one) for one in came])
    return Brought(found, len(came), hear_many(by=by, people_list=found, voices=voices))


def _mark_of(consultation: Consultation, one: Registration) -> tuple[str, int | bytes, dict[str, str]]:
    if one.person is not None:
        return "person_id", one.person.merged_into_id or one.person.pk, {}
    if one.user is not None:
        voice = voice_of_user(consultation, one.user)  # who holds the key to a file is the person in it
        return ("person_id", voice.person_id, {}) if voice.person_id else ("user_id", one.user.pk, {})
    told = one.told
    contact = str(told.get("email") or told.get("phone") or "")
    mark, who = guest_mark(consultation, one.name, contact, one.event.where)
    return "guest_index", mark, who


def _refuse(consultation: Consultation, on: dt.date) -> None:
    if on > clock.today(consultation.zone):
        raise ValidationError({"on": _("This day has not come yet.")})
    if consultation.state in (Consultation.State.DRAFT, Consultation.State.CANCELLED):
        raise ValidationError(_("Nobody is asked in this consultation yet, or any more."), code="over")
