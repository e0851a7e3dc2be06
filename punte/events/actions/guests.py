"""What can happen to a guest, who has neither a file nor an account: their name and address rest sealed."""

import hashlib
import hmac

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import folded, tidy
from punte.events import permissions
from punte.events.actions.registrations import enlist
from punte.events.models import Event, Registration
from punte.events.models.registrations import seal_guest
from punte.people import sealing
from punte.people.models import Consortium, User


def index_of(consortium: Consortium, event: Event, address: str) -> bytes:
    """By which the same guest is recognised at the same event, and nowhere else."""
    key = sealing.derived_key(consortium.key, "guests-index")
    return hmac.new(key, f"{event.pk}:{folded(address)}".encode(), hashlib.sha256).digest()


@transaction.atomic
def register_at_door(*, by: User, event: Event, name: str) -> Registration:
    """Write somebody at the door onto the sheet, by name. They are counted among the people of the event; no fact about
    a person of the project follows. Raises ValidationError keyed to name."""
    require(permissions.may_register_somebody(by, event))
    name = tidy(name)[:120]
    if not name:
        raise ValidationError({"name": _("Write the name.")})
    consortium = event.operation.consortium
    index = index_of(consortium, event, name)
    found = Registration(
        event=event,
        guest=seal_guest(consortium, {"name": name}),
        guest_index=index,
        source=Registration.Source.DOOR,
        assisted_by=by,
    )
    return enlist(found, Q(guest_index=index))
