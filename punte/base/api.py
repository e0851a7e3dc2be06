"""What the API is built of: pages of lists, and the shape of fields. Each room's `api.py` has a `router`; they are
looked for when somebody first asks the API, so that no other process carries it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema

MOST = 100
LAST_PAGE = 10_000


class Paging(Schema):
    """Which part of a list is asked for."""

    page: int = Field(1, ge=1, le=LAST_PAGE, description="Which page, from 1.")
    limit: int = Field(MOST, ge=1, le=MOST, description="How many items a page holds, at most 100.")


class Paged(Schema):
    """Beside the items of a list."""

    next: str | None = Field(description="The address of the next page; null on the last one.")


def paged(
    request: HttpRequest, rows: QuerySet | list, paging: Paging, shape: Callable[[Any], Any]
) -> dict[str, Any]:
    """One page, in one query: one row more than asked for tells whether there is a next page."""
    start = (paging.page - 1) * paging.limit
    found = list(rows[start : start + paging.limit + 1])
    return {"items": _shaped(found[: paging.limit], shape), "next": _next(request, paging, len(found))}


def _shaped(rows: Iterable[Any], shape: Callable[[Any], Any]) -> list[Any]:
    return [shape(row) for row in rows]


def _next(request: HttpRequest, paging: Paging, found: int) -> str | None:
    if found <= paging.limit or paging.page == LAST_PAGE:
        return None
    asked = request.GET.copy()
    asked["page"] = str(paging.page + 1)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
