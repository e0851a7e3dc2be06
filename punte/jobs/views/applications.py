"""Applications, for the team: who awaits whose answer, one with its history, applying with a person beside one."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.pages import paged
from punte.base.permissions import require
from punte.base.text import folded
from punte.jobs import permissions
from punte.jobs.actions import applications as actions
from punte.jobs.application_page import TABS, awaiting, detail_page, employers, row, tabs
from punte.jobs.applying_page import looked_at_anew, shown_to_send
from punte.jobs.cv_copies import seen_of
from punte.jobs.forms.answers import BatchForm
from punte.jobs.forms.applications import ApplyForm, CommentForm, PassOnForm, SearchForm
from punte.jobs.models import Application, Vacancy
from punte.jobs.models.applications import ApplicationQuerySet
from punte.jobs.views.application_doors import (
    answerable_or_404,
    answered,
    application_or_404,
    below,
    crumbs,
    form_page,
)
from punte.jobs.views.doors import acted, vacancy_or_404
from punte.participation.models import Participation
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.records.actions.access import log_access, log_many
from punte.records.models import AccessEntry

SHOWN = 8  # people on one small screen
BATCHED = ("employer", "kept")


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """Who awaits whose answer, the longest first; answered many at once."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_applications(request.user, operation))
    everything = Application.objects.visible_to(request.user).filter(operation=operation)
    search = SearchForm(request.GET, employers=employers(everything))
    search.is_valid()
    turn = request.GET.get("turn", "employer")
    turn = turn if turn in TABS else "employer"
    groups = awaiting(_narrowed(everything, search.cleaned_data))
    page = paged(request, groups[turn].for_list(), counted=groups[turn])
    found, today = list(page), clock.today(operation.zone)
    works = permissions.may_apply_for_somebody(request.user, operation)
    if request.method == "POST":
        require(works)
    form = _batch(request, found) if works and turn in BATCHED else None
    if form and form.is_valid() and form.answers and answered(request, form):
        return redirect(request.get_full_path())
    log_many(by=request.user, persons=[a.person for a in found], occasion=AccessEntry.Occasion.LIST)
    context = {
        "crumbs": [*crumbs(operation)[:-1], (_("Applications"), "")],
        "operation": operation,
        "tabs": tabs(operation, groups, turn, _query(search.cleaned_data)),
        "turn": turn,
        "page": page,
        "rows": [row(a, today) | ({"field": form[f"a{a.pk}"]} if form else {}) for a in found],
        "form": form,
        "filters": search,
        "places_url": reverse("jobs:placement_list", args=[code]),
        "answers_url": reverse("jobs:answering", args=[code]),
    }
    return render(request, "jobs/applications/index.html", context)


def _narrowed(rows: ApplicationQuerySet, told: dict[str, Any]) -> ApplicationQuerySet:
    if told.get("employer"):
        rows = rows.filter(vacancy__employer=told["employer"])
    return rows if told.get("archived") else rows.filter(archived_on=None)


def _query(told: dict[str, Any]) -> str:
    parts = [f"&employer={told['employer']}"] if told.get("employer") else []
    return "".join([*parts, "&archived=on"] if told.get("archived") else parts)


def _batch(request: SignedIn, found: list[Application]) -> BatchForm:
    active = [a for a in found if a.person.state == Person.State.ACTIVE]
    names = {a.pk: f"{a.person.full_name}, {a.vacancy}" for a in found}
    others = [a for a in found if a not in active]
    form = BatchForm(request.POST or None, applications=found, names=names)
    for application in others:
        form.fields[f"a{application.pk}"].disabled = True
    return form


@login_required
def create(request: SignedIn, code: str, vacancy_id: int) -> HttpResponse:
    """Apply with a person beside one: who, the sentence read aloud, a message, sent."""
    vacancy = vacancy_or_404(request, code, vacancy_id)
    require(permissions.may_apply_for_somebody(request.user, vacancy.operation))
    offered, many = _offered(request, vacancy)
    cv = seen_of(offered[0].person) if request.method == "POST" and offered else None
    asked = cv is not None and "cv" in request.POST  # the CV was on the page that is sent now
    names = [(p.pk, p.person.full_name) for p in offered]
    form = ApplyForm(request.POST or None, offered=names, seen=cv[1] if cv and asked else "")
    made: list[Application] = []
    if form.is_valid() and cv and not asked:
        form = ApplyForm(offered=names, seen=cv[1], initial=form.cleaned_data | {"token": uuid.uuid4()})
    elif form.is_valid():
        chosen = next(p for p in offered if p.pk == form.cleaned_data["participation"])
        if acted(form, lambda: made.append(_apply(request, vacancy, chosen, form))):
            messages.success(request, _("The application is sent. The employer is told."))
            return redirect(
                made[0].get_absolute_url() if made else reverse("jobs:application_list", args=[code])
            )
        cv = looked_at_anew(form, cv)
    looked = AccessEntry.Occasion.FILE if "cv" in form.fields else AccessEntry.Occasion.LIST
    log_many(by=request.user, persons=[p.person for p in offered], occasion=looked)
    return form_page(
        request,
        form,
        way=crumbs(vacancy.operation, (_("Apply with somebody"), "")),
        title=_("Apply with somebody"),
        lead=f"{vacancy.title} – {vacancy.employer.organisation}",
        sentence=actions.sharing_words(vacancy),
        verb=_("Send the application"),
        back_url=reverse("jobs:application_list", args=[code]),
        nobody=not offered,
        seeking={"typed": request.GET.get("q", "")} if many else None,
        cv=shown_to_send(cv) if "cv" in form.fields else None,
    )


