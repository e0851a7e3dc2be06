"""What can happen to a reporting period: it is opened, computed, confirmed by each partner, frozen, submitted,
approved. Freezing seals the facts and keeps every counted unit; nothing that happens later changes it."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.monitoring import permissions
from punte.monitoring.counting import snapshots, totals
from punte.monitoring.counting.asked import Number, numbers
from punte.monitoring.models import Confirmation, Correction, Period, Snapshot
from punte.monitoring.notices import PERIOD_TO_CONFIRM
from punte.organisations.models import Organisation
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.projects.actions.periods import report_until
from punte.projects.models import Assignment, Operation
from punte.records.models import Seal
from punte.records.seals import seal_facts

State = Period.State


@transaction.atomic
def open_period(
    *, by: User, operation: Operation, starts_on: dt.date, ends_on: dt.date, due_on: dt.date
) -> Period:
    """Open the next period; raises ValidationError keyed to starts_on, ends_on or due_on."""
    require(permissions.may_manage_periods(by, operation))
    Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)
    last = Period.objects.filter(operation=operation).last()
    _refuse_days(operation, last, starts_on, ends_on, due_on)
    return Period.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        number=last.number + 1 if last else 1,
        starts_on=starts_on,
        ends_on=ends_on,
        due_on=due_on,
    )


def _refuse_days(
    operation: Operation, last: Period | None, starts_on: dt.date, ends_on: dt.date, due_on: dt.date
) -> None:
    if last and starts_on != last.next_day():
        said = {"day": formats.day(last.next_day(), "long")}
        raise ValidationError(
            {"starts_on": _("Periods follow each other: this one begins on %(day)s.") % said}
        )
    if operation.starts_on and starts_on < operation.starts_on:
        raise ValidationError({"starts_on": _("The project had not begun by then.")})
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("The last day lies before the first.")})
    if operation.ends_on and ends_on > operation.ends_on:
        raise ValidationError({"ends_on": _("The project has ended by then.")})
    if due_on <= ends_on:
        raise ValidationError({"due_on": _("The report is due after the period has ended.")})


@transaction.atomic
def compute_period(*, by: User, period: Period, today: dt.date) -> None:
    """Hand the numbers to the partners for review; only once the period is over."""
    require(permissions.may_manage_periods(by, period.operation))
    if today <= period.ends_on:
        raise ValidationError(_("The period is not over yet."), code="running")
    period.move_to(State.COMPUTED)
    _ask_partners(by, period)


def _ask_partners(by: User, period: Period) -> None:
    rows = Assignment.objects.in_force().filter(
        operation=period.operation,
        role__organisation__in=confirming(period),
        role__role__in=permissions.CONFIRMING,
    )
    for user in {a.role.user for a in rows.select_related("role__user")} - {by}:
        notify(user, PERIOD_TO_CONFIRM, period.pk, period.get_absolute_url())


@transaction.atomic
def reopen_period(*, by: User, period: Period) -> None:
    """Take a period back from the partners; what they confirmed is asked again."""
    require(permissions.may_manage_periods(by, period.operation))
    if period.state == State.REVIEWED:
        period.move_to(State.COMPUTED)
    period.move_to(State.OPEN, freezing_since=None)
    period.confirmations.all().delete()


@transaction.atomic
def confirm_numbers(*, by: User, period: Period, organisation: Organisation, seen: str) -> None:
    """A partner says that its numbers are right. `seen` is the mark of the numbers that were on the screen: if they
    have changed since, ValidationError, and the partner looks again. With the last one the period is reviewed."""
    require(permissions.may_confirm(by, period.operation, organisation))
    locked = Period.objects.select_for_update(of=("self",)).get(pk=period.pk)
    if locked.state not in (State.COMPUTED, State.REVIEWED):
        raise MoveNotAllowed
    if seen != mark_of(period, organisation):
        raise ValidationError(
            _("The numbers have changed since you opened this page. Please look again."), code="changed"
        )
    Confirmation.objects.update_or_create(
        period=period,
        organisation=organisation,
        defaults={
            "consortium_id": period.consortium_id,
            "by": by,
            "at": timezone.now(),
            "digest": bytes.fromhex(seen),
        },
    )
    if locked.state == State.COMPUTED and not waiting_for(period):
        period.move_to(State.REVIEWED)


def mark_of(period: Period, organisation: Organisation) -> str:
    """What a partner's numbers are now, in one short mark: hexadecimal SHA-256."""
    return mark(totals.by_partner(period.operation, period.ends_on).get(organisation.pk, {}))


def mark(own: Mapping[str, Decimal]) -> str:
    """The mark of these numbers, {code: value}."""
    text = json.dumps({code: str(value.normalize()) for code, value in sorted(own.items())})
    return hashlib.sha256(text.encode()).hexdigest()


