"""What the pages of placements show: who works where, what is to be asked and by when, each fact with its paper."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.jobs import permissions
from punte.jobs.actions.placements import due, facts_of
from punte.jobs.models import FollowUp, Placement
from punte.people.models import User
from punte.projects.models import Operation

Term = FollowUp.Term


def rows(user: User, operation: Operation) -> QuerySet[Placement]:
    """Those the reader sees, the latest start first."""
    seen = Placement.objects.visible_to(user).filter(operation=operation, struck=False)
    related = (
        "person__identity", "person__consortium", "operation", "application__vacancy__employer__organisation",
    )  # fmt: skip
    return seen.select_related(*related).prefetch_related("follow_ups").order_by("-starts_on", "-pk")


def row(found: Placement, today: dt.date) -> dict[str, Any]:
    """One line of the list."""
    asked = {
        f.term: f for f in found.follow_ups.all() if not f.struck and f.result != FollowUp.Result.NOT_REACHED
    }
    return {
        "it": found,
        "name": found.person.full_name,
        "url": found.get_absolute_url(),
        "employer": found.application.vacancy.employer.organisation.name,
        "state": _state(found),
        "terms": [_term(found, term, asked.get(term), today) for term in Term],
    }


def _state(found: Placement) -> tuple[str, str]:
    """(word, tone)"""
    if found.struck:
        return _("struck through"), "neutral"
    return (_("ended"), "warning") if found.ended_on else (_("at work"), "success")


def _term(found: Placement, term: str, asked: FollowUp | None, today: dt.date) -> dict[str, Any]:
    """One question: answered, due, late, or to come."""
    by = due(found, term)
    label = str(Term(term).label)
    if asked:
        kept = asked.result in (FollowUp.Result.KEPT, FollowUp.Result.OTHER_JOB)
        return {
            "label": label,
            "word": str(asked.get_result_display()),
            "tone": "success" if kept else "warning",
        }
    if by > today:
        return {"label": label, "word": _("from %(day)s") % {"day": formats.day(by)}, "tone": "neutral"}
    late = today - by > dt.timedelta(days=14)
    return {"label": label, "word": _("ask now"), "tone": "danger" if late else "info", "due": by}


def detail_page(user: User, found: Placement) -> dict[str, Any]:
    """One placement."""
    today, code = clock.today(found.operation.zone), found.operation.code
    follows = permissions.may_follow(user, found) and not found.struck
    line = row(found, today)
    asked = list(found.follow_ups.select_related("by"))
    return {
        "operation": found.operation,
        "placement": found,
        "name": found.person.full_name,
        "state": line["state"],
        "facts": _facts(found),
        "questions": [
            q | {"url": _ask_url(found, t, q) if follows else ""}
            for t, q in zip(Term, line["terms"], strict=True)
        ],
        "asked": asked,
        "told": [
            {"fact": f, "url": reverse("monitoring:fact_detail", args=[code, f.pk])} for f in facts_of(found)
        ],
        "contract_url": reverse("jobs:placement_contract", args=[code, found.pk])
        if follows and not found.document_id
        else "",
        "end_url": reverse("jobs:placement_end", args=[code, found.pk]) if follows and not found.ended_on else "",
        "strike_url": reverse("jobs:placement_strike", args=[code, found.pk])
        if not found.struck and permissions.may_correct_placement(user, found)
        else "",
        "application_url": found.application.get_absolute_url(),
    }  # fmt: skip


def _ask_url(found: Placement, term: str, told: dict[str, Any]) -> str:
    """Only where it is to be asked now."""
    if "due" not in told:
        return ""
    return reverse("jobs:placement_follow_up", args=[found.operation.code, found.pk, term])


def _facts(found: Placement) -> list[tuple[str, str]]:
    told = [
        (_("Employer"), found.application.vacancy.employer.organisation.name),
        (_("Post"), found.post),
        (_("Started work on"), formats.day(found.starts_on, "long")),
        (_("Contract"), str(found.get_contract_display())),
        (_("Hours a week"), formats.number(found.weekly_hours)),
        (_("Contract as paper"), _("here") if found.document_id else _("not here yet")),
    ]
    if found.new_job:
        told.append((_("New post"), _("yes, made for the project")))
    if found.ended_on:
        ended = f"{formats.day(found.ended_on, 'long')}, {found.get_ending_display()}"
        told.append((_("Ended on"), ended))
    return told
