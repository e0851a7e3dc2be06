"""My registration forms: read whole, signed from one's own account, saved."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.participation import permissions
from punte.participation.models import RegistrationForm
from punte.participation.views.forms import downloaded, signed
from punte.people.circles import in_consortium
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.portal import held


@contextmanager
def _own(request: SignedIn, form_id: int) -> Iterator[RegistrationForm]:
    """The reader's own form of this address, in its consortium; anybody else's is not there."""
    for key in held.keys(request.user):
        with in_consortium(key.consortium_id):
            form = RegistrationForm.objects.own(request.user).for_reading().filter(pk=form_id).first()
            if form:
                yield form
                return
    raise Http404


@login_required
@never_cache
def sign(request: SignedIn, own_form_id: int) -> HttpResponse:
    """The whole form to read, and to sign."""
    with _own(request, own_form_id) as form:
        if form.participation.person.state != Person.State.ACTIVE:
            raise Http404
        crumbs = [(_("My page"), "/me/"), (_("Sign the registration form"), "")]
        context = {"crumbs": crumbs, "back_url": reverse("portal:my_page"), "witnessed": False}
        return signed(request, form, context, reverse("portal:my_page"))


@login_required
@require_GET
@never_cache
def download(request: SignedIn, own_form_id: int) -> HttpResponse:
    """One's own form as a file."""
    with _own(request, own_form_id) as form:
        if not permissions.may_open_form(request.user, form):
            raise Http404
        return downloaded(request, form, reverse("portal:my_page"))
