"""What learning adds to data protection: a certificate is opened for the person it is about; their pages."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from punte.learning.actions.certificates import SEALED
from punte.learning.models import Attempt, Certificate, Enrolment, PackageAttempt, Submission
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.protection import Protection, register


def _certificate(row: Certificate) -> dict[str, Any]:
    return row.person.unseal(bytes(row.sealed), SEALED) if row.sealed else {}


def _attempt(row: Attempt) -> dict[str, Any]:
    words = row.words()
    return {"text": "\n".join(words["texts"].values()), "comment": "\n".join(words["comments"].values())}


def _submission(row: Submission) -> dict[str, Any]:
    return row.words()


def forget(person: Person) -> set[UUID]:
    """Empty what interactive lessons kept of somebody in words: their place and what they answered; how far they came
    stays as a number."""
    attempts = PackageAttempt.objects.filter(enrolment__person=person)
    attempts.update(location="", suspend_data="", interactions=[], objectives=[])
    return set()


def pages(user: User, operation: Operation, person: Person) -> list[tuple[str, str]]:
    """The person's courses in this operation, as far as the user sees them."""
    rows = Enrolment.objects.visible_to(user).filter(offering__operation=operation, person=person)
    found = rows.select_related("offering__programme", "offering__operation")
    return [(str(e.offering), e.get_absolute_url()) for e in found]


register(
    Protection(
        opens={
            Certificate: _certificate,
            Certificate.pgh_event_model: _certificate,  # type: ignore[attr-defined]
            Attempt: _attempt,
            Submission: _submission,
        },
        forgets=forget,
        pages=pages,
        words=lambda: {"text": _("written in own words"), "comment": _("what was said of it")},
    )
)
