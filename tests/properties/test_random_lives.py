"""Whatever happens to people in a project, every number equals a slow and plain count of what was recorded."""

import datetime as dt
import os
from functools import partial

import pytest
import yaml
from django.db import connection
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from punte.base.rls import set_local
from punte.monitoring.counting import drill, participants, promises
from punte.monitoring.models import Target
from punte.monitoring.sets import FOLDER, indicator_set
from punte.people.models import User
from punte.projects.models import Operation
from punte.records import seals
from tests.oracle import plain
from tests.properties import tables
from tests.properties.lists import Lives

ALL = bool(os.environ.get("PUNTE_TEST_ALL"))
SETS = ("2021-2027", "2014-2020") if ALL else ("2021-2027",)
TARGETS = (
    "entered",
    "trained",
    "certified",
    "representatives",
    "organisations-strengthened",
    "workshops",
    "seminars-social-dialogue",
    "came-to-workshops",
)
HOW = settings(
    max_examples=200 if ALL else 25,
    stateful_step_count=40 if ALL else 25,
    deadline=None,
    database=None,
    derandomize=not ALL,  # the ordinary suite says the same twice; the whole one looks further
    phases=(Phase.generate, Phase.shrink) if ALL else (Phase.generate,),
)


def rules(period: str) -> tuple[list[dict], list[str]]:
    """The definitions of a set that count participants, and what a complete record needs."""
    said = yaml.safe_load((FOLDER / f"{period}.yaml").read_text(encoding="utf-8"))
    return [each for each in said["indicators"] if each["counts"] == "participants"], said["requires"]


RULES = {period: rules(period) for period in SETS}


def examine_indicators(operation: Operation, day: dt.date) -> None:
    """Each candidate of each indicator, with the reason; and the values by sex."""
    records, facts, merged = tables.participations(operation), tables.facts(operation), tables.merged()
    sex = {record.id: record.sex or "" for record in records}
    for period, (definitions, requires) in RULES.items():
        known = indicator_set(period)
        values = participants.values(operation, [known[d["code"]] for d in definitions], day)
        for definition in definitions:
            code = definition["code"]
            expected = plain.count(
                tables.period(operation), records, facts, definition, day, merged=merged, requires=requires
            )
            found = participants.candidates(operation, known[code], day)
            judged = {c.participation_id: c.reason for c in found}
            assert _told_apart(definition, judged) == _told_apart(definition, expected), (code, day)
            assert _by_sex(values[code]) == _sexes(expected, sex), (code, day)


def _told_apart(definition: dict, judged: plain.Answer) -> plain.Answer:
    """Where a special category is one condition among others, the plain count says "unknown" and the query
    what was answered."""
    if "any" not in (definition["reference"] or {}):
        return judged
    return {
        record: "unknown" if reason in plain.REFUSED_OR_UNKNOWN else reason
        for record, reason in judged.items()
    }


def _by_sex(value: dict[tuple[str, int], int]) -> dict[str, int]:
    by_sex: dict[str, int] = {}
    for (sex, _organisation), n in value.items():
        by_sex[sex] = by_sex.get(sex, 0) + n
    return by_sex


def _sexes(expected: plain.Answer, sex: dict[int, str]) -> dict[str, int]:
    by_sex: dict[str, int] = {}
    for record, reason in expected.items():
        if reason is None:
            by_sex[sex[record]] = by_sex.get(sex[record], 0) + 1
    return by_sex


def examine_targets(operation: Operation, day: dt.date) -> None:
    """Each fact a target looks at, with the reason; and what the dashboard shows."""
    facts, merged = tables.facts(operation), tables.merged()
    targets = list(Target.objects.filter(operation=operation, code__in=TARGETS).select_related("activity"))
    counts = promises.counts(operation, targets, day)
    for target in targets:
        rule = {
            "what": target.what,
            "kinds": target.kinds,
            "activity": target.activity.code if target.activity else None,
            "at_least": target.minimum,
            "participants_only": target.participants_only,
        }
        expected = plain.count_target(tables.period(operation), facts, rule, day, merged=merged)
        assert _judged(operation, target, day) == expected, (target.code, day)
        assert counts[target.pk].total == plain.target_value(facts, rule, expected), (target.code, day)


def _judged(operation: Operation, target: Target, day: dt.date) -> plain.Answer:
    sql, parameters = promises.candidate_sql(operation, target, day)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} SELECT fact_id, reason FROM candidate", parameters)
        return dict(cursor.fetchall())


def examine_seals(operation: Operation) -> None:
    """Every fact gets its seal, and no seal is broken."""
    seals.seal_facts(operation.consortium)
    assert seals.verify() == []
    set_local(consortium=operation.consortium_id)


def examine_pages(operation: Operation, reader: User, day: dt.date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page after page holds the same people in the same order as one long page, and the drawers the same sums."""
    ask = partial(participants.candidate_sql, operation, indicator_set("2021-2027")["GRAND"], day)
    judged = [c.reason is None for c in participants.candidates(*ask.args)]
    for counted in (True, False):
        with monkeypatch.context() as page:
            page.setattr(drill, "PAGE", 1000)
            whole = _opened(ask, operation, reader, drill.Wanted(counted=counted))
            assert whole.found == len(whole.rows) == judged.count(counted), day
            assert (whole.units, sum(whole.reasons.values())) == (judged.count(True), judged.count(False))
            page.setattr(drill, "PAGE", 4)
            page.setattr(drill, "AHEAD", ((1, 0), (2, 1)))
            wanted = [drill.Wanted(counted=counted, page=n + 1) for n in range(len(whole.rows) // 4 + 1)]
            rows = [row for w in wanted for row in _opened(ask, operation, reader, w).rows]
            assert [_place(row) for row in rows] == [_place(row) for row in whole.rows]


def _opened(ask: drill.Asked, operation: Operation, reader: User, wanted: drill.Wanted) -> drill.Drill:
    return drill.drill(ask, reader=reader, operation=operation, wanted=wanted, people=True)


def _place(row: dict) -> tuple:
    return row["participation_id"], row["reason"], row["sort_key"]


@pytest.fixture
def short(operation, settings, tmp_path):
    """The operation, ended early enough that people can enter too late."""
    settings.MEDIA_ROOT = tmp_path
    operation.ends_on = dt.date(2024, 12, 31)
    Target.objects.create(
        operation=operation, code="came-to-workshops", name={"source": "en", "texts": {"en": "came"}}, group="reach",
        position=99, value=1, what="quantity", kinds=["records.workshop_held"], quote="x",
    )  # fmt: skip
    return operation


def live(operation, elena, partners, examine):
    """Let random lives be lived, and each examined."""
    names = {"operation": operation, "by": elena, "partners": partners, "examine": staticmethod(examine)}
    run_state_machine_as_test(type("Lived", (Lives,), names), settings=HOW)


def test_every_number_equals_the_plain_count_and_every_seal_holds(short, elena, assoc, fdss, monkeypatch):
    def examine(operation, day):
        examine_indicators(operation, day)
        examine_pages(operation, elena, day, monkeypatch)
        examine_targets(operation, day)
        examine_seals(operation)

    live(short, elena, [assoc, fdss], examine)
