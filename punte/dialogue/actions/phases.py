"""What can happen to a phase: planned, moved, taken away."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.dialogue import permissions
from punte.dialogue.actions.consultations import turn
from punte.dialogue.models import Consultation, Contribution, Phase
from punte.dialogue.notices import PHASE_SHORTENED
from punte.people.actions.notices import notify
from punte.people.models import User

_OVER = (*Consultation.ANSWERED, Consultation.State.ANALYSING, Consultation.State.CANCELLED)
GRACE = dt.timedelta(hours=24)  # a phase that lasts is not ended sooner: somebody may be writing


@transaction.atomic
def add_phase(
    *, by: User, consultation: Consultation, kind: str, starts_at: dt.datetime, ends_at: dt.datetime
) -> Phase:
    """Say what is possible from when until when. Raises ValidationError keyed to a field."""
    require(permissions.may_run(by, consultation))
    _refuse(consultation, kind, starts_at, ends_at)
    return Phase.objects.create(
        consortium_id=consultation.consortium_id,
        consultation=consultation,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
    )


@transaction.atomic
def change_phase(
    *, by: User, phase: Phase, version: int, starts_at: dt.datetime, ends_at: dt.datetime
) -> bool:
    """Move its days; gives whether they are others than before. One that lasts cannot end within a day, and has begun
    when it began; who keeps a draft in it is told when it ends sooner. Of two who move it at once the second is told.
    Raises ValidationError keyed to a field."""
    consultation = phase.consultation
    require(permissions.may_run(by, consultation))
    _refuse(consultation, phase.kind, starts_at, ends_at)
    if consultation.announced_at and phase.lasts(clock.now()):
        if starts_at != phase.starts_at:
            raise ValidationError({"starts_at": _("This phase has begun already; its first day stays.")})
        if ends_at < min(phase.ends_at, clock.now() + GRACE):
            raise ValidationError(
                {"ends_at": _("People may be writing: leave them a day at least until the end.")}
            )
    if (starts_at, ends_at) == (phase.starts_at, phase.ends_at):
        return False
    shorter = ends_at < phase.ends_at
    rows = Phase.objects.filter(pk=phase.pk, version=version)
    if not rows.update(version=F("version") + 1, starts_at=starts_at, ends_at=ends_at):
        raise MoveNotAllowed
    if shorter and consultation.announced_at:
        _warn(consultation)
    consultation = Consultation.objects.get(pk=consultation.pk)
    turn(consultation)
    return True


@transaction.atomic
def drop_phase(*, by: User, phase: Phase) -> None:
    """Take a phase away that has not begun yet."""
    require(permissions.may_run(by, phase.consultation))
    if phase.consultation.announced_at and phase.starts_at <= clock.now():
        raise ValidationError(_("This phase has begun; it stays."), code="begun")
    phase.delete()


def _refuse(consultation: Consultation, kind: str, starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    if consultation.state in _OVER:
        raise ValidationError(_("It is over; its phases stay as they were."), code="over")
    if kind not in Phase.Kind.values:
        raise ValidationError({"kind": _("Choose what is possible.")})
    if kind == Phase.Kind.SURVEY and consultation.announced_at and not consultation.survey_questions.exists():
        raise ValidationError({"kind": _("Write the questions of the survey first, before it opens.")})
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("It has to end after it begins.")})


def _warn(consultation: Consultation) -> None:
    drafts = consultation.contributions.filter(state=Contribution.State.DRAFT).select_related(
        "voice__user", "voice__person__key_holder__user", "assisted_by"
    )
    told: dict[int, User] = {}
    for draft in drafts:
        key = getattr(draft.voice.person, "key_holder", None) if draft.voice.person else None
        user = draft.assisted_by or draft.voice.user or (key.user if key else None)
        if user is not None:
            told[user.pk] = user
    for user in told.values():
        notify(user, PHASE_SHORTENED, consultation.pk, consultation.get_absolute_url())
