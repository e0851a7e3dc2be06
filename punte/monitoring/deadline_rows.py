"""How deadlines stand on their page: what, about whom, by when, who does it, and where."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.monitoring.deadlines import WORDS, Deadline
from punte.monitoring.models import Claim, Clarification, Period
from punte.organisations.models import Organisation
from punte.participation.followups import ATTEMPTS
from punte.participation.models import Participation
from punte.people.models import User
from punte.projects.models import Operation


def rows(operation: Operation, shown: Sequence[Deadline], today: dt.date) -> list[dict[str, Any]]:
    """The rows of a table, in the order given; four questions to the database whatever their number."""
    people = _people([d.row for d in shown if d.about_person])
    users = User.objects.in_bulk([d.who for d in shown if d.who])
    partners = Organisation.objects.in_bulk([d.organisation for d in shown if d.organisation])
    periods = _periods(shown)
    found = []
    for deadline in shown:
        about = _person(deadline, people) if deadline.about_person else _period(deadline, periods, operation)
        who = users.get(deadline.who or 0)
        partner = partners.get(deadline.organisation or 0)
        found.append(
            about
            | {
                "what": WORDS[deadline.kind],
                "due": deadline.due,
                "left": days_left(deadline.due, today),
                "tone": _tone(deadline.due, today),
                "who": who.name if who else "" if deadline.about_person else _("who reports"),
                "partner": partner.name if partner else "",
                "tried": _tried(deadline),
            }
        )
    return found


def _people(ids: list[int]) -> dict[int, Participation]:
    return Participation.objects.select_related(
        "operation", "person__identity", "person__consortium"
    ).in_bulk(ids)


def _person(deadline: Deadline, people: dict[int, Participation]) -> dict[str, Any]:
    found = people[deadline.row]
    args = [found.operation.code, found.pk]
    return {
        "label": found.person.full_name,
        "url": found.get_absolute_url(),
        "do": _("Record the situation"),
        "do_url": reverse("participation:participant_observe", args=args),
    }


def _periods(shown: Sequence[Deadline]) -> dict[tuple[str, int], Period]:
    ids = {kind: [d.row for d in shown if d.kind == kind] for kind in ("report", "claim", "answer")}
    found = {("report", p.pk): p for p in Period.objects.filter(pk__in=ids["report"])}
    claims = Claim.objects.filter(pk__in=ids["claim"]).select_related("period")
    asked = Clarification.objects.filter(pk__in=ids["answer"]).select_related("period")
    found |= {("claim", c.pk): c.period for c in claims}
    return found | {("answer", c.pk): c.period for c in asked}


def _period(
    deadline: Deadline, periods: dict[tuple[str, int], Period], operation: Operation
) -> dict[str, Any]:
    period = periods[deadline.kind, deadline.row]
    place = [operation.code, period.number]
    if deadline.kind == "claim":
        do, url = _("Change the claim's day"), reverse("monitoring:claim_edit", args=place)
    elif deadline.kind == "answer":
        do = _("Answer")
        url = reverse("monitoring:clarification_detail", args=[*place, deadline.row])
    else:
        do, url = _("Open the period"), reverse("monitoring:period_detail", args=place)
    page = reverse("monitoring:period_detail", args=place)
    return {"label": str(period), "url": page, "do": do, "do_url": url}


def _tried(deadline: Deadline) -> str:
    if not deadline.tried:
        return ""
    if deadline.tried >= ATTEMPTS:
        return _("not reached")
    return _("tried %(n)s of %(of)s times") % {"n": deadline.tried, "of": ATTEMPTS}


def days_left(due: dt.date, today: dt.date) -> str:
    """How long it is, in words."""
    days = (due - today).days
    said = {"days": formats.number(abs(days))}
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % said
    if not days:
        return _("today")
    return _("tomorrow") if days == 1 else ngettext("in %(days)s day", "in %(days)s days", days) % said


def _tone(due: dt.date, today: dt.date) -> str:
    days = (due - today).days
    return "danger" if days < 0 else "warning" if days <= 7 else "neutral"
