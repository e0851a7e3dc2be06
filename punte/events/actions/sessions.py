"""What can happen to a session of the agenda: added, changed, taken out."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.events import permissions
from punte.events.models import Event, Session
from punte.people.models import User


@transaction.atomic
def add_session(*, by: User, event: Event, **told: Any) -> Session:
    """`told`: title, starts_at, ends_at, speakers, room. Raises ValidationError keyed to a field."""
    require(permissions.may_tell_event(by, event))
    session = Session(consortium_id=event.consortium_id, event=event, **_checked(event, told))
    session.save(force_insert=True)
    return session


@transaction.atomic
def change_session(*, by: User, session: Session, version: int, **told: Any) -> None:
    """The same fields; of two who change it at once the second gets MoveNotAllowed."""
    require(permissions.may_tell_event(by, session.event))
    rows = Session.objects.filter(pk=session.pk, version=version)
    if not rows.update(version=F("version") + 1, **_checked(session.event, told)):
        raise MoveNotAllowed


@transaction.atomic
def remove_session(*, by: User, session: Session) -> None:
    """Take it out of the agenda."""
    require(permissions.may_tell_event(by, session.event))
    session.delete()


def _checked(event: Event, told: dict[str, Any]) -> dict[str, Any]:
    if not told.get("title"):
        raise ValidationError({"title": _("Give the session a title.")})
    if told["ends_at"] <= told["starts_at"]:
        raise ValidationError({"ends_at": _("It has to end after it begins.")})
    if told["starts_at"] < event.starts_at or told["ends_at"] > event.ends_at:
        raise ValidationError({"starts_at": _("A session lies within the hours of the event.")})
    return told | {"speakers": tidy(told.get("speakers", "")), "room": tidy(told.get("room", ""))}
