"""The organiser's desk of a text: brought, written, published, frozen, followed by its next version, translated."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import require
from punte.base.translated import LANGUAGES
from punte.dialogue import permissions
from punte.dialogue import text_desk_page as page
from punte.dialogue.actions import texts as acts
from punte.dialogue.actions.contributions import contribute
from punte.dialogue.forms.texts import MatchForm, SpokenCommentForm, TextForm, TextTranslateForm
from punte.dialogue.models import Consultation, Contribution, Paragraph, Text, TextVersion
from punte.dialogue.text_page import NAME_OF
from punte.dialogue.views.consultation_doors import desk_below, desk_or_404, form_page
from punte.dialogue.views.texts import paragraph_or_404
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs


def text_or_404(consultation: Consultation, text_id: int) -> Text:
    """A text of this consultation."""
    found = get_object_or_404(consultation.texts.all(), pk=text_id)
    found.consultation = consultation
    return found


def newest_of(text: Text) -> TextVersion:
    """The version at which one works."""
    found = text.versions.order_by("-number")[0]
    found.text = text
    return found


def draft_or_404(text: Text) -> TextVersion:
    """The version that is not public yet."""
    found = newest_of(text)
    if found.state != TextVersion.State.DRAFT:
        raise Http404
    return found


def _way(text: Text, title: str) -> Crumbs:
    return desk_below(text.consultation, (str(text.title), text.desk_url), (title, ""))


@login_required
def create(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Bring a text."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    form = TextForm(request.POST or None)
    made: list[Text] = []

    def act() -> None:
        made.append(acts.create_text(by=request.user, consultation=found, **form.told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(
            request, _("The text is a draft. Read how it was divided into paragraphs, then publish it.")
        )
        return redirect(made[0].desk_url if made else found.desk_url)
    title = _("Bring a text")
    lead = _("A draft plan, strategy or law, on which people comment paragraph by paragraph.")
    return form_page(
        request, form, way=desk_below(found, (title, "")), title=title, lead=lead, verb=_("Save the draft"),
        back_url=found.desk_url,
    )  # fmt: skip


@login_required
@require_GET
def detail(request: SignedIn, code: str, consultation_id: int, text_id: int) -> HttpResponse:
    """One text: what comes next, the draft's paragraphs, the comments that wait for an answer."""
    found = desk_or_404(request, code, consultation_id)
    text = text_or_404(found, text_id)
    context = {"crumbs": desk_below(found, (str(text.title), "")), "consultation": found}
    return render(request, "dialogue/texts/desk.html", context | page.desk(request.user, text))


@login_required
def write(request: SignedIn, code: str, consultation_id: int, text_id: int) -> HttpResponse:
    """Write the draft anew; of two editors the second is told."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    text = text_or_404(found, text_id)
    draft = draft_or_404(text)
    form = TextForm(request.POST or None, draft=draft)

    def act() -> None:
        acts.write_text(by=request.user, draft=draft, version=form.cleaned_data["version"] or 0, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The draft is saved. Read which paragraph continues which."))
        return redirect(text.desk_url)
    title = _("Change the text")
    return form_page(
        request, form, way=_way(text, title), title=title, verb=_("Save the draft"), back_url=text.desk_url
    )


SAID: dict[str, Any] = {
    "publish": lambda: _("It is published. Who commented on the version before is told what became of it."),
    "freeze": lambda: _(
        "Nobody comments on this version any more. Answer each comment, then prepare the next one."
    ),
    "next": lambda: _("The next version begins with the words of this one."),
    "finish": lambda: _("This is how the text stays."),
}


@login_required
@require_POST
def move(request: SignedIn, code: str, consultation_id: int, text_id: int, text_step: str) -> HttpResponse:
    """The next step; refused with what is missing."""
    found = desk_or_404(request, code, consultation_id)
    text = text_or_404(found, text_id)
    if text_step not in SAID:
        raise Http404
    newest = newest_of(text)
    try:
        if text_step == "publish":
            acts.publish_text(by=request.user, draft=newest)
        elif text_step == "freeze":
            acts.freeze_text(by=request.user, version=newest)
        elif text_step == "next":
            acts.begin_version(by=request.user, former=newest)
        else:
            acts.finish_text(by=request.user, version=newest)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, SAID[text_step]())
    return redirect(text.desk_url)


@login_required
def match(
    request: SignedIn, code: str, consultation_id: int, text_id: int, draft_paragraph_id: int
) -> HttpResponse:
    """Say which paragraph of the former version one continues."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    text = text_or_404(found, text_id)
    draft = draft_or_404(text)
    paragraph: Paragraph = get_object_or_404(draft.paragraphs.all(), pk=draft_paragraph_id)
    paragraph.version = draft
    former = draft.former()
    if former is None:
        raise Http404
    form = MatchForm(request.POST or None, paragraph=paragraph, former=former)

    def act() -> None:
        acts.match_paragraph(by=request.user, paragraph=paragraph, key=form.cleaned_data["key"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("It is noted."))
        return redirect(text.desk_url)
    title = _("Which paragraph does it continue?")
    return form_page(
        request, form, way=_way(text, title), title=title, lead=paragraph.source, verb=_("Save"),
        back_url=text.desk_url,
    )  # fmt: skip


@login_required
def translate(request: SignedIn, code: str, consultation_id: int, text_id: int, into: str) -> HttpResponse:
    """Write down the translation of the newest version, for which one vouches."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_write_down(request.user, found))
    text = text_or_404(found, text_id)
    newest = newest_of(text)
    if into not in LANGUAGES or into == newest.language:
        raise Http404
    form = TextTranslateForm(request.POST or None, version=newest, language=into)

    def act() -> None:
        acts.translate_text(
            by=request.user, version=newest, language=into, words=form.words, title=form.cleaned_data["title"]
        )

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(
            request, _("The translation stands beside the original, marked as made by a person.")
        )
        return redirect(text.desk_url)
    title = _("Translate into: %(language)s") % {"language": NAME_OF[into]}
    return form_page(
        request, form, way=_way(text, title), title=title, verb=_("I vouch for this translation"),
        lead=_("Under each paragraph write what it says. What stays empty is read in the original."),
        back_url=text.desk_url,
    )  # fmt: skip


@login_required
def write_down(
    request: SignedIn, code: str, consultation_id: int, text_id: int, paragraph_id: int
) -> HttpResponse:
    """Write down what somebody said of a paragraph, by telephone, on paper or at a meeting."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_write_down(request.user, found))
    paragraph = paragraph_or_404(found, text_id, paragraph_id)
    text = paragraph.version.text
    form = SpokenCommentForm(request.POST or None, user=request.user, consultation=found)
    made: list[Contribution] = []

    def act() -> None:
        told: dict[str, Any] = {"kind": Contribution.Kind.COMMENT, "paragraph": paragraph}
        made.append(contribute(by=request.user, consultation=found, **told, **form.told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(
            request, _("Written down. You find it under “What became of mine”, to tell them the answer.")
        )
        return (
            redirect("dialogue:own_detail", found.pk, made[0].pk) if made else redirect("dialogue:own_list")
        )
    title = _("Write down a comment")
    return form_page(
        request, form, way=_way(text, title), title=title, lead=str(paragraph.words), verb=_("Save and publish"),
        back_url=text.get_absolute_url(),
    )  # fmt: skip
