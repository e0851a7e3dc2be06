"""What can happen to an account: made by invitation, its profile changed by its holder, emptied with its file."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.people import permissions
from punte.people.models import Notice, OutboxMail, User


@transaction.atomic
def save_profile(*, by: User, user: User, **changes: str) -> None:
    """Change name, language or colours (keys name, language, scheme). Raises ValidationError keyed to a
    field."""
    require(permissions.may_edit_profile(by, user))
    if set(changes) - {"name", "language", "scheme"}:
        raise ValidationError(_("Only name, language and colours can be changed here."))
    if "name" in changes and not tidy(changes["name"]):
        raise ValidationError({"name": _("Write your name.")})
    if changes.get("language", "en") not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("Punte does not speak this language.")})
    for field, value in changes.items():
        setattr(user, field, tidy(value))
    user.clean_fields(exclude={"email", "password", "last_login"})
    user.save(update_fields=list(changes))


@transaction.atomic
def erase_account(*, by: User, user: User) -> None:
    """Empty the account of an erased person: nobody signs in with it any more, its sessions end, the number stays.
    The caller has asked whether it belongs to nothing else."""
    require(by.is_active)
    mail = user.email
    for rows in (
        EmailAddress.objects.filter(user=user),
        Authenticator.objects.filter(user=user),
        Notice.objects.filter(user=user),
        OutboxMail.objects.filter(to__iexact=mail),
    ):
        rows.delete()
    with connection.cursor() as cursor:  # counters of tries may name the mailbox
        cursor.execute("DELETE FROM base_cache WHERE position(%s in lower(cache_key)) > 0", [mail.lower()])
    user.email, user.name, user.is_active = f"erased-{user.pk}@erased.invalid", "", False
    user.set_unusable_password()  # ends every session: each carries a digest of the password
    user.save()
