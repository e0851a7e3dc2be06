"""What participation adds to data protection: sealed rows opened, lists written anew, a person's pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.participation.importing import forgetting
from punte.participation.importing.layout import layout_for
from punte.participation.importing.situation import told_by
from punte.participation.models import ImportRow, Participation, SpecialCategory
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.protection import Protection, register

_PERIODS = ("2007-2013", "2014-2020", "2021-2027")


def _answers(row: SpecialCategory) -> dict[str, Any]:
    key = row.participation.consortium.special_key
    return {name: str(answer.label) for name, answer in row.answers(key).items()}


def _told(row: ImportRow) -> dict[str, Any]:
    return told_by(row.batch, row, row.batch.key) if row.sealed else {}


def _words() -> dict[str, object]:
    """The questions on special categories, and the columns of a list that somebody brought."""
    language = get_language() or "en"
    columns = [c for p in _PERIODS for c in layout_for(p).columns.values()]
    return {c.key: c.title(language) for c in columns} | SpecialCategory.FIELDS


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
        words=_words,
        said={("sex", code): label for code, label in Participation.Sex.choices},
    )
)
