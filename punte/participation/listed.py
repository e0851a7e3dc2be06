"""Participants as rows of a file: who they are, how they may be reached, their situation, their stays; opened piece by
piece, as far as the maker sees and has the rights."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from punte.participation.actions.special import special_door
from punte.participation.models import Observation, Participation, SpecialCategory, Stay
from punte.people.models import Person
from punte.projects.acting import has_right
from punte.projects.models import Assignment
from punte.records.export_kinds import Making

PIECE = 500
_WITH = ("consortium", "region", "settlement", "organisation", "sender")
_PERSON = ("identity", "contact", "nationalnumber", "consortium")


@dataclass
class Listed:
    """One participant with what the maker may read of them."""

    participation: Participation
    person: Person
    identity: dict[str, Any]
    contact: dict[str, str] = field(default_factory=dict)
    number: str = ""
    number_kind: str = ""
    special: dict[str, str] = field(default_factory=dict)
    stays: list[Stay] = field(default_factory=list)
    observed: list[str] = field(default_factory=list)


def may_number(job: Making) -> bool:
    """Whether the maker may read national numbers."""
    return has_right(job.by, job.operation, Assignment.Right.NUMBER)


def may_special(job: Making) -> bool:
    """Whether the maker may read the special categories."""
    return has_right(job.by, job.operation, Assignment.Right.SPECIAL)


def who(job: Making) -> list[int]:
    """The participations of the list by name: nobody who is erased or restricted, nobody twice."""
    seen = Participation.objects.visible_to(job.by).filter(operation=job.operation)
    here = seen.filter(person__state=Person.State.ACTIVE, person__merged_into=None)
    return list(here.order_by("person__name__sort_key", "pk").values_list("pk", flat=True))


def left_out(job: Making) -> int:
    """How many are not in the list because nobody may work with their data now."""
    seen = Participation.objects.visible_to(job.by).filter(operation=job.operation)
    return seen.filter(person__state=Person.State.RESTRICTED, person__merged_into=None).count()


def persons_of(participations: Sequence[int]) -> list[int]:
    """Whom a list names."""
    rows = Participation.objects.filter(pk__in=participations)
    return list(rows.values_list("person_id", flat=True).distinct())


def listed(job: Making, participations: Sequence[int]) -> Iterator[Listed]:
    """The rows in this order, with a fixed number of questions for each piece."""
    number, special = may_number(job), may_special(job)
    for start in range(0, len(participations), PIECE):
        piece = participations[start : start + PIECE]
        rows = Participation.objects.select_related(*_WITH, *(f"person__{f}" for f in _PERSON))
        found = rows.in_bulk(piece)
        stays, observed = _stays(piece), _observed(piece)
        answers = _answers(piece, job.operation.consortium.special_key) if special else {}
        for pk in piece:
            one = _listed(found[pk], number=number)
            one.special, one.stays, one.observed = answers.get(pk, {}), stays[pk], observed[pk]
            yield one
        job.progress(start + len(piece), len(participations))


def _listed(mine: Participation, *, number: bool) -> Listed:
    person = mine.person
    contact = person.contact.data if hasattr(person, "contact") else {}
    one = Listed(mine, person, person.identity.data, contact)
    if number and hasattr(person, "nationalnumber"):
        one.number, one.number_kind = (
            person.nationalnumber.data["number"],
            str(person.nationalnumber.kind),
        )
    return one


def _stays(piece: Sequence[int]) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = defaultdict(list)
    for stay in Stay.objects.filter(participation__in=piece, struck=False).order_by("entered_on", "pk"):
        found[stay.participation_id].append(stay)
    return found


def _observed(piece: Sequence[int]) -> dict[int, list[str]]:
    """What was seen of each, oldest first."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Observation.objects.filter(participation__in=piece, struck=False).order_by("observed_on", "pk")
    for pk, kind in rows.values_list("participation_id", "kind"):
        found[pk].append(kind)
    return found


def _answers(piece: Sequence[int], key: bytes) -> dict[int, dict[str, str]]:
    with special_door("read"):
        rows = list(SpecialCategory.objects.filter(participation__in=piece))
    return {r.participation_id: {k: str(a) for k, a in r.answers(key).items()} for r in rows}
