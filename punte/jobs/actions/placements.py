"""What happens to work once it has begun: recorded with its contract, asked about after 28 days and six months, ended,
taken back. Each tells the project's facts, and what participation observes."""

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.jobs import permissions
from punte.jobs.facts import KEPT_28_DAYS, KEPT_SIX_MONTHS, PLACEMENT_STARTED
from punte.jobs.models import Application, FollowUp, Placement, Vacancy
from punte.organisations.models import Organisation
from punte.participation.actions.participations import observe, strike_observation
from punte.participation.followups import six_months_after
from punte.participation.models import Observation
from punte.participation.models.participations import IMMEDIATE
from punte.people.models import User
from punte.records.actions.documents import add_document, link_evidence
from punte.records.actions.facts import record, strike_all
from punte.records.facts import JOB_CREATED, PERSON_EMPLOYED, PERSON_INTEGRATED, STRUCK_MISTAKE
from punte.records.kinds import Kind
from punte.records.models import Document, Fact

Term, Result = FollowUp.Term, FollowUp.Result
AT_WORK = (Result.KEPT, Result.OTHER_JOB)
_SEEN = {
    Result.KEPT: Observation.Kind.EMPLOYED,
    Result.OTHER_JOB: Observation.Kind.EMPLOYED,
    Result.SEARCHING: Observation.Kind.SEARCHING,
    Result.INACTIVE: Observation.Kind.INACTIVE,
}
# Volunteering and a trial are no employment.
_EMPLOYS = (Vacancy.Kind.JOB, Vacancy.Kind.APPRENTICESHIP)


def due(placement: Placement, term: str) -> dt.date:
    """From which day on one asks."""
    start = placement.starts_on
    return start + IMMEDIATE if term == Term.DAYS_28 else six_months_after(start)


@transaction.atomic
def start_placement(
    *,
    by: User,
    application: Application,
    starts_on: dt.date,
    contract: str,
    weekly_hours: int,
    post: str,
    new_job: bool = False,
    paper: dict[str, Any] | None = None,
) -> Placement:
    """Record that somebody has begun work; `paper` (content, name) is the contract. Facts: work started, the person is
    employed, and a job created where a social enterprise made the post for this project. Raises ValidationError keyed
    to a field."""
    require(permissions.may_place(by, application))
    if application.state != Application.State.ACCEPTED:
        raise ValidationError(_("The application was not accepted."), code="state")
    post = _checked(application, starts_on, contract, weekly_hours, post)
    document = _contract(by, application, starts_on, paper)
    placement = _written(
        by, application, starts_on=starts_on, contract=contract, weekly_hours=weekly_hours, post=post,
        new_job=new_job, document=document,
    )  # fmt: skip
    _observe(by, placement, Observation.Kind.EMPLOYED, starts_on)
    for kind in started_kinds(placement):
        _prove(by, [record(kind, by=by, about=placement, on=starts_on)], document)
    return placement


def started_kinds(placement: Placement) -> list[Kind]:
    """What the start tells."""
    vacancy = placement.application.vacancy
    kinds = [PLACEMENT_STARTED]
    if vacancy.kind in _EMPLOYS and placement.contract != Vacancy.Contract.NONE:
        kinds.append(PERSON_EMPLOYED)
        social = vacancy.employer.organisation.kind == Organisation.Kind.SOCIAL_ENTERPRISE
        kinds += [JOB_CREATED] if social and placement.new_job else []
    return kinds


def _checked(
    application: Application, starts_on: dt.date, contract: str, weekly_hours: int, post: str
) -> str:
    wrong = {}
    if starts_on > clock.today(application.operation.zone):
        wrong["starts_on"] = _(
            "Record the start when the person has come to work; this day has not come yet."
        )
    if starts_on < application.sent_on:
        wrong["starts_on"] = _("This day is before the application was sent.")
    if contract not in Vacancy.Contract.values:
        wrong["contract"] = _("Choose the contract.")
    if not 1 <= weekly_hours <= 60:
        wrong["weekly_hours"] = _("Between 1 and 60 hours a week.")
    post = tidy(post)[:150]
    if not post:
        wrong["post"] = _("Say which post it is.")
    if wrong:
        raise ValidationError(wrong)
    return post


