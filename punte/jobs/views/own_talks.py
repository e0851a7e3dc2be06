"""My talks at job fairs: taking a free time, giving it back."""

import datetime as dt
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
from punte.people.models import Person, PersonKey
from punte.people.requests import SignedIn
from punte.projects.acting import own_circles, stay_in

_WITH = ("employer__organisation", "event__operation", "operation", "person", "participation__person")


@login_required
def index(request: SignedIn) -> HttpResponse:
    """What I have booked, and what is free at fairs to come."""
    if request.method == "POST":
        form = OwnTalkForm(request.POST)
        if form.is_valid():
            _act(request, form)
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
        return redirect("jobs:own_talks")
    fairs = []
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        fairs += _fairs(request)
    context = {
        "crumbs": [(_("My page"), reverse("portal:my_page")), (_("My talks at job fairs"), "")],
        "fairs": fairs,
        "token": OwnTalkForm()["token"].value(),
    }
    return render(request, "jobs/talks/own.html", context)


def _act(request: SignedIn, form: OwnTalkForm) -> None:
    talk, participation = _mine(request, form.cleaned_data["talk"], back=form.cleaned_data["back"])
    if form.cleaned_data["back"]:
        done = acted(form, lambda: give_talk_back(by=request.user, talk=talk))
        said = _("The time is free again.")
    else:
        done = acted(form, lambda: book_talk(by=request.user, talk=talk, participation=participation))
        said = _("The talk is booked.")
    if done:
        messages.success(request, said)


def _mine(request: SignedIn, number: int, *, back: bool) -> tuple[Talk, Participation]:
    """A time at an announced fair of a project in which I take part; what I give back is my own."""
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        rows = Talk.objects.own(request.user) if back else Talk.objects.all()
        announced = rows.filter(event__state=Event.State.PUBLISHED, event__kind=Event.Kind.JOB_FAIR)
        found = announced.select_related(*_WITH).filter(pk=number).first()
        own = _participations(request).filter(operation=found.operation_id).first() if found else None
        if found and own:
            return found, own
    raise Http404


def _participations(request: SignedIn) -> Any:
    rows = Participation.objects.filter(
        person__in=PersonKey.numbers_of(request.user), person__state=Person.State.ACTIVE
    )
    return rows.exclude(state=Participation.State.REJECTED).select_related("person__merged_into", "operation")


def _fairs(request: SignedIn) -> list[dict[str, Any]]:
    """The fairs to come of my projects."""
    operations, now = _participations(request).values("operation"), clock.now()
    rows = Talk.objects.filter(
        event__operation__in=operations, event__state=Event.State.PUBLISHED, event__ends_at__gte=now
    )
    mine = set(Talk.objects.own(request.user).values_list("pk", flat=True))
    shown = list(rows.select_related(*_WITH).order_by("event__starts_at", "event", "starts_at", "pk"))
    return [_fair(list(talks), mine, now) for _number, talks in groupby(shown, key=lambda one: one.event_id)]


def _fair(talks: list[Talk], mine: set[int], now: dt.datetime) -> dict[str, Any]:
    event = talks[0].event
    free = sorted(
        (one for one in talks if one.is_bookable(now)),
        key=lambda one: (one.employer.organisation.sort_key, one.starts_at),
    )
    return {
        "title": str(event),
        "when": formats.moment(event.begins),
        "where": event.where,
        "mine": [_own(one, now) for one in talks if one.pk in mine],
        "free": [
            {"name": name, "times": [(one.pk, when(event, one)) for one in times]}
            for name, times in groupby(free, key=lambda one: one.employer.organisation.name)
        ],
    }


def _own(talk: Talk, now: dt.datetime) -> dict[str, Any]:
    return {
        "pk": talk.pk,
        "at": when(talk.event, talk),
        "name": talk.employer.organisation.name,
        "back": not talk.result and now < talk.starts_at,
        "result": talk.get_result_display() if talk.result else "",
    }
