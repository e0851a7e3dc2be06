"""What happens to a work trial: written, signed by three, rejected, cancelled, and assessed at its end."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.jobs import permissions
from punte.jobs.facts import WORK_TRIAL_ENDED
from punte.jobs.models import Application, Employer, TrialSignature, WorkTrial
from punte.jobs.models.trials import LONGEST
from punte.jobs.notices import TRIAL_TO_SIGN
from punte.jobs.stepping import tell_employer, tell_person, written
from punte.people.models import User
from punte.records.actions.documents import add_document, link_evidence
from punte.records.actions.facts import record, strike_all
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import Document, Fact

State, Outcome, Party = WorkTrial.State, WorkTrial.Outcome, TrialSignature.Party
_IN_WORK = (Application.State.PROCESSING, Application.State.POSTPONED, Application.State.OFFERED)


@transaction.atomic
def write_trial(
    *,
    by: User,
    application: Application,
    starts_on: dt.date,
    ends_on: dt.date,
    weekly_hours: int,
    tasks: str,
    tutor: str,
) -> WorkTrial:
    """Write the agreement of a trial of at most thirty days, both counted; the person and the employer are asked to
    sign. Raises ValidationError keyed to a field."""
    require(permissions.may_accompany(by, application))
    if application.state not in _IN_WORK or application.taken_up_on is None:
        raise ValidationError(_("Take the application up first."), code="state")
    tasks, tutor = tidy(tasks)[:500], tidy(tutor)[:120]
    _check(application, starts_on, ends_on, weekly_hours, tasks, tutor)
    try:
        with transaction.atomic():
            trial = WorkTrial.objects.create(
                consortium_id=application.consortium_id,
                operation=application.operation,
                application=application,
                person=application.person,
                starts_on=starts_on,
                ends_on=ends_on,
                weekly_hours=weekly_hours,
                tasks=tasks,
                tutor=tutor,
                made_by=by,
            )
    except IntegrityError as error:
        if "one_trial_at_a_time" not in str(error):
            raise
        raise ValidationError(
            _("A trial is agreed on or waits to be signed already."), code="twice"
        ) from None
    tell_person(application, TRIAL_TO_SIGN)
    tell_employer(application, TRIAL_TO_SIGN)
    return trial


def _check(
    application: Application, starts_on: dt.date, ends_on: dt.date, hours: int, tasks: str, tutor: str
) -> None:
    wrong = {}
    if starts_on < application.sent_on:
        wrong["starts_on"] = _("This day is before the application was sent.")
    if ends_on < starts_on:
        wrong["ends_on"] = _("The last day is before the first.")
    elif ends_on - starts_on >= LONGEST:
        wrong["ends_on"] = _("A work trial lasts at most 30 days.")
    if not 1 <= hours <= 40:
        wrong["weekly_hours"] = _("Between 1 and 40 hours a week.")
    if not tasks:
        wrong["tasks"] = _("Say what is tried.")
    if not tutor:
        wrong["tutor"] = _("Say who guides the person.")
    if wrong:
        raise ValidationError(wrong)


_MAY = {
    Party.PERSON: permissions.may_sign_for_person,
    Party.EMPLOYER: permissions.may_sign_for_employer,
    Party.HUB: permissions.may_sign_for_hub,
}


@transaction.atomic
def sign_trial(*, by: User, trial: WorkTrial, party: str) -> None:
    """Sign, or write down that somebody signed the paper. The hub signs last; with that the trial is agreed on."""
    require(party in _MAY and _MAY[Party(party)](by, trial))
    locked = WorkTrial.objects.select_for_update(of=("self",)).get(pk=trial.pk)
    if locked.state not in (State.READY_TO_SIGN, State.PARTIALLY_SIGNED):
        raise ValidationError(_("This agreement is not open for signatures."), code="state")
    signed = set(locked.signatures.values_list("party", flat=True))
    if party in signed:
        raise ValidationError(_("This was signed already."), code="signed")
    if trial.application.vacancy.employer.state == Employer.State.ENDED:
        raise ValidationError(_("The cooperation with this employer has ended."), code="employer")
    if party == Party.HUB and signed != {Party.PERSON, Party.EMPLOYER}:
        raise ValidationError(_("The hub signs last, when the person and the employer have."), code="order")
    TrialSignature.objects.create(
        consortium_id=trial.consortium_id,
        trial=trial,
        party=party,
        by=by,
        on_paper=_on_paper(by, trial, party),
    )
    trial.state = locked.state
    trial.move_to(State.ACCEPTED if party == Party.HUB else State.PARTIALLY_SIGNED)


def _on_paper(by: User, trial: WorkTrial, party: str) -> bool:
    if party == Party.PERSON:
        return not permissions.is_own(by, trial.person_id)
    return party == Party.EMPLOYER and not permissions.may_answer_as_employer(by, trial.application)


@transaction.atomic
def reject_trial(*, by: User, trial: WorkTrial) -> None:
    """The employer or the hub does not agree after all."""
    require(permissions.may_answer(by, trial.application))
    trial.move_to(State.REJECTED)


@transaction.atomic
def cancel_trial(*, by: User, trial: WorkTrial) -> None:
    """The trial does not take place."""
    require(permissions.may_accompany(by, trial.application))
    trial.move_to(State.CANCELLED)


@transaction.atomic
def assess_trial(
    *,
    by: User,
    trial: WorkTrial,
    outcome: str,
    hours_missed: int | None = None,
    last_day: dt.date | None = None,
    with_job: bool = False,
    remark: str = "",
    paper: dict[str, object] | None = None,
) -> None:
    """Close a trial with its assessment; who did not come signs nothing. Unless nobody came the fact is told, with the
    signed agreement as its paper. Raises ValidationError keyed to a field."""
    require(permissions.may_accompany(by, trial.application))
    _check_assessment(trial, outcome, hours_missed, last_day)
    remark = written(remark, "remark")
    document = _paper(by, trial, paper)
    partly = outcome == Outcome.PARTIALLY
    trial.move_to(
        State.ENDED,
        outcome=outcome,
        hours_missed=hours_missed if partly else None,
        last_day=last_day if partly else None,
        with_job=with_job and outcome != Outcome.DID_NOT_SHOW,
        sealed=trial.person.seal({"text": remark}, WorkTrial.SEALED) if remark else None,
        document=document,
    )
    if outcome != Outcome.DID_NOT_SHOW:
        told = record(WORK_TRIAL_ENDED, by=by, about=trial, on=trial.last_day or trial.ends_on)
        if document:
            link_evidence(by=by, fact=told, document=document)


def _check_assessment(
    trial: WorkTrial, outcome: str, hours_missed: int | None, last_day: dt.date | None
) -> None:
    today, wrong = clock.today(trial.operation.zone), {}
    if outcome not in Outcome.values:
        wrong["outcome"] = _("Say how it went.")
    if trial.starts_on > today or (outcome == Outcome.COMPLETED and trial.ends_on > today):
        wrong["outcome"] = _("The trial is not over yet.")
    if outcome == Outcome.PARTIALLY:
        if hours_missed is None:
            wrong["hours_missed"] = _("Say how many hours were missed.")
        if last_day is None or not trial.starts_on <= last_day <= min(trial.ends_on, today):
            wrong["last_day"] = _("Write the last day there, within the trial.")
    if wrong:
        raise ValidationError(wrong)


def _paper(by: User, trial: WorkTrial, paper: dict[str, object] | None) -> Document | None:
    if not paper:
        return None
    return add_document(
        by=by, operation=trial.operation, person=trial.person, kind=Document.Kind.AGREEMENT, dated=trial.ends_on,
        title=_("Agreement on a work trial"), **paper,  # type: ignore[arg-type]
    )  # fmt: skip


@transaction.atomic
def take_back_assessment(*, by: User, trial: WorkTrial) -> None:
    """The assessment was a mistake: the trial is agreed on as before, and its fact is struck."""
    require(permissions.may_correct_application(by, trial.application))
    if trial.state != State.ENDED:
        raise ValidationError(_("There is no assessment."), code="state")
    trial.move_to(State.ACCEPTED, outcome="", hours_missed=None, last_day=None, with_job=False, sealed=None)
    told = list(Fact.objects.of(WORK_TRIAL_ENDED).about(trial).live())
    strike_all(told, by=by, reason=STRUCK_MISTAKE, on=clock.today(trial.operation.zone))