def confirming(period: Period) -> list[Organisation]:
    """The partners who each confirm their own numbers: all but associated ones."""
    rows = period.operation.partnerships.exclude(role="associated").select_related("organisation")
    return [p.organisation for p in rows]


def waiting_for(period: Period) -> list[Organisation]:
    """The partners who have not confirmed yet."""
    done = set(period.confirmations.values_list("organisation_id", flat=True))
    return [o for o in confirming(period) if o.pk not in done]


def changed_since_confirmed(period: Period) -> list[Organisation]:
    """The partners whose numbers are no longer those they confirmed."""
    said = {c.organisation_id: bytes(c.digest).hex() for c in period.confirmations.all()}
    now = totals.by_partner(period.operation, period.ends_on) if said else {}
    return [o for o in confirming(period) if o.pk in said and said[o.pk] != mark(now.get(o.pk, {}))]


@transaction.atomic
def freeze_period(*, by: User, period: Period) -> Snapshot:
    """Seal the facts and keep members, values, rules and the chain of hashes. Of two at once the second is refused;
    so is a period whose numbers are not those the partners confirmed, or that follows one not frozen yet."""
    require(permissions.may_manage_periods(by, period.operation))
    before = period.before()
    if before and not before.is_frozen:
        raise ValidationError(_("The period before this one is not frozen yet."), code="order")
    _refuse_stale(period)
    period.move_to(State.FROZEN, freezing_since=None)
    seal_facts(period.operation.consortium)
    asked = numbers(period.operation)
    snapshot = _begun(by, period, before, asked)
    for number in asked:
        snapshots.store_members(snapshot, number)
    snapshots.store_values(snapshot)
    if before:
        _keep_corrections(snapshot, before.snapshot, asked)
    _close(snapshot)
    report_until(by=by, operation=period.operation, day=period.ends_on)
    return snapshot


def _refuse_stale(period: Period) -> None:
    changed = changed_since_confirmed(period)
    if changed:
        names = ", ".join(o.name for o in changed)
        raise ValidationError(
            _(
                "The numbers of these partners have changed since they confirmed them: %(names)s. Ask them again."
            )
            % {"names": names},
            code="stale",
        )


def _begun(by: User, period: Period, before: Period | None, asked: list[Number]) -> Snapshot:
    head = (
        Seal.objects.filter(consortium=period.consortium_id)
        .order_by("-number")
        .values_list("head", flat=True)
    )
    return Snapshot(
        pk=_next_number(),
        period=period,
        consortium_id=period.consortium_id,
        previous=before.snapshot if before else None,
        head=bytes(head.first() or b""),
        digest=b"",
        rules={n.code: _rule(n) for n in asked},
        frozen_at=timezone.now(),
        by=by,
    )


def _next_number() -> int:
    """Members are written first and name it; the snapshot itself comes last, with the digest of them all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('monitoring_snapshot', 'id'))")
        return int(cursor.fetchone()[0])


def _rule(number: Number) -> dict[str, object]:
    return {
        "name": number.name.as_json(),
        "version": number.version,
        "sensitive": number.sensitive,
        "unit": number.unit,
        "promised": None if number.promised is None else str(number.promised),
    }


def _keep_corrections(snapshot: Snapshot, of: Snapshot, asked: list[Number]) -> None:
    for number in asked:
        if number.code in of.rules:
            Correction.objects.bulk_create(snapshots.corrections(snapshot, of, number))


def _close(snapshot: Snapshot) -> None:
    digests = snapshots.member_digests(snapshot.pk)
    for code, rule in snapshot.rules.items():
        rule["members"] = digests.get(code, "")
    previous = bytes(snapshot.previous.digest) if snapshot.previous else b""
    snapshot.digest = snapshots.whole_digest(
        previous, bytes(snapshot.head), snapshot.rules, snapshots.stored_values(snapshot)
    )
    snapshot.save(force_insert=True)


@transaction.atomic
def submit_period(*, by: User, period: Period, on: dt.date) -> None:
    """Note that the report was handed in. Raises ValidationError keyed to on."""
    require(permissions.may_manage_periods(by, period.operation))
    if on <= period.ends_on:
        raise ValidationError({"on": _("The report is handed in after the period has ended.")})
    if period.state != State.FROZEN:  # out of clarification it comes when the last question is settled
        raise MoveNotAllowed
    period.move_to(State.SUBMITTED, submitted_on=on)


@transaction.atomic
def approve_period(*, by: User, period: Period, on: dt.date) -> None:
    """Note the funder's approval; every question is answered and settled first. Raises ValidationError."""
    require(permissions.may_manage_periods(by, period.operation))
    if period.submitted_on and on < period.submitted_on:
        raise ValidationError({"on": _("The report was handed in later than that.")})
    period.move_to(State.APPROVED, approved_on=on)
