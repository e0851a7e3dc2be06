"""The bank of questions of a programme and the tests made of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.base.translated import Translated
from punte.learning import permissions
from punte.learning.actions.questions import change_question
from punte.learning.actions.quizzes import add_question, make_quiz, retire_question
from punte.learning.forms.answers import TRUE_FALSE
from punte.learning.forms.quizzes import CHOSEN, HINTS, QuestionForm, QuizForm
from punte.learning.models import Programme, Question, Quiz
from punte.learning.result_page import said, solution
from punte.learning.views.doors import acted, form_page, programme_crumbs, programme_or_404
from punte.people.requests import SignedIn
from punte.projects.models import Operation


@login_required
def questions(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """The bank, with what is right; for whoever writes the programme."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    args = [code, programme_id]
    rows = programme.questions.filter(retired=False)
    actions = [{"label": _("Write a question"), "url": reverse("learning:question_add", args=args)}]
    if rows:
        url = reverse("learning:quiz_create", args=args)
        actions.append({"label": _("Make a test"), "url": url, "variant": "secondary"})
    context = {
        "crumbs": programme_crumbs(operation, programme, (_("Bank of questions"), "")),
        "operation": operation,
        "programme": programme,
        "rows": [{"it": q, "options": _options(q)} for q in rows],
        "actions": actions,
    }
    return render(request, "learning/quizzes/questions.html", context)


def _options(question: Question) -> list[tuple[str, bool]]:
    asked = question.as_json()
    chosen = question.kind in (*CHOSEN, Question.Kind.TRUE_FALSE)
    if question.kind == Question.Kind.ESSAY:
        return [(f"{Translated.from_json(c['text'])} ({c['points']})", False) for c in question.criteria]
    if not chosen:
        lines = question.accepted or said(asked, solution(asked))
        return [(text, bool(question.accepted)) for text in lines]
    texts = [str(Translated.from_json(o)) for o in question.options] or [str(word) for _n, word in TRUE_FALSE]
    return [(text, n in question.right) for n, text in enumerate(texts)]


@login_required
def add(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Write a question."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    url = reverse("learning:question_list", args=[code, programme_id])
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    if kind not in Question.Kind.values:
        return _kinds(request, operation, programme, url)
    form = QuestionForm(request.POST or None, kind=kind)
    if form.is_valid() and acted(
        form, lambda: add_question(by=request.user, operation=operation, programme=programme, **form.told)
    ):
        messages.success(request, _("The question is in the bank."))
        return redirect(url)
    return form_page(
        request,
        form,
        way=programme_crumbs(
            operation, programme, (_("Bank of questions"), url), (_("Write a question"), "")
        ),
        title=_("Write a question"),
        lead=HINTS[Question.Kind(kind)],
        verb=_("Save"),
        back_url=url,
    )


def _kinds(request: SignedIn, operation: Operation, programme: Programme, url: str) -> HttpResponse:
    """Which kind of question it is to be."""
    way = programme_crumbs(operation, programme, (_("Bank of questions"), url), (_("Write a question"), ""))
    kinds = [(k.value, str(k.label), HINTS[k]) for k in Question.Kind]
    return render(request, "learning/quizzes/kinds.html", {"crumbs": way, "kinds": kinds, "back_url": url})


@login_required
def edit(request: SignedIn, code: str, programme_id: int, question_id: int) -> HttpResponse:
    """Change a question; what was begun keeps the version it has."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    rows = Question.objects.filter(programme=programme, retired=False)
    question = get_object_or_404(rows, pk=question_id)
    initial = QuestionForm.as_initial(question)
    form = QuestionForm(request.POST or None, kind=question.kind, initial=initial)
    url = reverse("learning:question_list", args=[code, programme_id])
    told: dict[str, Any] = {"by": request.user, "operation": operation, "question": question}
    if form.is_valid() and acted(
        form, lambda: change_question(**told, version=form.cleaned_data["version"] or 0, **form.told)
    ):
        messages.success(request, _("Saved as a new version. Tests that were begun keep the one they have."))
        return redirect(url)
    return form_page(
        request,
        form,
        way=programme_crumbs(
            operation, programme, (_("Bank of questions"), url), (_("Change a question"), "")
        ),
        title=_("Change a question"),
        lead=_(
            "Tests that were begun keep the question as it was; tests begun later get it as you write it here."
        ),
        verb=_("Save"),
        back_url=url,
    )


@login_required
@require_POST
def retire(request: SignedIn, code: str, programme_id: int, question_id: int) -> HttpResponse:
    """Offer a question no longer."""
    operation, programme = programme_or_404(request, code, programme_id)
    question = get_object_or_404(Question.objects.filter(programme=programme), pk=question_id)
    retire_question(by=request.user, operation=operation, question=question)
    messages.success(request, _("The question is offered no longer. Results stay."))
    return redirect("learning:question_list", code, programme_id)


@login_required
def create(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Make a test."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    form = QuizForm(request.POST or None, programme=programme)
    if form.is_valid() and acted(
        form, lambda: make_quiz(by=request.user, operation=operation, programme=programme, **form.told)
    ):
        messages.success(request, _("The test is made."))
        return redirect(programme.url_in(operation))
    return form_page(
        request,
        form,
        way=programme_crumbs(operation, programme, (_("Make a test"), "")),
        title=_("Make a test"),
        verb=_("Save"),
        back_url=reverse("learning:question_list", args=[code, programme_id]),
    )


@login_required
def detail(request: SignedIn, code: str, programme_id: int, quiz_id: int) -> HttpResponse:
    """One test: its rules and its questions; what is right is shown to who writes the programme."""
    operation, programme = programme_or_404(request, code, programme_id)
    rows = Quiz.objects.visible_to(request.user).filter(programme=programme)
    quiz = get_object_or_404(rows, pk=quiz_id)
    writes = permissions.may_change_programme(request.user, operation, programme)
    context = {
        "crumbs": programme_crumbs(operation, programme, (str(quiz), "")),
        "operation": operation,
        "quiz": quiz,
        "facts": [
            (_("Purpose"), quiz.get_purpose_display()),
            (_("Time, in minutes"), quiz.minutes or _("no limit")),
            (_("To pass, in percent"), quiz.pass_percent),
            (_("Attempts"), quiz.attempts),
            (_("Which attempt counts"), quiz.get_policy_display()),
            (_("What is right is shown"), quiz.get_shows_display()),
            *_drawn(quiz),
        ],
        "rows": [{"it": q, "options": _options(q)} for q in quiz.questions.order_by("pk")] if writes else [],
        "count": quiz.questions.count(),
    }
    return render(request, "learning/quizzes/detail.html", context)


def _drawn(quiz: Quiz) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    if quiz.draw:
        rows.append((_("Questions drawn"), quiz.draw))
    mixed = [
        str(word)
        for on, word in ((quiz.shuffle_questions, _("questions")), (quiz.shuffle_options, _("answers")))
        if on
    ]
    return [*rows, (_("In another order each time"), ", ".join(mixed))] if mixed else rows
