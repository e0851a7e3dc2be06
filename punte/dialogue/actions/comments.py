"""What a comment on a paragraph asks before it is written: that the paragraph stands, and the words are in it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from punte.base.text import tidy
from punte.dialogue.models import Consultation, Paragraph, TextVersion

MOST_QUOTED = 500
QUOTE = 300  # characters kept of a paragraph that is meant as a whole


def quoted(paragraph: Paragraph, words: str) -> str:
    """The words that are meant, as they stand in the paragraph; without any, its own beginning. Raises ValidationError
    keyed to quote."""
    words = tidy(words).strip(" „“”\"'»«…")
    if not words:
        return beginning(str(paragraph.words))
    for said in paragraph.words.texts.values():
        at = max(said.find(words), said.lower().find(words.lower()))
        if at >= 0:
            return said[at : at + len(words)][:MOST_QUOTED]
    raise ValidationError(
        {"quote": _("These words do not stand in the paragraph. Copy them from it, or leave this empty.")}
    )


def beginning(words: str) -> str:
    """A paragraph, or as much of it as is kept with a comment."""
    return words if len(words) <= QUOTE else words[: QUOTE - 1].rsplit(" ", 1)[0] + " …"


def refuse_past(consultation: Consultation, paragraph: Paragraph) -> None:
    """ValidationError where the paragraph belongs elsewhere, or its version is no longer the one that is discussed."""
    version = TextVersion.objects.select_related("text").get(pk=paragraph.version_id)
    if version.text.consultation_id != consultation.pk or version.state == TextVersion.State.DRAFT:
        raise ValidationError({"paragraph": _("Comment on a paragraph that stands there.")})
    newest = version.text.versions.public().first()
    if newest is not None and newest.number > version.number:
        raise ValidationError(
            _("A new version of the text was published meanwhile. Your words are kept."), code="newer"
        )
    if version.state != TextVersion.State.PUBLISHED:
        raise ValidationError(_("This version is closed; nobody comments on it any more."), code="over")
