"""Talks of ten minutes at job fairs: the fair, offering times, booking one, what came of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from punte.base import clock, formats
from punte.base.permissions import require
from punte.events.models import Event
from punte.jobs import permissions
from punte.jobs.actions.talks import book_talk, give_talk_back, note_talk, offer_talks
from punte.jobs.fair_page import Sight, counts, shown_to, stands, when
from punte.jobs.forms.talks import BookForm, OfferForm, ResultForm
from punte.jobs.models import Employer, Talk
from punte.jobs.views.doors import acted, crumbs, form_page
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.people.requests import SignedIn
from punte.projects.acting import acting, recruits_for
from punte.projects.crumbs import Crumbs
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records.actions.access import log_many
from punte.records.models import AccessEntry

SHOWN = 300  # people that are offered in the form
_WITH = (
    "employer__organisation",
    "employer__operation",
    "event__operation",
    "operation",
    "person__identity",
    "person__consortium",
    "participation__person",
    "participation__operation",
)


def fair_or_404(request: SignedIn, code: str, event_id: int) -> Event:
    """The job fair of this address."""
    operation = operation_or_404(request, code, recruiters=True)
    rows = _fairs(request.user, operation)
    return get_object_or_404(rows.select_related("operation__consortium"), pk=event_id)


def _fairs(user: User, operation: Operation) -> QuerySet[Event]:
    """The job fairs of the project: all for who works in it; for who only recruits there, what is published."""
    rows = Event.objects.filter(operation=operation, kind=Event.Kind.JOB_FAIR)
    inside = Q(pk__in=Event.objects.visible_to(user).values("pk"))
    guest = Q(published_at__isnull=False) if recruits_for(user, operation) else Q(pk__in=[])
    return rows.filter(inside | guest)


def talk_or_404(request: SignedIn, code: str, talk_id: int) -> Talk:
    """The talk of this address: a free one, one of a participant whom one sees, one of one's own employer."""
    operation = operation_or_404(request, code, recruiters=True)
    seen = Talk.objects.visible_to(request.user).values("pk")
    rows = Talk.objects.filter(operation=operation).filter(
        Q(pk__in=seen) | Q(employer__organisation__in=recruits_for(request.user, operation))
    )
    return get_object_or_404(rows.select_related(*_WITH), pk=talk_id)


def fair_crumbs(event: Event, *last: tuple[str, str]) -> Crumbs:
    """The way to a page below a fair."""
    code = event.operation.code
    fairs = (_("Job fairs"), reverse("jobs:fair_list", args=[code]))
    return crumbs(event.operation, fairs, (str(event), _fair_url(event) if last else ""), *last)


def _fair_url(event: Event) -> str:
    return reverse("jobs:fair_detail", args=[event.operation.code, event.pk])


@login_required
@require_safe
def index(request: SignedIn, code: str) -> HttpResponse:
    """The fairs of the project, the latest first."""
    operation = operation_or_404(request, code, recruiters=True)
    mine = _counted(request.user, operation)
    counted = (
        _fairs(request.user, operation)
        .select_related("operation")
        .annotate(
            offered=Count("talks", filter=mine),
            booked=Count("talks", filter=mine & Q(talks__person__isnull=False)),
        )
    )
    context = {
        "crumbs": crumbs(operation, (_("Job fairs"), "")),
        "rows": [
            {"it": event, "url": _fair_url(event)} for event in counted.order_by("-starts_at", "pk")[:100]
        ],
    }
    return render(request, "jobs/talks/index.html", context)


def _counted(user: User, operation: Operation) -> Q:
    """Which talks count for the reader: all, or those of the employers for which one recruits as a guest."""
    if acting(user).in_operation(operation):
        return Q(talks__isnull=False)
    return Q(talks__employer__organisation__in=recruits_for(user, operation))


