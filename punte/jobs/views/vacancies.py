"""Vacancies in the hub: their list, one of them, writing, coding, changing, publishing, confirming, closing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from punte.base import clock
from punte.base.pages import paged
from punte.base.permissions import require
from punte.jobs import permissions, spoken
from punte.jobs.actions import vacancies as actions
from punte.jobs.applying import apply_way
from punte.jobs.forms.vacancies import (
    STAGES,
    CloseForm,
    OccupationForm,
    VacancyChangeForm,
    VacancyFilter,
    VacancyForm,
)
from punte.jobs.models import Employer, Vacancy
from punte.jobs.models.vacancies import STALE
from punte.jobs.skill_choice import SkillChoice
from punte.jobs.views.doors import acted, crumbs, form_page, sure_page, vacancy_crumbs, vacancy_or_404
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.reference.models import Concept
from punte.reference.suggesting import suggest

State = Vacancy.State
TONES = {
    State.DRAFT: "neutral",
    State.WAITING: "warning",
    State.OPEN: "success",
    State.FILLED: "info",
    State.CLOSED: "neutral",
}


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The vacancies of the hub, the latest first."""
    operation = operation_or_404(request, code, recruiters=True)
    employers = list(
        Employer.objects.visible_to(request.user).filter(operation=operation).select_related("organisation")
    )
    form = VacancyFilter(request.GET, employers=sorted(employers, key=lambda e: e.organisation.sort_key))
    rows = Vacancy.objects.visible_to(request.user).filter(operation=operation, **form.wanted())
    shown = rows.select_related("employer__organisation", "settlement__region", "occupation").order_by("-pk")
    page = paged(request, shown, counted=rows.order_by())
    for vacancy in page:
        vacancy.operation = operation
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "form": form,
        "filtered": bool(form.changed_data),
        "page": page,
        "rows": [{"it": v, "tone": TONES[State(v.state)], "where": _where(v)} for v in page],
        "actions": _ways(request.user, operation, bool(employers)),
    }
    return render(request, "jobs/vacancies/index.html", context)


def _where(vacancy: Vacancy) -> str:
    return spoken.where(vacancy) if vacancy.settlement_id or vacancy.remote else ""


def _ways(user: User, operation: Operation, employers: bool) -> list[dict[str, str]]:
    links = [{"label": _("Employers"), "url": reverse("jobs:employer_list", args=[operation.code])}]
    if permissions.may_bring_feed(user, operation):
        links.append({"label": _("From a file"), "url": reverse("jobs:feed_list", args=[operation.code])})
    links.append({"label": _("Job fairs"), "url": reverse("jobs:fair_list", args=[operation.code])})
    if permissions.may_see_market(user, operation):
        links.append({"label": _("Supply and demand"), "url": reverse("jobs:market", args=[operation.code])})
    for link in links:
        link["variant"] = "tertiary"
    if employers and permissions.may_write_somewhere(user, operation):
        url = reverse("jobs:vacancy_create", args=[operation.code])
        links.insert(0, {"label": _("Write a vacancy"), "url": url})
    return links


