"""What is answered to a request that no view can read: a page, or for a program a problem."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import defaults

from punte.base.problems import is_for_programs, problem


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Control characters in an address, a header that cannot be meant."""
    if is_for_programs(request):
        return problem(400, _("The address holds characters that have no meaning there."))
    return defaults.bad_request(request, exception)
