"""The CV: what is in it, changing each part in plain words, taking it along."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.permissions import require
from punte.base.typeset import LANGUAGES
from punte.jobs import cv as reading
from punte.jobs.actions import cvs as actions
from punte.jobs.cv_page import begin_page, cv_page
from punte.jobs.cv_paper import cv_pdf, full_name
from punte.jobs.europass import as_europass
from punte.jobs.forms.cvs import (
    BeginForm,
    ChangeForm,
    ExperienceForm,
    LanguagesForm,
    ShownForm,
    StatementForm,
)
from punte.jobs.models import Experience
from punte.jobs.views.cv_doors import (
    Desk,
    desk_or_404,
    experience_or_404,
    form_page,
    own_desk,
    writing_desk,
)
from punte.jobs.views.doors import acted, sure_page
from punte.people.forms.tokens import OneTimeForm
from punte.people.requests import SignedIn
from punte.records.downloads import as_file


@login_required
def detail(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """The CV as a whole; a POST begins it."""
    desk = desk_or_404(request, code, participation_id) if code else own_desk(request)
    if desk is None and request.method != "POST":
        way = [(_("My page"), reverse("portal:my_page")), (_("CV"), "")]
        return render(request, "jobs/cvs/nobody.html", {"crumbs": way})
    if desk is None:
        raise Http404
    if request.method == "POST" or desk.cv is None:
        return _begin(request, desk)
    return render(request, "jobs/cvs/detail.html", cv_page(desk) | {"crumbs": desk.crumbs()})


def _begin(request: SignedIn, desk: Desk) -> HttpResponse:
    if request.method == "POST":
        require(desk.writes)
    form = BeginForm(request.POST or None, own=desk.own)

    def act() -> None:
        actions.begin_cv(by=desk.user, person=desk.person, agreed=form.cleaned_data.get("agreed", False))

    if form.is_valid() and acted(form, act):
        return redirect(desk.url())
    context = begin_page(desk) | {"crumbs": desk.crumbs(), "form": form}
    return render(request, "jobs/cvs/begin.html", context)


@login_required
def statement(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """A few sentences about oneself."""
    desk = writing_desk(request, code, participation_id)
    first = {"statement": desk.begun.told()["statement"]}
    form = StatementForm(request.POST or None, cv=desk.begun, initial=first)

    def act() -> None:
        actions.write_statement(by=desk.user, cv=desk.begun, **form.cleaned_data)

    if form.is_valid() and acted(form, act):
        return _saved(request, desk)
    return form_page(request, desk, form, title=_("About you") if desk.own else _("About the person"))


@login_required
def languages(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """Languages and driving licence."""
    desk = writing_desk(request, code, participation_id)
    known = reading.known_of(desk.person, desk.begun)
    form = LanguagesForm(request.POST or None, cv=desk.begun, known=known)

    def act() -> None:
        actions.write_languages(by=desk.user, cv=desk.begun, **form.told)

    if form.is_valid() and acted(form, act):
        return _saved(request, desk)
    return form_page(request, desk, form, title=_("Languages and driving licence"))


@login_required
def shown(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """What is shown and what is left out."""
    desk = writing_desk(request, code, participation_id)
    known = reading.known_of(desk.person, desk.begun)
    form = ShownForm(request.POST or None, cv=desk.begun, known=known, lines=reading.lines_of(known))

    def act() -> None:
        actions.choose_shown(by=desk.user, cv=desk.begun, **form.told)

    if form.is_valid() and acted(form, act):
        return _saved(request, desk)
    return form_page(request, desk, form, title=_("What stands in the CV"))


def _saved(request: SignedIn, desk: Desk) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(desk.url())


TITLES = {
    Experience.Kind.WORK: lambda: _("Add work"),
    Experience.Kind.UNPAID: lambda: _("Add unpaid work"),
    Experience.Kind.EDUCATION: lambda: _("Add school or training"),
}


@login_required
def create(
    request: SignedIn, experience_kind: str, code: str = "", participation_id: int = 0
) -> HttpResponse:
    """Add work, unpaid work or schooling."""
    if experience_kind not in Experience.Kind.values:
        raise Http404
    desk = writing_desk(request, code, participation_id)
    form = ExperienceForm(request.POST or None, kind=experience_kind)

    def act() -> None:
        actions.add_experience(by=desk.user, cv=desk.begun, kind=experience_kind, **form.told)

    if form.is_valid() and acted(form, act):
        return _saved(request, desk)
    return form_page(request, desk, form, title=TITLES[Experience.Kind(experience_kind)]())


@login_required
def edit(request: SignedIn, experience_id: int, code: str = "", participation_id: int = 0) -> HttpResponse:
    """Change an entry."""
    desk = writing_desk(request, code, participation_id)
    found = experience_or_404(desk, experience_id)
    form = ChangeForm(request.POST or None, experience=found)

    def act() -> None:
        told = form.told | {"version": form.cleaned_data["version"]}
        actions.change_experience(by=desk.user, experience=found, **told)

    if form.is_valid() and acted(form, act):
        return _saved(request, desk)
    return form_page(request, desk, form, title=_("Change the entry"))


@login_required
def drop(request: SignedIn, experience_id: int, code: str = "", participation_id: int = 0) -> HttpResponse:
    """Take an entry out."""
    desk = writing_desk(request, code, participation_id)
    found = experience_or_404(desk, experience_id)
    form = OneTimeForm(request.POST or None)
    if form.is_valid() and acted(form, lambda: actions.drop_experience(by=desk.user, experience=found)):
        return _saved(request, desk)
    title = _("Take this entry out of the CV?")
    return sure_page(
        request,
        form,
        way=desk.crumbs((_("Take the entry out"), "")),
        title=title,
        text=found.words()["title"],
        verb=_("Take the entry out"),
        back_url=desk.url(),
    )


@login_required
@require_GET
def paper(request: SignedIn, language: str, code: str = "", participation_id: int = 0) -> HttpResponse:
    """The CV as a tagged PDF in this language."""
    cv = _in_language(request, language, code, participation_id)
    return pdf_of(request, cv, language)


@login_required
@require_GET
def europass(request: SignedIn, language: str, code: str = "", participation_id: int = 0) -> HttpResponse:
    """The CV as JSON for Europass."""
    cv = _in_language(request, language, code, participation_id)
    with translation.override(language):
        told = as_europass(cv, language=language, at=timezone.localtime())
        name = f"{_('CV')} {full_name(cv)}"
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return as_file(text.encode(), "application/json", f"{name}.json")


def _in_language(request: SignedIn, language: str, code: str, participation_id: int) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise Http404
    desk = desk_or_404(request, code, participation_id)
    known = reading.known_of(desk.person, desk.begun)
    with translation.override(language):
        return reading.content(known)


def pdf_of(request: SignedIn, cv: dict[str, Any], language: str) -> HttpResponse:
    """The answer with a CV on paper."""
    base_url = request.build_absolute_uri("/").rstrip("/")
    content = cv_pdf(cv, language=language, base_url=base_url)
    with translation.override(language):
        name = f"{_('CV')} {full_name(cv)}"
    return as_file(content, "application/pdf", f"{name}.pdf")