def _contract(
    by: User, application: Application, on: dt.date, paper: dict[str, Any] | None
) -> Document | None:
    if not paper:
        return None
    return add_document(
        by=by, operation=application.operation, person=application.person, kind=Document.Kind.AGREEMENT, dated=on,
        title=_("Employment contract"), **paper,
    )  # fmt: skip


def _written(by: User, application: Application, **told: Any) -> Placement:
    try:
        with transaction.atomic():
            return Placement.objects.create(
                consortium_id=application.consortium_id,
                operation=application.operation,
                application=application,
                person=application.person,
                made_by=by,
                **told,
            )
    except IntegrityError as error:
        if "one_placement_per_application" not in str(error):
            raise
        raise ValidationError(_("The start is recorded already."), code="twice") from None


def _observe(by: User, about: Placement | FollowUp, kind: str, on: dt.date) -> None:
    """Keep the situation with the participant, if they had entered the project by then."""
    placement = about if isinstance(about, Placement) else about.placement
    participation = placement.application.participation
    if participation.stays.filter(struck=False, entered_on__lte=on).exists():
        about.observation = observe(by=by, participation=participation, kind=kind, on=on)
        about.save(update_fields=["observation"])


def _prove(by: User, told: list[Fact], document: Document | None) -> None:
    for fact in told if document else []:
        link_evidence(by=by, fact=fact, document=document)


def facts_of(placement: Placement) -> list[Fact]:
    """What it and its follow-ups have told and nobody struck."""
    follow_up = ContentType.objects.get_for_model(FollowUp)
    asked = placement.follow_ups.values("pk")
    later = Fact.objects.live().filter(source_type=follow_up, source_id__in=asked)
    return [*Fact.objects.about(placement).live(), *later]


@transaction.atomic
def bring_contract(*, by: User, placement: Placement, content: bytes, name: str) -> None:
    """Bring the contract afterwards; it proves all that the placement has told."""
    require(permissions.may_follow(by, placement))
    if placement.struck:
        raise ValidationError(_("This was recorded by mistake."), code="struck")
    if placement.document_id:
        raise ValidationError({"file": _("The contract is here already.")}, code="here")
    paper = {"content": content, "name": name}
    document = _contract(by, placement.application, placement.starts_on, paper)
    if not Placement.objects.filter(pk=placement.pk, document=None).update(document=document):
        raise ValidationError({"file": _("The contract is here already.")}, code="here")
    placement.document = document
    _prove(by, facts_of(placement), document)


@transaction.atomic
def follow_up(
    *,
    by: User,
    placement: Placement,
    term: str,
    on: dt.date,
    result: str,
    paper: dict[str, Any] | None = None,
) -> FollowUp:
    """Write how somebody fares after 28 days or six months. Still at work: a fact, and after the 28 days the person
    counts as integrated. Nobody reached: it may be asked again. Raises ValidationError keyed to on or result."""
    require(permissions.may_follow(by, placement))
    _may_be_asked(placement, term, on, result)
    document = _contract_of_follow_up(by, placement, on, paper)
    found = _asked(by, placement, term=term, asked_on=on, result=result, document=document)
    if result in _SEEN:
        _observe(by, found, _SEEN[Result(result)], on)
    for kind in kept_kinds(found):
        told = record(kind, by=by, about=found, on=on)
        papers = {d.pk: d for d in (placement.document, document) if d}
        for one in papers.values():
            _prove(by, [told], one)
    return found


def kept_kinds(found: FollowUp) -> list[Kind]:
    """What the answer tells. Four weeks at work are what counts as brought into work; a first day alone is not."""
    if found.result not in AT_WORK:
        return []
    if found.term == Term.MONTHS_6:
        return [KEPT_SIX_MONTHS]
    vacancy = found.placement.application.vacancy
    return [KEPT_28_DAYS, PERSON_INTEGRATED] if vacancy.kind in _EMPLOYS else [KEPT_28_DAYS]


