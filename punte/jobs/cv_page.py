"""What the pages of a CV show: each part with its place to change it; and a CV that was sent."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import LANGUAGES, OWN_NAMES
from punte.jobs import cv as reading
from punte.jobs.cv_paper import attested, facts, full_name, where
from punte.jobs.models import Application, Experience, SentCV
from punte.jobs.permissions import owners_of

if TYPE_CHECKING:
    from punte.jobs.views.cv_doors import Desk

Node = dict[str, Any]
_BESIDE = {"certificate": "success", "confirmed": "info"}


def cv_page(desk: "Desk") -> Node:
    """Everything that stands in it now, and where each part is changed."""
    known = reading.known_of(desk.person, desk.begun)
    writes = desk.writes
    return {
        "desk": desk,
        "writes": writes,
        "title": _title(desk),
        "cv": shown(reading.content(known), _changes(desk, known) if writes else {}),
        "downloads": [
            {
                "name": name,
                "code": code,
                "pdf": desk.url("cv_pdf", code),
                "json": desk.url("cv_json", code),
            }
            for code, name in zip(LANGUAGES, OWN_NAMES, strict=True)
        ],
        "urls": {name: desk.url(f"cv_{name}") for name in ("statement", "languages", "shown")},
        "adds": {kind.value: desk.url("experience_create", kind.value) for kind in Experience.Kind},
        "profile_url": _profile_url(desk),
        "helpers": _helpers(desk, known.experiences),
        "unsafe": not known.safe,
    }


def begin_page(desk: "Desk") -> Node:
    """What would stand in it."""
    known = reading.known_of(desk.person, None)
    return {
        "title": _title(desk),
        "cv": shown(reading.content(known)),
        "desk": desk,
        "writes": desk.writes,
    }


def _title(desk: "Desk") -> str:
    return _("My CV") if desk.own else f"{_('CV')}: {desk.person.full_name}"


def _changes(desk: "Desk", known: reading.Known) -> dict[str, tuple[str, str]]:
    """Where each written entry is changed and taken out, by its key."""
    return {
        f"experience:{e.pk}": (desk.url("experience_edit", e.pk), desk.url("experience_drop", e.pk))
        for e in known.experiences
    }


def _profile_url(desk: "Desk") -> str:
    if desk.participation is None:
        return reverse("matching:mine_profile")
    return reverse("matching:person_profile", args=[desk.participation.operation.code, desk.participation.pk])


def _helpers(desk: "Desk", experiences: list[Experience]) -> list[str]:
    """Who sat beside the person: their names stay with what they wrote."""
    begun, owners = desk.begun, owners_of(desk.person)
    wrote = [begun.begun_by, *(e.by for e in experiences)]
    return list(dict.fromkeys(user.name for user in wrote if user.pk not in owners))


def shown(cv: Node, changes: dict[str, tuple[str, str]] | None = None) -> Node:
    """A CV as its template draws it."""
    return {
        "name": full_name(cv),
        "facts": facts(cv),
        "statement": cv["statement"],
        "work": [_entry(line, changes or {}) for line in cv["work"]],
        "education": [_entry(line, changes or {}) for line in cv["education"]],
        "courses": [_entry(line, {}) | {"text": attested(line), "check": line["check"]} for line in cv["courses"]],
        "skills": [s | {"tone": _BESIDE.get(s["evidence"], "")} for s in cv["skills"]],
        "languages": cv["languages"],
        "driving": ", ".join(cv["driving"]),
    }  # fmt: skip


def _entry(line: Node, changes: dict[str, tuple[str, str]]) -> Node:
    edit_url, drop_url = changes.get(line["key"], ("", ""))
    told = {"title": line["title"], "when": reading.period(line), "where": where(line)}
    return told | {"text": line.get("text", ""), "edit_url": edit_url, "drop_url": drop_url}


def sent_page(
    found: Application, sent: SentCV, *, pdf: str, back: tuple[str, str], to_employer: bool = False
) -> Node:
    """The copy that went with an application, in the reader's language; `pdf` is the name of the route of its paper."""
    cv = in_language(sent, get_language() or "en", to_employer=to_employer)
    args = [found.pk] if pdf.startswith("jobs:own") else [found.operation.code, found.pk]
    return {
        "title": f"{_('CV')}: {full_name(cv)}",
        "cv": shown(cv),
        "sent_on": formats.day(found.sent_on, "long"),
        "employer": found.vacancy.employer.organisation.name,
        "vacancy": found.vacancy.title,
        "back": back,
        "downloads": [
            {"name": name, "code": code, "pdf": reverse(pdf, args=[*args, code])}
            for code, name in zip(LANGUAGES, OWN_NAMES, strict=True)
        ],
    }


def in_language(sent: SentCV, language: str, *, to_employer: bool = False) -> Node:
    """The copy in this language, as it was frozen; an employer does not read how to reach somebody whom it is not safe
    to contact by now."""
    everything = sent.content()
    cv = everything.get(language[:2]) or next(iter(everything.values()))
    if to_employer and not reading.may_be_reached(sent.application.person):
        cv = cv | dict.fromkeys(reading.REACH, "")
    return cv
