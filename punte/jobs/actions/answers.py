"""Answers to an application: taken up, an interview, put off, kept for later, offered, accepted, refused, closed.
Each is somebody's: of the employer, or of the team that heard it from them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.actions.vacancies import fill_post, free_post
from punte.jobs.facts import INTERVIEW_HELD, JOB_OFFERED
from punte.jobs.models import Application, ApplicationStep, Employer, Vacancy
from punte.jobs.models.applications import ApplicationQuerySet
from punte.jobs.notices import CLOSED, INTERVIEW_SET, OFFER_TAKEN, OTHERS_OPEN
from punte.jobs.stepping import (
    answered,
    day_of,
    hold_vacancy,
    is_agreed_after,
    place,
    step,
    tell_employer,
    tell_of_step,
    tell_person,
    tell_team,
    today_of,
    with_words,
    written,
)
from punte.people.models import User
from punte.records.actions.access import log_access
from punte.records.actions.facts import record, strike_all
from punte.records.facts import STRUCK_MISTAKE
from punte.records.kinds import Kind
from punte.records.models import AccessEntry, Fact

State, Reason, Closing = Application.State, Application.Reason, Application.Closing
_ENDS = (State.REFUSED, State.CANCELLED)


@transaction.atomic
def take_up_application(*, by: User, application: Application, on: dt.date | None = None) -> None:
    """Look at an application: from now on the employer knows the name, and that look is logged."""
    require(permissions.may_answer(by, application))
    on = day_of(application, on)
    step(application, by, State.PROCESSING, on, taken_up_on=on, **answered(application, by, on))
    _logged(by, application)
    tell_of_step(application, by)


def _logged(by: User, application: Application) -> None:
    if permissions.may_answer_as_employer(by, application):
        log_access(by=by, person=application.person, occasion=AccessEntry.Occasion.FILE)


@transaction.atomic
def set_interview(*, by: User, application: Application, at: dt.datetime, where: str) -> None:
    """Agree on an interview; the person is told. Raises ValidationError keyed to at or where."""
    require(permissions.may_answer(by, application))
    if application.state not in (State.PROCESSING, State.POSTPONED, State.OFFERED):
        raise ValidationError(_("Take the application up first."), code="state")
    where = place(where)
    if not where:
        raise ValidationError({"where": _("Say where, or by which means.")})
    if at.date() < application.sent_on:
        raise ValidationError({"at": _("This day is before the application was sent.")})
    told = {"interview_at": at, "interview_place": where, "changed_on": today_of(application), "reminded": 0}
    _save(application, **told)
    tell_person(application, INTERVIEW_SET)
    tell_team(application, INTERVIEW_SET, by)


def _save(application: Application, **told: Any) -> None:
    """Write beside the state, unless somebody took a step meanwhile."""
    rows = Application.objects.filter(pk=application.pk, state=application.state)
    if not rows.update(**told):
        raise ValidationError(_("Somebody was here before you. Look again."), code="moved")
    for name, value in told.items():
        setattr(application, name, value)


@transaction.atomic
def hold_interview(*, by: User, application: Application, on: dt.date) -> None:
    """Say that the interview took place; the fact is told, once for each application."""
    require(permissions.may_answer(by, application))
    if application.taken_up_on is None:
        raise ValidationError(_("Take the application up first."), code="state")
    if on > today_of(application):
        raise ValidationError({"on": _("This day has not come yet.")})
    if on < application.sent_on:
        raise ValidationError({"on": _("This day is before the application was sent.")})
    agreed = (
        {"interview_at": None} if is_agreed_after(application, on) else {}
    )  # it was held earlier than agreed
    _save(application, interviewed_on=on, **agreed)
    _tell_once(INTERVIEW_HELD, by, application, on)


@transaction.atomic
def strike_interview(*, by: User, application: Application) -> None:
    """Say that the interview did not take place."""
    require(permissions.may_answer(by, application))
    if application.interviewed_on is None:
        raise ValidationError(_("No interview is recorded."), code="none")
    _save(application, interviewed_on=None)
    _strike(INTERVIEW_HELD, by, application)


def _tell_once(kind: Kind, by: User, application: Application, on: dt.date) -> None:
    if not Fact.objects.of(kind).about(application).live().exists():
        record(kind, by=by, about=application, on=on)


def _strike(kind: Kind, by: User, application: Application) -> None:
    told = list(Fact.objects.of(kind).about(application).live())
    strike_all(told, by=by, reason=STRUCK_MISTAKE, on=today_of(application))


@transaction.atomic
def postpone_application(
    *, by: User, application: Application, answer: str = "", on: dt.date | None = None
) -> None:
    """Put it off, with a word to the person."""
    require(permissions.may_answer(by, application))
    _answer(by, application, State.POSTPONED, answer, "", on)


@transaction.atomic
def keep_in_pool(*, by: User, application: Application, answer: str = "", on: dt.date | None = None) -> None:
    """Keep it for a later post, with a word to the person."""
    require(permissions.may_answer(by, application))
    _answer(by, application, State.POOL, answer, "", on)


@transaction.atomic
def offer_job(
    *, by: User, application: Application, starts_on: dt.date | None = None, contract: str = "", answer: str = "",
    on: dt.date | None = None,
) -> None:  # fmt: skip
    """Offer the job, with its first day and contract where they are known; the person decides. The fact is told once
    for each application. Raises ValidationError keyed to a field."""
    require(permissions.may_answer(by, application))
    if contract and contract not in Vacancy.Contract.values:
        raise ValidationError({"contract": _("Choose the contract.")})
    _check_start(application, starts_on)
    also = {"offered_start": starts_on, "offered_contract": contract} | _known(application, on)
    on = _answer(by, application, State.OFFERED, answer, "", on, also)
    _tell_once(JOB_OFFERED, by, application, on)


@transaction.atomic
def take_offer_back(*, by: User, application: Application) -> None:
    """The offer was written by mistake: back to being looked at, and the fact is struck."""
    require(permissions.may_answer(by, application))
    if application.state != State.OFFERED:
        raise ValidationError(_("There is no offer."), code="state")
    step(application, by, State.PROCESSING, taken_up_on=application.taken_up_on or today_of(application))
    _strike(JOB_OFFERED, by, application)


@transaction.atomic
def accept_application(
    *, by: User, application: Application, starts_on: dt.date, contract: str, answer: str = "",
    on: dt.date | None = None,
) -> None:  # fmt: skip
    """Both sides agree: the post is filled. Of two who accept for the last post, the second is told. Other open
    applications of the person are shown to who accompanies them, and stay open until somebody closes them. Once the job
    was offered, the person decides: who accompanies them writes down their word, the employer may offer anew."""
    require(permissions.may_answer(by, application))
    said = _word_of_person(by, application)
    if contract not in Vacancy.Contract.values:
        raise ValidationError({"contract": _("Choose the contract.")})
    _check_start(application, starts_on)
    hold_vacancy(application.vacancy)
    also = {"starts_on": starts_on, "contract": contract, "said": said} | _known(application, on)
    on = _answer(by, application, State.ACCEPTED, answer, "", on, also)
    fill_post(vacancy=application.vacancy)
    _tell_once(JOB_OFFERED, by, application, on)
    if said:
        tell_employer(application, OFFER_TAKEN)
    if other_open(application).exists():
        tell_team(application, OTHERS_OPEN)


def _word_of_person(by: User, application: Application) -> str:
    """Whose word it is, where the job was offered before; else nobody's in particular."""
    if not application.was_offered:
        return ""
    if not permissions.may_accompany(by, application):
        raise ValidationError(
            _("The person decides on this job. Offer it, and you hear from them."), code="said"
        )
    return ApplicationStep.Said.BESIDE


