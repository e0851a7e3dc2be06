"""Whatever happens after a freeze: the hash of what was reported stays, the report's numbers are the sums of what was
kept, and the corrections add up to what counts now."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from punte.monitoring.actions import periods
from punte.monitoring.counting import snapshots, totals
from punte.monitoring.counting.asked import numbers
from punte.monitoring.models import Period
from punte.participation.actions import imports
from punte.participation.models import ImportBatch
from tests.properties.lists import Lives
from tests.properties.lives import NEWCOMERS
from tests.properties.test_random_lives import HOW, run_state_machine_as_test, short  # noqa: F401 - the fixture

ENDS = [dt.date(2024, 8, 31), dt.date(2024, 9, 30), dt.date(2024, 10, 31)]
LATER = dt.date(2025, 12, 31)


class Reported(Lives):
    """Random lives around one freeze, or two."""

    confirmers: Any  # [(organisation, its manager)]

    @initialize(
        asked=st.just(LATER),
        newcomers=st.lists(NEWCOMERS, min_size=3, max_size=6),
        ends_on=st.sampled_from(ENDS),
    )
    def begin(self, asked: dt.date, newcomers: list[dict[str, Any]], ends_on: dt.date) -> None:
        """Some people come, and the first period is frozen at once: everything else happens afterwards."""
        self.asked = asked
        for newcomer in newcomers:
            self.come(newcomer)
        self.freeze(ends_on)

    @rule(ends_on=st.sampled_from([dt.date(2024, 11, 30), dt.date(2024, 12, 31)]))
    def freeze_the_next(self, ends_on: dt.date) -> None:
        """The second period tells what has changed in the first."""
        if Period.objects.filter(operation=self.operation).count() == 1:
            self.freeze(ends_on)

    def freeze(self, ends_on: dt.date) -> None:
        """Open, compute, confirm, freeze."""
        before = Period.objects.filter(operation=self.operation).last()
        period = periods.open_period(
            by=self.by,
            operation=self.operation,
            starts_on=before.next_day() if before else self.operation.starts_on,
            ends_on=ends_on,
            due_on=ends_on + dt.timedelta(30),
        )
        periods.compute_period(by=self.by, period=period, today=LATER)
        for organisation, user in self.confirmers:
            seen = periods.mark_of(period, organisation)
            periods.confirm_numbers(by=user, period=period, organisation=organisation, seen=seen)
        then = before and totals.by_number(totals.cells(self.operation, before.ends_on))
        periods.freeze_period(by=self.by, period=period)
        if before:
            tells_what_changed(before, period, then)

    @rule(which=st.integers(0, 99))
    def take_a_reported_list_back(self, which: int) -> None:
        """A list on which a report rests is not taken back as a whole."""
        batch = self.one_of(ImportBatch.objects.filter(state=ImportBatch.State.APPLIED), which)
        if batch and imports._was_reported(batch):
            with pytest.raises(ValidationError), transaction.atomic():
                imports.undo_import(by=self.by, batch=batch)


def examine(operation: Any, _day: dt.date) -> None:
    """Every frozen period, each number of it."""
    asked = numbers(operation)
    for period in Period.objects.frozen().filter(operation=operation).select_related("snapshot__previous"):
        period.operation = operation
        snapshot = period.snapshot
        snapshot.period = period
        assert snapshots.recomputed(snapshot) == bytes(snapshot.digest)
        now = totals.by_number(totals.cells(operation, period.ends_on))
        for number in asked:
            reported = sum(v.value for v in snapshot.values.all() if v.number == number.code)
            changes = sum(d.change for d in snapshots.differences(snapshot, number))
            assert reported + changes == now.get(number.code, 0), number.code


def tells_what_changed(before: Period, later: Period, then: dict[str, Any]) -> None:
    """The corrections of the second report are the difference between the first one and what counted for its day when
    the second was frozen, number by number, each with its reason."""
    told = list(later.snapshot.corrections.all())
    assert all(c.units and c.why and c.of_id == before.snapshot.pk for c in told)
    for number in numbers(later.operation):
        reported = sum(v.value for v in before.snapshot.values.all() if v.number == number.code)
        changes = sum(c.change for c in told if c.number == number.code)
        assert reported + changes == then.get(number.code, 0), number.code


def test_a_frozen_period_stays_and_its_corrections_add_up(short, elena, bogdan, assoc, fdss):  # noqa: F811
    names = {
        "operation": short,
        "by": elena,
        "partners": [assoc, fdss],
        "examine": staticmethod(examine),
        "confirmers": [(assoc, elena), (fdss, bogdan)],
    }
    run_state_machine_as_test(type("Lived", (Reported,), names), settings=HOW)
