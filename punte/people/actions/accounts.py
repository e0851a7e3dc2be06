"""How somebody whom a project serves comes to an account: a code by e-mail shows that the mailbox is theirs, the
code that staff handed over opens their file.

None of these actions is told who acts, because there is no user yet: in their place stand the limits, the mailbox
and the claim code.
"""

import secrets
import uuid
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from punte.base.text import tidy
from punte.people.actions.claims import HOUR, TRIES, redeem_claim, spend_claim_try
from punte.people.limits import spend_try
from punte.people.mail import address, send_when_written
from punte.people.models import User

HOLDS, MINUTE = 10 * 60, 60
MAILS = 5  # an hour to one address
MAILS_FROM = 20  # a minute from one network address, which a whole office may share


@dataclass(frozen=True)
class Asked:
    """What the session keeps between the two steps; of the code only a digest."""

    name: str
    email: str
    token: str
    digest: str
    until: float

    @property
    def open(self) -> bool:
        return timezone.now().timestamp() < self.until


@dataclass(frozen=True)
class Proven:
    """Somebody who has shown that the mailbox is theirs. Only `prove_mailbox` makes one."""

    name: str
    email: str


@transaction.atomic
def ask_for_account(*, name: str, email: str, origin: str) -> Asked:
    """Send a code to the mailbox. Whoever knows an address may ask, a few times an hour, so the answer never
    tells whether it has an account: then the e-mail says so, and no code fits. `origin` is the network address.
    Raises ValidationError keyed to name or email.
    """
    name, email = tidy(name), email.strip().lower()
    if not name:
        raise ValidationError({"name": _("Write your name.")})
    free = spend_try(f"account-from:{_mark(origin)}", most=MAILS_FROM, seconds=MINUTE)
    if not free or not spend_try(f"account-to:{_mark(email)}", most=MAILS, seconds=HOUR):
        raise ValidationError(
            {"email": _("Too many codes were asked for. Wait an hour, then try again.")}, code="limit"
        )
    token, code = str(uuid.uuid4()), f"{secrets.randbelow(10**6):06d}"
    known = holder(email)
    if known:
        _tell_of_account(known, email)
        code = secrets.token_urlsafe()  # nobody learns it
    else:
        _send_code(email, code)
    until = timezone.now().timestamp() + HOLDS
    return Asked(name, email, token, _mark(f"{token}:{email}:{code}"), until)


def prove_mailbox(*, asked: Asked, code: str) -> Proven:
    """Compare the code of the e-mail. To be called outside the transaction of what follows: the try counts,
    here and at claim codes, whatever happens afterwards. Raises ValidationError keyed to mail_code or code."""
    if not asked.open:
        raise ValidationError({"mail_code": _("This code is older than ten minutes. Ask for another one.")})
    if not spend_try(f"account-code:{asked.token}", most=TRIES, seconds=HOLDS):
        raise ValidationError(
            {"mail_code": _("You have tried five times. Ask for another code.")}, code="limit"
        )
    if not constant_time_compare(asked.digest, _mark(f"{asked.token}:{asked.email}:{code}")):
        raise ValidationError({"mail_code": _("This is not the code of the e-mail. The newest one counts.")})
    spend_claim_try(_mark(asked.email))
    return Proven(asked.name, asked.email)


@transaction.atomic
def make_account(*, proven: Proven, code: str, password: str, language: str) -> User:
    """Make the account, its mailbox proven, and open the file the claim code was made for: both or neither.
    Raises ValidationError keyed to password, code, or to nothing if the address has an account meanwhile."""
    try:
        validate_password(password, User(email=proven.email, name=proven.name))
    except ValidationError as weak:
        raise ValidationError({"password": weak}) from weak
    try:
        with transaction.atomic():
            user = User.objects.create_user(proven.email, password, name=proven.name, language=language)
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    except IntegrityError as taken:
        raise ValidationError(
            _("There is an account with this address now: sign in and open your file there."), code="account"
        ) from taken
    redeem_claim(by=user, code=code)
    return user


def holder(email: str) -> User | None:
    """Whose account this mailbox signs in to, by its first address or a further one."""
    further = EmailAddress.objects.annotate(plain=Lower("email")).filter(plain=email, verified=True)
    return (
        User.objects.filter(email=email).first() or User.objects.filter(pk__in=further.values("user")).first()
    )


def mailboxes(user: User) -> set[str]:
    """Every address that is proven to be theirs, in small letters: by a letter to it, or by the invitation that came to
    the address of the account. One that they wrote down themselves is not until it is proven."""
    told = EmailAddress.objects.filter(user=user).values_list("email", "verified")
    known = {email.lower(): verified for email, verified in told}
    return {email for email, verified in ({user.email.lower(): True} | known).items() if verified}


def _send_code(email: str, code: str) -> None:
    send_when_written(
        to=email,
        subject=_("Your account in Punte"),
        body=_(
            "Hello,\n\nWith this code you make your account in Punte:\n\n%(code)s\n\n"
            "It holds for ten minutes. Type it on the page where you asked for it.\n\n"
            "If you did not ask for it, do nothing: without the code no account is made."
        )
        % {"code": code},
    )


def _tell_of_account(holder: User, email: str) -> None:
    with translation.override(holder.language):
        send_when_written(
            to=email,
            subject=_("Your account in Punte"),
            body=_(
                "Hello,\n\nSomebody, probably you, asked for an account in Punte with this address. "
                "It has one already.\n\nIf you were handed a code, sign in and type it here:\n%(address)s\n\n"
                "If you did not ask for it, do nothing."
            )
            % {"address": address(reverse("people:claim_redeem"))},
        )


def _mark(text: str) -> str:
    """Keyed, so that neither a session nor a counter of tries tells the code or the address."""
    return salted_hmac("punte.people.accounts", text, algorithm="sha256").hexdigest()
