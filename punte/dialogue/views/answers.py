"""The desk's work on what was said: the table, one answer each, joining, translating, what was decided and done."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.pages import paged
from punte.base.permissions import require
from punte.dialogue import contribution_page as said
from punte.dialogue import desk_page as page
from punte.dialogue import permissions
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.consultations import note_results
from punte.dialogue.actions.contributions import translate_contribution
from punte.dialogue.actions.merging import merge_contribution
from punte.dialogue.forms.consultations import AnswerForm, MergeForm, OutcomeForm, ResultsForm, WhichForm
from punte.dialogue.forms.contributions import TranslateForm
from punte.dialogue.models import Consultation, Contribution
from punte.dialogue.text_page import passage
from punte.dialogue.views.consultation_doors import desk_below, desk_or_404, form_page
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


def said_or_404(consultation: Consultation, contribution_id: int) -> Contribution:
    """A contribution of the table."""
    rows = consultation.contributions.exclude(state="draft").for_list().select_related("assisted_by")
    found = get_object_or_404(rows, pk=contribution_id)
    found.consultation = consultation
    return found


def table_url(consultation: Consultation) -> str:
    """The table of what was said."""
    return reverse("dialogue:answer_list", args=[consultation.operation.code, consultation.pk])


@login_required
@require_GET
def index(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Everything that was said and stands for itself, with its weight and its answer."""
    found = desk_or_404(request, code, consultation_id)
    form = WhichForm(request.GET)
    form.is_valid()
    which = form.cleaned_data.get("which", "")
    rows = page.filtered(found.contributions.to_answer(), which)
    shown = paged(request, said.with_numbers(rows.for_list()).order_by("-supporters", "pk"), counted=rows)
    context = {
        "crumbs": desk_below(found, (_("What was said"), "")),
        "consultation": found,
        "form": form,
        "page": shown,
        "rows": page.table(request.user, found, shown),
        "weighs_groups": page.weighs_groups(found),
        "may_run": permissions.may_run(request.user, found),
    }
    return render(request, "dialogue/answers/index.html", context)


@login_required
def answer(request: SignedIn, code: str, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Answer one contribution; then the next one without an answer."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    one = said_or_404(found, contribution_id)
    given = getattr(one, "answer", None)
    initial = {k: getattr(given, k) for k in ("outcome", "reason", "paragraph", "version")} if given else None
    form = AnswerForm(request.POST or None, initial=initial, contribution=one)

    def act() -> None:
        told = form.cleaned_data
        answer_contribution(
            by=request.user, contribution=one, outcome=told["outcome"], reason=told["reason"],
            paragraph=told.get("paragraph"), version=told["version"] or 0,
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The answer is kept. Everybody reads it once you publish the feedback."))
        rest = found.contributions.to_answer().filter(answer=None).order_by("published_at", "pk")
        after = (_of_same_text(rest, one) if one.paragraph else rest).first()
        if after and not given:
            return redirect("dialogue:answer_edit", code, found.pk, after.pk)
        return redirect(one.paragraph.version.text.desk_url if one.paragraph else table_url(found))
    return form_page(
        request, form, way=desk_below(found, (_("What was said"), table_url(found)), (_("Answer"), "")),
        title=_("Answer"), quote=said.row(one), passage=passage(one), verb=_("Keep the answer"),
        back_url=table_url(found), also=page.also(request.user, one),
    )  # fmt: skip


def _of_same_text(rows: Any, one: Contribution) -> Any:
    return rows.filter(paragraph__version__text=one.paragraph.version.text_id if one.paragraph else None)


@login_required
def merge(request: SignedIn, code: str, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Join it with another that says the same."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    one = said_or_404(found, contribution_id)
    form = MergeForm(request.POST or None, contribution=one)

    def act() -> None:
        merge_contribution(by=request.user, contribution=one, into=form.cleaned_data["into"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("They are joined. The one that was joined shows where it went."))
        return redirect(table_url(found))
    return form_page(
        request, form, way=desk_below(found, (_("What was said"), table_url(found)), (_("Join"), "")),
        title=_("Join with another that says the same"), quote=said.row(one), verb=_("Join"),
        lead=_("Who supports either supports what stands. Nothing is lost: this one keeps its page."),
        back_url=table_url(found),
    )  # fmt: skip


@login_required
def translate(request: SignedIn, code: str, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Write down a translation for which one vouches."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_write_down(request.user, found))
    one = said_or_404(found, contribution_id)
    form = TranslateForm(request.POST or None, contribution=one)

    def act() -> None:
        told = form.cleaned_data
        translate_contribution(
            by=request.user, contribution=one, language=told["language"], text=told["text"],
            title=told.get("title", ""),
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(
            request, _("The translation stands beside the original, marked as made by a person.")
        )
        return redirect(table_url(found))
    return form_page(
        request, form, way=desk_below(found, (_("What was said"), table_url(found)), (_("Translate"), "")),
        title=_("Translate"), quote=said.row(one), verb=_("I vouch for this translation"),
        back_url=table_url(found),
    )  # fmt: skip


@login_required
def feedback(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Publish what was decided, with every answer."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    form = OutcomeForm(request.POST or None, initial={"outcome": found.outcome})

    def act() -> None:
        publish_feedback(by=request.user, consultation=found, outcome=form.cleaned_data["outcome"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The feedback is public, and everybody who wrote is told."))
        return redirect(found.desk_url)
    title = _("Publish the feedback")
    lead = _(
        "What was decided of all of it, in a few sentences. Every answer becomes public with it, for good."
    )
    way = desk_below(found, (title, ""))
    return form_page(
        request, form, way=way, title=title, lead=lead, verb=_("Publish"), back_url=found.desk_url
    )


@login_required
def results(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Say what was done since."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    form = ResultsForm(request.POST or None, initial={"results": found.results})

    def act() -> None:
        note_results(by=request.user, consultation=found, results=form.cleaned_data["results"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(
            request, _("It stands on the public page, and in the thread of everybody who wrote.")
        )
        return redirect(found.desk_url)
    title = _("What was done since")
    way = desk_below(found, (title, ""))
    return form_page(request, form, way=way, title=title, verb=_("Save"), back_url=found.desk_url)
