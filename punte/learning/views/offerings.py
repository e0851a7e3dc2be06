"""Courses as they are given: their list, one with its cohort, planning it, its days, its steps."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from punte.base.pages import paged
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions import offerings as actions
from punte.learning.cohort_page import OFFERING_TONES, offering_page
from punte.learning.forms.offerings import DayForm, OfferingChangeForm, OfferingFilter, OfferingForm, WhyForm
from punte.learning.models import Offering, OfferingEvent, Programme
from punte.learning.views.course_requests import wishes
from punte.learning.views.doors import acted, crumbs, form_page, offering_crumbs, offering_or_404, sure_page
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records.actions.access import log_many
from punte.records.models import AccessEntry

State = Offering.State


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The courses of the project, the latest first."""
    operation = operation_or_404(request, code)
    programmes = list(Programme.objects.visible_to(request.user).of(operation))
    form = OfferingFilter(request.GET, programmes=programmes)
    rows = Offering.objects.visible_to(request.user).filter(operation=operation, **form.wanted())
    page = paged(request, rows.for_list(), counted=rows)
    for offering in page:
        offering.operation = operation
    links = [
        {
            "label": _("Programmes"),
            "url": reverse("learning:programme_list", args=[code]),
            "variant": "tertiary",
        }
    ]
    if permissions.may_plan(request.user, operation):
        url = reverse("learning:grading_list", args=[code])
        links.append({"label": _("To grade"), "url": url, "variant": "tertiary"})
        links.insert(
            0, {"label": _("Plan a course"), "url": reverse("learning:offering_create", args=[code])}
        )
    context = {
        "crumbs": [*crumbs(operation)[:-1], (_("Courses"), "")],
        "operation": operation,
        "form": form,
        "filtered": bool(form.changed_data),
        "page": page,
        "rows": [{"it": o, "tone": OFFERING_TONES.get(State(o.state), "neutral")} for o in page],
        "actions": links,
    }
    return render(request, "learning/offerings/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Plan a course."""
    operation = operation_or_404(request, code)
    require(permissions.may_plan(request.user, operation))
    form = OfferingForm(
        request.POST or None,
        operation=operation,
        programmes=_offered(request.user, operation),
        initial={"programme": request.GET.get("programme"), "language": request.user.language},
    )
    made: list[Offering] = []
    if form.is_valid() and acted(
        form,
        lambda: made.append(actions.plan_offering(by=request.user, operation=operation, **form.told)),
    ):
        messages.success(request, _("The course is planned. Put its days into the timetable."))
        url = reverse("learning:offering_list", args=[code])
        return redirect(made[0].get_absolute_url() if made else url)
    return form_page(
        request,
        form,
        way=crumbs(operation, (_("Plan a course"), "")),
        title=_("Plan a course"),
        verb=_("Save"),
        back_url=reverse("learning:offering_list", args=[code]),
    )


def _offered(user: User, operation: Operation) -> Any:
    rows = Programme.objects.visible_to(user).of(operation)
    good = [p.pk for p in rows if permissions.may_plan_for(user, operation, p.organisation_id)]
    return rows.filter(pk__in=good)


@login_required
def detail(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """The cohort: days, attendance matrix, who is at risk, who waits. Seeing the names is logged."""
    offering = offering_or_404(request, code, offering_id)
    context = offering_page(request.user, offering)
    shown = [r["it"].person for rows in ("learners", "wishing", "gone") for r in context[rows]]
    log_many(by=request.user, persons=shown, occasion=AccessEntry.Occasion.LIST)
    context |= {
        "crumbs": offering_crumbs(offering),
        "actions": _ways(context),
        "steps": _steps(offering) if context["manages"] else [],
    }
    return render(request, "learning/offerings/detail.html", context)


def _ways(context: dict[str, Any]) -> list[dict[str, str]]:
    offering: Offering = context["offering"]
    args, ways = [offering.operation.code, offering.pk], []
    if context["enrols"] and offering.state in (State.OPEN, State.RUNNING):
        ways.append({"label": _("Enrol people"), "url": reverse("learning:enrolment_add", args=args)})
    ways += wishes(context)
    if offering.state in (State.RUNNING, State.ENDED):
        url = reverse("learning:certificate_list", args=args)
        ways.append({"label": _("Results and certificates"), "url": url, "variant": "secondary"})
        url = reverse("learning:feedback_summary", args=args)
        ways.append({"label": _("Feedback"), "url": url, "variant": "tertiary"})
    if context["manages"] and offering.state in actions.PLANNED:
        url = reverse("learning:offering_edit", args=args)
        ways.append({"label": _("Change"), "url": url, "variant": "tertiary"})
    if context["cancels"] and offering.state in actions.PLANNED:
        url = reverse("learning:offering_cancel", args=args)
        ways.append({"label": _("Cancel the course"), "url": url, "variant": "tertiary"})
    return ways


STEPS = {
    "open": (State.OPEN, gettext_lazy("Open for enrolment"), actions.open_offering),
    "run": (State.RUNNING, gettext_lazy("Say that it has begun"), actions.run_offering),
    "end": (State.ENDED, gettext_lazy("Say that it is over"), actions.end_offering),
}


def _steps(offering: Offering) -> list[dict[str, Any]]:
    return [
        {"name": name, "verb": word}
        for name, (state, word, _act) in STEPS.items()
        if offering.may_move_to(state)
    ]


@login_required
@require_POST
def move(request: SignedIn, code: str, offering_id: int, offering_step: str) -> HttpResponse:
    """Open, run or end it; what hinders is told."""
    offering = offering_or_404(request, code, offering_id)
    if offering_step not in STEPS:
        raise Http404
    try:
        STEPS[offering_step][2](by=request.user, offering=offering)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Done: %(state)s.") % {"state": offering.get_state_display()})
    return redirect(offering.get_absolute_url())


@login_required
def edit(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Change dates, place, seats, trainers."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_manage(request.user, offering))
    form = OfferingChangeForm(
        request.POST or None,
        operation=offering.operation,
        programmes=Programme.objects.none(),
        initial=OfferingChangeForm.as_initial(offering),
    )
    if form.is_valid() and acted(
        form,
        lambda: actions.change_offering(
            by=request.user, offering=offering, version=form.cleaned_data["version"] or 0, **form.told
        ),
    ):
        messages.success(request, _("The course is changed."))
        return redirect(offering.get_absolute_url())
    return form_page(
        request,
        form,
        way=offering_crumbs(offering, (_("Change"), "")),
        title=_("Change the course"),
        verb=_("Save"),
        back_url=offering.get_absolute_url(),
    )


@login_required
def cancel(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Ask first, then cancel it."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_cancel(request.user, offering))
    form = WhyForm(request.POST or None)
    if form.is_valid() and acted(
        form,
        lambda: actions.cancel_offering(
            by=request.user, offering=offering, reason=form.cleaned_data["reason"]
        ),
    ):
        messages.success(request, _("The course is cancelled. Who was enrolled is told."))
        return redirect(offering.get_absolute_url())
    return sure_page(
        request,
        form,
        way=offering_crumbs(offering, (_("Cancel the course"), "")),
        title=_("Cancel this course?"),
        points=[
            _("Days that were not held are cancelled; who is registered is told the reason."),
            _("Everybody enrolled or waiting is withdrawn."),
            _("Days that were held, and their hours, stay."),
        ],
        verb=_("Cancel the course"),
        back_url=offering.get_absolute_url(),
    )


@login_required
def add_day(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Put a training day into the timetable."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_manage(request.user, offering))
    form = DayForm(request.POST or None, offering=offering, initial={"day": _next_day(offering)})
    if form.is_valid() and acted(
        form, lambda: actions.add_day(by=request.user, offering=offering, **form.told)
    ):
        messages.success(request, _("The day is in the timetable."))
        return redirect(offering.get_absolute_url())
    return form_page(
        request,
        form,
        way=offering_crumbs(offering, (_("Add a training day"), "")),
        title=_("Add a training day"),
        lead=_("It gets its own attendance sheet. Everybody enrolled is registered for it."),
        verb=_("Add the day"),
        back_url=offering.get_absolute_url(),
    )


def _next_day(offering: Offering) -> dt.date:
    """The day after the last one that is planned, within the course."""
    planned = offering.timetable.aggregate(last=Max("event__sheets__day"))["last"]
    return min(planned + dt.timedelta(days=1), offering.ends_on) if planned else offering.starts_on


@login_required
def remove_day(request: SignedIn, code: str, offering_id: int, day_id: int) -> HttpResponse:
    """Ask first, then take a day out."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_manage(request.user, offering))
    rows = OfferingEvent.objects.filter(offering=offering).select_related("event__operation")
    day = get_object_or_404(rows, event=day_id)
    require(permissions.may_take_out(request.user, day.event))
    form = WhyForm(request.POST or None)
    if form.is_valid() and acted(
        form,
        lambda: actions.remove_day(
            by=request.user, offering=offering, day=day, reason=form.cleaned_data["reason"]
        ),
    ):
        messages.success(request, _("The day is taken out. Who was registered is told."))
        return redirect(offering.get_absolute_url())
    return sure_page(
        request,
        form,
        way=offering_crumbs(offering, (_("Take a day out"), "")),
        title=_("Take this day out?"),
        points=[_("The day is cancelled, and whoever is registered is told the reason.")],
        verb=_("Take it out"),
        back_url=offering.get_absolute_url(),
    )
