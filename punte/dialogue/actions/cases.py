"""What can happen to a case before it is decided: opened by a moderator or a check, claimed, given back."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.dialogue import moderation_permissions as permissions
from punte.dialogue import spam_checks
from punte.dialogue.actions.content_notices import open_case
from punte.dialogue.actions.moderation_log import note
from punte.dialogue.models import Case, Contribution, Mark, ModerationEntry, Statement
from punte.people.models import User
from punte.projects.models import Operation

HELD = dt.timedelta(hours=1)  # so long a claimed case is nobody else's
State, Kind = Case.State, ModerationEntry.Kind


@transaction.atomic
def open_own(*, by: User, content: Contribution | Statement) -> Case:
    """Look at something without a notice (Article 17(3)(b) calls it one's own initiative); the open case, if there is
    one."""
    require(permissions.may_look(by, content.consultation))
    found = open_case(content, Case.Origin.OWN)
    if not found.entries.exists():
        note(found, Kind.OPENED, by=by)
    return found


def check(content: Contribution | Statement, *, by: User) -> Case | None:
    """Put what the checks saw of something new into the queue; None where they saw nothing. A step of writing it."""
    seen = spam_checks.look(content, by=by)
    if not seen:
        return None
    found = open_case(content, Case.Origin.CHECK)
    for code, told in seen:
        Mark.objects.get_or_create(
            case=found,
            code=code,
            defaults={"consortium_id": found.consortium_id, "note": told, "made_at": clock.now()},
        )
    note(found, Kind.MARKED)
    return found


@transaction.atomic
def claim_case(*, by: User, case: Case) -> None:
    """ "I take it": for an hour nobody else decides it. Of two the second gets MoveNotAllowed; who wrote it, gave a
    notice or decided before is told why they cannot: ValidationError."""
    require(permissions.may_moderate(by, case.consultation.operation))
    if reason := permissions.bar(by, case):
        raise ValidationError(reason, code="oneself")
    now = clock.now()
    held = {"claimed_by": by, "claimed_at": now}
    if case.may_move_to(State.REVIEW):
        case.move_to(State.REVIEW, **held)
    else:
        free = Q(claimed_by=None) | Q(claimed_at__lte=now - HELD)
        rows = Case.objects.filter(free, pk=case.pk, state__in=(State.REVIEW, State.COMPLAINED))
        if not rows.update(**held):
            raise MoveNotAllowed
        case.claimed_by, case.claimed_at = by, now
    note(case, Kind.CLAIMED, by=by)


@transaction.atomic
def release_case(*, by: User, case: Case) -> None:
    """Give it back to the others; only who holds it."""
    require(permissions.may_moderate(by, case.consultation.operation))
    if case.claimed_by_id != by.pk:
        raise MoveNotAllowed
    _free(case)
    note(case, Kind.RELEASED, by=by)


def _free(case: Case) -> None:
    nobody = {"claimed_by": None, "claimed_at": None}
    if case.state == State.REVIEW:
        case.move_to(State.ACKNOWLEDGED, **nobody)
    elif not Case.objects.filter(pk=case.pk, claimed_by=case.claimed_by_id).update(**nobody):
        raise MoveNotAllowed


def release_lapsed(operation: Operation) -> int:
    """What was claimed more than an hour ago goes back to the others; gives how many. A step of the job."""
    rows = Case.objects.filter(
        consultation__operation=operation,
        state__in=(State.REVIEW, State.COMPLAINED),
        claimed_at__lte=clock.now() - HELD,
    )
    found = list(rows.select_related("consultation"))
    for case in found:
        _free(case)
        note(case, Kind.LAPSED)
    return len(found)
