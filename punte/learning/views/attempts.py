"""Taking a test: before it, its pages, keeping answers in the background, what came of it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.rls import set_local
from punte.learning import permissions, sitting
from punte.learning.actions import quizzes as actions
from punte.learning.forms.answers import AnswersForm
from punte.learning.models import Attempt, Enrolment, Quiz
from punte.learning.result_page import result_page, rows_of
from punte.learning.views.courses import WITH, log_help, own_or_404, way_to
from punte.learning.views.doors import sure_page
from punte.people.requests import SignedIn
from punte.projects.acting import acting, own_circles
from punte.records.models import AccessEntry


@login_required
def begin(request: SignedIn, enrolment_id: int, quiz_id: int) -> HttpResponse:
    """Before a test: its time, its attempts; then its first page."""
    enrolment = own_or_404(request, enrolment_id, helped=True)
    quiz = get_object_or_404(Quiz.objects.filter(programme=enrolment.offering.programme_id), pk=quiz_id)
    back = back_to(request, enrolment)
    if request.method == "POST":
        try:
            attempt = actions.begin_attempt(by=request.user, enrolment=enrolment, quiz=quiz)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(back)
        return redirect(attempt.get_absolute_url())
    if over := _over_already(enrolment, quiz):
        messages.info(request, over[0])
        return redirect(over[1] or back)
    return sure_page(
        request,
        None,
        way=way_to(request, enrolment, (str(quiz), "")),
        title=str(quiz),
        points=_before(enrolment, quiz),
        verb=_("Begin the test"),
        tone="accent",
        back_url=back,
    )


def _over_already(enrolment: Enrolment, quiz: Quiz) -> tuple[str, str] | None:
    """Why this test cannot be begun, and where its last result stands; None where it can."""
    made = list(Attempt.objects.filter(enrolment=enrolment, quiz=quiz).order_by("number"))
    if any(a.state == Attempt.State.OPEN for a in made):
        return None
    try:
        actions.refuse_begin(enrolment, quiz, made)
    except ValidationError as refusal:
        last = reverse("learning:attempt_result", args=[made[-1].pk]) if made else ""
        return " ".join(refusal.messages), last
    return None


def _before(enrolment: Enrolment, quiz: Quiz) -> list[str]:
    before = Attempt.objects.filter(enrolment=enrolment, quiz=quiz).count()
    points = [_("Each page is kept when you go on; you may leave and come back.")]
    if quiz.minutes:
        minutes = quiz.minutes * (100 + enrolment.extra_time) // 100
        points.append(_("You have %(n)s minutes from the moment you begin.") % {"n": minutes})
    most = enrolment.attempts_at(quiz.attempts)
    said = {"n": min(before + 1, most), "all": most}
    points.append(_("Attempt %(n)s of %(all)s.") % said)
    if most > 1:
        points.append(_("Of several attempts: %(policy)s.") % {"policy": quiz.get_policy_display()})
    shown = _("What is right is shown: %(when)s.") % {"when": quiz.get_shows_display()}
    return [*points, shown]


def back_to(request: SignedIn, enrolment: Enrolment) -> str:
    """One's own course, or the learner's page for who gives the course."""
    if permissions.is_own(request.user, enrolment.person_id):
        return reverse("learning:course_detail", args=[enrolment.pk])
    return enrolment.get_absolute_url()


def _all_circles(request: SignedIn) -> Iterator[int]:
    working = acting(request.user).consortium_id
    if working is not None:
        yield working
    yield from own_circles(request.user)


def attempt_or_404(request: SignedIn, attempt_id: int) -> Attempt:
    """The reader's own attempt, or one of a learner whom the reader sees, in a course the reader gives."""
    for circle in _all_circles(request):
        set_local(consortium=circle, user=request.user.pk)
        rows = Attempt.objects.select_related("quiz", *(f"enrolment__{name}" for name in WITH))
        found = rows.filter(pk=attempt_id).first()
        if found and permissions.may_sit(request.user, found):
            return found
    raise Http404


