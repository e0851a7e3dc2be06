"""Colleagues: giving and ending roles in one's organisation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.organisations import permissions
from punte.organisations.actions.roles import end_role, give_role
from punte.organisations.forms.roles import RoleForm
from punte.organisations.models import Organisation, Role
from punte.people.requests import SignedIn


@login_required
def give(request: SignedIn, organisation_id: int) -> HttpResponse:
    """Give a colleague a further role."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=organisation_id)
    require(permissions.may_manage_roles(request.user, organisation))
    form = RoleForm(request.POST or None, giver=request.user, organisation=organisation)
    if form.is_valid():
        told = {key: form.cleaned_data[key] for key in ("user", "role")}
        try:
            with transaction.atomic():  # a refusal gives the form's token back
                if form.is_first_sending():
                    give_role(by=request.user, organisation=organisation, **told)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The role is given."))
            return redirect(organisation)
    context = {"form": form, "organisation": organisation, "crumbs": crumbs(organisation, _("Give a role"))}
    return render(request, "organisations/roles/give.html", context)


@login_required
def end(request: SignedIn, organisation_id: int, role_id: int) -> HttpResponse:
    """Ask, then end a role: a colleague's, or one's own."""
    rows = Role.objects.current().filter(organisation=organisation_id).select_related("organisation", "user")
    role = get_object_or_404(rows, pk=role_id)
    own = role.user_id == request.user.pk
    if not own:
        require(permissions.may_manage_roles(request.user, role.organisation))
    if request.method == "POST":
        try:
            last_day = end_role(by=request.user, role=role)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            tonight = last_day >= timezone.localdate()
            messages.success(request, _("The role ends tonight.") if tonight else _("The role has ended."))
        return redirect(role.organisation)
    context = {"role": role, "own": own, "crumbs": crumbs(role.organisation, _("End a role"))}
    return render(request, "organisations/roles/end.html", context)


def crumbs(organisation: Organisation, here: str) -> list[tuple[str, str | None]]:
    """The way to a page below an organisation's."""
    listed = (_("Organisations"), reverse("organisations:organisation_list"))
    return [
        (_("First page"), "/"),
        listed,
        (organisation.name, organisation.get_absolute_url()),
        (here, None),
    ]
