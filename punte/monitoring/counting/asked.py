"""Every number of an operation in one shape: its rule, its promise, and the question that gives its candidates."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from punte.base.translated import Translated
from punte.monitoring.counting import entities, participants, promises
from punte.monitoring.models import Period, Target
from punte.monitoring.sets import Indicator, indicator_set
from punte.projects.models import Operation

# The column of a candidate that says which unit it is.
PERSON, ENTITY, FACT = "person_id", "entity_id", "fact_id"
_UNIT = {Target.What.PEOPLE: PERSON, Target.What.ORGANISATIONS: ENTITY}


@dataclass(frozen=True)
class Number:
    """A target or a common indicator. `ask(operation, rule, day)` gives the SQL of its candidates; `adds` says that
    quantities are summed instead of units counted."""

    code: str
    name: Translated
    unit: str
    version: int
    sensitive: bool
    promised: Decimal | None
    adds: bool
    ask: Callable[[dt.date], tuple[str, dict[str, Any]]]

    @property
    def is_target(self) -> bool:
        """Whether it was promised in the announcement."""
        return self.promised is not None

    @property
    def people(self) -> bool:
        """Whether its units are persons."""
        return self.unit == PERSON


def numbers(operation: Operation) -> list[Number]:
    """All numbers an operation answers for: its targets, then the common indicators of its period; one query."""
    targets = Target.objects.filter(operation=operation, retired=False).select_related("activity")
    indicators = indicator_set(operation.indicator_set).values()
    return [*(_target(operation, t) for t in targets), *(_indicator(operation, i) for i in indicators)]


def as_frozen(period: Period) -> list[Number]:
    """The numbers of a frozen period with code, name, promise and version as they were then, in today's order; what
    has gone since stands last."""
    operation, rules = period.operation, period.snapshot.rules
    today = {n.code: n for n in [*numbers(operation), *_retired(operation, rules)]}
    order = {code: place for place, code in enumerate(today)}
    codes = sorted(rules, key=lambda code: order.get(code, len(order)))
    return [_as_kept(code, rules[code], today.get(code)) for code in codes]


def _as_kept(code: str, rule: dict[str, Any], today: Number | None) -> Number:
    return Number(
        code=code,
        name=Translated.from_json(rule["name"]),
        unit=rule["unit"],
        version=rule["version"],
        sensitive=rule["sensitive"],
        promised=None if rule["promised"] is None else Decimal(rule["promised"]),
        adds=today is not None and today.adds,
        ask=today.ask if today else _unknown,
    )


def _unknown(_on: dt.date) -> tuple[str, dict[str, Any]]:
    raise LookupError("Nothing counts this number any more.")


def counting_now(period: Period, code: str) -> Number | None:
    """The rule by which this number counts today, though its target is retired; None where there is none."""
    found = [*numbers(period.operation), *_retired(period.operation, [code])]
    return next((n for n in found if n.code == code), None)


def _retired(operation: Operation, codes: Iterable[str]) -> list[Number]:
    gone = Target.objects.filter(operation=operation, retired=True, code__in=list(codes))
    return [_target(operation, t) for t in gone.select_related("activity")]


def _target(operation: Operation, target: Target) -> Number:
    return Number(
        code=target.code,
        name=target.name,
        unit=_UNIT.get(Target.What(target.what), FACT),
        version=target.version,
        sensitive=False,
        promised=target.value,
        adds=target.what == Target.What.QUANTITY,
        ask=partial(promises.candidate_sql, operation, target),
    )


def _indicator(operation: Operation, indicator: Indicator) -> Number:
    people = indicator.counts == "participants"
    return Number(
        code=indicator.code,
        name=indicator.name,
        unit=PERSON if people else ENTITY,
        version=indicator.version,
        sensitive=indicator.is_sensitive,
        promised=None,
        adds=False,
        ask=partial((participants if people else entities).candidate_sql, operation, indicator),
    )
