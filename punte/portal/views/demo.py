"""Only in a demonstration: becoming one of the cast, and the mail that would have been sent."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.pages import paged
from punte.base.views import components as all_components
from punte.people.authentication import BACKEND
from punte.people.devices import greet
from punte.people.models import OutboxMail, User
from punte.portal.demo.cast import BY_KEY


def demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """These addresses are not even known elsewhere; should they be, they do not open."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@demo_only
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of the cast, without a password."""
    if key not in BY_KEY:
        raise Http404
    user = get_object_or_404(User, email=BY_KEY[key].email, is_active=True)
    login(request, user, backend=BACKEND)
    return greet(redirect("portal:my_page"), request, user)


@demo_only
def outbox(request: HttpRequest) -> HttpResponse:
    """Every e-mail that would have been sent, the latest first."""
    page = paged(request, OutboxMail.objects.order_by("-created_at", "-pk"))
    crumbs = [(_("First page"), "/"), (_("Outbox"), None)]
    return render(request, "portal/demo/outbox.html", {"page": page, "crumbs": crumbs})


@demo_only
def components(request: HttpRequest) -> HttpResponse:
    """Every component with sample values."""
    return all_components(request)
