"""A CV on paper: tagged PDF in one of three languages. It names no project and no funder: it is the person's own."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats, typeset
from punte.jobs.cv import period

TEMPLATE = Path(__file__).parent / "layouts" / "cv.typ"
Node = dict[str, Any]


def cv_pdf(cv: Node, *, language: str, base_url: str) -> bytes:
    """The PDF of a CV whose content is in this language; raises typeset.NotTypeset."""
    with translation.override(language):
        name = full_name(cv)
        data = {
            "name": name,
            "above": _("Curriculum vitae"),
            "facts": facts(cv),
            "statement": cv["statement"],
            "sections": [s for s in _sections(cv, base_url) if s["entries"]],
            "skills_title": _("Skills"),
            "skills": [
                [s["title"], ", ".join(p for p in (s["level"], s["known"]) if p)] for s in cv["skills"]
            ],
            "languages_title": _("Languages"),
            "languages": [[one["name"], one["said"]] for one in cv["languages"]],
            "driving_title": _("Driving licence"),
            "driving": ", ".join(cv["driving"]),
        }
    return typeset.pdf(TEMPLATE, data, language=language, title=name)


def full_name(cv: Node) -> str:
    """Given name first, as people sign."""
    return f"{cv['name']['first']} {cv['name']['last']}".strip()


def facts(cv: Node) -> list[list[str]]:
    """How to reach the person and what they look for, as far as shown."""
    born = formats.day(dt.date.fromisoformat(cv["birth_date"]), "long") if cv["birth_date"] else ""
    rows = [
        [_("Telephone"), cv["phone"]],
        [_("E-mail"), cv["email"]],
        [_("Lives in"), cv["place"]],
        [_("Date of birth"), born],
        [_("Looks for work as"), ", ".join(cv["goals"])],
    ]
    return [row for row in rows if row[1]]


def _sections(cv: Node, base_url: str) -> list[Node]:
    return [
        {"title": _("Work"), "entries": [_entry(line) for line in cv["work"]]},
        {"title": _("School and training"), "entries": [_entry(line) for line in cv["education"]]},
        {
            "title": _("Courses and certificates"),
            "entries": [_course(line, base_url) for line in cv["courses"]],
        },
    ]


def where(line: Node) -> str:
    """Organisation and place, and what kind of work it was."""
    return ", ".join(part for part in (line["organisation"], line.get("place"), line.get("note")) if part)


def _entry(line: Node) -> Node:
    told = {"title": line["title"], "when": period(line), "where": where(line), "text": line["text"]}
    return told | {"link": "", "link_text": ""}


def attested(line: Node) -> str:
    """Hours of a course, and its certificate."""
    parts = [_hours(line["hours"])] if line["hours"] else []
    if line["certificate"]:
        parts.append(_("%(kind)s no. %(number)s") % {"kind": line["kind"], "number": line["certificate"]})
    return ", ".join(parts)


def _hours(n: int) -> str:
    return ngettext("%(n)s hour", "%(n)s hours", n) % {"n": formats.number(n)}


def _course(line: Node, base_url: str) -> Node:
    told = {"title": line["title"], "when": period(line), "where": where(line), "text": attested(line)}
    link = base_url + line["check"] if line["check"] else ""
    return told | {"link": link, "link_text": _("Check the certificate") if link else ""}
