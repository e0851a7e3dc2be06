"""The reader's own settings: name, language, light or dark."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import i18n
from django.views.decorators.http import require_POST

from punte.base import views as base
from punte.people.actions.users import save_profile
from punte.people.devices import remember
from punte.people.forms.profile import ProfileForm
from punte.people.models import User
from punte.people.requests import SignedIn


@login_required
def edit(request: SignedIn) -> HttpResponse:
    """See and change one's own settings."""
    user = request.user
    before = {"name": user.name, "language": user.language, "scheme": user.scheme}
    form = ProfileForm(request.POST or None, initial=before)
    if form.is_valid():
        try:
            save_profile(by=user, user=user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            with translation.override(user.language):
                messages.success(request, _("Your settings are saved."))
            return remember(redirect("people:profile_edit"), request, user)
    crumbs = [(_("My page"), "/me/"), (_("My settings"), None)]
    return render(request, "people/profile/edit.html", {"form": form, "crumbs": crumbs})


@require_POST
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Choose the language here and, for who is signed in, everywhere."""
    if request.user.is_authenticated and request.POST.get("language") in dict(settings.LANGUAGES):
        save_profile(by=request.user, user=request.user, language=request.POST["language"])
    return i18n.set_language(request)


@require_POST
def set_scheme(request: HttpRequest) -> HttpResponseBase:
    """Choose light or dark here and, for who is signed in, everywhere."""
    if request.user.is_authenticated and request.POST.get("scheme") in User.Scheme.values:
        save_profile(by=request.user, user=request.user, scheme=request.POST["scheme"])
    return base.set_scheme(request)
