"""The desk's work on the survey: its questions before it opens, free words, answers written down for somebody."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.pages import paged
from punte.base.permissions import require
from punte.dialogue import permissions, survey_page
from punte.dialogue.actions import survey_questions as acts
from punte.dialogue.actions.surveys import answer_survey
from punte.dialogue.forms.surveys import QuestionForm, SpokenSurveyForm
from punte.dialogue.models import Consultation, Phase, SurveyQuestion
from punte.dialogue.views.consultation_doors import desk_below, desk_or_404, form_page, run_or_404
from punte.dialogue.views.surveys import lead, verb
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn

Kind = SurveyQuestion.Kind


def list_url(consultation: Consultation) -> str:
    """The questions at the desk."""
    return reverse("dialogue:survey_list", args=[consultation.operation.code, consultation.pk])


def _question_or_404(consultation: Consultation, question_id: int) -> SurveyQuestion:
    one = get_object_or_404(consultation.survey_questions.select_related("after"), pk=question_id)
    one.consultation = consultation
    return one


@login_required
@require_GET
def index(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """The questions in order, with what decides about each."""
    found = desk_or_404(request, code, consultation_id)
    questions = list(found.survey_questions.select_related("after"))
    runs = permissions.may_run(request.user, found)
    changes = runs and not acts.frozen(found)
    context = {
        "crumbs": desk_below(found, (_("Survey"), "")),
        "consultation": found,
        "runs": runs,
        "changes": changes,
        "kinds": [(kind.value, kind.label) for kind in Kind] if changes else [],
        "rows": [
            {
                "one": one,
                "condition": survey_page.condition(one),
                "first": not n,
                "last": n == len(questions) - 1,
            }
            for n, one in enumerate(questions)
        ],
        "writes": permissions.may_write_down(request.user, found)
        and found.active(Phase.Kind.SURVEY) is not None,
        "has_words": runs and any(one.kind == Kind.WORDS for one in questions),
    }
    return render(request, "dialogue/surveys/desk.html", context)


@login_required
def create(request: SignedIn, code: str, consultation_id: int, question_kind: str) -> HttpResponse:
    """Write a question."""
    found = run_or_404(request, code, consultation_id)
    if question_kind not in Kind.values:
        raise Http404
    form = QuestionForm(request.POST or None, kind=question_kind, consultation=found)

    def act() -> None:
        acts.add_question(by=request.user, consultation=found, kind=question_kind, **form.told)

    return _edited(request, found, form, act, str(Kind(question_kind).label))


@login_required
def edit(request: SignedIn, code: str, consultation_id: int, question_id: int) -> HttpResponse:
    """Change a question."""
    found = run_or_404(request, code, consultation_id)
    one = _question_or_404(found, question_id)
    form = QuestionForm(request.POST or None, kind=one.kind, consultation=found, question=one)

    def act() -> None:
        version = form.cleaned_data["version"] or 0
        acts.change_question(by=request.user, question=one, version=version, **form.told)

    return _edited(request, found, form, act, one.get_kind_display())


def _edited(
    request: SignedIn, found: Consultation, form: QuestionForm, act: Callable[[], Any], kind: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Saved."))
        return redirect(list_url(found))
    title = _("Question: %(kind)s") % {"kind": kind}
    return form_page(
        request, form, way=desk_below(found, (_("Survey"), list_url(found)), (title, "")), title=title,
        verb=_("Save"), back_url=list_url(found),
    )  # fmt: skip


@login_required
@require_POST
def move(
    request: SignedIn, code: str, consultation_id: int, question_id: int, direction: str
) -> HttpResponse:
    """One place up or down."""
    found = run_or_404(request, code, consultation_id)
    if direction not in ("up", "down"):
        raise Http404
    one = _question_or_404(found, question_id)
    return _done(
        request,
        found,
        lambda: acts.move_question(by=request.user, question=one, direction=direction),
        _("Moved."),
    )


@login_required
@require_POST
def drop(request: SignedIn, code: str, consultation_id: int, question_id: int) -> HttpResponse:
    """Take a question away."""
    found = run_or_404(request, code, consultation_id)
    one = _question_or_404(found, question_id)
    return _done(
        request, found, lambda: acts.drop_question(by=request.user, question=one), _("The question is gone.")
    )


def _done(request: SignedIn, found: Consultation, act: Callable[[], Any], word: str) -> HttpResponse:
    """Act at once, say so or why not, and go back to the list."""
    try:
        act()
        messages.success(request, word)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(list_url(found))


@login_required
@require_GET
def words(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """What people wrote freely, without who and without the order in which it came."""
    found = run_or_404(request, code, consultation_id)
    rows = survey_page.free_words(found)
    context = {
        "crumbs": desk_below(found, (_("Survey"), list_url(found)), (_("Free words"), "")),
        "consultation": found,
        "page": paged(request, rows),
        "few": not rows,
        "least": survey_page.LEAST,
    }
    return render(request, "dialogue/surveys/words.html", context)


@login_required
def write_down(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """The answers of somebody who says them to a colleague."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_write_down(request.user, found))
    form = SpokenSurveyForm(
        request.POST or None, user=request.user, consultation=found, questions=found.survey_questions.all()
    )

    def act() -> None:
        answer_survey(by=request.user, consultation=found, **form.told)

    if request.method == "POST" and form.is_valid() and not form.more and acted(form, act):
        messages.success(request, _("Their answers are noted."))
        return redirect("dialogue:survey_write_down", code, found.pk)
    title = _("Write down somebody's answers")
    return form_page(
        request, form, way=desk_below(found, (_("Survey"), list_url(found)), (title, "")), title=title,
        lead=lead(form) if form.more else _("Read each question out. What they do not want to answer stays empty."),
        verb=verb(form), back_url=list_url(found),
    )  # fmt: skip