def _check_start(application: Application, starts_on: dt.date | None) -> None:
    if starts_on and starts_on < application.sent_on:
        raise ValidationError({"starts_on": _("This day is before the application was sent.")})


def other_open(application: Application) -> ApplicationQuerySet:
    """Further open applications of the same person, here or elsewhere in the consortium."""
    return Application.objects.open().filter(person=application.person_id).exclude(pk=application.pk)


def _known(application: Application, on: dt.date | None) -> dict[str, Any]:
    """Who is offered a job is known by name."""
    return {"taken_up_on": application.taken_up_on or on or today_of(application)}


@transaction.atomic
def refuse_application(
    *, by: User, application: Application, reason: str, share: bool = False, answer: str = "", private: str = "",
    on: dt.date | None = None,
) -> None:  # fmt: skip
    """Refuse, for a reason of the list, which the person reads only if it is shared; the private answer goes to who
    accompanies them. Raises ValidationError keyed to reason."""
    require(permissions.may_answer(by, application))
    if reason not in Reason.values:
        raise ValidationError({"reason": _("Choose why.")})
    told = {"reason": reason, "share_reason": share, "answered_by": by}
    told |= {"answered_on": application.answered_on or day_of(application, on)}
    _answer(by, application, State.REFUSED, answer, private, on, told)


