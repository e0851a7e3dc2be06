"""Invitations: sending them, taking them back, and the page to which the link leads."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.organisations import permissions
from punte.organisations.actions.invitations import (
    accept_invitation,
    accept_with_new_account,
    digest,
    invite,
    withdraw_invitation,
)
from punte.organisations.forms.roles import InvitationForm, NewAccountForm
from punte.organisations.models import Invitation, Organisation
from punte.organisations.views.roles import crumbs
from punte.people.authentication import BACKEND
from punte.people.models import User
from punte.people.requests import SignedIn


@login_required
def create(request: SignedIn, organisation_id: int) -> HttpResponse:
    """Invite a colleague by e-mail."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=organisation_id)
    require(permissions.may_manage_roles(request.user, organisation))
    form = InvitationForm(request.POST or None, giver=request.user)
    if form.is_valid():
        told = {key: form.cleaned_data[key] for key in ("email", "role")}
        try:
            with transaction.atomic():  # a refusal gives the form's token back
                if form.is_first_sending():
                    invite(by=request.user, organisation=organisation, **told)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect(organisation)
    context = {
        "form": form,
        "organisation": organisation,
        "crumbs": crumbs(organisation, _("Invite a colleague")),
    }
    return render(request, "organisations/invitations/create.html", context)


@login_required
@require_POST
def withdraw(request: SignedIn, organisation_id: int, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    rows = Invitation.objects.filter(organisation=organisation_id).select_related("organisation")
    invitation = get_object_or_404(rows, pk=invitation_id)
    try:
        withdraw_invitation(by=request.user, invitation=invitation)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The invitation is withdrawn; its link no longer works."))
    return redirect(invitation.organisation)


@never_cache
@sensitive_post_parameters("password")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of the e-mail leads: accept with the account one has, or make one."""
    rows = Invitation.objects.open().select_related("organisation")
    invitation = rows.filter(digest=digest(token)).first()
    if invitation is None:
        return render(request, "organisations/invitations/closed.html", status=404)
    if request.user.is_authenticated:
        return _accept_signed_in(cast(SignedIn, request), invitation, token)
    if User.objects.filter(email=invitation.email).exists():
        return render(request, "organisations/invitations/sign_in.html", {"invitation": invitation})
    return _make_account(request, invitation, token)


def _accept_signed_in(request: SignedIn, invitation: Invitation, token: str) -> HttpResponse:
    if request.method == "POST":
        try:
            accept_invitation(by=request.user, token=token)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("Welcome. The role is yours."))
        return redirect(invitation.organisation)
    return render(request, "organisations/invitations/accept.html", {"invitation": invitation})


def _make_account(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        try:
            user = accept_with_new_account(token=token, language=get_language() or "ro", **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            login(request, user, backend=BACKEND)
            messages.success(request, _("Welcome. Your account is made and the role is yours."))
            return redirect("/me/")
    return render(
        request, "organisations/invitations/make_account.html", {"invitation": invitation, "form": form}
    )
