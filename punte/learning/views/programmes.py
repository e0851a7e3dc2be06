"""Programmes: their list, one with its modules, rule and tests, writing and changing one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base import formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.programmes import add_module, change_programme, create_programme, remove_module
from punte.learning.completion import HOUR, hours, rule_words
from punte.learning.forms.programmes import ModuleForm, ProgrammeForm
from punte.learning.models import Module, Programme
from punte.learning.views.doors import acted, crumbs, form_page, programme_crumbs, programme_or_404
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """What the partners teach."""
    operation = operation_or_404(request, code)
    rows = Programme.objects.visible_to(request.user).of(operation).select_related("organisation")
    page = paged(request, rows)
    actions = []
    if permissions.may_plan(request.user, operation):
        url = reverse("learning:programme_create", args=[code])
        actions.append({"label": _("Write a programme"), "url": url})
        bring = reverse("learning:programme_import", args=[code])
        actions.append({"label": _("Bring a course in"), "url": bring, "variant": "secondary"})
    context = {
        "crumbs": crumbs(operation, (_("Programmes"), "")),
        "operation": operation,
        "page": page,
        "rows": [{"it": p, "url": p.url_in(operation), "hours": hours(p.hours * HOUR)} for p in page],
        "actions": actions,
    }
    return render(request, "learning/programmes/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Write a programme."""
    operation = operation_or_404(request, code)
    require(permissions.may_plan(request.user, operation))
    form = ProgrammeForm(request.POST or None, providers=providers_of(request.user, operation))
    made: list[Programme] = []
    if form.is_valid() and acted(
        form,
        lambda: made.append(create_programme(by=request.user, operation=operation, **form.told)),
    ):
        messages.success(request, _("The programme is written. Name its modules next."))
        return redirect(
            made[0].url_in(operation) if made else reverse("learning:programme_list", args=[code])
        )
    url = reverse("learning:programme_list", args=[code])
    return form_page(
        request,
        form,
        way=crumbs(operation, (_("Programmes"), url), (_("Write a programme"), "")),
        title=_("Write a programme"),
        lead=_("What is taught, for how long, and when it is completed."),
        verb=_("Save"),
        back_url=url,
    )


def providers_of(user: User, operation: Operation) -> list[Organisation]:
    """The partners for whom this user writes programmes."""
    partners = [p.organisation for p in operation.partnerships.select_related("organisation")]
    return [o for o in partners if permissions.may_plan_for(user, operation, o.pk)]


@login_required
def detail(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """One programme: its rule in words, its modules, its tests and its courses."""
    operation, programme = programme_or_404(request, code, programme_id)
    may = permissions.may_change_programme(request.user, operation, programme)
    context = {
        "crumbs": programme_crumbs(operation, programme),
        "operation": operation,
        "programme": programme,
        "facts": _facts(programme),
        "actions": _ways(operation, programme) if may else [],
        "rule": rule_words(programme.as_rule()),
        "modules": programme.modules.all(),
        "taught": [line.skill for line in programme.skills.select_related("skill").order_by("pk")],
        "unnamed": programme.unnamed_topics(operation.course_topics),
        "quizzes": programme.quizzes.all(),
        "works": programme.assignments.filter(retired=False),
        "packages": programme.packages.filter(retired=False),
        "lessons": programme.lessons.sources().count(),
        "questions": programme.questions.filter(retired=False).count(),
        "offerings": programme.offerings.filter(operation=operation).order_by("-starts_on"),
        "may": may,
    }
    return render(request, "learning/programmes/detail.html", context)


def _facts(programme: Programme) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = [
        (_("Kind"), programme.get_kind_display()),
        (_("Provider"), programme.organisation.name),
        (_("Theory"), hours(programme.theory_hours * HOUR)),
        (_("Practice"), hours(programme.practice_hours * HOUR)),
    ]
    if programme.occupation:
        rows.append((_("Occupation"), programme.occupation))
    if programme.authorisation:
        valid = formats.period(programme.authorised_from, programme.authorised_until)
        rows.append((_("Authorisation"), f"{programme.authorisation}, {valid}"))
    return rows


def _ways(operation: Operation, programme: Programme) -> list[dict[str, str]]:
    args = [operation.code, programme.pk]
    plan = reverse("learning:offering_create", args=[operation.code])
    return [
        {"label": _("Plan a course"), "url": f"{plan}?programme={programme.pk}"},
        {"label": _("Change"), "url": reverse("learning:programme_edit", args=args), "variant": "secondary"},
        {"label": _("Copy"), "url": reverse("learning:programme_copy", args=args), "variant": "secondary"},
        {
            "label": _("Download the course (ZIP)"),
            "url": reverse("learning:programme_export", args=args),
            "variant": "secondary",
        },
    ]


@login_required
def edit(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Change a programme."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    providers = providers_of(request.user, operation)
    form = ProgrammeForm(
        request.POST or None, providers=providers, initial=ProgrammeForm.as_initial(programme)
    )
    if form.is_valid() and acted(
        form,
        lambda: change_programme(
            by=request.user,
            operation=operation,
            programme=programme,
            version=form.cleaned_data["version"] or 0,
            **form.told,
        ),
    ):
        messages.success(
            request, _("The programme is changed. Who is enrolled already keeps the earlier rule.")
        )
        return redirect(programme.url_in(operation))
    return form_page(
        request,
        form,
        way=programme_crumbs(operation, programme, (_("Change"), "")),
        title=_("Change the programme"),
        verb=_("Save"),
        back_url=programme.url_in(operation),
    )


@login_required
def add(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Name a module."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    form = ModuleForm(request.POST or None)
    if form.is_valid() and acted(
        form, lambda: add_module(by=request.user, operation=operation, programme=programme, **form.told)
    ):
        messages.success(request, _("The module is named."))
        return redirect(programme.url_in(operation))
    unnamed = programme.unnamed_topics(operation.course_topics)
    said = _("Still without a module: %(topics)s.") % {"topics": ", ".join(unnamed)} if unnamed else ""
    return form_page(
        request,
        form,
        way=programme_crumbs(operation, programme, (_("Name a module"), "")),
        title=_("Name a module"),
        lead=said,
        verb=_("Save"),
        back_url=programme.url_in(operation),
    )


@login_required
@require_POST
def remove(request: SignedIn, code: str, programme_id: int, module_id: int) -> HttpResponse:
    """Take a module out."""
    operation, programme = programme_or_404(request, code, programme_id)
    module = get_object_or_404(Module.objects.filter(programme=programme), pk=module_id)
    try:
        remove_module(by=request.user, operation=operation, module=module)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The module is taken out."))
    return redirect(programme.url_in(operation))
