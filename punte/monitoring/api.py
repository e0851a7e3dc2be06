"""The API of the numbers: targets beside what was achieved, common indicators by sex, periods as they were reported."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any

from django.db.models import Sum
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from ninja.errors import ValidationError

from punte.base import clock
from punte.base.api import Paged, Paging, paged
from punte.base.permissions import require
from punte.base.translated import Translated
from punte.monitoring import dashboard, permissions
from punte.monitoring.counting import entities, participants
from punte.monitoring.models import Period, SnapshotValue
from punte.monitoring.open_api import router as open_data
from punte.monitoring.plan import Standing
from punte.monitoring.sets import Indicator, indicator_set
from punte.participation.models import Participation
from punte.people.models import User
from punte.projects.doors import operation_or_404
from punte.projects.keys import NUMBERS
from punte.projects.models import Operation

router = Router(tags=["Numbers"])
router.add_router("", open_data)
EARLIEST = dt.date(1990, 1, 1)
Number = int | Decimal


class AsOf(Schema):
    """Of which day the numbers are asked."""

    on: Annotated[
        str | None,
        Field(
            pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            description="The numbers as of this day, YYYY-MM-DD, from 1990-01-01 to today; without it, of today.",
            examples=["2024-12-31"],
        ),
    ] = None


class TargetOut(Schema):
    """A promise of the announcement beside what was achieved."""

    code: str
    name: str
    counted: str = Field(description="What is counted: people, organisations, occurrences or quantity.")
    promised: Number
    at_least: bool = Field(description="Whether the announcement says at least so many.")
    achieved: Number = Field(description="What counts on that day, by the rule of this version.")
    expected: int | None = Field(description="On a straight line from first to last day; null without dates.")
    rule_version: int
    announced: str = Field(description="The sentence of the announcement.")


class Targets(Schema):
    """All targets of a project, in the order of the announcement."""

    as_of: dt.date
    items: list[TargetOut]


class IndicatorOut(Schema):
    """A common indicator of the fund."""

    code: str
    name: str
    definition: str
    unit: str = Field(description="people or organisations.")
    kind: str = Field(description="output or result.")
    rule_version: int
    total: int
    by_sex: dict[str, int] | None = Field(
        description="People by woman, man, nonbinary and not_known; null of organisations."
    )


class Indicators(Schema):
    """All common indicators of the project's programming period."""

    as_of: dt.date
    programming_period: str
    items: list[IndicatorOut]


class PeriodOut(Schema):
    """A reporting period; its numbers are cumulative to its last day."""

    number: int
    starts_on: dt.date
    ends_on: dt.date
    due_on: dt.date
    state: str = Field(description="open, computed, reviewed, frozen, submitted, clarification or approved.")
    submitted_on: dt.date | None
    approved_on: dt.date | None


class Periods(Paged):
    """A page of periods, in their order."""

    items: list[PeriodOut]


class Reported(Schema):
    """A number as it was reported."""

    code: str
    name: str
    rule_version: int
    promised: Number | None = Field(description="Of a target; null of a common indicator.")
    total: Number
    by_sex: dict[str, Number] | None = Field(
        description="As above; null where persons are not counted by sex."
    )


class PeriodWithNumbers(PeriodOut):
    """With its numbers, once it is frozen."""

    fingerprint: str | None = Field(
        description="SHA-256 of everything that was frozen, as printed on the report."
    )
    items: list[Reported]


@router.get(
    "/projects/{slug:code}/targets/",
    auth=NUMBERS,
    response=Targets,
    url_name="target_list",
    summary="List targets",
)
def target_list(request: HttpRequest, code: str, asked: Query[AsOf]) -> dict[str, Any]:
    """Every promise beside what was achieved, as the dashboard shows it."""
    operation = _counted(request, code)
    on = _day(operation, asked)
    return {"as_of": on, "items": [_target(s) for s in dashboard.standings(operation, on)]}


@router.get(
    "/projects/{slug:code}/indicators/", auth=NUMBERS, response=Indicators, url_name="indicator_list",
    summary="List common indicators",
)  # fmt: skip
def indicator_list(request: HttpRequest, code: str, asked: Query[AsOf]) -> dict[str, Any]:
    """The common indicators by sex, counted now; small numbers are not hidden from who works in the project."""
    operation = _counted(request, code)
    on = _day(operation, asked)
    whole = list(indicator_set(operation.indicator_set).values())
    people = [i for i in whole if i.counts == "participants"]
    values = participants.values(operation, people, on)
    items = [_indicator(operation, i, on, values.get(i.code)) for i in whole]
    return {"as_of": on, "programming_period": operation.indicator_set, "items": items}


