"""What a person sees of their own applications: where each stands, in plain words, and what comes next."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import formats
from punte.jobs.application_page import TONES, told_to_person
from punte.jobs.models import Application, ApplicationStep, SentCV, Vacancy
from punte.jobs.stepping import is_agreed
from punte.jobs.trial_paper import agreements

State = Application.State
NEXT = {
    State.NEW: gettext_lazy(
        "The employer has not opened it yet. We remind them after three days and after seven."
    ),
    State.PROCESSING: gettext_lazy("The employer is looking at it."),
    State.POSTPONED: gettext_lazy("The employer will come back to it."),
    State.POOL: gettext_lazy("The employer keeps it for a later post."),
    State.OFFERED: gettext_lazy(
        "The employer offers you the job. Take it or decline it here, or tell whoever accompanies you."
    ),
    State.ACCEPTED: gettext_lazy("You have the job."),
    State.CANCELLED: gettext_lazy("The job that was agreed on does not come about. It is not your fault."),
}


def own_row(found: Application) -> dict[str, Any]:
    """One application in the list."""
    return {
        "it": found,
        "url": reverse("jobs:own_detail", args=[found.pk]),
        "employer": found.vacancy.employer.organisation.name,
        "tone": tone(found),
        "next": _next(found),
    }


def tone(found: Application) -> str:
    """A refusal is no alarm."""
    return "neutral" if found.state == State.REFUSED else TONES[State(found.state)]


def _next(found: Application) -> str:
    if found.state in (State.REFUSED, State.OBSOLETE):
        return told_to_person(found, found.words())[0]
    said = str(NEXT[State(found.state)])
    if is_agreed(found) and found.is_open:
        when = {"when": formats.moment(found.interview_at), "where": found.interview_place}
        return _("You are invited to an interview on %(when)s: %(where)s.") % when
    if found.starts_on:
        said += " " + _("Your first day is %(day)s.") % {"day": formats.day(found.starts_on, "long")}
    return said


def own_page(found: Application) -> dict[str, Any]:
    """One application, for the person."""
    words = found.words()
    closed = found.state in (State.REFUSED, State.OBSOLETE)
    answers = told_to_person(found, words) if closed else [words["answer"]] if words["answer"] else []
    sign = found.trials.filter(state__in=("ready", "partly")).exclude(signatures__party="person").exists()
    return {
        "it": found,
        "tone": tone(found),
        "next": "" if closed else _next(found),
        "employer": found.vacancy.employer.organisation.name,
        "answers": answers,
        "message": words["message"],
        "offer": offer_of(found) if found.state == State.OFFERED else None,
        "withdraw_url": reverse("jobs:own_withdraw", args=[found.pk])
        if found.is_open and found.state != State.OFFERED
        else "",
        "cv_url": reverse("jobs:own_sent_cv", args=[found.pk])
        if SentCV.objects.filter(application=found).exists()
        else "",
        "agreements": agreements(lambda code: reverse("jobs:own_agreement", args=[found.pk, code])),
        "sign_url": reverse("jobs:own_sign", args=[found.pk]) if sign else "",
        "trials": list(found.trials.order_by("-pk")),
        "placements": list(found.placements.filter(struck=False).order_by("-pk")),
        "timeline": _timeline(found),
    }


def offer_of(found: Application) -> dict[str, Any]:
    """What is offered: the contract, and the first day where it is known."""
    vacancy = found.vacancy
    contract = Vacancy.Contract(found.offered_contract or vacancy.contract)
    rows = [(_("Employer"), vacancy.employer.organisation.name), (_("Contract"), str(contract.label))]
    if found.offered_start:
        rows.append((_("First day of work"), formats.day(found.offered_start, "long")))
    if vacancy.weekly_hours:
        rows.append((_("Hours a week"), formats.number(vacancy.weekly_hours)))
    return {
        "rows": rows,
        "take_url": reverse("jobs:own_take", args=[found.pk]),
        "decline_url": reverse("jobs:own_decline", args=[found.pk]),
    }


def _timeline(found: Application) -> list[dict[str, Any]]:
    """The steps without the colleagues' names."""
    return [
        {
            "on": s.on,
            "text": str(s.get_after_display()) if s.before else _("sent"),
            "small": _YOU[s.said] if s.said else "",
            "state": "done",
        }
        for s in found.steps.all()
    ]


_YOU: dict[str, Any] = {
    ApplicationStep.Said.ALONE: gettext_lazy("you said so"),
    ApplicationStep.Said.BESIDE: gettext_lazy("you said so to who accompanies you"),
}
