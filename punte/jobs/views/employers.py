"""Employers in the hub: their list, one of them, bringing one in, approving, pausing, ending, the agreement."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from punte.base import clock, formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.jobs import permissions, spoken
from punte.jobs.actions import employers as actions
from punte.jobs.forms.employers import (
    AgreementForm,
    EmployerFilter,
    EmployerForm,
    NewEmployerForm,
    ReasonForm,
    RecruiterForm,
)
from punte.jobs.models import Employer, Vacancy
from punte.jobs.views.doors import acted, crumbs, employer_crumbs, employer_or_404, form_page, sure_page
from punte.organisations.permissions import may_create
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.permissions import may_assign

State = Employer.State
TONES = {State.NEW: "warning", State.APPROVED: "success", State.PAUSED: "danger", State.ENDED: "neutral"}
MOST_SHOWN = 25


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The employers of the hub, by name."""
    operation = operation_or_404(request, code, recruiters=True)
    form = EmployerFilter(request.GET)
    rows = Employer.objects.visible_to(request.user).filter(operation=operation, **form.wanted())
    counted = rows.select_related("organisation").annotate(
        open=Count("vacancies", filter=Q(vacancies__state=Vacancy.State.OPEN)), every=Count("vacancies")
    )
    page = paged(request, counted.order_by("organisation__sort_key", "pk"), counted=rows.order_by())
    for employer in page:
        employer.operation = operation
    links = []
    if permissions.may_add_employer(request.user, operation):
        links.append({"label": _("Add an employer"), "url": reverse("jobs:employer_create", args=[code])})
    context = {
        "crumbs": crumbs(operation, (_("Employers"), "")),
        "form": form,
        "filtered": bool(form.changed_data),
        "page": page,
        "rows": [{"it": e, "tone": TONES[State(e.state)]} for e in page],
        "actions": links,
    }
    return render(request, "jobs/employers/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Bring an organisation of the directory into the hub."""
    operation = operation_or_404(request, code)
    require(permissions.may_add_employer(request.user, operation))
    form = EmployerForm(request.POST or None, operation=operation)
    made: list[Employer] = []
    if form.is_valid() and acted(
        form, lambda: made.append(actions.add_employer(by=request.user, operation=operation, **form.told))
    ):
        return _made(request, code, made)
    lead = _("Is it not in the directory yet? A manager writes it there.")
    context = {
        "crumbs": crumbs(operation, _above(code), (_("Add an employer"), "")),
        "form": form,
        "lead": lead if not may_create(request.user) else "",
        "new_url": reverse("jobs:employer_new", args=[code]) if may_create(request.user) else "",
        "back_url": reverse("jobs:employer_list", args=[code]),
    }
    return render(request, "jobs/employers/create.html", context)


def _above(code: str) -> tuple[str, str]:
    return _("Employers"), reverse("jobs:employer_list", args=[code])


def _made(request: SignedIn, code: str, made: list[Employer]) -> HttpResponse:
    messages.success(request, _("The employer is in the hub. Its vacancies are public once it is approved."))
    return redirect(made[0].get_absolute_url() if made else reverse("jobs:employer_list", args=[code]))


@login_required
def new(request: SignedIn, code: str) -> HttpResponse:
    """Write an employer into the directory and bring it into the hub."""
    operation = operation_or_404(request, code)
    require(permissions.may_add_employer(request.user, operation) and may_create(request.user))
    country = "BG" if operation.zone == "Europe/Sofia" else "RO"
    form = NewEmployerForm(request.POST or None, operation=operation, initial={"country": country})
    made: list[Employer] = []
    if form.is_valid() and acted(
        form, lambda: made.append(actions.add_new_employer(by=request.user, operation=operation, **form.told))
    ):
        return _made(request, code, made)
    return form_page(
        request,
        form,
        way=crumbs(operation, _above(code), (_("A new employer"), "")),
        title=_("A new employer"),
        verb=_("Save"),
        back_url=reverse("jobs:employer_create", args=[code]),
    )


@login_required
def detail(request: SignedIn, code: str, employer_id: int) -> HttpResponse:
    """One employer: its state, its agreement, who writes for it, what it looks for."""
    employer = employer_or_404(request, code, employer_id)
    vacancies = employer.vacancies.select_related("settlement__region", "occupation").order_by("-pk")
    shown = list(vacancies[: MOST_SHOWN + 1])
    for vacancy in shown:
        vacancy.employer, vacancy.operation = employer, employer.operation
    context = {
        "crumbs": employer_crumbs(employer),
        "employer": employer,
        "tone": TONES[State(employer.state)],
        "facts": _facts(employer),
        "answers": permissions.may_answer_for(request.user, employer),
        "vacancies": [{"it": v, "where": spoken.where(v)} for v in shown[:MOST_SHOWN]],
        "more": len(shown) > MOST_SHOWN,
        "more_url": f"{reverse('jobs:vacancy_list', args=[code])}?employer={employer.pk}",
        "recruiters": [user.name for user in actions.recruiters_of(employer)],
        **_ways(request.user, employer),
    }
    return render(request, "jobs/employers/detail.html", context)


def _ways(user: User, employer: Employer) -> dict[str, Any]:
    code, answers = employer.operation.code, permissions.may_answer_for(user, employer)
    url = reverse("jobs:vacancy_create", args=[code])
    writes = permissions.may_write_for(user, employer) and employer.state in (State.NEW, State.APPROVED)
    adds = answers and may_assign(user, employer.operation) and employer.state != State.ENDED
    form = RecruiterForm(employer=employer) if adds else None
    return {
        "write_url": f"{url}?employer={employer.pk}" if writes else "",
        "recruiter_form": form if form and form.any else None,
        "approves": answers and employer.may_move_to(State.APPROVED),
        "pauses": answers and employer.may_move_to(State.PAUSED),
        "ends": answers and employer.may_move_to(State.ENDED),
        "signs": answers and not employer.agreement_id and employer.state != State.ENDED,
    }


def _facts(employer: Employer) -> list[tuple[str, str]]:
    told = [(_("Kind"), str(employer.organisation.get_kind_display()))]
    if employer.signed_on:
        told.append((_("Partnership agreement"), formats.day(employer.signed_on, "long")))
    told.append((_("Activity"), f"{employer.activity.code} {employer.activity}"))
    return told


@login_required
@require_POST
def approve(request: SignedIn, code: str, employer_id: int) -> HttpResponse:
    """Let it publish."""
    employer = employer_or_404(request, code, employer_id)
    try:
        n = actions.approve_employer(
            by=request.user, employer=employer, on=clock.today(employer.operation.zone)
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        said = ngettext(
            "Approved. %(n)s vacancy is public now.", "Approved. %(n)s vacancies are public now.", n
        )
        messages.success(request, said % {"n": formats.number(n)} if n else _("Approved."))
    return redirect(employer.get_absolute_url())


@login_required
def pause(request: SignedIn, code: str, employer_id: int) -> HttpResponse:
    """Ask why, then stop working with it for a while."""
    return _stopped(request, code, employer_id, State.PAUSED)


@login_required
def end(request: SignedIn, code: str, employer_id: int) -> HttpResponse:
    """Ask why, then let it leave the hub."""
    return _stopped(request, code, employer_id, State.ENDED)


def _stopped(request: SignedIn, code: str, employer_id: int, state: str) -> HttpResponse:
    employer = employer_or_404(request, code, employer_id)
    require(permissions.may_answer_for(request.user, employer))
    pauses = state == State.PAUSED
    act = actions.pause_employer if pauses else actions.end_employer
    form = ReasonForm(request.POST or None)
    today = clock.today(employer.operation.zone)
    told: dict[str, Any] = {"by": request.user, "employer": employer, "on": today}
    if form.is_valid() and acted(form, lambda: act(**told, reason=form.cleaned_data["reason"])):
        messages.success(request, _("Its vacancies are closed, and whoever applied is told."))
        return redirect(employer.get_absolute_url())
    title = _("Pause the work with this employer?") if pauses else _("End the work with this employer?")
    points = [
        _("Its vacancies are closed, and whoever applied is told."),
        _("What happened so far stays and counts."),
    ]
    points += [_("A manager can approve it again.")] if pauses else [_("It cannot be brought back.")]
    return sure_page(
        request,
        form,
        way=employer_crumbs(employer, (_("Pause") if pauses else _("End"), "")),
        title=title,
        points=points,
        verb=_("Pause") if pauses else _("End"),
        back_url=employer.get_absolute_url(),
    )


@login_required
def agreement(request: SignedIn, code: str, employer_id: int) -> HttpResponse:
    """Bring the signed partnership agreement."""
    employer = employer_or_404(request, code, employer_id)
    require(permissions.may_answer_for(request.user, employer))
    form = AgreementForm(request.POST or None, request.FILES or None, operation=employer.operation)
    if form.is_valid() and acted(
        form, lambda: actions.sign_agreement(by=request.user, employer=employer, **form.told)
    ):
        messages.success(request, _("The agreement is kept, and counts as a partnership."))
        return redirect(employer.get_absolute_url())
    return form_page(
        request,
        form,
        way=employer_crumbs(employer, (_("Partnership agreement"), "")),
        title=_("Partnership agreement"),
        lead=employer.organisation.name,
        verb=_("Save"),
        back_url=employer.get_absolute_url(),
    )


@login_required
@require_POST
def recruiter(request: SignedIn, code: str, employer_id: int) -> HttpResponse:
    """Let a recruiter of this employer write its vacancies."""
    employer = employer_or_404(request, code, employer_id)
    require(
        permissions.may_answer_for(request.user, employer) and may_assign(request.user, employer.operation)
    )
    form = RecruiterForm(request.POST, employer=employer)
    if form.is_valid() and acted(
        form,
        lambda: actions.let_recruiter_in(by=request.user, employer=employer, role=form.cleaned_data["role"]),
    ):
        messages.success(request, _("They can write vacancies of this employer now."))
    else:
        messages.error(request, _("Choose a recruiter of this employer."))
    return redirect(employer.get_absolute_url())
