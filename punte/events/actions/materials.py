"""What can happen to materials: added, opened by guests, taken away."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.events import permissions
from punte.events.models import Event, Material
from punte.people.models import User
from punte.records import vault
from punte.records.actions.documents import add_document

MOST = 40  # papers of one event


@transaction.atomic
def add_material(
    *, by: User, event: Event, title: str, language: str, available: str, content: bytes, name: str
) -> Material:
    """A paper for guests, in one language, at once or after the event. Raises ValidationError keyed to a field."""
    require(permissions.may_tell_event(by, event))
    title = tidy(title)[:150]
    if not title:
        raise ValidationError({"title": _("Say what this paper is.")})
    if event.materials.count() >= MOST:
        raise ValidationError(_("There are forty papers already. Take one away first."), code="full")
    document = add_document(by=by, operation=event.operation, content=content, name=name, title=title)
    return Material.objects.create(
        consortium_id=event.consortium_id,
        event=event,
        title=title,
        language=language,
        available=available,
        document=document,
        added_by=by,
    )


@transaction.atomic
def remove_material(*, by: User, material: Material) -> None:
    """Guests take it no more; the paper stays among the records of the project."""
    require(permissions.may_tell_event(by, material.event))
    material.delete()


def open_material(*, by: User, material: Material) -> bytes:
    """The paper, for everybody once its time has come, and before for who works in the project."""
    event = material.event
    open_ = event.public and event.published_at and material.open_at(clock.now(event.zone))
    require(bool(open_) or permissions.may_look_early(by, event))
    return vault.load(material.document.consortium, material.document.file_name)
