"""What the registration form says, in its language: the same for the page on the screen and for paper."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from punte.base import clock, formats
from punte.participation.models import Participation, RegistrationForm
from punte.participation.registration.layout import Layout, layout_of
from punte.participation.registration.told import Told

ADULT = 18  # whoever is younger signs together with a parent or guardian
_DAYS = ("birth_date", "registered_on", "entered_on", "left_on")


@dataclass(frozen=True)
class Section:
    """One part: its rows (label, values), and a sentence above them."""

    key: str
    title: str
    lead: str
    rows: list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Content:
    """The whole form in one language; `words` are those around it."""

    language: str
    code: str
    title: str
    above: str
    lead: str
    sections: list[Section]
    legal_title: str
    legal: list[str]
    words: dict[str, str]
    minor: bool


def content_of(form: RegistrationForm, told: Told) -> Content:
    """The form's words and values in its language; `told` as in told_of."""
    found = form.participation
    layout = layout_of(form.layout, found.operation.indicator_set)
    with translation.override(form.language):
        return Content(
            language=form.language,
            code=form.written_code,
            **{key: layout.words[key][form.language] for key in ("title", "above", "lead")},
            sections=[_section(layout, s, found, told, form) for s in layout.sections],
            legal_title=layout.words["legal"]["title"][form.language],
            legal=_legal(layout, found, form.language),
            words=_words(layout, form),
            minor=_minor(told, found),
        )


def _section(
    layout: Layout, told_section: dict[str, Any], found: Participation, told: Told, form: RegistrationForm
) -> Section:
    key, language = told_section["key"], form.language
    lead = told_section.get("lead", {}).get(language, "")
    instead = ""
    if key == "special" and not form.special:
        instead = told_section["apart"][language]
    if key == "exit" and not told["left_on"]:
        instead = told_section["later"][language]
    rows = [] if instead else _rows(layout, told_section, found, told, language)
    return Section(key, told_section["title"][language], instead or lead, rows)


def _rows(
    layout: Layout, section: dict[str, Any], found: Participation, told: Told, language: str
) -> list[tuple[str, list[str]]]:
    rows = []
    for row in section["rows"]:
        key = row.get("column") or row["value"]
        values = _values(layout, key, found, told, language)
        if values or not row.get("optional"):
            rows.append((layout.label(row, language), values or [layout.words["empty"][language]]))
    return rows


def _values(layout: Layout, key: str, found: Participation, told: Told, language: str) -> list[str]:
    if key in _OF_PROJECT:
        return [_OF_PROJECT[key](found)]
    value = told[key]
    if key == "number":
        return [layout.words["number"]["on_file" if value else "none"][language]]
    if key == "after":
        return [f"{layout.words['seen'][kind][language]}, {_day(on)}" for kind, on in value]
    if value in (None, "") or (key == "function" and value == "none"):
        return []
    if key in _DAYS:
        return [_day(value)]
    if isinstance(value, bool):
        return [layout.truth(value, language)]
    word = layout.choice(key, str(value), language)
    return [f"{word.partition(' - ')[2]} (ISCED {value})" if key == "education" else word]


_OF_PROJECT: dict[str, Callable[[Participation], str]] = {
    "project": lambda found: str(found.operation.title),
    "project_code": lambda found: found.operation.official_code or found.operation.code,
    "participation": lambda found: str(found.pk),
}


def _day(iso: str) -> str:
    return formats.day(dt.date.fromisoformat(iso), "long")


def _legal(layout: Layout, found: Participation, language: str) -> list[str]:
    legal = layout.words["legal"]
    named = {
        "law": legal["law"][layout.period][language],
        "kept": legal["kept"][layout.period][language],
        "authority": legal["authority"][found.operation.zone][language],
    }
    return [text.format(**named) for text in legal["texts"][language]]


def _words(layout: Layout, form: RegistrationForm) -> dict[str, str]:
    around = {key: layout.words[key][form.language] for key in ("code", "code_help", "qr")}
    around["qr"] = around["qr"].format(code=form.written_code)
    return around | {key: texts[form.language] for key, texts in layout.words["signing"].items()}


def _minor(told: Told, found: Participation) -> bool:
    if not told["birth_date"]:
        return False
    born, today = dt.date.fromisoformat(told["birth_date"]), clock.today(found.operation.zone)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < ADULT
