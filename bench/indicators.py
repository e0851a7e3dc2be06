"""All indicators by sex over 100,000 participations, and over a million facts.

Two peers in the same run, on the same rows: the oracle's rules in plain Python over fetched rows, as a sheet or
a script would count (it must find the same numbers); and one query for each indicator.
"""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from django.db import connection, transaction

from bench import data

Counts = dict[str, dict[str, int]]


def run() -> list[dict[str, Any]]:
    """Count, let the peers count, compare."""
    return [*_over(data.COUNTING), *_over(data.FULL)]


def _over(name: str) -> list[dict[str, Any]]:
    from punte.base.rls import set_local
    from punte.monitoring.counting import participants, promises
    from punte.monitoring.models import Target

    operation, _user = data.use(name)
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        every = _indicators(operation)
        seconds, values = timed(lambda: participants.values(operation, every, data.TODAY))
        if name == data.COUNTING:
            peer, value = "plain Python over fetched rows", _plainly(operation, every, by_sex(values))
        else:
            peer, value = "one query for each indicator", _one_by_one(operation, every)
        facts = _facts()
        found = [
            _figure(
                f"all indicators by sex, {data.PEOPLE:,} participations, {facts:,} facts",
                seconds,
                peer,
                value,
            )
        ]
        if name == data.FULL:
            targets = list(Target.objects.filter(operation=operation).select_related("activity"))
            kept, _ = timed(lambda: promises.counts(operation, targets, data.TODAY))
            alone, _ = timed(lambda: [promises.counts(operation, [t], data.TODAY) for t in targets], times=1)
            found.append(
                _figure(
                    f"all {len(targets)} promises, {facts:,} facts", kept, "one query for each promise", alone
                )
            )
    return found


def _figure(figure: str, value: float, peer: str, peer_value: float) -> dict[str, Any]:
    ratio = peer_value / value
    return {
        "figure": figure,
        "value": value,
        "unit": "s",
        "peer": peer,
        "peer_value": peer_value,
        "ratio": ratio,
    }


def timed(work: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    """The median of some runs after one that warms up (not where it is run once)."""
    result = work() if times > 1 else None
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - begun)
    return median(seconds), result


def _indicators(operation: Any) -> list[Any]:
    from punte.monitoring.sets import indicator_set

    return [i for i in indicator_set(operation.indicator_set).values() if i.counts == "participants"]


def _facts() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_fact")
        return cursor.fetchone()[0]


def by_sex(values: dict[str, dict[tuple[str, int], int]]) -> Counts:
    """Without the partners."""
    found: Counts = {}
    for code, counted in values.items():
        for (sex, _partner), n in counted.items():
            found.setdefault(code, {})[sex] = found.get(code, {}).get(sex, 0) + n
    return found


def _one_by_one(operation: Any, every: list[Any]) -> float:
    from punte.monitoring.counting import participants

    return timed(lambda: [participants.values(operation, [i], data.TODAY) for i in every], times=1)[0]


def _plainly(operation: Any, every: list[Any], expected: Counts) -> float:
    """Fetch every row and count it, record by record; raises AssertionError where the numbers differ."""
    begun = time.perf_counter()
    found = _counted(operation, {i.code for i in every})
    seconds = time.perf_counter() - begun
    assert found == expected, "the plain count and the query differ"
    return seconds


def _counted(operation: Any, codes: set[str]) -> Counts:
    from tests.oracle import plain, table, told
    from tests.properties import tables

    records, merged = tables.participations(operation), tables.merged()
    live = told.live(tables.facts(operation), data.TODAY)
    counting = plain.counting_records(records, live, merged)
    stories, period = _stories(live, merged), tables.period(operation)
    found: Counts = {}
    for code, rule in table.indicators().items():
        if code not in codes:
            continue
        for record in records:
            if record.id not in counting or plain.candidate(rule, record) is False:
                continue
            story = stories.get(told.survivor(record.person, merged))
            if plain.why_not(period, record, story, rule, data.TODAY, plain.REQUIRED) is None:
                sexes = found.setdefault(code, {})
                sexes[record.sex or ""] = sexes.get(record.sex or "", 0) + 1
    return found


def _stories(live: list[Any], merged: dict[Any, Any]) -> dict[Any, Any]:
    """Each person's story, told from their own facts only."""
    from tests.oracle import told

    own: dict[Any, list[Any]] = {}
    for fact in live:
        if fact.person is not None:
            own.setdefault(told.survivor(fact.person, merged), []).append(fact)
    return {person: told.tell(person, facts, merged) for person, facts in own.items()}