def _may_be_asked(placement: Placement, term: str, on: dt.date, result: str) -> None:
    if placement.struck:
        raise ValidationError(_("This was recorded by mistake."), code="struck")
    wrong: dict[str, str] = {}
    if term not in Term.values:
        raise ValidationError(_("There is no such question."))
    if result not in Result.values:
        wrong["result"] = _("Choose what you learnt.")
    if on > clock.today(placement.operation.zone):
        wrong["on"] = _("This day has not come yet.")
    elif on < due(placement, term):
        wrong["on"] = _("It is too early to ask: the time is not over on this day.")
    elif result == Result.KEPT and placement.ended_on and placement.ended_on < on:
        wrong["result"] = _("This work has ended before that day.")
    if wrong:
        raise ValidationError(wrong)


def _contract_of_follow_up(
    by: User, placement: Placement, on: dt.date, paper: dict[str, Any] | None
) -> Document | None:
    if not paper:
        return None
    return add_document(
        by=by, operation=placement.operation, person=placement.person, kind=Document.Kind.STATUS, dated=on,
        title=_("Certificate of employment"), **paper,
    )  # fmt: skip


def _asked(by: User, placement: Placement, **told: Any) -> FollowUp:
    try:
        with transaction.atomic():
            return FollowUp.objects.create(
                consortium_id=placement.consortium_id, placement=placement, by=by, **told
            )
    except IntegrityError as error:
        if "one_result_per_term" not in str(error):
            raise
        raise ValidationError(_("The answer is recorded already."), code="twice") from None


@transaction.atomic
def end_placement(*, by: User, placement: Placement, on: dt.date, ending: str, version: int) -> None:
    """The work has ended, for a reason of the list. What was kept until then stays true. Raises ValidationError keyed
    to on or ending; the second of two editors is told."""
    require(permissions.may_follow(by, placement))
    wrong = {}
    if on < placement.starts_on:
        wrong["on"] = _("This day is before the work began.")
    elif on > clock.today(placement.operation.zone):
        wrong["on"] = _("This day has not come yet.")
    if ending not in Placement.Ending.values:
        wrong["ending"] = _("Choose why.")
    later = placement.follow_ups.filter(struck=False, result=Result.KEPT, asked_on__gt=on)
    if not wrong and later.exists():
        wrong["on"] = _("The person was still at work on a later day.")
    if wrong:
        raise ValidationError(wrong)
    rows = Placement.objects.filter(pk=placement.pk, version=version, struck=False)
    if not rows.update(ended_on=on, ending=ending, version=version + 1):
        raise ValidationError(_("Somebody changed this meanwhile. Look again."), code="version")
    placement.refresh_from_db()


@transaction.atomic
def strike_placement(*, by: User, placement: Placement) -> None:
    """Say that nobody began work here: the placement, its follow-ups, what was observed and every fact are struck. The
    application stays accepted and may be cancelled."""
    require(permissions.may_correct_placement(by, placement))
    if not Placement.objects.filter(pk=placement.pk, struck=False).update(struck=True):
        raise ValidationError(_("This was already struck through."), code="struck")
    today = clock.today(placement.operation.zone)
    strike_all(facts_of(placement), by=by, reason=STRUCK_MISTAKE, on=today)
    asked = list(placement.follow_ups.filter(struck=False).select_related("observation__participation"))
    for seen in [placement.observation, *(f.observation for f in asked)]:
        if seen and not seen.struck:
            strike_observation(by=by, observation=seen, on=today)
    placement.follow_ups.update(struck=True)
    placement.struck = True


@transaction.atomic
def strike_follow_up(*, by: User, found: FollowUp) -> None:
    """Say that an answer was written by mistake; its facts are struck."""
    require(permissions.may_correct_placement(by, found.placement))
    if not FollowUp.objects.filter(pk=found.pk, struck=False).update(struck=True):
        raise ValidationError(_("This was already struck through."), code="struck")
    today = clock.today(found.placement.operation.zone)
    strike_all(list(Fact.objects.about(found).live()), by=by, reason=STRUCK_MISTAKE, on=today)
    if found.observation and not found.observation.struck:
        strike_observation(by=by, observation=found.observation, on=today)
