"""Taking a copy of everything that is held about somebody: by the person, or by who protects the data, for them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.people.limits import spend_try
from punte.people.models import Person, PersonKey, User
from punte.records import holdings, permissions
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry

COPIES, DAY = 10, 24 * 60 * 60  # of one person a day: each goes through every table


@transaction.atomic
def take_held(*, by: User, person: Person) -> bytes:
    """The archive, made at once and kept nowhere; that it was taken is logged. The national number stands in it only
    where the person takes it. Ask within the person's consortium."""
    require(permissions.may_take_held(by, person))
    if person.state == Person.State.ERASED:
        raise ValidationError(_("This person was erased; nothing of theirs is left."), code="erased")
    if not spend_try(f"held:{person.pk}:{by.pk}", most=COPIES, seconds=DAY):
        raise ValidationError(_("A copy was made many times today. Come back tomorrow."), code="limit")
    themselves = permissions.is_own_file(by, person)
    log_access(by=by, person=person, occasion=AccessEntry.Occasion.EXPORT)
    key = PersonKey.objects.filter(person=person).select_related("user").first()
    account = key.user if key else None
    return holdings.as_zip(holdings.holding_of(person, account=account, by_themselves=themselves))
