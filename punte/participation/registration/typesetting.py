"""The form on paper: to be signed by hand, or with the signature that was given on the screen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from punte.base import formats, typeset
from punte.participation.registration.content import Content
from punte.participation.registration.drawing import as_svg, qr_svg
from punte.participation.registration.layout import TEMPLATE


@dataclass(frozen=True)
class Signature:
    """As it was given on the screen, `at` in the project's zone; `witness` is "" where the person signed from their
    own account."""

    name: str
    at: dt.datetime
    witness: str
    strokes: Sequence[str] = ()


def typeset_form(content: Content, *, at: dt.datetime, signature: Signature | None = None) -> bytes:
    """The PDF. `at` is the moment the form was made, so that the same form gives the same bytes. Raises
    typeset.NotTypeset."""
    files = {"qr.svg": qr_svg(content.code)}
    if signature and signature.strokes:
        files["drawing.svg"] = as_svg(signature.strokes)
    data: dict[str, Any] = {
        "code": content.code,
        "above": content.above,
        "lead": content.lead,
        "words": content.words,
        "sections": [
            {"title": s.title, "lead": s.lead, "rows": [[word, values] for word, values in s.rows]}
            for s in content.sections
        ],
        "legal": {"title": content.legal_title, "texts": content.legal},
        "minor": content.minor,
        "signature": _signature(content, signature) if signature else None,
    }
    moment = signature.at if signature else at
    return typeset.pdf(TEMPLATE, data, language=content.language, title=content.title, files=files, at=moment)


def _signature(content: Content, given: Signature) -> dict[str, Any]:
    words = content.words
    with translation.override(content.language):
        moment = f"{formats.day(given.at.date(), 'long')}, {given.at:%H:%M %Z}"
    rows = [
        [words["name"], given.name],
        [words["moment"], moment],
        [words["witness"], given.witness or words["own_account"]],
    ]
    return {"rows": rows, "drawn": bool(given.strokes)}