@router.get(
    "/projects/{slug:code}/periods/",
    auth=NUMBERS,
    response=Periods,
    url_name="period_list",
    summary="List periods",
)
def period_list(request: HttpRequest, code: str, paging: Query[Paging]) -> dict[str, Any]:
    """The reporting periods of a project."""
    operation = _counted(request, code)
    return paged(request, _periods(request, operation), paging, _period)


@router.get(
    "/projects/{slug:code}/periods/{int:number}/", auth=NUMBERS, response=PeriodWithNumbers, url_name="period_detail",
    summary="Get a period as reported",
)  # fmt: skip
def period_detail(request: HttpRequest, code: str, number: int) -> dict[str, Any]:
    """A period with its numbers as they were frozen; before that, without numbers."""
    operation = _counted(request, code)
    period = get_object_or_404(_periods(request, operation).select_related("snapshot"), number=number)
    if not period.is_frozen:
        return _period(period) | {"fingerprint": None, "items": []}
    return _period(period) | {"fingerprint": period.snapshot.fingerprint, "items": _reported(period)}


def _counted(request: HttpRequest, code: str) -> Operation:
    operation = operation_or_404(request, code)
    require(permissions.may_see_numbers(_user(request), operation))
    return operation


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]


def _day(operation: Operation, asked: AsOf) -> dt.date:
    today = clock.today(operation.zone)
    try:
        day = dt.date.fromisoformat(asked.on) if asked.on else today
    except ValueError:
        day = dt.date.max
    if not EARLIEST <= day <= today:
        words = _("Write a date between 1990-01-01 and today, as YYYY-MM-DD.")
        raise ValidationError([{"type": "refused", "loc": ("query", "on"), "msg": words}])
    return day


def _target(standing: Standing) -> dict[str, Any]:
    target = standing.target
    return {
        "code": target.code,
        "name": str(target.name),
        "counted": target.what,
        "promised": standing.promised,
        "at_least": target.at_least,
        "achieved": standing.done,
        "expected": standing.expected,
        "rule_version": target.version,
        "announced": target.quote.replace("*", ""),
    }


def _indicator(
    operation: Operation, indicator: Indicator, on: dt.date, counted: dict[tuple[str, int], int] | None
) -> dict[str, Any]:
    people = indicator.counts == "participants"
    by_sex: dict[str, int] = dict.fromkeys([*Participation.Sex.values, "not_known"], 0)
    for (sex, _partner), n in (counted or {}).items():
        by_sex[sex or "not_known"] += n
    return {
        "code": indicator.code,
        "name": str(indicator.name),
        "definition": str(indicator.definition),
        "unit": "people" if people else "organisations",
        "kind": "result" if indicator.result else "output",
        "rule_version": indicator.version,
        "total": sum(by_sex.values()) if people else entities.value(operation, indicator, on),
        "by_sex": by_sex if people else None,
    }


def _periods(request: HttpRequest, operation: Operation) -> Any:
    return Period.objects.visible_to(_user(request)).filter(operation=operation).order_by("number")


def _period(period: Period) -> dict[str, Any]:
    fields = ("number", "starts_on", "ends_on", "due_on", "state", "submitted_on", "approved_on")
    return {name: getattr(period, name) for name in fields}


def _reported(period: Period) -> list[dict[str, Any]]:
    values = SnapshotValue.objects.filter(snapshot=period.snapshot)
    found: dict[str, dict[str, Decimal]] = {}
    for code, sex, n in values.values_list("number", "sex").annotate(n=Sum("value")):
        found.setdefault(code, {})[sex or "not_known"] = n
    return [_number(code, rule, found.get(code, {})) for code, rule in period.snapshot.rules.items()]


def _number(code: str, rule: dict[str, Any], values: dict[str, Decimal]) -> dict[str, Any]:
    target = rule["promised"] is not None
    people = not target and rule["unit"] == "person_id"
    by_sex = {sex: values.get(sex, Decimal(0)) for sex in [*Participation.Sex.values, "not_known"]}
    return {
        "code": code,
        "name": str(Translated.from_json(rule["name"])),
        "rule_version": rule["version"],
        "promised": Decimal(rule["promised"]) if target else None,
        "total": sum(values.values(), Decimal(0)),
        "by_sex": by_sex if people else None,
    }
