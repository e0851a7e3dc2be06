"""What can happen to an invitation: sent, withdrawn, accepted once, or out of time after two weeks."""

import datetime as dt
import hashlib
import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.organisations import permissions
from punte.organisations.actions.roles import hold_role
from punte.organisations.models import Invitation, Organisation, Role
from punte.organisations.notices import INVITATION_ACCEPTED
from punte.people.actions.notices import notify
from punte.people.mail import address, send_when_written
from punte.people.models import User

HOLDS = dt.timedelta(days=14)


def digest(token: str) -> bytes:
    """What is stored of a link; the link itself stands in the e-mail only."""
    return hashlib.sha256(token.encode()).digest()


@transaction.atomic
def invite(*, by: User, organisation: Organisation, email: str, role: str) -> Invitation:
    """Ask a colleague in by e-mail. Raises ValidationError({"email": …}) if they hold the role or are
    invited."""
    require(permissions.may_manage_roles(by, organisation) and permissions.may_give(by, role))
    return send_invitation(by=by, organisation=organisation, email=email.strip().lower(), role=role)


def send_invitation(*, by: User, organisation: Organisation, email: str, role: str) -> Invitation:
    """Write and send it, for the actions that have asked who may."""
    _refuse_needless(organisation, email, role)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation,
        role=role,
        email=email,
        digest=digest(token),
        invited_by=by,
        expires_at=timezone.now() + HOLDS,
    )
    send_when_written(
        to=email,
        subject=_("An invitation to Punte"),
        body=_(
            "Hello,\n\nThere is an invitation for you in Punte. Read and accept it here:\n%(address)s\n\n"
            "The link holds for two weeks and works once. If you do not expect it, do nothing."
        )
        % {"address": address(reverse("organisations:invitation_accept", args=[token]))},
    )
    return invitation


def _refuse_needless(organisation: Organisation, email: str, role: str) -> None:
    if Role.objects.current().filter(organisation=organisation, role=role, user__email=email).exists():
        raise ValidationError({"email": _("This person holds this role already.")}, code="held")
    if organisation.invitations.open().filter(email=email, role=role).exists():
        raise ValidationError(
            {"email": _("This person has been invited already. Withdraw that invitation first.")}
        )


@transaction.atomic
def withdraw_invitation(*, by: User, invitation: Invitation) -> None:
    """Make the link worthless. Raises ValidationError if it was taken up or withdrawn meanwhile."""
    require(permissions.may_manage_roles(by, invitation.organisation))
    if not Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn_at=timezone.now()):
        raise ValidationError(_("This invitation is no longer open."), code="closed")


@transaction.atomic
def accept_invitation(*, by: User, token: str) -> Role:
    """Take the role up with the account one is signed in with. ValidationError on a link that no longer
    works."""
    require(by.is_authenticated and by.is_active)
    invitation = _take(token)
    role = hold_role(user=by, organisation=invitation.organisation, role=invitation.role)
    notify(invitation.invited_by, INVITATION_ACCEPTED, role.pk, invitation.organisation.get_absolute_url())
    return role


@transaction.atomic
def accept_with_new_account(*, token: str, name: str, password: str, language: str) -> User:
    """Make the account the invitation is for, and take the role up with it. Whoever holds the link holds the
    mailbox. Raises ValidationError keyed to name, password, or to nothing on a link that no longer works."""
    if not tidy(name):
        raise ValidationError({"name": _("Write your name.")})
    invitation = _take(token)
    if User.objects.filter(email=invitation.email).exists():
        raise ValidationError(_("There is an account with this address: sign in to accept."), code="account")
    try:
        validate_password(password, User(email=invitation.email, name=name))
    except ValidationError as weak:
        raise ValidationError({"password": weak}) from weak
    user = User.objects.create_user(invitation.email, password, name=name, language=language)
    role = hold_role(user=user, organisation=invitation.organisation, role=invitation.role)
    notify(invitation.invited_by, INVITATION_ACCEPTED, role.pk, invitation.organisation.get_absolute_url())
    return user


def _take(token: str) -> Invitation:
    """Spend the link: of two who use it at once, the second is refused."""
    found = Invitation.objects.open().filter(digest=digest(token))
    if not found.update(accepted_at=timezone.now()):
        raise ValidationError(
            _("This invitation no longer works: it was used, withdrawn, or is older than two weeks."),
            code="closed",
        )
    return Invitation.objects.select_related("organisation", "invited_by").get(digest=digest(token))
