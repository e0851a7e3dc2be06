"""What of a reported period everybody may read: the common indicators by sex, small numbers hidden."""

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from django.db.models import Sum
from django.utils.translation import gettext as _

from punte.monitoring.models import Period, SnapshotValue
from punte.monitoring.sets import indicator_set
from punte.monitoring.suppression import TOTAL, Cell, Division, Layout, Table, shown_cells
from punte.participation.models import Participation
from punte.people.circles import in_consortium
from punte.projects.models import Operation

FILE = Path(__file__).with_name("open_data.yaml")
EVERYBODY = "ALL"
WOMEN, OTHERS = "women", "others"
COLUMNS = (WOMEN, OTHERS)
# What was handed in stays public, also while the funder asks about it.
_PUBLIC = (Period.State.SUBMITTED, Period.State.CLARIFICATION, Period.State.APPROVED)


@dataclass(frozen=True)
class Row:
    """One indicator; a number that is not shown is None. `by_sex` is None where it is counted in organisations."""

    code: str
    name: str
    definition: str
    people: bool
    by_sex: Mapping[str, int | None] | None
    total: int | None


@dataclass(frozen=True)
class OpenPeriod:
    """A period that was handed in, with its published numbers."""

    operation: Operation
    number: int
    starts_on: dt.date
    ends_on: dt.date
    submitted_on: dt.date | None
    approved: bool
    fingerprint: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Plan:
    """What an indicator set publishes: whose sum is everybody, and the divisions."""

    everybody: tuple[str, ...]
    layout: Layout

    @property
    def codes(self) -> list[str]:
        """The rows, everybody first."""
        parts = [code for division in self.layout.divisions for code in division.parts]
        return list(dict.fromkeys([self.layout.everybody, *parts]))


@lru_cache(maxsize=8)
def plan(period: str) -> Plan:
    """The plan of a programming period."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))[period]
    everybody = tuple(data["everybody"])
    divisions = tuple(
        Division(tuple(d["whole"]), tuple(d["parts"]), bool(d.get("totals"))) for d in data["divisions"]
    )
    return Plan(everybody, Layout(everybody[0] if len(everybody) == 1 else EVERYBODY, COLUMNS, divisions))


def published(operation: Operation) -> list[OpenPeriod]:
    """The periods handed in, in their order, with what may be shown of each; two queries. A period counts as published
    once all before it are, so that what is shown of it never depends on what comes later."""
    with in_consortium(operation.consortium_id):
        periods = _handed_in(operation)
        tables = _tables(operation, periods)
    whole = plan(operation.indicator_set)
    shown = shown_cells([tables[p.number] for p in periods], whole.layout)
    return [
        OpenPeriod(
            operation=operation,
            number=p.number,
            starts_on=p.starts_on,
            ends_on=p.ends_on,
            submitted_on=p.submitted_on,
            approved=p.state == Period.State.APPROVED,
            fingerprint=p.snapshot.fingerprint,
            rows=tuple(_rows(operation, whole, tables[p.number], cells)),
        )
        for p, cells in zip(periods, shown, strict=True)
    ]


def _handed_in(operation: Operation) -> list[Period]:
    found = []
    for period in Period.objects.filter(operation=operation).select_related("snapshot").order_by("number"):
        if period.state not in _PUBLIC:
            break
        found.append(period)
    return found


def _tables(operation: Operation, periods: list[Period]) -> dict[int, dict[Cell, int]]:
    """Per period the cells by code and column: women, and others (men, non-binary people, not known) together, so that
    a single person among hundreds neither shows nor hides everybody else."""
    whole = plan(operation.indicator_set)
    people = {i.code for i in indicator_set(operation.indicator_set).values() if i.counts == "participants"}
    values = SnapshotValue.objects.filter(
        snapshot__period__in=periods, number__in=[*whole.codes, *whole.everybody]
    )
    tables: dict[int, dict[Cell, int]] = {p.number: defaultdict(int) for p in periods}
    told = values.values_list("snapshot__period__number", "number", "sex").annotate(n=Sum("value"))
    for number, code, sex, n in told:
        column = (WOMEN if sex == Participation.Sex.WOMAN else OTHERS) if code in people else TOTAL
        tables[number][code, column] += int(n)
        if whole.layout.everybody == EVERYBODY and code in whole.everybody:
            tables[number][EVERYBODY, column] += int(n)
    return tables


def _rows(operation: Operation, whole: Plan, table: Table, shown: frozenset[Cell]) -> Iterator[Row]:
    known = indicator_set(operation.indicator_set)
    for code in whole.codes:
        indicator = known.get(code)
        people = indicator is None or indicator.counts == "participants"
        by_sex = {c: table.get((code, c), 0) if (code, c) in shown else None for c in COLUMNS}
        total: int | None = None
        if (code, TOTAL) in shown or all(n is not None for n in by_sex.values()):
            total = sum(table.get((code, c), 0) for c in (*COLUMNS, TOTAL))
        yield Row(
            code=code,
            name=str(indicator.name) if indicator else _("Participants whose record is complete"),
            definition=str(indicator.definition) if indicator else "",
            people=people,
            by_sex=by_sex if people else None,
            total=total,
        )


def as_csv(period: OpenPeriod) -> str:
    """One line per cell: what is not shown is empty, and says so."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ["project", "period", "from", "to", "indicator", "name", "unit", "group", "value", "suppressed"]
    )
    here = [period.operation.code, period.number, period.starts_on.isoformat(), period.ends_on.isoformat()]
    for row in period.rows:
        unit = "people" if row.people else "organisations"
        for group, value in [*(row.by_sex or {}).items(), ("total", row.total)]:
            shown = ["" if value is None else value, "yes" if value is None else "no"]
            writer.writerow([*here, row.code, row.name, unit, group, *shown])
    return out.getvalue()
