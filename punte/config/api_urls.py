"""The addresses of the API, each behind the gate; its schema; its page of documentation."""

from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse

from punte.base.problems import problem
from punte.config.api import VERSION, the_api
from punte.config.api_docs import docs
from punte.config.gate import guarded

app_name = "api"


def root(request: HttpRequest) -> HttpResponse:
    """Where everything is."""
    if request.method != "GET":
        return HttpResponse(status=405)
    names = {"schema": "api:schema", "documentation": "api:docs", "projects": "api:project_list"}
    names["open_data"] = "api:open_project_list"
    links = {word: request.build_absolute_uri(reverse(name)) for word, name in names.items()}
    return JsonResponse({"name": "Punte", "version": VERSION, **links})


def schema(request: HttpRequest) -> HttpResponse:
    """What may be asked and answered, for programs that read OpenAPI."""
    if request.method != "GET":
        return HttpResponse(status=405)
    return JsonResponse(the_api().get_openapi_schema())


def nothing(_request: HttpRequest, **_rest: str) -> HttpResponse:
    """Any other address below this one."""
    return problem(404)


_OWN = ("openapi-json", "api-root")
_patterns = [cast(URLPattern, p) for p in the_api().urls[0]]
urlpatterns: list[URLPattern] = [
    path("", guarded(root), name="root"),
    path("openapi.json", guarded(schema), name="schema"),
    path("docs/", docs, name="docs"),
    *(
        URLPattern(p.pattern, guarded(p.callback), p.default_args, p.name)
        for p in _patterns
        if p.name not in _OWN
    ),
    path("<path:rest>/", guarded(nothing), name="nothing"),
]
