"""Several short texts in one box, one a line, the same number of lines in each language; criteria with their points."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from punte.base.translated import LANGUAGES, Translated
from punte.learning.forms.texts import own_first

_CRITERION = re.compile(r"(\d{1,3})[\s.:;,)–-]+(.+)")


def rows_of(form: forms.Form, data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The lines of each language as texts in three languages; what is wrong is told under the first box."""
    lines = _lines(data.get(name))
    if len({len(found) for found in lines.values()}) > 1:
        said = _("Each language must have the same number of answers, one a line.")
        form.add_error(f"{name}_{own_first()[0]}", said)
        return []
    return [
        Translated(dict(zip(lines, texts, strict=True)), _source(data[name])).as_json()
        for texts in zip(*lines.values(), strict=True)
    ]


def criteria_of(form: forms.Form, data: dict[str, Any], name: str = "criteria") -> list[dict[str, Any]]:
    """Criteria, the points before each; they must be the same in each language."""
    found = []
    for row in rows_of(form, data, name):
        parts = {lang: _CRITERION.fullmatch(text) for lang, text in row["texts"].items()}
        points = {int(part[1]) for part in parts.values() if part}
        if not all(parts.values()) or len(points) != 1:
            said = _("Begin each line with its points, the same in each language: 3 Names two risks.")
            form.add_error(f"{name}_{own_first()[0]}", said)
            return []
        texts = {lang: part[2].strip() for lang, part in parts.items() if part}
        found.append({"text": Translated(texts, row["source"]).as_json(), "points": points.pop()})
    return found


def as_box(rows: list[dict[str, Any]]) -> Translated | None:
    """Back to one box, to be changed."""
    return _boxed([row["texts"] for row in rows])


def criteria_as_box(criteria: list[dict[str, Any]]) -> Translated | None:
    """The same for criteria with their points."""
    return _boxed(
        [{lang: f"{c['points']} {text}" for lang, text in c["text"]["texts"].items()} for c in criteria]
    )


def _boxed(rows: list[dict[str, str]]) -> Translated | None:
    texts = {lang: "\n".join(row[lang] for row in rows if lang in row) for lang in LANGUAGES}
    return Translated(texts) if any(texts.values()) else None


def _source(texts: Translated) -> str:
    return texts.source


def _lines(texts: Translated | None) -> dict[str, list[str]]:
    written = texts.texts if texts else {}
    return {
        lang: [line.strip() for line in written[lang].splitlines() if line.strip()]
        for lang in LANGUAGES
        if lang in written
    }