@login_required
@require_safe
def detail(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """One fair: each employer's times, and what came of them."""
    event = fair_or_404(request, code, event_id)
    talks = list(shown_to(request.user, event).select_related(*_WITH))
    sight = Sight(request.user, event)
    persons = Person.objects.filter(pk__in=[one.person_id for one in talks if one.pk in sight.persons])
    log_many(by=request.user, persons=persons, occasion=AccessEntry.Occasion.LIST)
    offers = bool(_employers(request.user, event.operation))
    url = reverse("jobs:talk_offer", args=[code, event.pk])
    context = {
        "crumbs": fair_crumbs(event),
        "event": event,
        "facts": [
            (_("When"), formats.moment(event.begins)),
            (_("Where"), event.where),
            *counts(sight, talks),
        ],
        "stands": stands(sight, event, talks),
        "actions": [{"label": _("Offer talks"), "url": url}] if offers else [],
    }
    return render(request, "jobs/talks/fair.html", context)


def _employers(user: User, operation: Operation) -> list[Employer]:
    """For whom the reader may offer times."""
    rows = Employer.objects.visible_to(user).filter(operation=operation, state=Employer.State.APPROVED)
    found = rows.select_related("organisation", "operation").order_by("organisation__sort_key", "pk")
    return [one for one in found if permissions.may_write_for(user, one)]


@login_required
def offer(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Times of one employer."""
    event = fair_or_404(request, code, event_id)
    require(permissions.may_write_somewhere(request.user, event.operation))
    employers = _employers(request.user, event.operation)
    form = OfferForm(request.POST or None, event=event, employers=employers)
    made: list[int] = []
    if form.is_valid() and acted(
        form, lambda: made.append(offer_talks(by=request.user, event=event, **form.told))
    ):
        n = sum(made)
        said = ngettext("%(n)s talk is offered.", "%(n)s talks are offered.", n)
        messages.success(request, said % {"n": formats.number(n)})
        return redirect(_fair_url(event))
    return form_page(
        request,
        form,
        way=fair_crumbs(event, (_("Offer talks"), "")),
        title=_("Offer talks"),
        lead=f"{event}, {formats.moment(event.begins)}",
        verb=_("Offer these times"),
        back_url=_fair_url(event),
    )


@login_required
def talk(request: SignedIn, code: str, talk_id: int) -> HttpResponse:
    """One talk: booked where it is free, else what came of it."""
    found = talk_or_404(request, code, talk_id)
    if found.person_id is None:
        return _book(request, found)
    return _result(request, found)


def _book(request: SignedIn, found: Talk) -> HttpResponse:
    require(permissions.may_apply_for_somebody(request.user, found.operation))
    if not found.is_bookable(clock.now(found.event.zone)):
        messages.error(request, _("This time is over, or the fair is not announced."))
        return redirect(_fair_url(found.event))
    offered = _offered(request.user, found)
    form = BookForm(request.POST or None, offered=offered)
    if form.is_valid() and acted(form, lambda: book_talk(by=request.user, talk=found, **form.told)):
        messages.success(request, _("The talk is booked."))
        return redirect(_fair_url(found.event))
    log_many(by=request.user, persons=[p.person for p in offered], occasion=AccessEntry.Occasion.LIST)
    return _page(request, found, form, title=_("Book a talk"), verb=_("Book this time"))


def _result(request: SignedIn, found: Talk) -> HttpResponse:
    require(permissions.may_note_talk(request.user, found))
    form = ResultForm(request.POST or None, initial={"result": found.result})
    if form.is_valid() and acted(form, lambda: note_talk(by=request.user, talk=found, **form.told)):
        messages.success(request, _("Noted."))
        return redirect(_fair_url(found.event))
    gives = permissions.may_give_talk_back(request.user, found)
    early = clock.now(found.event.zone) < found.starts_at
    name = found.person.full_name if gives and found.person else ""
    if gives and found.person:
        log_many(by=request.user, persons=[found.person], occasion=AccessEntry.Occasion.LIST)
    back = reverse("jobs:talk_give_back", args=[found.operation.code, found.pk])
    give_url = back if gives and early and not found.result else ""
    return _page(
        request,
        found,
        form,
        title=_("What came of the talk"),
        verb=_("Note it"),
        name=name,
        give_url=give_url,
        booked=found.participation_id if give_url else "",
    )


def _page(request: SignedIn, found: Talk, form: Any, *, title: str, verb: str, **more: Any) -> HttpResponse:
    lead = f"{found.employer.organisation.name}, {when(found.event, found)}"
    context = {
        "crumbs": fair_crumbs(found.event, (title, "")),
        "form": form,
        "title": title,
        "lead": lead,
        "verb": verb,
        "back_url": _fair_url(found.event),
        **more,
    }
    return render(request, "jobs/talks/detail.html", context)


def _offered(user: User, found: Talk) -> list[Participation]:
    """Whom the reader accompanies, else whom they see, without those who talk to somebody else at that time."""
    rows = Participation.objects.visible_to(user).filter(
        operation=found.operation, person__state=Person.State.ACTIVE, person__merged_into=None
    )
    rows = rows.exclude(state=Participation.State.REJECTED)
    mine = rows.filter(responsible=user)
    rows = mine if mine.exists() else rows
    busy = Talk.objects.filter(event=found.event, starts_at=found.starts_at, person__isnull=False)
    rows = rows.exclude(person__in=busy.values("person"))
    related = ("person__identity", "person__consortium", "person__merged_into", "operation")
    return list(rows.select_related(*related).order_by("person__name__sort_key", "pk")[:SHOWN])


@login_required
@require_POST
def give_back(request: SignedIn, code: str, talk_id: int) -> HttpResponse:
    """The time is free again, where the person is still the one whose name stood on the page."""
    found = talk_or_404(request, code, talk_id)
    if request.POST.get("booked", str(found.participation_id)) != str(found.participation_id):
        messages.error(request, _("This time changed hands meanwhile. Please look at it again."))
        return redirect(_fair_url(found.event))
    try:
        give_talk_back(by=request.user, talk=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The time is free again."))
    return redirect(_fair_url(found.event))