def _employers(user: User, operation: Operation) -> QuerySet[Employer]:
    rows = Employer.objects.visible_to(user).filter(operation=operation)
    rows = rows.filter(state__in=(Employer.State.NEW, Employer.State.APPROVED))
    return rows.select_related("organisation", "operation").order_by("organisation__sort_key")


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Write a vacancy; its occupation and skills come next."""
    operation = operation_or_404(request, code, recruiters=True)
    require(permissions.may_write_somewhere(request.user, operation))
    form = VacancyForm(
        request.POST or None,
        employers=_employers(request.user, operation),
        initial={
            "employer": request.GET.get("employer"),
            "language": request.user.language,
            "currency": "EUR" if operation.zone == "Europe/Sofia" else "RON",
        },
    )
    made: list[Vacancy] = []
    if form.is_valid() and acted(
        form,
        lambda: made.append(
            actions.write_vacancy(by=request.user, employer=form.cleaned_data["employer"], **form.told)
        ),
    ):
        if not made:
            return redirect("jobs:vacancy_list", code)
        return redirect("jobs:vacancy_occupation", code, made[0].pk)
    return form_page(
        request,
        form,
        way=crumbs(operation, (_("Write a vacancy"), "")),
        title=_("Write a vacancy"),
        lead=_("Nobody outside sees it before you publish it."),
        verb=_("Go on"),
        back_url=reverse("jobs:vacancy_list", args=[code]),
        stages=STAGES,
        now=1,
    )


@login_required
def edit(request: SignedIn, code: str, vacancy_id: int) -> HttpResponse:
    """Change what it says."""
    vacancy = vacancy_or_404(request, code, vacancy_id)
    require(permissions.may_write_for(request.user, vacancy.employer))
    form = VacancyChangeForm(request.POST or None, initial=VacancyChangeForm.as_initial(vacancy))
    if form.is_valid() and acted(
        form,
        lambda: actions.change_vacancy(
            by=request.user, vacancy=vacancy, version=form.cleaned_data["version"] or 0, **form.told
        ),
    ):
        messages.success(request, _("The vacancy is changed."))
        return redirect(vacancy.hub_url)
    return form_page(
        request,
        form,
        way=vacancy_crumbs(vacancy, (_("Change"), "")),
        title=_("Change the vacancy"),
        verb=_("Save"),
        back_url=vacancy.hub_url,
    )


@login_required
def occupation(request: SignedIn, code: str, vacancy_id: int) -> HttpResponse:
    """The five occupations nearest to the title, or to other words; somebody chooses."""
    vacancy = vacancy_or_404(request, code, vacancy_id)
    require(permissions.may_write_for(request.user, vacancy.employer))
    typed = request.GET.get("q", "").strip() or vacancy.title
    suggested = suggest(typed, Concept.Kind.OCCUPATION)
    form = OccupationForm(request.POST or None, suggested=suggested, chosen=vacancy.occupation)
    if form.is_valid() and acted(
        form,
        lambda: actions.choose_occupation(
            by=request.user, vacancy=vacancy, occupation=form.concepts[form.cleaned_data["occupation"]]
        ),
    ):
        return redirect("jobs:vacancy_skills", code, vacancy.pk)
    context = {
        "crumbs": vacancy_crumbs(vacancy, (_("Occupation"), "")),
        "vacancy": vacancy,
        "form": form,
        "typed": typed,
        "any": bool(form.concepts),
        "stages": STAGES,
        "back_url": vacancy.hub_url,
    }
    return render(request, "jobs/vacancies/occupation.html", context)


@login_required
def skills(request: SignedIn, code: str, vacancy_id: int) -> HttpResponse:
    """What the occupation usually needs, to be asked, to help, or neither; others are looked for."""
    vacancy = vacancy_or_404(request, code, vacancy_id)
    require(permissions.may_write_for(request.user, vacancy.employer))
    if vacancy.occupation is None:
        return redirect("jobs:vacancy_occupation", code, vacancy.pk)
    choice = SkillChoice.of(vacancy, request.POST or None)
    if request.method == "POST" and not choice.looking:
        try:
            actions.set_skills(by=request.user, vacancy=vacancy, skills=choice.chosen)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            return redirect(vacancy.hub_url)
    context = {
        "crumbs": vacancy_crumbs(vacancy, (_("Skills"), "")),
        "vacancy": vacancy,
        "choice": choice,
        "stages": STAGES,
        "back_url": vacancy.hub_url,
    }
    return render(request, "jobs/vacancies/skills.html", context)


@login_required
def detail(request: SignedIn, code: str, vacancy_id: int) -> HttpResponse:
    """One vacancy as the hub and its employer see it."""
    vacancy = vacancy_or_404(request, code, vacancy_id)
    writes = permissions.may_write_for(request.user, vacancy.employer)
    skills = list(vacancy.skills.select_related("skill").order_by("-essential", "pk"))
    context = {
        "crumbs": vacancy_crumbs(vacancy),
        "vacancy": vacancy,
        "tone": TONES[State(vacancy.state)],
        "facts": [
            f for f in spoken.facts(vacancy) if vacancy.settlement_id or vacancy.remote or f[0] != _("Where")
        ],
        "writes": writes,
        "changes": writes and vacancy.state != State.CLOSED,
        "needed": [str(s.skill) for s in skills if s.essential],
        "helpful": [str(s.skill) for s in skills if not s.essential],
        "offers": spoken.offers(vacancy),
        "steps": _steps(request.user, vacancy) if writes else [],
        "apply": apply_way(request.user, vacancy),
        "closes": writes and vacancy.state in (State.OPEN, State.FILLED, State.DRAFT),
        "until": vacancy.confirmed_on + STALE
        if vacancy.confirmed_on and vacancy.state == State.OPEN
        else None,
    }
    return render(request, "jobs/vacancies/detail.html", context)


Act = Callable[..., None]
STEPS: dict[str, tuple[Any, Act, Any]] = {
    "publish": (gettext_lazy("Publish"), actions.publish_vacancy, gettext_lazy("Done.")),
    "confirm": (
        gettext_lazy("Say that it is still open"),
        actions.confirm_vacancy,
        gettext_lazy("Thank you. It stays public for another 60 days."),
    ),
    "reopen": (gettext_lazy("Publish again"), actions.reopen_vacancy, gettext_lazy("Done.")),
    "refuse": (
        gettext_lazy("Do not approve"),
        actions.refuse_vacancy,
        gettext_lazy("The vacancy is not published."),
    ),
}


def _steps(user: User, vacancy: Vacancy) -> list[dict[str, Any]]:
    names = {
        State.DRAFT: ["publish"] if vacancy.occupation_id else [],
        State.OPEN: ["confirm"],
        State.CLOSED: ["reopen"] if vacancy.occupation_id else [],
        State.WAITING: ["refuse"] if permissions.may_approve(user, vacancy) else [],
    }.get(State(vacancy.state), [])
    return [{"name": name, "verb": STEPS[name][0]} for name in names]


@login_required
@require_POST
def move(request: SignedIn, code: str, vacancy_id: int, vacancy_step: str) -> HttpResponse:
    """Publish, confirm, publish again, refuse; what hinders is told."""
    vacancy = vacancy_or_404(request, code, vacancy_id)
    if vacancy_step not in STEPS:
        raise Http404
    _verb, act, done = STEPS[vacancy_step]
    try:
        act(by=request.user, vacancy=vacancy, on=clock.today(vacancy.operation.zone))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        waits = vacancy.state == State.WAITING
        messages.success(
            request, _("It is public as soon as the hub has approved the employer.") if waits else done
        )
    return redirect(vacancy.hub_url)


@login_required
def close(request: SignedIn, code: str, vacancy_id: int) -> HttpResponse:
    """Ask why, then close it."""
    vacancy = vacancy_or_404(request, code, vacancy_id)
    require(permissions.may_write_for(request.user, vacancy.employer))
    form = CloseForm(request.POST or None)
    if form.is_valid() and acted(
        form,
        lambda: actions.close_vacancy(
            by=request.user,
            vacancy=vacancy,
            closing=form.cleaned_data["closing"],
            on=clock.today(vacancy.operation.zone),
        ),
    ):
        messages.success(request, _("The vacancy is closed."))
        return redirect(vacancy.hub_url)
    return sure_page(
        request,
        form,
        way=vacancy_crumbs(vacancy, (_("Close"), "")),
        title=_("Close this vacancy?"),
        points=[
            _("Nobody finds it any more."),
            _("Applications that are still open are answered, and whoever applied is told."),
            _("It can be published again."),
        ],
        verb=_("Close the vacancy"),
        back_url=vacancy.hub_url,
    )
