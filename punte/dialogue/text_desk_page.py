"""What the organiser's desk of a text shows: its versions, what comes next, the draft's paragraphs with those they
continue, the comments that wait for an answer."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import LANGUAGES
from punte.dialogue import contribution_page as said
from punte.dialogue import permissions
from punte.dialogue import text_page as page
from punte.dialogue.consultation_page import last_day
from punte.dialogue.models import Consultation, Contribution, Paragraph, Phase, Text, TextVersion
from punte.people.models import User

State, How = TextVersion.State, Paragraph.How
HOW_TONES = {How.NEW: "success", How.SAME: "neutral", How.ALIKE: "info", How.HAND: "info"}


def at(text: Text) -> list[Any]:
    """What every address of a text's desk begins with."""
    return [text.consultation.operation.code, text.consultation_id, text.pk]


def desk(user: User, text: Text) -> dict[str, Any]:
    """One text for those who write or read it."""
    versions = list(text.versions.order_by("-number"))
    for one in versions:
        one.text = text
    newest = versions[0]
    runs = permissions.may_run(user, text.consultation)
    waiting = Contribution.objects.on_text(text).to_answer().filter(answer=None)
    waits = waiting.count()
    commented = text.consultation.active(Phase.Kind.COMMENT) is not None
    return {
        "text": text,
        "newest": newest,
        "tone": page.TONES[State(newest.state)],
        "runs": runs,
        "versions": [_version(one) for one in versions],
        "steps": _steps(text, newest, waits, commented=commented) if runs else [],
        "waits": waits,
        "waiting": [
            _waits(text, one, runs) for one in waiting.for_list().order_by("published_at", "pk")[:SHOWN]
        ],
        "more": max(0, waits - SHOWN),
        "paragraphs": _paragraphs(text, newest, runs) if newest.state == State.DRAFT else [],
        "languages": _languages(user, text, newest),
        "hint": _hint(text.consultation, newest),
    }


SHOWN = 50


def _version(one: TextVersion) -> dict[str, Any]:
    public = one.state != State.DRAFT
    return {
        "label": str(one),
        "url": one.get_absolute_url() if public else "",
        "small": formats.day(one.published_at.date(), "long") if one.published_at else "",
        "tag": str(one.get_state_display()),
        "tone": page.TONES[State(one.state)],
        "icon": "doc",
    }


def _steps(text: Text, newest: TextVersion, waits: int, *, commented: bool) -> list[dict[str, Any]]:
    """What one may do next, the most likely first."""
    words = {
        State.DRAFT: [("publish", _("Publish this version"))],
        State.PUBLISHED: [("freeze", _("Close the comments"))],
        State.FROZEN: [("next", _("Prepare the next version")), ("finish", _("Declare it final"))],
        State.FINAL: [],
    }[State(newest.state)]
    found = [
        {"label": label, "url": reverse("dialogue:text_move", args=[*at(text), step]), "post": True}
        for step, label in words
        if not (waits and step == "finish" or commented and step == "freeze")
    ]
    if newest.state == State.DRAFT:
        found.insert(0, {"label": _("Change the text"), "url": reverse("dialogue:text_write", args=at(text))})
        found = found[::-1] if not waits else found
    return found


def _hint(consultation: Consultation, newest: TextVersion) -> str:
    """What has to be known before the next step."""
    if newest.state == State.DRAFT and consultation.state == Consultation.State.DRAFT:
        return _("Nobody reads it before the consultation is announced.")
    if newest.state != State.PUBLISHED:
        return ""
    if not any(p.kind == Phase.Kind.COMMENT for p in consultation.phases.all()):
        return _("Nobody can comment yet: plan a phase for comments on a text.")
    if lasts := consultation.active(Phase.Kind.COMMENT):
        day = formats.day(last_day(consultation, lasts), "long")
        return _("People may comment until %(day)s. The next version can be prepared after that.") % {
            "day": day
        }
    return _("The next version can be prepared once the comments are closed.")


def _waits(text: Text, one: Contribution, runs: bool) -> dict[str, Any]:
    paragraph = one.paragraph
    assert paragraph is not None
    args = [text.consultation.operation.code, text.consultation_id, one.pk]
    one.consultation = text.consultation
    return {
        "words": one.heading,
        "language": one.text.source,
        "by": said.speaker(one),
        "quote": one.quote,
        "key": paragraph.key,
        "url": reverse("dialogue:answer_edit", args=args) if runs else one.get_absolute_url(),
    }


def _paragraphs(text: Text, draft: TextVersion, runs: bool) -> list[dict[str, Any]]:
    former = draft.former()
    before = {p.key: p.source for p in former.paragraphs.all()} if former else {}
    return [
        {
            "words": p.source,
            "kind": "" if p.kind == Paragraph.Kind.PARAGRAPH else str(p.get_kind_display()),
            "how": str(p.get_how_display()) if former else "",
            "tone": HOW_TONES[How(p.how)],
            "former": before.get(p.key, "") if p.how in (How.ALIKE, How.HAND) else "",
            "url": reverse("dialogue:text_match", args=[*at(text), p.pk]) if former and runs else "",
        }
        for p in draft.paragraphs.all()
    ]


def _languages(user: User, text: Text, newest: TextVersion) -> list[dict[str, Any]]:
    """How much of it stands in the other languages, and where one translates it."""
    if not permissions.may_write_down(user, text.consultation):
        return []
    rows = list(newest.paragraphs.all())
    return [
        {
            "label": page.NAME_OF[code],
            "url": reverse("dialogue:text_translate", args=[*at(text), code]),
            "told": _("%(done)s of %(all)s paragraphs")
            % {"done": sum(code in p.words.texts for p in rows), "all": len(rows)},
        }
        for code in LANGUAGES
        if code != newest.language
    ]


def of_consultation(consultation: Consultation) -> list[dict[str, Any]]:
    """The texts of a consultation, for its desk."""
    found = []
    for text in consultation.texts.prefetch_related("versions"):
        text.consultation = consultation
        newest = max(text.versions.all(), key=lambda v: v.number)
        tone = page.TONES[State(newest.state)]
        found.append(
            {"label": str(text), "url": text.desk_url, "small": str(newest), "tone": tone,
             "tag": str(newest.get_state_display()), "icon": "doc"}
        )  # fmt: skip
    return found
