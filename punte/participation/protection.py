"""What participation adds to data protection: sealed rows opened, lists written anew, a person's pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.participation.importing import forgetting
from punte.participation.importing.situation import told_by
from punte.participation.models import ImportRow, Participation, SpecialCategory
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.protection import Protection, register


def _answers(row: SpecialCategory) -> dict[str, Any]:
    key = row.participation.consortium.special_key
    return {name: str(answer.label) for name, answer in row.answers(key).items()}


def _told(row: ImportRow) -> dict[str, Any]:
    return told_by(row.batch, row, row.batch.key) if row.sealed else {}


def pages(user: User, operation: Operation, person: Person) -> list[tuple[str, str]]:
    """The person's page in this operation, and what may be decided there."""
    found = Participation.objects.visible_to(user).filter(operation=operation, person=person).first()
    if found is None:
        return []
    rows = [(_("The file in this project"), found.get_absolute_url())]
    if person.state == Person.State.RESTRICTED:
        rows.append((_("Lift the restriction"), _step(found, "lift")))
    if person.state != Person.State.ERASED:
        rows.append((_("Restrict or erase"), _step(found, "erase")))
    return rows


def _step(found: Participation, name: str) -> str:
    return reverse(f"participation:participant_{name}", args=[found.operation.code, found.pk])


register(
    Protection(
        opens={SpecialCategory: _answers, ImportRow: _told},
        forgets=forgetting.forget,
        unforgettable=forgetting.unforgettable,
        pages=pages,
    )
)
