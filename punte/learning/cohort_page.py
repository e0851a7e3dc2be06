"""What the page of an offering shows: its days, its cohort with the attendance matrix, who is at risk, results."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.events.permissions import readable_sheets
from punte.learning import permissions
from punte.learning.actions.offerings import what_hinders
from punte.learning.completion import HOUR, Verdict, hours, missing_words, rule_words
from punte.learning.models import Enrolment, Offering
from punte.learning.standings import Cohort, Day, cohort
from punte.people.models import Person, User

State = Enrolment.State
TONES = {
    State.ENROLLED: "info",
    State.COMPLETED: "success",
    State.WAITLISTED: "warning",
    State.EXPELLED: "danger",
    State.NO_SHOW: "danger",
}
OFFERING_TONES = {
    Offering.State.OPEN: "success",
    Offering.State.RUNNING: "info",
    Offering.State.CANCELLED: "danger",
}
_LEARNING = (State.ENROLLED, State.COMPLETED)
_WISHING = (State.APPLIED, State.SELECTED, State.WAITLISTED)


def offering_page(user: User, offering: Offering) -> dict[str, Any]:
    """The context of the page; names only of whom the reader may see."""
    seen = list(Enrolment.objects.visible_to(user).filter(offering=offering).for_list())
    for enrolment in seen:
        enrolment.offering = offering
    group = cohort(offering, seen)
    rows = [_row(group, e) for e in seen]
    manages = permissions.may_manage(user, offering)
    readable = readable_sheets(user, [d.event for d in group.days])
    return {
        "offering": offering,
        "operation": offering.operation,
        "facts": facts(offering, _provider_url(user, offering)),
        "days": [_day(offering, d, readable) for d in group.days],
        "columns": [formats.day(d.day) for d in group.days],
        "learners": [r for r in rows if r["it"].state in _LEARNING],
        "wishing": [r for r in rows if r["it"].state in _WISHING],
        "gone": [r for r in rows if r["it"].state not in (*_LEARNING, *_WISHING)],
        "figures": _figures(offering, rows),
        "risk": [r for r in rows if r["risk"]],
        "rule": rule_words(offering.programme.as_rule()),
        "hinders": what_hinders(offering) if manages and offering.state == Offering.State.DRAFT else [],
        "manages": manages,
        "cancels": manages and permissions.may_cancel(user, offering),
        "enrols": permissions.may_enrol_somebody(user, offering),
        "issues": permissions.may_issue(user, offering),
        "sees": bool(seen),
    }


def _provider_url(user: User, offering: Offering) -> str:
    args = [offering.operation.code, offering.organisation_id]
    may = permissions.may_read_provider(user, offering.operation, offering.organisation_id)
    return reverse("learning:provider_detail", args=args) if may else ""


def facts(offering: Offering, provider_url: str) -> list[tuple[Any, ...]]:
    """What the head of the page says; the provider leads to its own page where one may open it."""
    provider = (_("Provider"), offering.programme.organisation.name)
    where = offering.place if offering.mode != Offering.Mode.ONLINE else _("online")
    return [
        (_("State"), offering.get_state_display()),
        (_("Programme"), _("lessons and tests"), offering.programme.url_in(offering.operation)),
        (_("When"), formats.period(offering.starts_on, offering.ends_on)),
        (_("Where"), where),
        (*provider, provider_url) if provider_url else provider,
        (_("Trainers"), ", ".join(t.name for t in offering.trainers.all()) or _("not named yet")),
        (_("Price"), _("free of charge")),
    ]


def _day(offering: Offering, day: Day, readable: set[int]) -> dict[str, Any]:
    args = [offering.operation.code, day.event, day.sheet]
    reads = day.sheet in readable
    return {
        "day": day,
        "url": reverse("events:sheet_detail", args=args) if reads else "",
        "print_url": reverse("events:sheet_print", args=[*args, offering.language]) if reads else "",
        "hours": hours(day.minutes),
        "practice": day.practice,
    }


def _row(group: Cohort, enrolment: Enrolment) -> dict[str, Any]:
    minutes = [group.minutes.get((enrolment.person_id, d.event), 0) for d in group.days]
    learns = enrolment.state in _LEARNING
    verdict = group.verdict(enrolment) if learns else Verdict()
    resting = enrolment.person.state != Person.State.ACTIVE
    goes_on = group.offering.state in (Offering.State.OPEN, Offering.State.RUNNING)
    return {
        "it": enrolment,
        "name": enrolment.person.full_name,
        "url": enrolment.get_absolute_url(),
        "tone": TONES.get(State(enrolment.state), "neutral"),
        "sent_by": enrolment.sent_by.name if enrolment.sent_by else "",
        "cells": [
            {"head": formats.day(d.day), "text": _hours(n) if d.closed else "·"}
            for d, n in zip(group.days, minutes, strict=True)
        ],
        "total": _hours(sum(minutes)),
        "missing": missing_words(verdict) if learns else [],
        "met": learns and verdict.met,
        "risk": enrolment.state == State.ENROLLED and verdict.out_of_reach and not resting and goes_on,
    }


def _hours(minutes: int) -> str:
    return formats.number(round(minutes / HOUR, 1)) if minutes % HOUR else formats.number(minutes // HOUR)


def _figures(offering: Offering, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    learning = [r for r in rows if r["it"].state in _LEARNING]
    taken = offering.enrolments.learning().count()
    waiting = sum(r["it"].state in _WISHING for r in rows)
    risk = sum(r["risk"] for r in rows)
    said = (
        ngettext("%(n)s waits or applied", "%(n)s wait or applied", waiting) % {"n": waiting}
        if waiting
        else ""
    )
    found = [
        {"label": _("Seats taken"), "done": taken, "target": offering.seats, "note": said},
        {
            "label": _("Have all that is asked"),
            "done": sum(r["met"] for r in learning),
            "target": len(learning),
        },
    ]
    if risk:
        found.append({"label": _("At risk"), "done": risk})
    return found if learning or waiting else found[:1]
