"""Imports: their list, uploading, the preview with its problems, settling doubts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.pages import paged
from punte.base.permissions import require
from punte.organisations.models import Organisation
from punte.participation import jobs, permissions
from punte.participation.actions import imports
from punte.participation.forms.imports import KindFilter, SettleForm, UploadForm
from punte.participation.importing.preview import kinds_of
from punte.participation.models import ImportBatch, ImportRow
from punte.participation.views.import_pages import crumbs, detail_context, job_of, list_rows
from punte.people.models import Person, User
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation

KNOWN_AT_ONCE = 20_000  # in a larger circle even a short list is checked in the background


def batch_or_404(request: SignedIn, code: str, batch_id: int) -> ImportBatch:
    """The import of this address, as far as the reader may see."""
    operation = operation_or_404(request, code)
    rows = ImportBatch.objects.visible_to(request.user).filter(operation=operation).defer("sealed_file")
    about = (
        "operation__consortium",
        "consortium",
        "organisation",
        "uploaded_by",
        "applied_by",
        "undone_by",
        "document",
    )
    return get_object_or_404(rows.select_related(*about), pk=batch_id)


def managed_or_404(request: SignedIn, code: str, batch_id: int) -> ImportBatch:
    """The same, for who may do something with it."""
    batch = batch_or_404(request, code, batch_id)
    require(permissions.may_import(request.user, batch.operation))
    return batch


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The imports of an operation, the latest first."""
    operation = operation_or_404(request, code)
    require(permissions.may_list(request.user, operation))
    rows = ImportBatch.objects.visible_to(request.user).filter(operation=operation).defer("sealed_file")
    page = paged(request, rows.select_related("uploaded_by", "organisation", "operation"))
    may = permissions.may_import(request.user, operation)
    new = {"label": _("Import a list"), "url": reverse("participation:import_create", args=[code])}
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "page": page,
        "rows": list_rows(page),
        "actions": [new] if may and page.total else [],
        "new_url": new["url"] if may else "",
    }
    return render(request, "participation/imports/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Upload a list; a short one is checked at once."""
    operation = operation_or_404(request, code)
    require(permissions.may_import(request.user, operation))
    partners = _partners(request.user, operation)
    form = UploadForm(request.POST or None, request.FILES or None, partners=partners)
    if request.method == "POST" and form.is_valid():
        try:
            batch = _taken_in(request, operation, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            if batch is None:
                return redirect("participation:import_list", code)
            return redirect("participation:import_detail", code, batch.pk)
    context = {
        "crumbs": crumbs(operation, (_("Import a list"), "")),
        "operation": operation,
        "form": form,
        "templates": _template_links(code),
    }
    return render(request, "participation/imports/create.html", context)


def _partners(user: User, operation: Operation) -> list[Organisation]:
    delivering = [p.organisation for p in operation.partnerships.select_related("organisation")]
    return [o for o in delivering if permissions.may_register_for(user, operation, o.pk)]


def _template_links(code: str) -> list[dict[str, str]]:
    names = {"ro": "română", "bg": "български", "en": "English"}
    return [
        {
            "name": names[language],
            "language": language,
            "xlsx": reverse("participation:import_template", args=[code, language, "xlsx"]),
            "csv": reverse("participation:import_template", args=[code, language, "csv"]),
        }
        for language in ("ro", "bg", "en")
    ]


@transaction.atomic
def _taken_in(request: SignedIn, operation: Operation, form: UploadForm) -> ImportBatch | None:
    """Together with the token: a list that is refused can be sent again."""
    if not form.is_first_sending():
        return None
    file = form.cleaned_data["file"]
    batch = imports.upload_import(
        by=request.user,
        operation=operation,
        organisation=form.cleaned_data["organisation"],
        name=file.name,
        content=file.read(),
    )
    check_now_or_later(batch, request.user)
    return batch


def check_now_or_later(batch: ImportBatch, user: User) -> None:
    """A short list at once, in the request; a long one in the background."""
    known = Person.objects.filter(consortium=batch.consortium_id).count()
    if batch.columns["rows"] <= imports.INLINE and known <= KNOWN_AT_ONCE:
        imports.check_import(by=user, batch=batch)
    else:
        jobs.defer_work("check", batch, user)


@login_required
def detail(request: SignedIn, code: str, batch_id: int) -> HttpResponse:
    """The preview, or what became of the import; problems are paged and can be narrowed to one kind."""
    batch = batch_or_404(request, code, batch_id)
    task = jobs.work_on([batch]).get(batch.pk, "")
    rows = batch.rows.filter(plan=ImportRow.Plan.PROBLEM).order_by("number").defer("sealed_before")
    kinds = kinds_of(batch) if batch.with_problems else []
    form = KindFilter(request.GET, kinds=kinds)
    if form.wanted:
        rows = rows.filter(problems__contains=[{"code": form.wanted}])
    context = detail_context(request, batch, task, paged(request, rows))
    context |= {"filter": form if len(kinds) > 1 else None}
    return render(request, "participation/imports/detail.html", context)


@login_required
def progress(request: SignedIn, code: str, batch_id: int) -> HttpResponse:
    """How far the work in the background is; when it is done, the whole page is asked for again."""
    batch = batch_or_404(request, code, batch_id)
    task = jobs.work_on([batch]).get(batch.pk, "")
    if not task:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "components/_job.html", {"job": job_of(batch, task)})


@login_required
@require_POST
def settle(request: SignedIn, code: str, batch_id: int, row_id: int) -> HttpResponse:
    """Keep the answer whether somebody is known."""
    batch = managed_or_404(request, code, batch_id)
    row = get_object_or_404(batch.rows.select_related("batch__operation"), pk=row_id)
    asked = [pk for p in row.problems for pk in p.get("persons", [])]
    persons = list(Person.objects.select_related("identity", "consortium").filter(pk__in=asked))
    form = SettleForm(request.POST, persons=persons, prefix=f"row{row.pk}")
    if not form.is_valid():
        messages.error(request, _("Choose one of the answers."))
        return redirect("participation:import_detail", code, batch.pk)
    try:
        imports.settle_row(by=request.user, row=row, person_id=form.person_id)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The answer is kept; row %(row)s is settled.") % {"row": row.number})
    return redirect("participation:import_detail", code, batch.pk)
