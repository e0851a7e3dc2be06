"""Applicants of a course: applying for somebody, and deciding in one table who gets a seat."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from punte.base import formats
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.applications import apply_for, decide_applications
from punte.learning.actions.enrolments import TAKING_ON
from punte.learning.cohort_page import TONES
from punte.learning.eligibility import Eligibility, checked_all
from punte.learning.forms.applications import ApplyForm, DecisionsForm
from punte.learning.models import Enrolment, Offering
from punte.learning.views.doors import acted, form_page, offering_crumbs, offering_or_404
from punte.participation.models import Participation
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.records.actions.access import log_many
from punte.records.models import AccessEntry

State = Enrolment.State
WISHING = (State.APPLIED, State.SELECTED, State.WAITLISTED)
MOST = 100


@login_required
def index(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Everybody who wants the course, in the order of applying, with the criteria met; decided in one go. Nobody is
    selected by the machine."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_select(request.user, offering))
    rows = Enrolment.objects.visible_to(request.user).filter(offering=offering, state__in=WISHING)
    related = ("participation", "sent_by", "assisted_by", "person__identity", "person__consortium")
    found = list(rows.select_related(*related).order_by("applied_at", "pk"))
    form = DecisionsForm(request.POST or None, applicants=found)
    came: dict[str, int] = {}
    if (
        form.is_valid()
        and form.decisions
        and acted(
            form,
            lambda: came.update(
                decide_applications(by=request.user, offering=offering, decisions=form.decisions)
            ),
        )
    ):
        messages.success(request, _said(came))
        return redirect("learning:application_list", code, offering_id)
    log_many(by=request.user, persons=[e.person for e in found], occasion=AccessEntry.Occasion.LIST)
    eligibility = checked_all(offering.operation, [e.participation for e in found])
    free = max(0, offering.seats - offering.enrolments.learning().count())
    context = {
        "crumbs": offering_crumbs(offering, (_("Applicants"), "")),
        "offering": offering,
        "form": form,
        "rows": [_row(form, e, eligibility[e.participation_id]) for e in found],
        "figures": _figures(found, offering, free),
        "open": offering.state in TAKING_ON,
        "back_url": offering.get_absolute_url(),
    }
    return render(request, "learning/applications/index.html", context)


def _row(form: DecisionsForm, enrolment: Enrolment, eligibility: Eligibility) -> dict[str, Any]:
    helped = enrolment.assisted_by
    return {
        "it": enrolment,
        "name": enrolment.person.full_name,
        "url": enrolment.get_absolute_url(),
        "tone": TONES.get(State(enrolment.state), "neutral"),
        "how": _("with %(name)s") % {"name": helped.name} if helped else _("by themselves"),
        "sent_by": enrolment.sent_by.name if enrolment.sent_by else "",
        "eligibility": eligibility,
        "field": form[f"e{enrolment.pk}"],
    }


def _figures(found: list[Enrolment], offering: Offering, free: int) -> list[dict[str, Any]]:
    states = [e.state for e in found]
    return [
        {"label": _("Seats taken"), "done": offering.seats - free, "target": offering.seats},
        {"label": _("To be decided"), "done": states.count(State.APPLIED)},
        {"label": _("Selected, without a seat yet"), "done": states.count(State.SELECTED)},
        {"label": _("On the waiting list"), "done": states.count(State.WAITLISTED)},
    ]


_WORDS = {
    "seat": (gettext_lazy("%(n)s got a seat"), gettext_lazy("%(n)s got a seat")),
    "select": (gettext_lazy("%(n)s is selected"), gettext_lazy("%(n)s are selected")),
    "wait": (gettext_lazy("%(n)s waits"), gettext_lazy("%(n)s wait")),
    "refuse": (gettext_lazy("%(n)s was not selected"), gettext_lazy("%(n)s were not selected")),
}


def _said(came: dict[str, int]) -> str:
    parts = [str(_WORDS[step][n != 1]) % {"n": formats.number(n)} for step, n in came.items()]
    if not parts:
        return _("This was already saved.")
    return _("Decided: %(parts)s. They are told.") % {"parts": ", ".join(parts)}


@login_required
def create(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Apply for people whom one accompanies and who are not signed in; the application names who helped."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_enrol_somebody(request.user, offering))
    offered = _offered(request, offering)
    names = [(p.pk, p.person.full_name) for p in offered]
    form = ApplyForm(request.POST or None, offered=names)
    made: list[Enrolment] = []
    if form.is_valid():
        ticked = set(form.cleaned_data["participations"])
        chosen = [p for p in offered if p.pk in ticked]
        if acted(
            form, lambda: made.extend(apply_for(by=request.user, offering=offering, participations=chosen))
        ):
            said = ngettext("%(n)s person has applied.", "%(n)s people have applied.", len(made))
            messages.success(request, said % {"n": formats.number(len(made))})
            return redirect(offering.get_absolute_url())
    log_many(by=request.user, persons=[p.person for p in offered], occasion=AccessEntry.Occasion.LIST)
    return form_page(
        request,
        form,
        way=offering_crumbs(offering, (_("Apply for somebody"), "")),
        title=_("Apply for somebody"),
        lead=_("People whom you accompany and who want this course. Somebody decides, and they are told."),
        verb=_("Apply for those ticked"),
        back_url=reverse("learning:offering_detail", args=[code, offering_id]),
        notes=[] if offered else [_("Nobody whom you accompany can apply here at the moment.")],
    )


def _offered(request: SignedIn, offering: Offering) -> list[Participation]:
    """Participants whom the reader sees and who are not in this course."""
    out = (Participation.State.REJECTED, Participation.State.LEFT_EARLY)
    there = offering.enrolments.exclude(state__in=(State.WITHDRAWN, State.REFUSED)).values("person")
    rows = Participation.objects.visible_to(request.user).filter(
        operation=offering.operation, person__state=Person.State.ACTIVE, person__merged_into=None
    )
    rows = rows.exclude(state__in=out)
    if request.method == "GET":  # who sends a form again is told that it was saved
        rows = rows.exclude(person__in=there)
    related = (
        "person__identity",
        "person__consortium",
        "person__merged_into",
        "organisation",
        "sender",
        "operation",
    )
    return list(rows.select_related(*related).order_by("person__name__sort_key", "pk")[:MOST])
