"""The API, put together from the rooms' `api.py`. Loaded when somebody first asks for an address below /api/v1/."""

from functools import lru_cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from punte.base.problems import CONTENT_TYPE, problem
from punte.projects.bearers import BearerRequest

VERSION = "1.0.0"
ROOT = "/api/v1/"
ABOUT = (
    "Projects, targets and indicators of Punte for programs; read-only. With a token of an organisation one reads what "
    "its manager sees of numbers; without one, the open data of reporting periods. No endpoint shows a person. "
    "Dates are ISO 8601, amounts decimal numbers in the named currency, texts in the language of Accept-Language "
    "(ro, bg, en)."
)
_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "Problem details of RFC 9457, in the reader's language.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "description": "The address of its explanation."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "description": "Of a value that is not understood: which one and why.",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
_EVERYWHERE = {
    "400": "Unreadable",
    "404": "Not found",
    "422": "A value is not understood",
    "429": "Too many requests",
}
_WITH_TOKEN = {"401": "No token, or not an open one", "403": "Not in the token's scope"}
_WORDS: dict[str, str | Promise] = {
    "int_parsing": gettext_lazy("Write a whole number."),
    "greater_than_equal": gettext_lazy("This must be at least %(ge)s."),
    "less_than_equal": gettext_lazy("This must be at most %(le)s."),
    "string_pattern_mismatch": gettext_lazy("This is not written as it should be."),
    "missing": gettext_lazy("This is needed."),
}


class PunteAPI(NinjaAPI):
    """Says in its schema how it refuses."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The schema, with the problems each operation may answer with."""
        schema = super().get_openapi_schema(path_prefix=path_prefix or ROOT, path_params=path_params)
        schema["components"]["schemas"]["Problem"] = _PROBLEM
        schema["components"]["securitySchemes"] = {"Token": {"type": "http", "scheme": "bearer"}}
        for operations in schema["paths"].values():
            for operation in operations.values():
                refusals = _EVERYWHERE
                if operation.get("security"):  # each scope is named like its section
                    refusals = _EVERYWHERE | _WITH_TOKEN
                    operation["security"] = [{"Token": [operation["tags"][0].lower()]}]
                for status, words in sorted(refusals.items()):
                    operation["responses"][status] = {
                        "description": words,
                        "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                    }
        return schema


@lru_cache(maxsize=1)
def the_api() -> PunteAPI:
    """The API with the router of every room that has one."""
    api = PunteAPI(title="Punte", version=VERSION, description=ABOUT, docs_url=None, urls_namespace="api")
    for config in apps.get_app_configs():
        if config.name.startswith("punte.") and config.module and module_has_submodule(config.module, "api"):
            router = getattr(import_module(f"{config.name}.api"), "router", None)
            if router is not None:
                api.add_router("", router)
    for kind, refuse in _REFUSALS.items():
        api.add_exception_handler(kind, refuse)
    return api


def _no_token(request: HttpRequest, _exc: object) -> HttpResponse:
    if request.headers.get("Authorization"):
        detail = _("The token is not known, was revoked, or has expired.")
        return problem(401, detail, WWW_Authenticate='Bearer realm="Punte", error="invalid_token"')
    detail = _("A manager of your organisation makes one, on the organisation's page.")
    return problem(401, detail, WWW_Authenticate='Bearer realm="Punte"')


def _closed(request: BearerRequest, _exc: object) -> HttpResponse:
    return problem(403, _("It was made to read less. Ask the manager who made it for another one."))


def _not_found(_request: HttpRequest, _exc: object) -> HttpResponse:
    return problem(404, _("It does not exist, or your organisation does not work with it."))


def _bad_value(_request: HttpRequest, fault: ValidationError) -> HttpResponse:
    return problem(422, errors=[_error(error) for error in fault.errors])


def _error(error: dict[str, Any]) -> dict[str, str]:
    named = {k: v for k, v in error.get("ctx", {}).items() if k in ("ge", "le")}
    if error["type"] == "refused":
        words: str = error["msg"]
    else:
        words = str(_WORDS.get(error["type"]) or _("This value is not understood.")) % named
    return {"field": str(error["loc"][-1]), "message": words}


def _other(_request: HttpRequest, fault: HttpError) -> HttpResponse:
    return problem(400, str(fault))


_REFUSALS: dict[type[Exception], Any] = {
    AuthenticationError: _no_token,
    PermissionDenied: _closed,
    Http404: _not_found,
    ValidationError: _bad_value,
    HttpError: _other,
}
