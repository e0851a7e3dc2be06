"""One's own work to hand in: what is asked, handing it in, what was said of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from punte.base import formats
from punte.learning.actions.assignments import hand_in, refuse_hand_in
from punte.learning.forms.assignments import HandInForm
from punte.learning.models import Assignment, Enrolment, Submission
from punte.learning.submission_page import submission_row
from punte.learning.views.assignments import criteria_of, facts
from punte.learning.views.attempts import back_to
from punte.learning.views.courses import log_help, own_or_404, way_to
from punte.learning.views.doors import acted
from punte.people.requests import SignedIn
from punte.records import vault
from punte.records.downloads import as_download
from punte.records.models import AccessEntry


def _of_course(enrolment: Enrolment, work_id: int) -> Assignment:
    return get_object_or_404(Assignment.objects.filter(programme=enrolment.offering.programme_id), pk=work_id)


@login_required
def detail(request: SignedIn, enrolment_id: int, work_id: int) -> HttpResponse:
    """What is asked, what was handed in so far with what was said of it, and handing in. A helper's look is logged."""
    enrolment = own_or_404(request, enrolment_id, helped=True)
    log_help(request, enrolment, AccessEntry.Occasion.FILE)
    found = _of_course(enrolment, work_id)
    rows = list(found.submissions.filter(enrolment=enrolment).select_related("document").order_by("-number"))
    refusal = _refused(enrolment, found, rows[::-1])
    form = HandInForm(request.POST or None, request.FILES or None)
    told: dict[str, Any] = {"by": request.user, "enrolment": enrolment, "assignment": found}
    if request.method == "POST" and form.is_valid() and acted(form, lambda: hand_in(**told, **form.told)):
        messages.success(request, _("Handed in. You will be told when it was looked at."))
        return redirect("learning:work_detail", enrolment_id, work_id)
    back = back_to(request, enrolment)
    due = found.due(enrolment.offering)
    for row in rows:
        row.enrolment = enrolment
    context = {
        "crumbs": way_to(request, enrolment, (str(found), "")),
        "assignment": found,
        "enrolment": enrolment,
        "facts": [*facts(found)[:1], *([(_("Due"), formats.day(due, "long"))] if due else [])],
        "criteria": criteria_of(found.criteria),
        "rows": [submission_row(row) for row in rows],
        "form": form if not refusal or request.method == "POST" else None,
        "refusal": refusal if not rows else "",
        "back_url": back,
    }
    return render(request, "learning/assignments/work.html", context)


def _refused(enrolment: Enrolment, assignment: Assignment, before: list[Submission]) -> str:
    """Why nothing can be handed in now; nothing where it can."""
    if assignment.retired:
        return _("It is asked for no longer. What was handed in stays.")
    try:
        refuse_hand_in(enrolment, before)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


@login_required
def paper(request: SignedIn, enrolment_id: int, submission_id: int) -> HttpResponse:
    """A file that was handed in. A helper's look is logged."""
    enrolment = own_or_404(request, enrolment_id, helped=True)
    rows = Submission.objects.filter(enrolment=enrolment, document__state="accepted")
    found = get_object_or_404(rows.select_related("document"), pk=submission_id)
    assert found.document
    log_help(request, enrolment, AccessEntry.Occasion.DOCUMENT)
    return as_download(found.document, vault.load(enrolment.consortium, found.document.file_name))
