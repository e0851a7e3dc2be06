"""What can happen to a breach of personal data: written down, assessed, the authority told or not, closed."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.people.models import User
from punte.projects.models import Operation
from punte.records import permissions
from punte.records.models import Breach, BreachEntry
from punte.records.models.breaches import HOURS

State = Breach.State
ASSESSED = ("persons", "categories", "risk", "consequences", "measures", "persons_told_on", "persons_reason")


@transaction.atomic
def write_breach(
    *, by: User, operation: Operation, noticed_at: dt.datetime, what: str, happened_on: dt.date | None = None
) -> Breach:
    """Write down a breach; the 72 hours run from when it was noticed. Raises ValidationError keyed to what,
    noticed_at or happened_on."""
    require(permissions.may_protect(by, operation))
    _check(noticed_at, what, happened_on, clock.now(operation.zone))
    breach = Breach.objects.create(
        consortium_id=operation.consortium_id,
        noticed_at=noticed_at,
        happened_on=happened_on,
        what=what.strip(),
        written_by=by,
    )
    _log(by, breach, {"what": breach.what})
    return breach


def _check(noticed_at: dt.datetime, what: str, happened_on: dt.date | None, now: dt.datetime) -> None:
    wrong: dict[str, str] = {}
    if not tidy(what):
        wrong["what"] = _("Say what happened, without naming anybody.")
    if noticed_at > now:
        wrong["noticed_at"] = _("This moment has not come yet.")
    if happened_on and happened_on > noticed_at.date():
        wrong["happened_on"] = _("It was noticed before this day.")
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def assess_breach(*, by: User, breach: Breach, version: int, **told: Any) -> None:
    """Say how many persons, which data, which risk, what follows and what is done (keys ASSESSED). Of two who write
    at once the second is told."""
    require(permissions.may_change_breach(by, breach))
    if not told.get("risk"):
        raise ValidationError({"risk": _("Say how great the risk is.")})
    told = {name: told[name] for name in ASSESSED if name in told}
    before = {name: getattr(breach, name) for name in told}
    silent = (
        breach.state == State.NOT_REQUIRED and told["risk"] != Breach.Risk.NONE
    )  # the silence no longer stands
    state = State.ASSESSED if breach.state == State.OPEN or silent else breach.state
    if breach.state == State.CLOSED:
        raise MoveNotAllowed
    rows = Breach.objects.filter(pk=breach.pk, version=version).exclude(state=State.CLOSED)
    if not rows.update(**told, state=state, version=version + 1):
        raise ValidationError(
            _("Somebody else changed this while you were writing. Look at their version, then write again."),
            code="version",
        )
    breach.refresh_from_db()
    _log(by, breach, {n: _plain(v) for n, v in told.items() if v != before[n]})


@transaction.atomic
def tell_authority(*, by: User, breach: Breach, told_at: dt.datetime, reason: str = "") -> None:
    """The supervisory authority was told. After the 72 hours it must be said why so late (GDPR Art. 33(1))."""
    require(permissions.may_change_breach(by, breach))
    if told_at < breach.noticed_at or told_at > clock.now():
        raise ValidationError({"told_at": _("This is before it was noticed, or has not come yet.")})
    if told_at - breach.noticed_at > HOURS and not tidy(reason):
        raise ValidationError({"reason": _("More than 72 hours have passed. Say why.")})
    breach.move_to(State.NOTIFIED, authority_told_at=told_at, authority_reason=reason.strip())
    _log(by, breach, {"authority_told_at": told_at.isoformat(), "authority_reason": reason.strip()})


@transaction.atomic
def keep_silent(*, by: User, breach: Breach, reason: str) -> None:
    """The authority need not be told: a risk is unlikely, and it is written down why (GDPR Art. 33(1) and (5))."""
    require(permissions.may_change_breach(by, breach))
    if not tidy(reason):
        raise ValidationError({"reason": _("Say why a risk is unlikely.")})
    if breach.risk != Breach.Risk.NONE:
        raise ValidationError({"reason": _("A risk was found: the authority must be told.")}, code="risk")
    breach.move_to(State.NOT_REQUIRED, authority_reason=reason.strip())
    _log(by, breach, {"authority_reason": reason.strip()})


@transaction.atomic
def close_breach(*, by: User, breach: Breach) -> None:
    """Nothing is left to do. With a high risk the persons were told, or it is said why not (GDPR Art. 34)."""
    require(permissions.may_change_breach(by, breach))
    silent = not breach.persons_told_on and not breach.persons_reason.strip()
    if breach.risk == Breach.Risk.HIGH and silent:
        raise ValidationError(
            _("The risk is high: say when the persons were told, or why they were not."), code="persons"
        )
    if not breach.measures.strip():
        raise ValidationError(_("Say first which measures were taken."), code="measures")
    breach.move_to(State.CLOSED)
    _log(by, breach, {})


def _log(by: User, breach: Breach, changed: dict[str, Any]) -> None:
    BreachEntry.objects.create(
        breach=breach,
        consortium_id=breach.consortium_id,
        at=timezone.now(),
        by=by,
        state=breach.state,
        changed=changed,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
