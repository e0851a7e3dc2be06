"""The files of SCORM packages are answered before anything of the house wakes: no session, no user, no database."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound

from punte.learning.views import contents

PREFIX = "/learning/content/"


class ContentOriginMiddleware:
    """Stands before sessions and static files. On the host of packages nothing else is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(PREFIX):
            token, _slash, path = request.path_info.removeprefix(PREFIX).partition("/")
            return contents.show(request, token, path)
        if settings.CONTENT_HOST and request.get_host() == settings.CONTENT_HOST:
            return HttpResponseNotFound("Not here.", content_type="text/plain")
        return self.get_response(request)
