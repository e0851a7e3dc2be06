"""A whole course: copied, taken out as one file, brought in from one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.course_files import copy_programme, export_course, import_course
from punte.learning.forms.lessons import CopyForm, ImportForm
from punte.learning.models import Programme
from punte.learning.views.doors import acted, crumbs, form_page, programme_crumbs, programme_or_404
from punte.learning.views.programmes import providers_of
from punte.organisations.models import Organisation
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.records.downloads import as_file


@login_required
def copy(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Another programme like this one."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    form = CopyForm(request.POST or None)
    made: list[Programme] = []
    told: dict[str, Any] = {"by": request.user, "operation": operation, "programme": programme}
    if form.is_valid() and acted(
        form, lambda: made.append(copy_programme(**told, code=form.cleaned_data["code"]))
    ):
        messages.success(request, _("The course is copied."))
        return redirect((made or [programme])[0].url_in(operation))
    return form_page(
        request,
        form,
        way=programme_crumbs(operation, programme, (_("Copy the course"), "")),
        title=_("Copy the course"),
        lead=_("Modules, rule, questions, tests and lessons; no cohorts and no learners."),
        verb=_("Copy"),
        back_url=programme.url_in(operation),
    )


@login_required
def export(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """The course as one file."""
    operation, programme = programme_or_404(request, code, programme_id)
    content = export_course(by=request.user, operation=operation, programme=programme)
    return as_file(content, "application/zip", f"{programme.code}.zip")


@login_required
def bring(request: SignedIn, code: str) -> HttpResponse:
    """A course from a file."""
    operation = operation_or_404(request, code)
    require(permissions.may_plan(request.user, operation))
    form = ImportForm(
        request.POST or None, request.FILES or None, providers=providers_of(request.user, operation)
    )
    made: list[Programme] = []
    url = reverse("learning:programme_list", args=[code])
    if form.is_valid():
        data = form.cleaned_data
        told: dict[str, Any] = {
            "organisation": get_object_or_404(Organisation, pk=data["organisation"]),
            "code": data["code"],
            "content": data["file"].read(),
        }
        if acted(form, lambda: made.append(import_course(by=request.user, operation=operation, **told))):
            messages.success(
                request, _("The course is here. Its lessons are drafts until a colleague reviews them.")
            )
            return redirect(made[0].url_in(operation) if made else url)
    return form_page(
        request,
        form,
        way=crumbs(operation, (_("Programmes"), url), (_("Bring a course in"), "")),
        title=_("Bring a course in"),
        lead=_("Whole or not at all: where something is wrong, its line is named and nothing is written."),
        verb=_("Bring it in"),
        back_url=url,
    )
