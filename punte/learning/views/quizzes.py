"""The bank of questions of a programme and the tests made of it."""

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
from punte.learning.actions.quizzes import add_question, make_quiz, retire_question
from punte.learning.forms.quizzes import TRUE_FALSE, QuestionForm, QuizForm
from punte.learning.models import Question, Quiz
from punte.learning.views.doors import acted, form_page, programme_crumbs, programme_or_404
from punte.people.requests import SignedIn


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
    if question.kind in (Question.Kind.TEXT, Question.Kind.NUMBER):
        return [(text, True) for text in question.accepted]
    texts = [str(Translated.from_json(o)) for o in question.options]
    if question.kind == Question.Kind.TRUE_FALSE:
        texts = [str(word) for _n, word in TRUE_FALSE]
    return [(text, n in question.right) for n, text in enumerate(texts)]


@login_required
def add(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Write a question."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    form = QuestionForm(request.POST or None)
    url = reverse("learning:question_list", args=[code, programme_id])
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
        ],
        "rows": [{"it": q, "options": _options(q)} for q in quiz.questions.order_by("pk")] if writes else [],
        "count": quiz.questions.count(),
    }
    return render(request, "learning/quizzes/detail.html", context)
