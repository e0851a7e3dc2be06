"""The directory of organisations, and the page of each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.pages import paged
from punte.base.permissions import require
from punte.base.text import folded
from punte.organisations import permissions
from punte.organisations.actions.organisations import create_organisation, edit_organisation
from punte.organisations.forms.organisations import DirectoryFilter, OrganisationForm
from punte.organisations.models import Identifier, Organisation, Role
from punte.organisations.models.organisations import OrganisationQuerySet
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.reference.countries import country_name

# In the same question as the rows.
_NUMBERS = ArraySubquery(
    Identifier.objects.filter(organisation=OuterRef("pk"))
    .order_by("kind", "value")
    .values_list(JSONObject(kind="kind", value="value"))
)


@login_required
def index(request: SignedIn) -> HttpResponse:
    """The directory: found by name or number, kind, country."""
    form = DirectoryFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = _matching(Organisation.objects.visible_to(request.user), wanted).annotate(numbers=_NUMBERS)
    page = paged(request, rows)
    context = {
        "filter": form,
        "chips": _chips(request, form, wanted),
        "page": page,
        "rows": [_row(organisation) for organisation in page],
        "may_create": permissions.may_create(request.user),
        "crumbs": [(_("First page"), "/"), (_("Organisations"), None)],
    }
    return render(request, "organisations/organisations/index.html", context)


def _row(organisation: Organisation) -> dict[str, object]:
    numbers = [Identifier(**number) for number in organisation.numbers]  # type: ignore[attr-defined]
    country = country_name(organisation.country) or "—"
    return {"organisation": organisation, "country": country, "numbers": numbers}


def _matching(rows: OrganisationQuerySet, wanted: dict[str, str]) -> OrganisationQuerySet:
    if text := wanted.get("q", "").strip():
        number = text.replace(" ", "").upper().removeprefix("RO").removeprefix("BG")
        rows = rows.filter(Q(folded__contains=folded(text)) | Q(identifiers__value=number)).distinct()
    if wanted.get("kind"):
        rows = rows.filter(kind=wanted["kind"])
    if wanted.get("country"):
        rows = rows.filter(country=wanted["country"])
    return rows


def _chips(request: SignedIn, form: DirectoryFilter, wanted: dict[str, str]) -> list[dict[str, str]]:
    chips = []
    for name, value in wanted.items():
        if value:
            rest = request.GET.copy()
            rest.pop(name, None)
            rest.pop("page", None)
            word = dict(getattr(form.fields[name], "choices", ())).get(value, value)
            chips.append({"label": f"{form[name].label}: {word}", "url": f"?{rest.urlencode()}"})
    return chips


@login_required
def detail(request: SignedIn, organisation_id: int) -> HttpResponse:
    """What the directory says; for who belongs there, the colleagues too."""
    organisation = _found(request, organisation_id)
    manages = permissions.may_manage_roles(request.user, organisation)
    sees = permissions.may_see_roles(request.user, organisation)
    context = {
        "organisation": organisation,
        "facts": _facts(organisation),
        "objectives": [Organisation.Objective(o).label for o in organisation.objectives],
        "places": organisation.places.all(),
        "partnerships": organisation.partnerships.select_related("operation"),
        "sees_roles": sees,
        "roles": _colleagues(request.user, organisation, manages) if sees else [],
        "invitations": organisation.invitations.open().select_related("invited_by") if manages else [],
        "manages": manages,
        "actions": _actions(request.user, organisation),
        "crumbs": _crumbs((organisation.name, None)),
    }
    return render(request, "organisations/organisations/detail.html", context)


def _found(request: SignedIn, organisation_id: int) -> Organisation:
    rows = Organisation.objects.visible_to(request.user).prefetch_related("identifiers")
    return get_object_or_404(rows, pk=organisation_id)


def _crumbs(*more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("First page"), "/"), (_("Organisations"), reverse("organisations:organisation_list")), *more]


def _facts(organisation: Organisation) -> list[tuple[str, ...]]:
    facts: list[tuple[str, ...]] = [(_("Kind"), organisation.get_kind_display())]
    if organisation.country:
        facts.append((_("Country"), country_name(organisation.country)))
    facts += [(i.get_kind_display(), i.value) for i in organisation.identifiers.all()]
    if organisation.email:
        facts.append((_("E-mail"), organisation.email, f"mailto:{organisation.email}"))
    if organisation.website:
        facts.append((_("Website"), organisation.website, organisation.website))
    return facts


def _actions(user: User, organisation: Organisation) -> list[dict[str, str]]:
    here, actions = [organisation.pk], []
    if permissions.may_edit(user, organisation):
        url = reverse("organisations:organisation_edit", args=here)
        actions.append({"label": _("Change"), "url": url, "variant": "secondary"})
    if permissions.may_manage_tokens(user, organisation):
        url = reverse("organisations:token_list", args=here)
        actions.append({"label": _("Access for programs"), "url": url, "variant": "tertiary"})
    return actions


def _colleagues(user: User, organisation: Organisation, manages: bool) -> list[dict[str, object]]:
    roles = (
        Role.objects.current()
        .filter(organisation=organisation)
        .select_related("user")
        .order_by("user__name", "pk")
    )
    return [{"role": role, "may_end": manages or role.user_id == user.pk} for role in roles]


@login_required
def create(request: SignedIn) -> HttpResponse:
    """Add an organisation to the directory."""
    require(permissions.may_create(request.user))
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            with transaction.atomic():  # a refusal gives the form's token back
                if not form.is_first_sending():
                    return redirect("organisations:organisation_list")
                organisation = create_organisation(by=request.user, told=form.told)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The organisation is in the directory."))
            return redirect(organisation)
    context = {"form": form, "crumbs": _crumbs((_("Add an organisation"), None))}
    return render(request, "organisations/organisations/create.html", context)


@login_required
def edit(request: SignedIn, organisation_id: int) -> HttpResponse:
    """Change what the directory says."""
    organisation = _found(request, organisation_id)
    require(permissions.may_edit(request.user, organisation))
    form = OrganisationForm.of(organisation, request.POST or None)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            edit_organisation(by=request.user, organisation=organisation, version=version, told=form.told)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            form.see(organisation.version)
        else:
            messages.success(request, _("The changes are saved."))
            return redirect(organisation)
    context = {
        "form": form,
        "organisation": organisation,
        "stale": form.has_error("__all__", "stale"),
        "crumbs": _crumbs((organisation.name, organisation.get_absolute_url()), (_("Change"), None)),
    }
    return render(request, "organisations/organisations/edit.html", context)
