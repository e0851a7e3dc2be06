"""Pages of the house itself: light or dark, and the page that shows every component."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from punte.base import samples

_YEAR = 365 * 24 * 60 * 60


@require_POST
def set_scheme(request: HttpRequest) -> HttpResponse:
    """Remember whether the reader wants light, dark, or what the device says; then back to the page."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    answer = HttpResponseRedirect(back)
    if (chosen := request.POST.get("scheme")) in ("light", "dark", "auto"):
        answer.set_cookie(
            "punte_scheme", chosen, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    return answer


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Every component with real sample values, for those who build pages and those who check them."""
    if request.headers.get("HX-Request"):  # the job asks how far it is
        return render(request, "components/_job.html", {"job": samples.job()})
    return render(request, "base/components.html", samples.everything())
