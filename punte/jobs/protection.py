"""What jobs adds to data protection: words of applications opened for the person they are about; their pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.jobs.cv import LEVELS, SHOWN, told_plainly
from punte.jobs.models import CV, Application, Comment, Experience, Placement, SentCV, WorkTrial
from punte.jobs.permissions import may_read_cv
from punte.matching import words
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.protection import Protection, register


def _application(row: Application) -> dict[str, Any]:
    return row.words()


def _comment(row: Comment) -> dict[str, Any]:
    return {"text": row.text()}


def _trial(row: WorkTrial) -> dict[str, Any]:
    return {"text": WorkTrial.remark(row)}  # a former state of the row holds the same sealed words


def _cv(row: CV) -> dict[str, Any]:
    told, levels, spoken = row.told(), dict(LEVELS), dict(words.LANGUAGES)
    languages = told["languages"] or {}
    said = [
        f"{spoken[c]}: {levels[n]}" if n in levels else str(spoken[c])
        for c, n in languages.items()
        if c in spoken
    ]
    return {
        "statement": told["statement"],
        "languages": "; ".join(said),
        "driving": ", ".join(told["driving"]),
        "shown": ", ".join(str(word) for code, word in SHOWN if code in (told["shown"] or ())),
    }


def _experience(row: Experience) -> dict[str, Any]:
    return row.words()


def _sent_cv(row: SentCV) -> dict[str, Any]:
    everything = row.content()
    cv = everything.get((get_language() or "en")[:2]) or everything.get("en") or {}
    return {"cv": "\n".join(told_plainly(cv))}


def pages(user: User, operation: Operation, person: Person) -> list[tuple[str, str]]:
    """The person's applications and their work in this operation, as far as the user sees them."""
    sent = Application.objects.visible_to(user).filter(operation=operation, person=person)
    begun = Placement.objects.visible_to(user).filter(operation=operation, person=person)
    found = [(_("Application: %(title)s") % {"title": a.vacancy.title}, a.get_absolute_url()) for a in
             sent.select_related("vacancy", "operation")]  # fmt: skip
    if CV.objects.of(person) is not None and may_read_cv(user, person):
        rows = Participation.objects.visible_to(user).filter(operation=operation, person=person)
        found += [(_("CV"), reverse("jobs:person_cv", args=[operation.code, one.pk])) for one in rows[:1]]
    return found + [(str(p), p.get_absolute_url()) for p in begun.select_related("operation")]


register(
    Protection(
        opens={
            Application: _application,
            Comment: _comment,
            CV: _cv,
            Experience: _experience,
            SentCV: _sent_cv,
            WorkTrial: _trial,
            WorkTrial.pgh_event_model: _trial,  # type: ignore[attr-defined]
        },
        pages=pages,
        words=lambda: {
            "message": _("Message to the employer"),
            "answer": _("The answer"),
            "private": _("What the employer told the hub"),
            "text": _("written in own words"),
            "title": _("What it was"),
            "organisation": _("Where"),
            "place": _("Town or village"),
            "statement": _("About you"),
            "languages": _("Languages"),
            "driving": _("Driving licence"),
            "shown": _("What stands in the CV"),
            "cv": _("The CV"),
        },
    )
)
