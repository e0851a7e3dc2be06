"""What waits to be graded; grading answers in own words; judging work handed in; the gain between two tests."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.assignments import judge_submission, return_submission
from punte.learning.actions.grading import grade_attempt
from punte.learning.forms.assignments import GradeForm
from punte.learning.gains import gain_page
from punte.learning.grading import essays
from punte.learning.grading_queue import WITH, attempts_of, submissions_of, to_grade
from punte.learning.models import Attempt, Submission
from punte.learning.result_page import rows_of
from punte.learning.submission_page import submission_row
from punte.learning.views.doors import acted, crumbs, offering_crumbs, offering_or_404
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records import vault
from punte.records.actions.access import log_access, log_many
from punte.records.downloads import as_download
from punte.records.models import AccessEntry


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """What waits for the reader in this project; with ?show=done what was graded."""
    operation = operation_or_404(request, code)
    require(permissions.may_plan(request.user, operation))
    done = request.GET.get("show") == "done"
    rows = to_grade(request.user, operation, done=done)
    log_many(by=request.user, persons=[r.person for r in rows], occasion=AccessEntry.Occasion.LIST)
    context = {
        "crumbs": crumbs(operation, (_("To grade"), "")),
        "operation": operation,
        "rows": rows,
        "done": done,
        "tabs": [
            {"label": _("To grade"), "url": "?", "current": not done},
            {"label": _("Graded"), "url": "?show=done", "current": done},
        ],
    }
    return render(request, "learning/grading/index.html", context)


def _way(operation: Operation, last: str) -> Crumbs:
    listed = reverse("learning:grading_list", args=[operation.code])
    return crumbs(operation, (_("To grade"), listed), (last, ""))


def _facts(enrolment: Any, when: Any) -> list[tuple[Any, ...]]:
    name = enrolment.person.full_name
    return [
        (_("Learner"), name, enrolment.get_absolute_url()),
        (_("Course"), str(enrolment.offering), enrolment.offering.get_absolute_url()),
        (_("Handed in"), formats.moment(when)),
    ]


@login_required
def attempt(request: SignedIn, code: str, graded_id: int) -> HttpResponse:
    """Answers in own words, criterion by criterion. The look is logged."""
    operation = operation_or_404(request, code)
    rows = attempts_of(request.user, operation).select_related("quiz", *WITH)
    found = get_object_or_404(rows, pk=graded_id)
    log_access(by=request.user, person=found.enrolment.person, occasion=AccessEntry.Occasion.FILE)
    waits = found.state == Attempt.State.AWAITING
    wanted = set(essays(found.questions, found.answers))
    asked = [q for q in found.questions if str(q["id"]) in wanted]
    told = {"data": request.POST or None}
    forms = [GradeForm(criteria=q["criteria"], name=f"q{q['id']}", **told) for q in asked]
    if request.method == "POST" and all(form.is_valid() for form in forms):
        if acted(_Several(asked, forms), lambda: _grade(request, found, asked, forms)):
            messages.success(request, _("Graded. The learner is told."))
            return redirect("learning:grading_list", code)
    context = {
        "crumbs": _way(operation, str(found.quiz)),
        "attempt": found,
        "facts": _facts(found.enrolment, found.ended_at),
        "parts": list(zip(rows_of(found, asked), forms, strict=True)),
        "forms": forms,
        "waits": waits,
        "back_url": reverse("learning:grading_list", args=[code]),
    }
    return render(request, "learning/grading/attempt.html", context)


class _Several:
    """The forms of one page: a refusal that names a question is told in its form."""

    def __init__(self, asked: list[dict[str, Any]], forms: list[GradeForm]) -> None:
        self.by_name = {str(q["id"]): form for q, form in zip(asked, forms, strict=True)}

    def add_error(self, field: str | None, error: Any) -> None:
        """Under the first criterion of the question it names; else above the first form."""
        form = self.by_name.get(field or "")
        if form is None:
            next(iter(self.by_name.values())).add_error(None, error)
        else:
            form.add_error(next(iter(form.fields)), error)

    @property
    def fields(self) -> dict[str, GradeForm]:
        """The questions a refusal may name."""
        return self.by_name


def _grade(request: SignedIn, found: Attempt, asked: list[dict[str, Any]], forms: list[GradeForm]) -> None:
    keyed = {str(q["id"]): form for q, form in zip(asked, forms, strict=True)}
    grades = {key: form.grades for key, form in keyed.items()}
    comments = {key: form.comment for key, form in keyed.items()}
    grade_attempt(by=request.user, attempt=found, grades=grades, comments=comments)


def _submission_or_404(request: SignedIn, operation: Operation, submission_id: int) -> Submission:
    rows = submissions_of(request.user, operation).select_related("assignment", "document", *WITH)
    return get_object_or_404(rows, pk=submission_id)


@login_required
def submission(request: SignedIn, code: str, submission_id: int) -> HttpResponse:
    """Work handed in: give points and judge it, or give it back. The look is logged."""
    operation = operation_or_404(request, code)
    found = _submission_or_404(request, operation, submission_id)
    log_access(by=request.user, person=found.enrolment.person, occasion=AccessEntry.Occasion.FILE)
    form = GradeForm(request.POST or None, criteria=found.criteria)
    if request.method == "POST" and form.is_valid() and _judged(request, found, form):
        messages.success(request, _("Kept. The learner is told."))
        return redirect("learning:grading_list", code)
    earlier = found.assignment.submissions.filter(enrolment=found.enrolment, number__lt=found.number)
    before = list(earlier.select_related("document").order_by("-number"))
    for row in before:
        row.enrolment = found.enrolment
    context = {
        "crumbs": _way(operation, str(found.assignment)),
        "operation": operation,
        "assignment": found.assignment,
        "facts": [*_facts(found.enrolment, found.handed_in_at), _needed(found)],
        "row": submission_row(found),
        "before": [submission_row(row) for row in before],
        "form": form if found.state == Submission.State.HANDED_IN or request.method == "POST" else None,
        "back_url": reverse("learning:grading_list", args=[code]),
    }
    return render(request, "learning/grading/submission.html", context)


def _needed(found: Submission) -> tuple[str, str]:
    said = {"least": found.pass_points, "most": sum(c["points"] for c in found.criteria)}
    return (_("To be accepted"), _("%(least)s of %(most)s points") % said)


def _judged(request: SignedIn, found: Submission, form: GradeForm) -> bool:
    told: dict[str, Any] = {"by": request.user, "submission": found, "comment": form.comment}
    if "return" in request.POST:
        return acted(_Named(form), lambda: return_submission(**told))
    return acted(_Named(form), lambda: judge_submission(**told, grades=form.grades))


class _Named:
    """A refusal that names the points or the comment is told at their fields."""

    def __init__(self, form: GradeForm):
        self.form, self.fields = form, {"grades": None, "comment": None}

    def add_error(self, field: str | None, error: Any) -> None:
        """Where the form has it."""
        places = {"grades": f"{self.form.name}_0", "comment": f"{self.form.name}_comment"}
        self.form.add_error(places.get(field or ""), error)


@login_required
def paper(request: SignedIn, code: str, submission_id: int) -> HttpResponse:
    """The file that was handed in. The look is logged."""
    operation = operation_or_404(request, code)
    rows = submissions_of(request.user, operation).filter(document__state="accepted")
    found = get_object_or_404(rows.select_related("document", *WITH), pk=submission_id)
    person = found.enrolment.person
    log_access(by=request.user, person=person, occasion=AccessEntry.Occasion.DOCUMENT)
    assert found.document
    return as_download(found.document, vault.load(person.consortium, found.document.file_name))


@login_required
def gain(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Before and after the course: all together, question by question, person by person."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_manage(request.user, offering))
    context = gain_page(request.user, offering)
    persons = [row["person"] for row in context["people"]]
    log_many(by=request.user, persons=persons, occasion=AccessEntry.Occasion.LIST)
    context |= {"crumbs": offering_crumbs(offering, (_("Before and after"), "")), "offering": offering}
    return render(request, "learning/grading/gain.html", context)
