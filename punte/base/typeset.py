"""Documents for paper: a template and its data become a tagged PDF/UA that a screen reader can read aloud.

Templates are Typst files that import `/base/typeset/house.typ`. Only the fonts beside this module are used, nothing
is fetched, and a text with a character that the font lacks is written with a replacement sign.
"""

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path

import typst
from django.utils import timezone, translation
from django.utils.translation import gettext

from punte.base.glyphs import FONTS, all_writable

ROOT = Path(__file__).parent.parent  # templates name each other from here: "/base/typeset/house.typ"
LANGUAGES = ("ro", "bg", "en")


class NotTypeset(Exception):
    """The document could not be made. The message names the template and never what people wrote."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def pdf(
    template: Path,
    data: dict,
    *,
    language: str,
    title: str,
    files: dict[str, bytes] | None = None,
    at: dt.datetime | None = None,
) -> bytes:
    """Set `template` with `data` (what JSON can hold) as PDF/UA-1.

    `files` are pictures by name (SVG, PNG, JPEG); `at` is the moment written into the file, now if left out: the
    same data at the same moment give the same bytes. Raises NotTypeset.
    """
    if language not in LANGUAGES:
        raise NotTypeset(f"{template.name}: no documents in this language")
    inputs = {
        "data": json.dumps(all_writable(data)),
        "files": json.dumps({name: list(content) for name, content in (files or {}).items()}),
        "house": json.dumps(all_writable({"language": language, "title": title, "words": _words(language)})),
    }
    return _compile(template, inputs, at or timezone.now())


def _words(language: str) -> dict[str, str]:
    """What the frame of every document says, in the document's language."""
    with translation.override(language):
        return {
            "eu": gettext("Co-funded by the European Union"),
            "flag": gettext("Flag of the European Union"),
            "page": gettext("Page {page} of {pages}"),
            "draft": gettext("Draft"),
            "ticked": gettext("ticked"),
            "not_ticked": gettext("not ticked"),
            "name": gettext("Name"),
            "date": gettext("Date"),
            "signature": gettext("Signature"),
        }


def _compile(template: Path, inputs: dict[str, str], at: dt.datetime) -> bytes:
    try:
        compiler = typst.Compiler(
            str(template),
            root=str(ROOT),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(at.timestamp()))
    except typst.TypstError as error:
        # its own message may quote a name that somebody typed; what also stands in the template may be told
        source = template.read_text(encoding="utf-8") if template.is_file() else ""
        told = re.sub(r'"([^"]*)"', lambda quote: quote[0] if quote[1] in source else '"…"', error.message)
        raise NotTypeset(f"{template.name}: {told}") from None
    assert isinstance(made, bytes)
    return made
