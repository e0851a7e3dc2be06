"""The person's word on a job that is offered: taken or declined, by themselves or told to who accompanies them."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.actions.answers import other_open
from punte.jobs.actions.vacancies import fill_post
from punte.jobs.models import Application, ApplicationStep
from punte.jobs.notices import OFFER_DECLINED, OFFER_TAKEN, OTHERS_OPEN
from punte.jobs.stepping import day_of, hold_vacancy, step, tell_employer, tell_team
from punte.people.models import User

State, Closing, Said = Application.State, Application.Closing, ApplicationStep.Said


@transaction.atomic
def take_offer(
    *, by: User, application: Application, starts_on: dt.date | None = None, on: dt.date | None = None
) -> None:
    """The person takes the job: the post is filled. The first day is the one that was offered, else the one they agreed
    on with the employer, who is told. Raises ValidationError keyed to starts_on."""
    require(permissions.may_decide(by, application))
    _check_offered(application)
    starts_on = application.offered_start or starts_on
    if starts_on is None:
        raise ValidationError({"starts_on": _("Say on which day work begins.")})
    if starts_on < application.sent_on:
        raise ValidationError({"starts_on": _("This day is before the application was sent.")})
    contract = application.offered_contract or application.vacancy.contract
    told: dict[str, Any] = {"starts_on": starts_on, "contract": contract, "said": _said(by, application)}
    hold_vacancy(application.vacancy)
    step(application, by, State.ACCEPTED, day_of(application, on), **told)
    fill_post(vacancy=application.vacancy)
    tell_employer(application, OFFER_TAKEN)
    tell_team(application, OFFER_TAKEN, by)
    if other_open(application).exists():
        tell_team(application, OTHERS_OPEN)


@transaction.atomic
def decline_offer(*, by: User, application: Application, on: dt.date | None = None) -> None:
    """The person does not take the job; the employer is told. Nothing else follows from it."""
    require(permissions.may_decide(by, application))
    _check_offered(application)
    said = _said(by, application)
    step(application, by, State.OBSOLETE, day_of(application, on), closing=Closing.DECLINED, said=said)
    tell_employer(application, OFFER_DECLINED)
    tell_team(application, OFFER_DECLINED, by)


def _check_offered(application: Application) -> None:
    if application.state != State.OFFERED:
        raise ValidationError(_("There is no offer."), code="state")


def _said(by: User, application: Application) -> str:
    return Said.ALONE if permissions.is_own(by, application.person_id) else Said.BESIDE
