"""The API of projects: what a project is, who delivers it, its activities. For the token's organisation's own."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from punte.base.api import Paged, Paging, paged
from punte.people.models import User
from punte.projects.acting import acting
from punte.projects.doors import operation_or_404
from punte.projects.keys import PROJECTS
from punte.projects.models import Activity, Operation, Partnership

router = Router(tags=["Projects"])
_PARTNERS = ArraySubquery(
    Partnership.objects.filter(operation=OuterRef("pk"))
    .order_by("pk")
    .values_list(JSONObject(id="organisation_id", name=F("organisation__name"), role="role"))
)


class Partner(Schema):
    """An organisation that delivers the project."""

    id: int = Field(description="The number of the organisation here.")
    name: str
    role: str = Field(description="lead, partner or associated.")


class Project(Schema):
    """A project as it was announced. What the announcement does not say is null."""

    code: str = Field(description="Its code in addresses.")
    official_code: str = Field(description="Its code at the funder; empty where there is none.")
    title: str
    programme: str | None
    programming_period: str = Field(description="Which set of common indicators it reports, e.g. 2021-2027.")
    starts_on: dt.date | None
    ends_on: dt.date | None
    dates_are: str = Field(description="exact; or year, where only the years were announced.")
    budget: Decimal | None = Field(description="Total value, in the currency beside it.")
    currency: str = Field(description="ISO 4217.")
    partners: list[Partner]
    page: str = Field(description="Its dashboard, for people who may sign in.")


class Projects(Paged):
    """A page of projects, by code."""

    items: list[Project]


class ActivityOut(Schema):
    """A part of the work."""

    code: str
    name: str


class Activities(Paged):
    """A page of activities, in the order of the announcement."""

    items: list[ActivityOut]


@router.get("/projects/", auth=PROJECTS, response=Projects, url_name="project_list", summary="List projects")
def project_list(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """The projects in which the token's organisation works."""
    return paged(request, _own(request), paging, lambda operation: _project(request, operation))


@router.get(
    "/projects/{slug:code}/",
    auth=PROJECTS,
    response=Project,
    url_name="project_detail",
    summary="Get a project",
)
def project_detail(request: HttpRequest, code: str) -> dict[str, Any]:
    """One of them."""
    found = _own(request).filter(code=code).first()
    if found is None:
        raise Http404
    return _project(request, found)


@router.get(
    "/projects/{slug:code}/activities/", auth=PROJECTS, response=Activities, url_name="activity_list",
    summary="List activities",
)  # fmt: skip
def activity_list(request: HttpRequest, code: str, paging: Query[Paging]) -> dict[str, Any]:
    """The activities of a project; deliverables name them."""
    operation = operation_or_404(request, code)
    return paged(request, operation.activities.all(), paging, _activity)


def _own(request: HttpRequest) -> QuerySet[Operation]:
    user: User = request.user  # type: ignore[assignment]
    own = {a.operation_id for a in acting(user).assignments}
    return Operation.objects.filter(pk__in=own).select_related("programme").annotate(partners=_PARTNERS)


def _project(request: HttpRequest, operation: Operation) -> dict[str, Any]:
    return {
        "code": operation.code,
        "official_code": operation.official_code,
        "title": str(operation.title),
        "programme": str(operation.programme) if operation.programme else None,
        "programming_period": operation.indicator_set,
        "starts_on": operation.starts_on,
        "ends_on": operation.ends_on,
        "dates_are": operation.dates_are,
        "budget": operation.budget_total,
        "currency": operation.currency,
        "partners": operation.partners,  # type: ignore[attr-defined]
        "page": request.build_absolute_uri(operation.get_absolute_url()),
    }


def _activity(activity: Activity) -> dict[str, str]:
    return {"code": activity.code, "name": str(activity.name)}
