"""Reporting periods: frozen numbers stay, and what changes later is told as a correction."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from punte.base.states import MoveNotAllowed
from punte.monitoring import jobs
from punte.monitoring.actions import periods
from punte.monitoring.counting import snapshots
from punte.monitoring.counting.asked import numbers
from punte.monitoring.models import Period
from punte.participation.actions.participations import enter, register_participant, strike_entry
from punte.people.actions.persons import register_person
from punte.people.models import Notice
from tests.cast import choose

pytestmark = pytest.mark.django_db

TODAY = dt.date(2025, 3, 17)
END = dt.date(2024, 12, 31)


@pytest.fixture
def known(elena, operation, assoc, fdss):
    """Four people who entered in the autumn, one of them at the partner."""
    found = []
    for n, partner in enumerate([assoc, assoc, assoc, fdss]):
        person = register_person(
            by=elena,
            consortium=operation.consortium,
            first_name=f"Maria{'abcd'[n]}",
            last_name="Pop",
            birth_date=dt.date(1990, 5, 14 + n),
            sex="woman" if n % 2 else "man",
        )
        one = register_participant(
            by=elena,
            operation=operation,
            person=person,
            organisation=partner,
            on=dt.date(2024, 9, 1),
            sex=None,
        )
        choose(elena, one)
        enter(by=elena, participation=one, on=dt.date(2024, 10, 1 + n))
        found.append(one)
    return found


def opened(elena, operation, starts_on=dt.date(2024, 7, 1), ends_on=END):
    return periods.open_period(
        by=elena, operation=operation, starts_on=starts_on, ends_on=ends_on, due_on=ends_on + dt.timedelta(30)
    )


def confirmed(period, elena, bogdan, assoc, fdss):
    for by, organisation in ((elena, assoc), (bogdan, fdss)):
        seen = periods.mark_of(period, organisation)
        periods.confirm_numbers(by=by, period=period, organisation=organisation, seen=seen)
    return period


@pytest.fixture
def reviewed(known, elena, bogdan, operation, assoc, fdss):
    period = opened(elena, operation)
    periods.compute_period(by=elena, period=period, today=TODAY)
    return confirmed(period, elena, bogdan, assoc, fdss)


@pytest.fixture
def frozen(reviewed, elena):
    periods.freeze_period(by=elena, period=reviewed)
    return reviewed


def number(operation, code):
    return next(n for n in numbers(operation) if n.code == code)


def reported(period, code):
    return sum(v.value for v in period.snapshot.values.filter(number=code))


def test_a_frozen_period_keeps_its_members_and_its_hash(frozen):
    assert frozen.state == Period.State.FROZEN
    assert reported(frozen, "GRAND") == 4
    assert bytes(frozen.snapshot.digest) == snapshots.recomputed(frozen.snapshot)


def test_what_is_struck_after_the_freeze_is_a_difference_and_not_a_change(frozen, known, elena, operation):
    strike_entry(by=elena, stay=known[0].stays.get(), on=dt.date(2025, 1, 20))
    found = snapshots.differences(frozen.snapshot, number(operation, "GRAND"))
    assert [(d.person_id, d.was, d.now, d.why) for d in found] == [(known[0].person_id, 1, 0, "struck")]
    assert reported(frozen, "GRAND") == 4
    assert bytes(frozen.snapshot.digest) == snapshots.recomputed(frozen.snapshot)


def test_what_is_recorded_late_is_a_correction_of_the_next_period(
    frozen, known, elena, bogdan, operation, assoc, fdss
):
    strike_entry(by=elena, stay=known[0].stays.get(), on=dt.date(2025, 1, 20))
    enter(by=elena, participation=known[0], on=dt.date(2025, 1, 21))
    strike_entry(by=elena, stay=known[3].stays.get(struck=False), on=dt.date(2025, 1, 20))
    following = opened(elena, operation, dt.date(2025, 1, 1), dt.date(2025, 2, 28))
    periods.compute_period(by=elena, period=following, today=TODAY)
    confirmed(following, elena, bogdan, assoc, fdss)
    periods.freeze_period(by=elena, period=following)
    told = following.snapshot.corrections.filter(number="GRAND")
    assert sorted((c.person_id, c.why, c.change) for c in told) == [
        (known[0].person_id, "struck", -1),
        (known[3].person_id, "struck", -1),
    ]
    assert reported(frozen, "GRAND") == 4 and reported(following, "GRAND") == 3
    assert following.snapshot.previous == frozen.snapshot
    assert bytes(following.snapshot.digest) == snapshots.recomputed(following.snapshot)


def test_a_period_is_frozen_once(frozen, reviewed, elena):
    stale = Period.objects.get(pk=frozen.pk)
    stale.state = Period.State.REVIEWED  # as somebody sees it who opened the page before
    with pytest.raises(MoveNotAllowed):
        periods.freeze_period(by=elena, period=stale)


def test_nobody_confirms_after_the_freeze(frozen, bogdan, fdss):
    with pytest.raises(MoveNotAllowed):
        seen = periods.mark_of(frozen, fdss)
        periods.confirm_numbers(by=bogdan, period=frozen, organisation=fdss, seen=seen)


def test_numbers_that_changed_since_the_page_was_opened_are_looked_at_again(known, elena, operation, assoc):
    period = opened(elena, operation)
    periods.compute_period(by=elena, period=period, today=TODAY)
    seen = periods.mark_of(period, assoc)
    strike_entry(by=elena, stay=known[0].stays.get(), on=dt.date(2025, 1, 20))
    with pytest.raises(ValidationError, match="have changed"):
        periods.confirm_numbers(by=elena, period=period, organisation=assoc, seen=seen)


def test_numbers_that_changed_since_they_were_confirmed_are_not_frozen(reviewed, known, elena):
    strike_entry(by=elena, stay=known[0].stays.get(), on=dt.date(2025, 1, 20))
    with pytest.raises(ValidationError, match="ASSOC"):
        periods.freeze_period(by=elena, period=reviewed)


def test_a_partner_confirms_its_own_numbers_only(known, elena, bogdan, operation, assoc):
    period = opened(elena, operation)
    periods.compute_period(by=elena, period=period, today=TODAY)
    with pytest.raises(PermissionDenied):
        seen = periods.mark_of(period, assoc)
        periods.confirm_numbers(by=bogdan, period=period, organisation=assoc, seen=seen)


@pytest.mark.parametrize("who", ["bogdan", "ana", "floarea", "georgi", "auditor", "mallory"])
def test_only_the_lead_reports(request, who, reviewed, operation, elena):
    user = request.getfixturevalue(who)
    day = dt.date(2025, 1, 1)
    for refused in (
        lambda: opened(user, operation, day, dt.date(2025, 2, 28)),
        lambda: periods.compute_period(by=user, period=reviewed, today=TODAY),
        lambda: periods.reopen_period(by=user, period=reviewed),
        lambda: periods.freeze_period(by=user, period=reviewed),
        lambda: periods.submit_period(by=user, period=reviewed, on=TODAY),
        lambda: periods.approve_period(by=user, period=reviewed, on=TODAY),
    ):
        with pytest.raises(PermissionDenied):
            refused()


def test_a_period_is_computed_when_it_is_over(elena, operation):
    period = opened(elena, operation, ends_on=dt.date(2025, 3, 31))
    with pytest.raises(ValidationError, match="not over"):
        periods.compute_period(by=elena, period=period, today=TODAY)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ((dt.date(2024, 5, 1), END), "starts_on"),
        ((dt.date(2024, 7, 1), dt.date(2024, 6, 30)), "ends_on"),
        ((dt.date(2024, 7, 1), dt.date(2026, 7, 1)), "ends_on"),
    ],
)
def test_a_period_lies_within_the_project(elena, operation, days, field):
    with pytest.raises(ValidationError) as refused:
        opened(elena, operation, *days)
    assert field in refused.value.message_dict


def test_periods_follow_each_other(frozen, elena, operation):
    with pytest.raises(ValidationError) as refused:
        opened(elena, operation, dt.date(2025, 1, 2), dt.date(2025, 2, 28))
    assert "starts_on" in refused.value.message_dict


def test_taking_a_period_back_asks_the_partners_again(reviewed, elena):
    periods.reopen_period(by=elena, period=reviewed)
    assert reviewed.state == Period.State.OPEN and not reviewed.confirmations.exists()


def test_a_submitted_period_is_approved(frozen, elena):
    periods.submit_period(by=elena, period=frozen, on=dt.date(2025, 1, 28))
    periods.approve_period(by=elena, period=frozen, on=dt.date(2025, 3, 1))
    frozen.refresh_from_db()
    assert frozen.state == Period.State.APPROVED and frozen.approved_on == dt.date(2025, 3, 1)


def being_frozen(period):
    Period.objects.filter(pk=period.pk).update(freezing_since=timezone.now())
    period.refresh_from_db()


def test_a_freeze_that_comes_too_late_says_so_and_the_page_no_longer_waits(known, elena, operation):
    period = opened(elena, operation)
    being_frozen(period)
    jobs.freeze_period(period.consortium_id, period.pk, elena.pk)
    period.refresh_from_db()
    assert period.freezing_since is None
    assert Notice.objects.get(user=elena).kind == "monitoring.period_not_frozen"


def test_a_freeze_asked_for_twice_is_told_of_once(frozen, elena):
    jobs.freeze_period(frozen.consortium_id, frozen.pk, elena.pk)
    assert not Notice.objects.filter(user=elena).exists()


def test_a_period_taken_back_is_not_being_frozen(reviewed, elena):
    being_frozen(reviewed)
    periods.reopen_period(by=elena, period=reviewed)
    assert Period.objects.get(pk=reviewed.pk).freezing_since is None
