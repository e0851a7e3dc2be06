"""What can happen to a stand at a job fair: added, changed, taken away."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.events import permissions
from punte.events.models import Event, Stand
from punte.people.models import User


@transaction.atomic
def add_stand(*, by: User, event: Event, **told: Any) -> Stand:
    """`told`: organisation, place, offers. Raises ValidationError keyed to organisation."""
    require(permissions.may_tell_event(by, event))
    stand = Stand(consortium_id=event.consortium_id, event=event, **_checked(event, told, 0))
    stand.save(force_insert=True)
    return stand


@transaction.atomic
def change_stand(*, by: User, stand: Stand, version: int, **told: Any) -> None:
    """The same fields; of two who change it at once the second gets MoveNotAllowed."""
    require(permissions.may_tell_event(by, stand.event))
    rows = Stand.objects.filter(pk=stand.pk, version=version)
    if not rows.update(version=F("version") + 1, **_checked(stand.event, told, stand.pk)):
        raise MoveNotAllowed


@transaction.atomic
def remove_stand(*, by: User, stand: Stand) -> None:
    """It does not come after all."""
    require(permissions.may_tell_event(by, stand.event))
    stand.delete()


def _checked(event: Event, told: dict[str, Any], own: int) -> dict[str, Any]:
    told = told | {"organisation": tidy(told["organisation"])[:200], "place": tidy(told.get("place", ""))}
    if not told["organisation"]:
        raise ValidationError({"organisation": _("Write who stands there.")})
    if event.stands.filter(organisation=told["organisation"]).exclude(pk=own).exists():
        raise ValidationError({"organisation": _("This organisation has a stand already.")})
    return told
