"""What can happen to a token: made, used, revoked, or out of time after a year at most."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.permissions import require
from punte.base.text import tidy
from punte.organisations import permissions
from punte.organisations.models import Organisation, Token
from punte.people.models import User

PREFIX = "punte_"
MOST = 20
LONGEST_DAYS = 365


def digest(secret: str) -> bytes:
    """What is stored of a secret of 256 random bits: a plain hash is enough, nobody can guess it."""
    return hashlib.sha256(secret.encode()).digest()


@transaction.atomic
def create_token(
    *, by: User, organisation: Organisation, name: str, scopes: Sequence[str], days: int
) -> tuple[Token, str]:
    """Make a token for so many days (1 to 365); gives it with its secret, which nobody sees again. Raises
    ValidationError keyed to name, scopes or days."""
    require(permissions.may_manage_tokens(by, organisation))
    name = tidy(name)
    _refuse(organisation, name, scopes, days)
    secret = PREFIX + secrets.token_urlsafe(32)
    now = timezone.now()
    token = Token.objects.create(
        organisation=organisation,
        name=name,
        digest=digest(secret),
        scopes=sorted(set(scopes)),
        created_by=by,
        created_at=now,
        expires_at=now + dt.timedelta(days=days),
    )
    return token, secret


def _refuse(organisation: Organisation, name: str, scopes: Sequence[str], days: int) -> None:
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # two at once are counted one by one
    if not name:
        raise ValidationError({"name": _("Write what the token is for.")})
    if not scopes or set(scopes) - set(Token.Scope.values):
        raise ValidationError({"scopes": _("Choose what the token may read.")})
    if not 1 <= days <= LONGEST_DAYS:
        raise ValidationError({"days": _("A token holds for a year at most.")})
    held = organisation.tokens.open()
    if held.filter(name=name).exists():
        raise ValidationError({"name": _("There is a token with this name already. Choose another name.")})
    if held.count() >= MOST:
        raise ValidationError(
            ngettext(
                "An organisation has at most %(n)s token. Revoke one first.",
                "An organisation has at most %(n)s tokens. Revoke one first.",
                MOST,
            )
            % {"n": MOST}
        )


@transaction.atomic
def revoke_token(*, by: User, token: Token) -> None:
    """Make it worthless from the next request on. Raises ValidationError if it was revoked meanwhile."""
    require(permissions.may_manage_tokens(by, token.organisation))
    rows = Token.objects.filter(pk=token.pk, revoked_at=None)
    if not rows.update(revoked_at=timezone.now(), revoked_by=by):
        raise ValidationError(_("This token was revoked already."), code="revoked")


def use_token(secret: str) -> Token | None:
    """The open token of this secret, or None. The day of its use is kept, no more."""
    found = Token.objects.open().select_related("organisation").filter(digest=digest(secret)).first()
    today = timezone.localdate()
    if found and found.last_used_on != today:
        Token.objects.filter(pk=found.pk).update(last_used_on=today)
    return found
