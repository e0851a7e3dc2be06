"""Counting supported organisations: once per operation, by the kind of organisation an indicator names."""

import datetime as dt
from typing import Any

from django.db import connection

from punte.monitoring.counting import promises
from punte.monitoring.models import Target
from punte.monitoring.sets import Indicator
from punte.participation.facts import ENTITY_ENTERED
from punte.projects.models import Operation

_OF_KIND = "WHERE t.entity_id IN (SELECT id FROM organisations_organisation WHERE kind = ANY(%(entity_kinds)s))\n    )"


def candidate_sql(operation: Operation, indicator: Indicator, as_of: dt.date) -> tuple[str, dict[str, Any]]:
    """One row per entry of an organisation of the named kinds, in the columns of the drill-down."""
    rule = Target(pk=0, what=Target.What.ORGANISATIONS, kinds=[ENTITY_ENTERED.code])
    sql, parameters = promises.candidate_sql(operation, rule, as_of)
    head, tail = sql.rsplit(")", 1)
    return f"{head}{_OF_KIND}{tail}", parameters | {"entity_kinds": indicator.where["organisation"]}


def value(operation: Operation, indicator: Indicator, as_of: dt.date) -> int:
    """How many organisations are counted."""
    sql, parameters = candidate_sql(operation, indicator, as_of)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} SELECT count(*) FROM candidate WHERE reason IS NULL", parameters)
        return cursor.fetchone()[0]