def _answer(
    by: User,
    application: Application,
    state: str,
    answer: str,
    private: str,
    on: dt.date | None,
    also: Mapping[str, Any] | None = None,
) -> dt.date:
    on = day_of(application, on)
    _refuse_gone(application, state)
    told = answered(application, by, on) | dict(also or {}) | _emptied(application, state)
    told |= with_words(application, answer=written(answer, "answer"), private=written(private, "private"))
    step(application, by, state, on, **told)
    tell_of_step(application, by)
    return on


def _refuse_gone(application: Application, state: str) -> None:
    """What the person took back stays so until the hub begins it anew; whom the hub does not work with takes nobody."""
    if application.is_taken_back:
        raise ValidationError(_("This application was taken back."), code="taken_back")
    employer = Employer.objects.get(pk=application.vacancy.employer_id)
    if state not in _ENDS and employer.state in (Employer.State.PAUSED, Employer.State.ENDED):
        raise ValidationError(_("The hub does not work with this employer at the moment."), code="paused")


def _emptied(application: Application, state: str) -> dict[str, Any]:
    """What belongs to the state that is left."""
    gone: dict[str, Any] = {}
    if application.state == State.REFUSED:
        gone |= {"reason": "", "share_reason": False}
    if application.state == State.OBSOLETE:
        gone |= {"closing": ""}
    if application.state == State.ACCEPTED and state != State.ACCEPTED:
        gone |= {"starts_on": None, "contract": ""}
    return gone


@transaction.atomic
def cancel_application(
    *, by: User, application: Application, answer: str = "", on: dt.date | None = None
) -> None:
    """The job that was agreed on does not come about; the post is free again. Not once work has begun."""
    require(permissions.may_answer(by, application))
    if application.placements.filter(struck=False).exists():
        said = _("Work has begun: end the placement, or strike it if it was a mistake.")
        raise ValidationError(said, code="placed")
    hold_vacancy(application.vacancy)
    _answer(by, application, State.CANCELLED, answer, "", on)
    free_post(vacancy=application.vacancy)


@transaction.atomic
def close_application(
    *, by: User, application: Application, closing: str = Closing.HIRED, on: dt.date | None = None
) -> None:
    """Close an open application because the person has work by now; the employer and the person are told."""
    require(permissions.may_accompany(by, application))
    if closing != Closing.HIRED:
        raise ValidationError({"closing": _("Choose why.")})
    step(application, by, State.OBSOLETE, day_of(application, on), closing=closing)
    tell_of_step(application, by)
    tell_employer(application, CLOSED)


@transaction.atomic
def reopen_application(*, by: User, application: Application, on: dt.date | None = None) -> None:
    """A closed application begins anew; not one sent by mistake or passed on."""
    require(permissions.may_accompany(by, application))
    if application.closing in (Closing.MISTAKE, Closing.TRANSFERRED):
        raise ValidationError(_("Apply anew instead."), code="struck")
    if application.vacancy.state != Vacancy.State.OPEN:
        raise ValidationError(_("This vacancy takes no applications any more."), code="closed")
    step(application, by, State.NEW, day_of(application, on), closing="", taken_up_on=None)


BATCH = {
    "take_up": take_up_application,
    "postpone": postpone_application,
    "pool": keep_in_pool,
}


@transaction.atomic
def answer_many(*, by: User, answers: Mapping[Application, str]) -> dict[str, int]:
    """Answer many at once ({application: take_up, postpone, pool, or refuse:reason}); gives how many of each. All or
    nothing: where somebody answered one meanwhile, nothing is written."""
    require(by.is_authenticated)  # each of them asks
    came: dict[str, int] = {}
    for application, said in answers.items():
        name, _colon, reason = said.partition(":")
        if name == "refuse":
            refuse_application(by=by, application=application, reason=reason)
        elif name in BATCH:
            BATCH[name](by=by, application=application)
        else:
            raise ValidationError(_("There is no such answer."))
        came[name] = came.get(name, 0) + 1
    return came
