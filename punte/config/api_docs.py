"""The page of documentation of the API, written by the server from the schema: no script, nothing from elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from punte.base.problems import kinds
from punte.config.api import VERSION, the_api
from punte.config.gate import MOST_OF_ADDRESS, MOST_OF_TOKEN
from punte.organisations.models import Token

_EXAMPLES = {"code": "309187", "number": "1", "vacancy_id": "1"}


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """How a program reads here, and every address with what it asks and answers."""
    schema = the_api().get_openapi_schema()
    context = {
        "version": VERSION,
        "root": request.build_absolute_uri("/api/v1/"),
        "most_of_token": MOST_OF_TOKEN,
        "most_of_address": MOST_OF_ADDRESS,
        "scopes": [(value, label) for value, label in Token.Scope.choices],
        "problems": kinds(),
        "sections": _sections(request, schema),
        "crumbs": [(_("First page"), "/"), (_("For programs"), None)],
    }
    return render(request, "portal/api/docs.html", context)


def _sections(request: HttpRequest, schema: dict[str, Any]) -> list[dict[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            found.setdefault(operation["tags"][0], []).append(_endpoint(request, schema, path, operation))
    return [{"name": name, "endpoints": endpoints} for name, endpoints in found.items()]


def _endpoint(
    request: HttpRequest, schema: dict[str, Any], path: str, operation: dict[str, Any]
) -> dict[str, Any]:
    scopes = [scope for need in operation.get("security", []) for scope in need["Token"]]
    address = request.build_absolute_uri(path.format(**_EXAMPLES))
    answer = operation["responses"][200].get("content", {}).get("application/json")
    return {
        "id": operation["operationId"],
        "path": path,
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "scope": ", ".join(scopes),
        "parameters": [_parameter(p) for p in operation["parameters"]],
        "fields": _fields(schema, answer["schema"]) if answer else [],
        "curl": f'curl -H "Authorization: Bearer $TOKEN" {address}' if scopes else f"curl {address}",
    }


def _parameter(told: dict[str, Any]) -> dict[str, Any]:
    shape = told["schema"]
    return {
        "name": told["name"],
        "type": _type(shape),
        "required": told["required"],
        "description": told.get("description") or shape.get("description", ""),
    }


def _fields(schema: dict[str, Any], shape: dict[str, Any], before: str = "") -> list[dict[str, str]]:
    """Every field of an answer, those of its parts with a dot."""
    shape = _resolved(schema, shape)
    rows = []
    for name, told in shape.get("properties", {}).items():
        inner = _inner(schema, told)
        rows.append({"name": before + name, "type": _type(told), "description": told.get("description", "")})
        if inner:
            many = "[]" if told.get("type") == "array" else ""
            rows += _fields(schema, inner, f"{before}{name}{many}.")
    return rows


def _resolved(schema: dict[str, Any], shape: dict[str, Any]) -> dict[str, Any]:
    name = shape.get("$ref", "").rpartition("/")[2]
    return schema["components"]["schemas"][name] if name else shape


def _inner(schema: dict[str, Any], told: dict[str, Any]) -> dict[str, Any] | None:
    one = told.get("items", told)
    ways = one.get("anyOf", [one])
    return next((_resolved(schema, w) for w in ways if "$ref" in w), None)


def _type(told: dict[str, Any]) -> str:
    if "anyOf" in told:
        return " | ".join(dict.fromkeys(_type(way) for way in told["anyOf"]))
    if "$ref" in told:
        return "object"
    if told.get("type") == "array":
        return f"list of {_type(told['items'])}"
    return str(told.get("format") or told.get("type", "object"))
