"""The open data of the API: reported periods with small numbers hidden, for everybody, without a token."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from punte.base.api import Paged, Paging, paged
from punte.monitoring.open_data import OpenPeriod, Row, as_csv, published
from punte.projects.models import Operation

router = Router(tags=["Open data"])


class OpenProject(Schema):
    """A project as it was announced."""

    code: str
    title: str
    programming_period: str
    page: str = Field(description="The same in words, for people.")


class OpenProjects(Paged):
    """A page of projects, by code."""

    items: list[OpenProject]


class OpenPeriodOut(Schema):
    """A period that was handed in to the funder; its numbers are cumulative to its last day."""

    number: int
    starts_on: dt.date
    ends_on: dt.date
    submitted_on: dt.date | None
    approved: bool = Field(description="Whether the funder has approved it.")
    fingerprint: str = Field(description="SHA-256 of what was frozen, as printed on the report.")


class OpenPeriods(Schema):
    """The periods of a project, in their order."""

    items: list[OpenPeriodOut]


class OpenCell(Schema):
    """A number, or that it is not shown."""

    value: int | None
    suppressed: bool = Field(
        description="True where the number is hidden because it, or one that could be worked out from it, is so small "
        "that people could be recognised."
    )


class OpenRow(Schema):
    """One common indicator."""

    code: str
    name: str
    definition: str
    unit: str = Field(description="people or organisations.")
    women: OpenCell | None = Field(description="Null of organisations.")
    others: OpenCell | None = Field(description="Men, non-binary people, and whose sex is not known.")
    total: OpenCell


class OpenTable(OpenPeriodOut):
    """A period with its published numbers."""

    project: str
    rows: list[OpenRow]


@router.get(
    "/open/projects/",
    response=OpenProjects,
    url_name="open_project_list",
    summary="List projects with open data",
)
def open_project_list(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """Every announced project."""
    return paged(request, Operation.objects.order_by("code"), paging, lambda o: _project(request, o))


@router.get(
    "/open/projects/{slug:code}/periods/", response=OpenPeriods, url_name="open_period_list",
    summary="List published periods",
)  # fmt: skip
def open_period_list(request: HttpRequest, code: str) -> dict[str, Any]:
    """The periods that were handed in to the funder."""
    return {"items": [_period(p) for p in _published(code)]}


@router.get(
    "/open/projects/{slug:code}/periods/{int:number}/", response=OpenTable, url_name="open_period_detail",
    summary="Get a published period",
)  # fmt: skip
def open_period_detail(request: HttpRequest, code: str, number: int) -> dict[str, Any]:
    """The common indicators of a period by sex. Numbers of one to four people are hidden, and as many others as are
    needed that nobody finds them by adding and subtracting, also across periods; of sensitive groups only totals from
    ten people on are shown."""
    period = _one(code, number)
    return _period(period) | {"project": period.operation.code, "rows": [_row(r) for r in period.rows]}


@router.get(
    "/open/projects/{slug:code}/periods/{int:number}/csv/", url_name="open_period_csv",
    summary="Get a published period as CSV",
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)  # fmt: skip
def open_period_csv(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The same as a table: one line per number, UTF-8, separated by commas."""
    answer = HttpResponse(as_csv(_one(code, number)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{code}-period-{number}.csv"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _published(code: str) -> list[OpenPeriod]:
    operation = Operation.objects.filter(code=code).first()
    if operation is None:
        raise Http404
    return published(operation)


def _one(code: str, number: int) -> OpenPeriod:
    found = next((p for p in _published(code) if p.number == number), None)
    if found is None:
        raise Http404
    return found


def _project(request: HttpRequest, operation: Operation) -> dict[str, Any]:
    return {
        "code": operation.code,
        "title": str(operation.title),
        "programming_period": operation.indicator_set,
        "page": request.build_absolute_uri(f"/monitoring/{operation.code}/open/"),
    }


def _period(period: OpenPeriod) -> dict[str, Any]:
    fields = ("number", "starts_on", "ends_on", "submitted_on", "approved", "fingerprint")
    return {name: getattr(period, name) for name in fields}


def _row(row: Row) -> dict[str, Any]:
    by_sex = {column: _cell(value) for column, value in (row.by_sex or {}).items()}
    return {
        "code": row.code,
        "name": row.name,
        "definition": row.definition,
        "unit": "people" if row.people else "organisations",
        "women": by_sex.get("women"),
        "others": by_sex.get("others"),
        "total": _cell(row.total),
    }


def _cell(value: int | None) -> dict[str, Any]:
    return {"value": value, "suppressed": value is None}
