"""Taking up one's own file with a code that staff handed over: with the account one has, or with a new one."""

from dataclasses import asdict

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from punte.people.actions.accounts import Asked, ask_for_account, make_account, prove_mailbox
from punte.people.actions.claims import redeem_claim
from punte.people.authentication import BACKEND
from punte.people.devices import greet
from punte.people.forms.claims import AskAccountForm, ClaimForm, OpenAccountForm
from punte.people.models import User
from punte.people.requests import SignedIn

HELD, SESSION_KEY = "/me/held/", "account_asked"


@login_required
def redeem(request: SignedIn) -> HttpResponse:
    """Type the code; if it fits, the file is there."""
    form = ClaimForm(request.POST or None)
    if form.is_valid():
        try:
            redeem_claim(by=request.user, code=form.cleaned_data["code"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("This is now your file. Here you see what is kept about you."))
            return redirect(HELD)
    crumbs = [(_("My page"), "/me/"), (_("Open my file"), None)]
    return render(request, "people/claims/redeem.html", {"form": form, "crumbs": crumbs})


@never_cache
def ask_account(request: HttpRequest) -> HttpResponse:
    """The first step for who has no account: name and e-mail; a code goes to the mailbox."""
    if request.user.is_authenticated:
        return redirect(HELD)
    if not request.session.session_key:
        request.session.create()  # so that of a double click both belong to one session
    asked = _asked(request)
    before = {"name": asked.name, "email": asked.email} if asked else None
    form = AskAccountForm(request.POST or None, initial=before)
    if form.is_valid():
        try:
            form.once(lambda: _ask(request, form))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("people:claim_account_open")
    return render(request, "people/claims/ask_account.html", {"form": form})


def _ask(request: HttpRequest, form: AskAccountForm) -> None:
    told = {key: form.cleaned_data[key] for key in ("name", "email")}
    asked = ask_for_account(**told, origin=get_adapter(request).get_client_ip(request))
    request.session[SESSION_KEY] = asdict(asked)


@never_cache
@sensitive_post_parameters("mail_code", "code", "password")
def open_account(request: HttpRequest) -> HttpResponse:
    """The second step: both codes and a password; then one is signed in, and the file is there."""
    if request.user.is_authenticated:
        return redirect(HELD)
    asked = _asked(request)
    if asked is None:
        messages.info(request, _("Codes hold for ten minutes. Ask for a new one here."))
        return redirect("people:claim_account")
    form = OpenAccountForm(request.POST or None, asked=asked)
    if form.is_valid():
        try:
            return _welcome(request, _made(form, asked))
        except ValidationError as refusal:
            form.add_error(None, refusal)
    if form.is_bound and "password" not in form.errors:  # browsers are never sent a password back
        form.add_error("password", _("Write the password once more."))
    return render(request, "people/claims/open_account.html", {"form": form, "email": asked.email})


def _asked(request: HttpRequest) -> Asked | None:
    """What the first step left in this session, if it is still good; otherwise it is forgotten."""
    kept = request.session.get(SESSION_KEY)
    if kept and Asked(**kept).open:
        return Asked(**kept)
    request.session.pop(SESSION_KEY, None)
    return None


def _made(form: OpenAccountForm, asked: Asked) -> User:
    told = form.cleaned_data
    proven = prove_mailbox(asked=asked, code=told["mail_code"])  # outside, so that the try stays spent
    new = {"code": told["code"], "password": told["password"], "language": get_language() or "ro"}
    form.once(lambda: make_account(proven=proven, **new))
    return User.objects.get(email=proven.email)  # of a double click, both find the one account


def _welcome(request: HttpRequest, user: User) -> HttpResponse:
    login(request, user, backend=BACKEND)
    request.session.pop(SESSION_KEY, None)
    messages.success(request, _("Welcome. Your account is made, and this is your file."))
    return greet(redirect(HELD), request, user)
