"""My talks at job fairs: taking a free time, giving it back."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.events.models import Event
from punte.jobs.actions.talks import book_talk, give_talk_back
from punte.jobs.fair_page import when
from punte.jobs.forms.talks import OwnTalkForm
from punte.jobs.models import Talk
from punte.jobs.views.doors import acted
from punte.participation.models import Participation
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.projects.acting import own_circles, stay_in

_WITH = ("employer__organisation", "event__operation", "operation", "person", "participation__person")


@login_required
def index(request: SignedIn) -> HttpResponse:
    """What I have booked, and what is free at fairs to come."""
    refused = ""
    if request.method == "POST":
        form = OwnTalkForm(request.POST)
        if form.is_valid() and _acted(request, form):
            return redirect("jobs:own_talks")
        refused = " ".join(str(error) for errors in form.errors.values() for error in errors)
    fairs = []
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        fairs += _fairs(request)
    context = {
        "crumbs": [(_("My page"), reverse("portal:my_page")), (_("My talks at job fairs"), "")],
        "fairs": fairs,
        "refused": refused,
        "token": OwnTalkForm()["token"].value(),
    }
    return render(request, "jobs/talks/own.html", context)


def _acted(request: SignedIn, form: OwnTalkForm) -> bool:
    talk, participation = _mine(request, form.cleaned_data["talk"])
    if form.cleaned_data["back"]:
        done = acted(form, lambda: give_talk_back(by=request.user, talk=talk))
        said = _("The time is free again.")
    else:
        done = acted(form, lambda: book_talk(by=request.user, talk=talk, participation=participation))
        said = _("The talk is booked.")
    if done:
        messages.success(request, said)
    return done


def _mine(request: SignedIn, number: int) -> tuple[Talk, Participation]:
    """A time that is free or my own, at a fair of a project in which I take part."""
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        rows = Talk.objects.free() | Talk.objects.filter(pk__in=Talk.objects.own(request.user).values("pk"))
        found = rows.select_related(*_WITH).filter(pk=number).first()
        own = _participations(request).filter(operation=found.operation_id).first() if found else None
        if found and own:
            return found, own
    raise Http404


def _participations(request: SignedIn) -> Any:
    rows = Participation.objects.own(request.user).filter(person__state=Person.State.ACTIVE)
    return rows.exclude(state=Participation.State.REJECTED).select_related("person__merged_into", "operation")


def _fairs(request: SignedIn) -> list[dict[str, Any]]:
    """The fairs to come of my projects."""
    operations = _participations(request).values("operation")
    rows = Talk.objects.filter(
        event__operation__in=operations, event__state=Event.State.PUBLISHED, event__ends_at__gte=clock.now()
    )
    mine = set(Talk.objects.own(request.user).values_list("pk", flat=True))
    shown = list(rows.select_related(*_WITH).order_by("event__starts_at", "event", "starts_at", "pk"))
    return [_fair(list(talks), mine) for _number, talks in groupby(shown, key=lambda one: one.event_id)]


def _fair(talks: list[Talk], mine: set[int]) -> dict[str, Any]:
    event = talks[0].event
    free = sorted(
        (one for one in talks if one.person_id is None),
        key=lambda one: (one.employer.organisation.sort_key, one.starts_at),
    )
    return {
        "title": str(event),
        "when": formats.moment(event.begins),
        "where": event.where,
        "mine": [_own(one) for one in talks if one.pk in mine],
        "free": [
            {"name": name, "times": [(one.pk, when(event, one)) for one in times]}
            for name, times in groupby(free, key=lambda one: one.employer.organisation.name)
        ],
    }


def _own(talk: Talk) -> dict[str, Any]:
    return {
        "pk": talk.pk,
        "at": when(talk.event, talk),
        "name": talk.employer.organisation.name,
        "result": talk.get_result_display() if talk.result else "",
    }
