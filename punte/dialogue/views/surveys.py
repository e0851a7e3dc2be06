"""To answer the survey of a consultation, to read one's own answers and take them back, to read what came out."""

import csv

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import require
from punte.base.tables import neutral
from punte.dialogue import permissions, survey_page
from punte.dialogue.actions.surveys import answer_survey, take_back_survey
from punte.dialogue.forms.surveys import Asking, SurveyForm
from punte.dialogue.models import Consultation, Phase, SurveyResponse
from punte.dialogue.survey_logic import as_answers
from punte.dialogue.views.consultation_doors import announced_or_404, below, form_page
from punte.dialogue.views.own_contributions import crumbs as own_crumbs
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


def survey_or_404(request: HttpRequest, consultation_id: int) -> Consultation:
    """A consultation with a survey that the reader may read."""
    found = announced_or_404(request, consultation_id)
    if not found.survey_questions.exists():
        raise Http404
    return found


def answer(request: HttpRequest, consultation_id: int) -> HttpResponse:
    """The questions that are asked; each answer may bring more, until all are answered and it is sent."""
    found = survey_or_404(request, consultation_id)
    may = request.user.is_authenticated and permissions.may_take_part(request.user, found)
    if request.method == "POST" or (may and found.active(Phase.Kind.SURVEY)):
        return _form(request, found)  # type: ignore[arg-type]
    context = {
        "crumbs": below(found, (_("Survey"), "")),
        "consultation": found,
        "running": found.active(Phase.Kind.SURVEY) is not None,
        "guests": permissions.may_guests(found),
        "results": permissions.may_see_survey(request.user, found),  # type: ignore[arg-type]
    }
    return render(request, "dialogue/surveys/closed.html", context)


@login_required
def _form(request: SignedIn, found: Consultation) -> HttpResponse:
    require(permissions.may_take_part(request.user, found))
    mine = SurveyResponse.objects.own(request.user).filter(consultation=found).first()
    before = as_answers(mine.answers) if mine else {}
    form = SurveyForm(
        request.POST or None, consultation=found, questions=found.survey_questions.all(), before=before,
        initial={"group": mine.group_id if mine else None},
    )  # fmt: skip
    sent: list[SurveyResponse] = []

    def act() -> None:
        sent.append(answer_survey(by=request.user, consultation=found, **form.told))

    if request.method == "POST" and form.is_valid() and not form.more and acted(form, act):
        messages.success(
            request, _("Thank you. While the survey lasts you can change your answers or take them back.")
        )
        return redirect(sent[0]) if sent else redirect("dialogue:survey_answer", found.pk)
    return form_page(
        request, form, way=below(found, (_("Survey"), "")), title=_("Survey"), lead=lead(form, mine is not None),
        verb=verb(form), back_url=found.get_absolute_url(),
    )  # fmt: skip


def verb(form: Asking) -> str:
    """What the button says: an answer may still bring more questions, or all stand here."""
    return str(_("Send") if form.last else _("Next questions"))


def lead(form: Asking, again: bool = False) -> str:
    """What happens with the button, in a sentence."""
    if form.more:
        return _("After your answers there is more to ask. What you answered stands below.")
    if again:
        return _("These are your answers. What you send now takes their place.")
    if form.last:
        return _("What you do not want to answer you may leave empty, unless it says otherwise.")
    return _(
        "Some answers bring more questions; they come with “Next questions”. If there are none, your answers are sent."
    )


def response_or_404(request: SignedIn, consultation_id: int, response_id: int) -> SurveyResponse:
    """One's own answers, or those one wrote down for somebody."""
    found = announced_or_404(request, consultation_id)
    rows = SurveyResponse.objects.written_by(request.user).filter(consultation=found)
    one = get_object_or_404(
        rows.select_related("voice__person", "voice__user", "voice__consortium", "group"), pk=response_id
    )
    one.consultation = found
    return one


@login_required
@require_GET
def detail(request: SignedIn, consultation_id: int, response_id: int) -> HttpResponse:
    """What one answered, word by word."""
    one = response_or_404(request, consultation_id, response_id)
    found, answers = one.consultation, as_answers(one.answers)
    running = found.active(Phase.Kind.SURVEY) is not None
    assisted = one.assisted_by_id == request.user.pk
    context = {
        "crumbs": own_crumbs((_("Survey"), "")),
        "consultation": found,
        "one": one,
        "rows": survey_page.word_by_word(found, answers),
        "spoken_by": one.voice.name if assisted else "",
        "running": running,
        "again": running and not assisted,
        "results": permissions.may_see_survey(request.user, found),
    }
    return render(request, "dialogue/surveys/detail.html", context)


@login_required
@require_POST
def take_back(request: SignedIn, consultation_id: int, response_id: int) -> HttpResponse:
    """Take one's answers back."""
    one = response_or_404(request, consultation_id, response_id)
    try:
        take_back_survey(by=request.user, response=one)
        messages.success(request, _("Your answers are deleted."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(one)
    return redirect("dialogue:own_list")


@require_GET
def results(request: HttpRequest, consultation_id: int) -> HttpResponse:
    """What came out: for the organiser at once, for everybody from the close on."""
    found = survey_or_404(request, consultation_id)
    may = permissions.may_see_survey(request.user, found)  # type: ignore[arg-type]
    people, rows = survey_page.results(found) if may else (None, [])
    context = {
        "crumbs": below(found, (_("Survey"), "")),
        "consultation": found,
        "may": may,
        "people": people,
        "rows": rows,
        "least": survey_page.LEAST,
    }
    return render(request, "dialogue/surveys/results.html", context)


@require_GET
def table(request: HttpRequest, consultation_id: int) -> HttpResponse:
    """The same sums as a file."""
    found = survey_or_404(request, consultation_id)
    require(permissions.may_see_survey(request.user, found))  # type: ignore[arg-type]
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="survey-{found.pk}.csv"'
    writer = csv.writer(response)
    for row in survey_page.table(found):
        writer.writerow(["" if v is None else neutral(v) if isinstance(v, str) else v for v in row])
    return response