def _apply(request: SignedIn, vacancy: Vacancy, chosen: Participation, form: ApplyForm) -> Application:
    return actions.apply_for(by=request.user, vacancy=vacancy, participation=chosen, **form.told)


def _offered(request: SignedIn, vacancy: Vacancy) -> tuple[list[Participation], bool]:
    """Whom the reader accompanies, or sees, and who has no open application here; of many, those with this name.
    And whether there are many."""
    rows = Participation.objects.visible_to(request.user).filter(
        operation=vacancy.operation, person__state=Person.State.ACTIVE, person__merged_into=None
    )
    rows = rows.exclude(state=Participation.State.REJECTED)
    mine = rows.filter(responsible=request.user)
    rows = mine if mine.exists() else rows
    related = ("person__identity", "person__consortium", "operation", "organisation", "responsible")
    rows = rows.select_related(*related).order_by("person__name__sort_key", "pk")
    if request.method == "POST":  # who sends a form again is told that it was saved
        chosen = request.POST.get("participation", "")
        return list(rows.filter(pk=chosen if chosen.isdecimal() and len(chosen) < 12 else 0)), False
    there = vacancy.applications.exclude(state__in=("refused", "cancelled", "obsolete")).values("person")
    rows = rows.exclude(person__in=there)
    named = rows
    for word in folded(request.GET.get("q", ""))[:80].split():
        named = named.filter(person__name__folded__contains=word)
    return list(named[:SHOWN]), rows.count() > SHOWN


@login_required
def detail(request: SignedIn, code: str, application_id: int) -> HttpResponse:
    """One application: what was sent, what came back, what may be answered now."""
    found = application_or_404(request, code, application_id)
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    context = detail_page(request.user, found) | {"crumbs": below(found), "form": CommentForm()}
    return render(request, "jobs/applications/detail.html", context)


@login_required
def comment(request: SignedIn, code: str, application_id: int) -> HttpResponse:
    """Leave a remark for colleagues."""
    found, employer = answerable_or_404(request, code, application_id)
    page = "jobs:candidate_detail" if employer else "jobs:application_detail"
    url = reverse(page, args=[code, application_id])
    require(permissions.may_answer(request.user, found))
    form = CommentForm(request.POST or None)
    if form.is_valid():
        text = form.cleaned_data["text"]
        if acted(form, lambda: actions.add_comment(by=request.user, application=found, text=text)):
            messages.success(request, _("The remark is saved."))
            return redirect(url)
    way = crumbs(found.operation, (_("Remark"), ""))
    title = _("Leave a remark for colleagues")
    return form_page(request, form, way=way, title=title, verb=_("Save"), back_url=url)


@login_required
def pass_on(request: SignedIn, code: str, application_id: int) -> HttpResponse:
    """Pass an application on to another vacancy."""
    found = application_or_404(request, code, application_id)
    require(permissions.may_accompany(request.user, found))
    vacancies = Vacancy.objects.visible_to(request.user).filter(
        operation=found.operation, state=Vacancy.State.OPEN
    )
    vacancies = (
        vacancies.exclude(pk=found.vacancy_id).select_related("employer__organisation").order_by("title")
    )
    form = PassOnForm(request.POST or None, vacancies=vacancies, person=found.person)
    made: list[Application] = []
    if form.is_valid():
        told = {"vacancy": form.cleaned_data["vacancy"], "agreed": form.cleaned_data["agreed"]}
        if acted(
            form,
            lambda: made.append(actions.transfer_application(by=request.user, application=found, **told)),
        ):
            messages.success(request, _("The application is sent. The employer is told."))
            return redirect(made[0].get_absolute_url() if made else found.get_absolute_url())
    title = _("Pass on to another vacancy")
    return form_page(
        request,
        form,
        way=below(found, (title, "")),
        title=title,
        lead=_("The message goes along; answers and remarks do not."),
        sentence=_sentence(form, found),
        verb=_("Pass on"),
        back_url=found.get_absolute_url(),
    )


def _sentence(form: PassOnForm, found: Application) -> str:
    """With the employer's name once a vacancy is chosen; before that, as for any employer."""
    chosen = form.cleaned_data.get("vacancy") if form.is_bound and hasattr(form, "cleaned_data") else None
    return actions.sharing_words(chosen or found.vacancy) if chosen else ""
