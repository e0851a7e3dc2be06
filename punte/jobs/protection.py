"""What jobs adds to data protection: words of applications opened for the person they are about; their pages."""

from typing import Any

from django.utils.translation import gettext as _

from punte.jobs.models import Application, Comment, Placement, WorkTrial
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.protection import Protection, register


def _application(row: Application) -> dict[str, Any]:
    return row.words()


def _comment(row: Comment) -> dict[str, Any]:
    return {"text": row.text()}


def _trial(row: WorkTrial) -> dict[str, Any]:
    return {"text": WorkTrial.remark(row)}  # a former state of the row holds the same sealed words


def pages(user: User, operation: Operation, person: Person) -> list[tuple[str, str]]:
    """The person's applications and their work in this operation, as far as the user sees them."""
    sent = Application.objects.visible_to(user).filter(operation=operation, person=person)
    begun = Placement.objects.visible_to(user).filter(operation=operation, person=person)
    found = [(_("Application: %(title)s") % {"title": a.vacancy.title}, a.get_absolute_url()) for a in
             sent.select_related("vacancy", "operation")]  # fmt: skip
    return found + [(str(p), p.get_absolute_url()) for p in begun.select_related("operation")]


register(
    Protection(
        opens={
            Application: _application,
            Comment: _comment,
            WorkTrial: _trial,
            WorkTrial.pgh_event_model: _trial,  # type: ignore[attr-defined]
        },
        pages=pages,
        words=lambda: {
            "message": _("Message to the employer"),
            "answer": _("The answer"),
            "private": _("What the employer told the hub"),
            "text": _("written in own words"),
        },
    )
)