def _asked(attempt: Attempt, place: int) -> tuple[list[dict[str, Any]], int]:
    """The questions of this page, and how many pages there are."""
    size = attempt.quiz.per_page
    pages = max(1, -(-len(attempt.questions) // size))
    if not 1 <= place <= pages:
        raise Http404
    return attempt.questions[(place - 1) * size : place * size], pages


def _form(attempt: Attempt, asked: list[dict[str, Any]], data: Any = None) -> AnswersForm:
    texts = attempt.words()["texts"] if any(q["kind"] == "essay" for q in asked) else {}
    return AnswersForm(data, questions=asked, answers=attempt.answers, texts=texts)


@login_required
def page(request: SignedIn, attempt_id: int, page_number: int) -> HttpResponse:
    """A page of a test; going on keeps its answers. A page whose solutions were shown takes no other answer. A helper's
    look is logged."""
    attempt = attempt_or_404(request, attempt_id)
    log_help(request, attempt.enrolment, AccessEntry.Occasion.FILE)
    if attempt.state != Attempt.State.OPEN:
        return _over(request, attempt)
    asked, pages = _asked(attempt, page_number)
    closed = all(q["id"] in attempt.told for q in asked)
    form = _form(attempt, asked, request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _kept(request, attempt, form, page_number, pages)
        if answer is not None:
            return answer
        form = _once_more(request, attempt, asked)
    way = way_to(request, attempt.enrolment, (str(attempt.quiz), ""))
    context = _page(attempt, page_number, pages) | {"form": form, "crumbs": way}
    if closed:
        context["rows"] = rows_of(attempt, asked)
    return render(
        request, "learning/attempts/told.html" if closed else "learning/attempts/page.html", context
    )


def _page(attempt: Attempt, place: int, pages: int) -> dict[str, Any]:
    args = [attempt.pk, place]
    return {
        "attempt": attempt,
        "place": place,
        "pages": pages,
        "several": len(attempt.questions) > pages,
        "until": attempt.due_at,
        "back_url": reverse("learning:attempt_page", args=[attempt.pk, place - 1]) if place > 1 else "",
        "next_url": reverse("learning:attempt_page", args=[attempt.pk, place + 1]) if place < pages else "",
        "keep_url": reverse("learning:attempt_keep", args=args),
        "closes": attempt.quiz.shows == Quiz.Shows.PAGE,
        "last": place == pages,
        "open": sum(attempt.answers.get(str(q["id"])) in (None, "", [], {}) for q in attempt.questions),
    }


def _once_more(request: SignedIn, attempt: Attempt, asked: list[dict[str, Any]]) -> AnswersForm:
    """The answers of this window again, to be kept over those of the other one."""
    attempt.refresh_from_db(fields=["answers"])
    data = request.POST.copy()
    data["seen"] = sitting.mark(asked, attempt.answers)
    return _form(attempt, asked, data)


def _kept(
    request: SignedIn, attempt: Attempt, form: AnswersForm, place: int, pages: int
) -> HttpResponse | None:
    """Where it leads on; None where another window was faster."""
    close = attempt.quiz.shows == Quiz.Shows.PAGE
    told: dict[str, Any] = {"by": request.user, "attempt": attempt, "answers": form.answers}
    try:
        in_time = actions.save_answers(**told, seen=form.cleaned_data["seen"], close=close)
        if in_time and "hand_in" in request.POST:
            actions.submit_attempt(by=request.user, attempt=attempt)
            messages.success(request, _("Handed in. Thank you."))
            return redirect("learning:attempt_result", attempt.pk)
    except ValidationError as refusal:
        if refusal.error_list[0].code == "elsewhere":
            said = _("Below are the answers of this window; keep them to replace the others.")
            messages.warning(request, " ".join([*refusal.messages, said]))
            return None
        return _over(request, attempt)
    if not in_time:
        messages.warning(request, _("The time was over. What you had kept before was handed in."))
        return redirect("learning:attempt_result", attempt.pk)
    return redirect("learning:attempt_page", attempt.pk, place if close else min(place + 1, pages))


@login_required
@require_POST
def keep(request: SignedIn, attempt_id: int, page_number: int) -> HttpResponse:
    """Keep the answers of a page in the background; says whether they are kept, for the script of the page."""
    attempt = attempt_or_404(request, attempt_id)
    result = reverse("learning:attempt_result", args=[attempt_id])
    form = _form(attempt, _asked(attempt, page_number)[0], request.POST)
    if not form.is_valid():
        return JsonResponse({"text": _("Not kept: an answer is too long.")}, status=422)
    told: dict[str, Any] = {"by": request.user, "attempt": attempt, "answers": form.answers}
    try:
        in_time = actions.save_answers(**told, seen=form.cleaned_data["seen"])
    except ValidationError as refusal:
        elsewhere = refusal.error_list[0].code == "elsewhere"
        return JsonResponse(
            {"text": " ".join(refusal.messages), "over": "" if elsewhere else result}, status=409
        )
    if not in_time:
        return JsonResponse({"text": _("The time was over."), "over": result}, status=409)
    at = timezone.localtime().strftime("%H:%M:%S")
    seen = sitting.mark(form.questions, attempt.answers)
    return JsonResponse({"text": _("Kept at %(at)s.") % {"at": at}, "seen": seen})


def _over(request: SignedIn, attempt: Attempt) -> HttpResponse:
    messages.info(request, _("This test was handed in already. Nothing was changed."))
    return redirect("learning:attempt_result", attempt.pk)


@login_required
def result(request: SignedIn, attempt_id: int) -> HttpResponse:
    """What came of a test, with the explanations. A helper's look is logged."""
    attempt = attempt_or_404(request, attempt_id)
    if attempt.state == Attempt.State.OPEN:
        return redirect(attempt.get_absolute_url())
    log_help(request, attempt.enrolment, AccessEntry.Occasion.FILE)
    context = result_page(attempt) | {
        "crumbs": way_to(request, attempt.enrolment, (str(attempt.quiz), "")),
        "back_url": back_to(request, attempt.enrolment),
    }
    return render(request, "learning/attempts/result.html", context)
