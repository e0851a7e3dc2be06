"""What can happen to the report of an event: written, published, withdrawn; pictures added and taken away."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.pictures import NoPicture, drawn_anew
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.events import permissions
from punte.events.models import Event, EventReport, Picture
from punte.people.actions.search_rows import drop_search_rows
from punte.people.models import User
from punte.records import vault
from punte.records.actions.documents import add_document
from punte.records.models import Document
from punte.records.search import DOCUMENTS

State = EventReport.State
WIDEST = 1600  # points; what a screen at twice its size shows
MOST = 24  # pictures of one event


@transaction.atomic
def write_report(*, by: User, event: Event, text: Translated, version: int) -> EventReport:
    """Write or change it; version 0 is the first. Of two who write at once the second gets MoveNotAllowed. Raises
    ValidationError keyed to text."""
    require(permissions.may_tell_event(by, event))
    if not text:
        raise ValidationError({"text": _("Write the report in one language at least.")})
    if not version:
        if EventReport.objects.filter(event=event).exists():
            raise MoveNotAllowed
        return EventReport.objects.create(
            consortium_id=event.consortium_id, event=event, text=text, written_by=by
        )
    if not EventReport.objects.filter(event=event, version=version).update(
        text=text, written_by=by, version=F("version") + 1
    ):
        raise MoveNotAllowed
    return EventReport.objects.get(event=event)


@transaction.atomic
def publish_report(*, by: User, report: EventReport) -> None:
    """From now on it stands on the public page. Raises ValidationError before the event was held."""
    require(permissions.may_tell_event(by, report.event))
    if report.event.state != Event.State.HELD:
        raise ValidationError(_("Close all days of the event before you publish its report."), code="open")
    report.move_to(State.PUBLISHED, published_at=clock.now(report.event.zone))


@transaction.atomic
def withdraw_report(*, by: User, report: EventReport) -> None:
    """Take it from the public page, to change it."""
    require(permissions.may_tell_event(by, report.event))
    report.move_to(State.DRAFT)


@transaction.atomic
def add_picture(
    *, by: User, event: Event, content: bytes, name: str, alternative: Translated, people: str
) -> Picture:
    """A picture with words for who does not see it. With people in it only if they agreed. What the camera wrote into
    it goes. Raises ValidationError keyed to a field."""
    require(permissions.may_tell_event(by, event))
    if not alternative:
        raise ValidationError({"alternative": _("Say in a sentence what the picture shows.")})
    if people not in Picture.People.values:
        raise ValidationError({"people": _("Pictures with people are shown only if they have agreed.")})
    if event.pictures.count() >= MOST:
        raise ValidationError(_("There are 24 pictures already. Take one away first."), code="full")
    try:
        seen, kind = drawn_anew(content, widest=WIDEST)
    except NoPicture as broken:
        raise ValidationError({"file": _("This is no picture that can be read. Use JPG or PNG.")}) from broken
    title = str(alternative)[:200]
    ending = kind.removeprefix("image/").replace("jpeg", "jpg")
    document = add_document(by=by, operation=event.operation, content=seen, name=f"p.{ending}", title=title)
    told = {"alternative": alternative, "people": people, "document": document, "added_by": by}
    return Picture.objects.create(consortium_id=event.consortium_id, event=event, **told)


@transaction.atomic
def remove_picture(*, by: User, picture: Picture) -> None:
    """Somebody no longer agrees, or it was the wrong one: the file goes too."""
    require(permissions.may_tell_event(by, picture.event))
    document = picture.document
    picture.delete()
    document.move_to(Document.State.ERASED, title=_("erased"), sha256="")
    drop_search_rows(DOCUMENTS, [document.pk])
    transaction.on_commit(partial(vault.discard, document.file_name))


def open_picture(*, by: User, picture: Picture) -> bytes:
    """The picture, for everybody once the report is published, and before for who works in the project."""
    event = picture.event
    report = EventReport.objects.filter(event=event, state=State.PUBLISHED)
    open_ = event.public and event.published_at and report.exists()
    require(bool(open_) or permissions.may_look_early(by, event))
    return vault.load(picture.document.consortium, picture.document.file_name)
