"""The index of a dossier: for people as PDF, for programs as a text table; and the note in place of a dossier."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.base import formats, typeset
from punte.base.tables import Sheet, table_file
from punte.participation.dossiers.gathering import Gathered, Paper
from punte.participation.models import Participation
from punte.participation.registration.layout import FILE

INDEX, NOTE = FILE.with_name("dossier.typ"), FILE.with_name("note.typ")
# Written into the documents of a dossier, so that the same papers always give the same bytes.
NO_MOMENT = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Entry:
    """A file as it lies in the folder."""

    name: str
    sha256: str
    paper: Paper


def index_pdf(found: Participation, entries: Sequence[Entry], gathered: Gathered) -> bytes:
    """Every file with what it proves and its digest; what is missing comes first."""
    data: dict[str, Any] = {
        "above": str(found.operation.title),
        "facts": [
            [_("Participant"), found.person.full_name],
            [_("Number in the project"), str(found.pk)],
            [_("Partner"), found.organisation.name],
            [_("State"), str(found.get_state_display())],
            [_("Files"), formats.number(len(entries))],
        ],
        "running": str(found.pk),
        "missing": gathered.missing,
        "held_back": gathered.held_back,
        "entries": [_row(entry) for entry in entries],
        "words": {
            "missing": _("Missing"),
            "nothing_missing": _("Nothing is missing."),
            "held_back": _("Not in this folder"),
            "files": _("Files"),
            "heads": [_("File"), _("What it is and what it proves"), _("Date")],
            "digest": "SHA-256",
        },
    }
    return _pdf(INDEX, data, _("Dossier"))


def _row(entry: Entry) -> dict[str, Any]:
    paper = entry.paper
    return {
        "name": entry.name,
        "title": paper.title,
        "proves": paper.proves,
        "note": paper.note,
        "dated": formats.day(paper.dated, "digits") if paper.dated else "",
        "sha256": entry.sha256,
    }


def index_csv(entries: Sequence[Entry], gathered: Gathered) -> bytes:
    """The same for programs; a missing paper is a row without a file."""
    heads = [_("File"), _("Title"), _("Proves"), _("Date"), _("Note"), "SHA-256"]
    rows: list[list[Any]] = [
        [e.name, e.paper.title, "; ".join(e.paper.proves), e.paper.dated, e.paper.note, e.sha256]
        for e in entries
    ]
    rows += [["", text, "", None, _("missing"), ""] for text in gathered.missing]
    rows += [["", text, "", None, _("not in this folder"), ""] for text in gathered.held_back]
    return table_file("csv", sheets=[Sheet(_("Dossier"), heads, rows)])


def note_pdf(found: Participation, sentences: Sequence[str]) -> bytes:
    """One page in place of a dossier."""
    facts = [
        [_("Number in the project"), str(found.pk)],
        [_("Counted as"), str(_("Person no. %(number)s") % {"number": found.person_id})],
        [_("Partner"), found.organisation.name],
    ]
    data = {"above": str(found.operation.title), "facts": facts, "sentences": list(sentences)}
    return _pdf(NOTE, data, _("In place of a dossier"))


def _pdf(template: Any, data: dict[str, Any], title: str) -> bytes:
    return typeset.pdf(template, data, language=get_language() or "en", title=title, at=NO_MOMENT)
