"""Every number of an operation in one shape: its rule, its promise, and the question that gives its candidates."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from punte.base.translated import Translated
from punte.monitoring.counting import entities, participants, promises
from punte.monitoring.models import Target
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
