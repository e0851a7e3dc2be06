"""A joint position on paper: tagged PDF with the text, who signs, and what was not shared, in their own words."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from punte.base import formats, typeset
from punte.base.translated import LANGUAGES
from punte.dialogue.models import Position, PositionSignature
from punte.records.downloads import as_file

TEMPLATE = Path(__file__).parent / "layouts" / "position.typ"
Stance = PositionSignature.Stance


def position_file(position: Position, language: str) -> HttpResponse:
    """The answer with the paper; 404 for a language that we do not print."""
    if language not in LANGUAGES:
        raise Http404
    return as_file(position_pdf(position, language=language), "application/pdf", f"{position.title}.pdf")


def position_pdf(position: Position, *, language: str) -> bytes:
    """The PDF. Headings are in `language`, what people wrote in theirs. Raises typeset.NotTypeset."""
    with translation.override(language):
        data = told(position)
    return typeset.pdf(TEMPLATE, data, language=language, title=position.title)


def told(position: Position) -> dict[str, Any]:
    """What the layout asks."""
    event = position.table.event
    rows = list(now_of(position))
    signed = [r for r in rows if r.stance == Stance.SIGNS]
    facts = [
        [_("Round table"), str(event.title)],
        [_("Held on"), formats.day(event.begins.date(), "long")],
        [_("Place"), event.where],
        [_("Organiser"), event.organiser.name],
        [_("Adopted on"), formats.day(position.adopted_on, "long") if position.adopted_on else _("not yet")],
    ]
    return {
        "running": position.title,
        "draft": position.adopted_on is None,
        "funded": event.operation.programme_id is not None,
        "above": _("Joint position"),
        "below": str(event.title),
        "facts": [row for row in facts if row[1]],
        "text": position.text,
        "signed": {
            "title": _("Signed by"),
            "heads": [_("Organisation"), _("Mandate"), _("On")],
            "rows": [
                [r.organisation.name, r.mandate, formats.day(r.signed_at.date(), "digits")] for r in signed
            ],
            "words": [{"title": r.organisation.name, "text": r.words} for r in signed if r.words],
        },
        "dissents": {
            "title": _("Dissenting opinions"),
            "rows": [
                {"title": r.organisation.name, "facts": [[_("Mandate"), r.mandate]], "text": r.words}
                for r in rows
                if r.stance == Stance.DISSENTS
            ],
        },
    }


def now_of(position: Position) -> Any:
    """The signatures that count: of this round, not taken back."""
    rows = position.signatures.filter(round=position.round, withdrawn_at=None)
    return rows.select_related("organisation").order_by("organisation__sort_key", "pk")
