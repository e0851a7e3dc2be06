"""The keys with which programs read in an organisation's name: list, make, revoke."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from punte.base.permissions import require
from punte.organisations import permissions
from punte.organisations.actions.tokens import create_token, revoke_token
from punte.organisations.forms.tokens import TokenForm
from punte.organisations.models import Organisation, Token
from punte.organisations.views.roles import crumbs
from punte.people.requests import SignedIn


def _organisation(request: SignedIn, organisation_id: int) -> Organisation:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=organisation_id)
    require(permissions.may_manage_tokens(request.user, organisation))
    return organisation


@login_required
def index(request: SignedIn, organisation_id: int) -> HttpResponse:
    """Every token there is or was, the newest first."""
    organisation = _organisation(request, organisation_id)
    tokens = organisation.tokens.select_related("created_by", "revoked_by")
    context = {
        "organisation": organisation,
        "rows": [_row(token) for token in tokens],
        "actions": [{"label": _("Make a token"), "url": _address("create", organisation)}],
        "crumbs": crumbs(organisation, _("Access for programs")),
    }
    return render(request, "organisations/tokens/index.html", context)


def _address(verb: str, organisation: Organisation, *more: int) -> str:
    return reverse(f"organisations:token_{verb}", args=[organisation.pk, *more])


def _row(token: Token) -> dict[str, object]:
    if token.revoked_at:
        word, tone = _("revoked"), "neutral"
    elif not token.is_open:
        word, tone = _("expired"), "neutral"
    else:
        word, tone = (_("expires soon"), "warning") if token.runs_out else (_("in force"), "success")
    return {"token": token, "word": word, "tone": tone, "scopes": ", ".join(token.scope_labels)}


@login_required
@never_cache
def create(request: SignedIn, organisation_id: int) -> HttpResponse:
    """Make one; its secret stands on the page that answers, and nowhere afterwards."""
    organisation = _organisation(request, organisation_id)
    form = TokenForm(request.POST or None)
    if form.is_valid():
        told = {key: form.cleaned_data[key] for key in ("name", "scopes", "days")}
        made: list[tuple[Token, str]] = []
        try:
            first = form.once(
                lambda: made.append(create_token(by=request.user, organisation=organisation, **told))
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            if first:
                return _shown(request, organisation, *made[0])
            messages.info(request, _("The token was made already; its secret was shown once."))
            return redirect(_address("list", organisation))
    listed = (_("Access for programs"), _address("list", organisation))
    context = {
        "form": form,
        "organisation": organisation,
        "back_url": listed[1],
        "crumbs": [*crumbs(organisation, "")[:-1], listed, (_("Make a token"), None)],
    }
    return render(request, "organisations/tokens/create.html", context)


def _shown(request: SignedIn, organisation: Organisation, token: Token, secret: str) -> HttpResponse:
    context = {
        "token": token,
        "secret": secret,
        "example": request.build_absolute_uri("/api/v1/projects/"),
        "back_url": _address("list", organisation),
        "crumbs": crumbs(organisation, _("Access for programs")),
    }
    return render(request, "organisations/tokens/made.html", context)


@login_required
def revoke(request: SignedIn, organisation_id: int, token_id: int) -> HttpResponse:
    """Ask, then revoke."""
    organisation = _organisation(request, organisation_id)
    token = get_object_or_404(organisation.tokens.filter(revoked_at=None), pk=token_id)
    if request.method == "POST":
        try:
            revoke_token(by=request.user, token=token)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The token is revoked; it opens nothing any more."))
        return redirect(_address("list", organisation))
    context = {
        "token": token,
        "back_url": _address("list", organisation),
        "crumbs": crumbs(organisation, _("Revoke a token")),
    }
    return render(request, "organisations/tokens/revoke.html", context)
