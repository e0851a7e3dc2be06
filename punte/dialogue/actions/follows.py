"""What somebody follows: taken up, dropped; how often they are written to, and stopped by the link of a letter."""

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import permissions
from punte.dialogue.models import Consultation, Contribution, Digest, Follow
from punte.people.models import User

MOST = 200
SALT = "dialogue.digest"


@transaction.atomic
def follow(*, by: User, consultation: Consultation, contribution: Contribution | None = None) -> bool:
    """Follow a consultation, or one contribution of it; gives whether it is new. The first time a letter a week is
    agreed, and can be changed. Raises ValidationError beyond two hundred."""
    require(by.is_authenticated and permissions.may_read(by, consultation))
    require(contribution is None or contribution.state in Contribution.READ)
    if Follow.objects.own(by).count() >= MOST:
        raise ValidationError(_("You follow two hundred things already. Drop one first."))
    _row, new = Follow.objects.get_or_create(
        consultation=consultation,
        contribution=contribution,
        user=by,
        defaults={"consortium_id": consultation.consortium_id},
    )
    Digest.objects.get_or_create(user=by, defaults={"told_until": clock.now()})
    return new


@transaction.atomic
def unfollow(*, by: User, consultation: Consultation, contribution: Contribution | None = None) -> None:
    """Follow it no more; twice changes nothing."""
    require(by.is_authenticated)
    Follow.objects.own(by).filter(consultation=consultation, contribution=contribution).delete()


@transaction.atomic
def set_digest(*, by: User, every: str) -> None:
    """How often one wants a letter. Raises ValidationError keyed to every. What happened while it was off is not told
    afterwards."""
    require(by.is_authenticated)
    if every not in Digest.Every.values:
        raise ValidationError({"every": _("Choose how often.")})
    User.objects.select_for_update().get(pk=by.pk)
    found, new = Digest.objects.get_or_create(user=by, defaults={"every": every, "told_until": clock.now()})
    if not new and found.every != every:
        told = {"told_until": clock.now()} if found.every == Digest.Every.NEVER else {}
        Digest.objects.filter(pk=found.pk).update(every=every, **told)


def stop_url(user: User) -> str:
    """The address in a letter by which its reader stops them without signing in."""
    return reverse("dialogue:digest_stop", args=[signing.dumps(user.pk, salt=SALT)])


def digest_of(signed: str) -> Digest | None:
    """The setting of such an address; none where it is forged."""
    try:
        number = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
    return Digest.objects.filter(user=number).first() if isinstance(number, int) else None


@transaction.atomic
def stop_digest(*, signed: str) -> bool:
    """Send no more; whoever holds a letter may say so. Gives whether there was such a setting."""
    found = digest_of(signed)
    if found is None:
        return False
    Digest.objects.filter(pk=found.pk).update(every=Digest.Every.NEVER)
    return True
