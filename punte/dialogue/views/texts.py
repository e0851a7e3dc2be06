"""Texts as everybody reads them: the newest version or an earlier one with its comments, what changed, a comment."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.permissions import require
from punte.dialogue import permissions, text_change_page
from punte.dialogue import text_page as page
from punte.dialogue.actions.contributions import contribute
from punte.dialogue.forms.texts import CommentForm
from punte.dialogue.models import Consultation, Contribution, Paragraph, Text, TextVersion
from punte.dialogue.views.consultation_doors import announced_or_404, below
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


def version_or_404(consultation: Consultation, text_id: int, number: int | None = None) -> TextVersion:
    """A public version of a text of this consultation: this one, or the newest."""
    rows = TextVersion.objects.public().filter(text=text_id, text__consultation=consultation)
    rows = rows.filter(number=number) if number is not None else rows
    found = rows.select_related("text").first()
    if found is None:
        raise Http404
    found.text.consultation = consultation
    return found


@require_GET
def detail(request: HttpRequest, consultation_id: int, text_id: int) -> HttpResponse:
    """The newest version, paragraph by paragraph with the comments."""
    found = announced_or_404(request, consultation_id)
    return _page(request, found, version_or_404(found, text_id))


@require_GET
def version(request: HttpRequest, consultation_id: int, text_id: int, version_number: int) -> HttpResponse:
    """One version, also an earlier one, with the comments that were made on it."""
    found = announced_or_404(request, consultation_id)
    return _page(request, found, version_or_404(found, text_id, version_number))


def _page(request: HttpRequest, consultation: Consultation, shown: TextVersion) -> HttpResponse:
    text, user = shown.text, request.user
    told = page.told(shown, consultation)
    may = not user.is_authenticated or permissions.may_take_part(user, consultation)
    rows = page.rows(shown, commenting=told["commenting"] and may, original="original" in request.GET)
    count = sum(len(row["comments"]) for row in rows)
    runs = user.is_authenticated and permissions.may_see_desk(user, consultation.operation)
    context = {
        "crumbs": below(consultation, (str(text.title), "")),
        "consultation": consultation,
        "text": text,
        "rows": rows,
        "counted": count,
        "facts": [(_("Asked by"), consultation.organiser.name), (_("Comments"), count)],
        "opened": request.GET.get("comments") == "open",
        "translated": _("translated by a person") if any(row["translated"] for row in rows) else "",
        "source_name": page.NAME_OF[shown.language],
        "comment": _("Comment on this"),
        "more": _("Open"),
        "earlier": [one for one in told["versions"] if one.pk != shown.pk],
        "desk_url": text.desk_url if runs else "",
        **told,
    }
    for one in told["versions"]:
        one.text = text
    return render(request, "dialogue/texts/detail.html", context)


@require_GET
def changes(request: HttpRequest, consultation_id: int, text_id: int, version_number: int) -> HttpResponse:
    """What a version says otherwise than the one before, and which comments led to it."""
    found = announced_or_404(request, consultation_id)
    shown = version_or_404(found, text_id, version_number)
    former = version_or_404(found, text_id, version_number - 1)
    rows = text_change_page.rows(former, shown)
    title = _("From version %(former)s to version %(number)s")
    text = shown.text
    context = {
        "crumbs": below(found, (str(text.title), text.get_absolute_url()), (_("What changed"), "")),
        "consultation": found,
        "text": text,
        "version": shown,
        "former": former,
        "title": title % {"former": former.number, "number": shown.number},
        "summary": text_change_page.summary(rows),
        "rows": rows,
        "more": _("Open"),
    }
    return render(request, "dialogue/texts/changes.html", context)


def paragraph_or_404(consultation: Consultation, text_id: int, paragraph_id: int) -> Paragraph:
    """A paragraph of a public version, also of an earlier one."""
    rows = Paragraph.objects.filter(version__text=text_id, version__text__consultation=consultation)
    rows = rows.exclude(version__state=TextVersion.State.DRAFT)
    found = get_object_or_404(rows.select_related("version__text"), pk=paragraph_id)
    found.version.text.consultation = consultation
    return found


@login_required
def comment(request: SignedIn, consultation_id: int, text_id: int, paragraph_id: int) -> HttpResponse:
    """Comment on a paragraph. Where a new version was published since the page was opened, what was typed comes back
    with the paragraph as it stands now."""
    found = announced_or_404(request, consultation_id)
    require(permissions.may_take_part(request.user, found))
    opened = paragraph_or_404(found, text_id, paragraph_id)
    now, gone = page.standing(opened)
    moved = now is None or now.pk != opened.pk
    if moved and now is not None and request.method == "GET":
        messages.info(request, _("A new version was published meanwhile; this is what stands there now."))
        return redirect(_comment_url(now))
    form = CommentForm(_data(request, now if moved else None), user=request.user, consultation=found)

    def act() -> None:
        told: dict[str, Any] = {"consultation": found, "kind": Contribution.Kind.COMMENT, "paragraph": opened}
        contribute(by=request.user, **told, **form.told)

    if request.method == "POST" and form.is_valid() and not moved and acted(form, act):
        messages.success(
            request, _("Thank you. Your comment stands there, and you will be told what became of it.")
        )
        return redirect(f"{opened.version.text.get_absolute_url()}#p{opened.key}")
    return _form(request, form, now or opened, moved=moved, gone=gone)


def _comment_url(paragraph: Paragraph) -> str:
    text = paragraph.version.text
    return reverse("dialogue:text_comment", args=[text.consultation_id, text.pk, paragraph.pk])


def _data(request: HttpRequest, moved_to: Paragraph | None) -> Any:
    """What was typed; words that the paragraph does not say any more are no quote of it."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    quote = data.get("quote", "")
    if moved_to is not None and not any(quote in said for said in moved_to.words.texts.values()):
        data["quote"] = ""
    return data


def _form(
    request: SignedIn, form: CommentForm, paragraph: Paragraph, *, moved: bool, gone: bool
) -> HttpResponse:
    text: Text = paragraph.version.text
    way = (str(text.title), text.get_absolute_url())
    context = {
        "crumbs": below(text.consultation, way, (_("Comment on a paragraph"), "")),
        "consultation": text.consultation,
        "form": form,
        "paragraph": paragraph,
        "moved": moved,
        "gone": gone,
        "where": _comment_url(paragraph),
        "spoken_url": _spoken_url(request, paragraph),
        "back_url": f"{text.get_absolute_url()}#p{paragraph.key}",
    }
    return render(request, "dialogue/texts/comment.html", context)


def _spoken_url(request: SignedIn, paragraph: Paragraph) -> str:
    """Where a colleague writes down what somebody else says of it."""
    text: Text = paragraph.version.text
    if not permissions.may_write_down(request.user, text.consultation):
        return ""
    args = [text.consultation.operation.code, text.consultation_id, text.pk, paragraph.pk]
    return reverse("dialogue:text_write_down", args=args)
