"""What can happen to a person's identity: registered, corrected, merged, restricted, erased."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import folded, sort_key, tidy
from punte.people import sealing
from punte.people.models import (
    Consortium,
    Contact,
    Identity,
    NationalNumber,
    Person,
    PersonKey,
    PersonName,
    User,
)
from punte.people.models.persons import erase_rows


@dataclass(frozen=True)
class NewPerson:
    """What is told about a person when they are registered; dates are dates, texts are tidied."""

    first_name: str
    last_name: str
    birth_date: dt.date | None = None
    sex: str = ""
    number: str = ""
    number_kind: str = ""
    contact: dict[str, str] | None = None

    @property
    def identity(self) -> dict[str, Any]:
        """As it is sealed."""
        return {
            "first_name": tidy(self.first_name),
            "last_name": tidy(self.last_name),
            "birth_date": self.birth_date.isoformat() if self.birth_date else None,
            "sex": self.sex,
        }

    @property
    def name(self) -> str:
        """Family name first."""
        return tidy(f"{self.last_name} {self.first_name}")


def register_person(*, by: User, consortium: Consortium, **told: Any) -> Person:
    """Register one person in a consortium. Raises ValidationError on a national number known here already."""
    new = NewPerson(**told)
    if new.number and Person.objects.by_number(consortium, new.number).exists():
        raise ValidationError(
            {"number": _("A person with this number is already registered here.")}, code="known"
        )
    return register_persons(by=by, consortium=consortium, told=[new])[0]


@transaction.atomic
def register_persons(*, by: User, consortium: Consortium, told: Iterable[NewPerson]) -> list[Person]:
    """Register many at once; the callers have checked them. IntegrityError on a number known already."""
    require(by.is_active)
    news = list(told)
    key = consortium.key
    persons = Person.objects.bulk_create(
        [Person(consortium=consortium, wrapped_key=sealing.new_person_key(key)) for _n in news],
        batch_size=5000,
    )
    pairs = list(zip(persons, news, strict=True))
    Identity.objects.bulk_create([Identity.of(p, n.identity) for p, n in pairs], batch_size=5000)
    PersonName.objects.bulk_create([_name_row(p, n.name) for p, n in pairs], batch_size=5000)
    Contact.objects.bulk_create([Contact.of(p, n.contact) for p, n in pairs if n.contact], batch_size=5000)
    NationalNumber.objects.bulk_create([_number_row(p, n) for p, n in pairs if n.number], batch_size=5000)
    return persons


def _name_row(person: Person, name: str) -> PersonName:
    return PersonName(
        person=person, consortium_id=person.consortium_id, sort_key=sort_key(name), folded=folded(name)
    )


def _number_row(person: Person, new: NewPerson) -> NationalNumber:
    row = NationalNumber.of(person, {"number": new.number})
    row.kind = new.number_kind
    row.blind_index = sealing.blind_index(person.consortium.key, new.number)
    return row


@transaction.atomic
def correct_identity(*, by: User, person: Person, version: int | None = None, **changes: Any) -> None:
    """Change names, birth date or sex; the history keeps who did it. `changes` as in NewPerson. With the version
    that was read, the second of two editors is told."""
    require(by.is_active and person.state == Person.State.ACTIVE)
    identity = Identity.objects.select_for_update().get(person=person)
    identity.person = person
    _same_version(identity, version)
    data = {**identity.data, **NewPerson(**{**_told(identity), **changes}).identity}
    if data == identity.data:
        return
    identity.sealed = person.seal(data, "identity")
    identity.version += 1
    identity.save(update_fields=["sealed", "version"])
    name = f"{data['last_name']} {data['first_name']}"
    PersonName.objects.filter(person=person).update(sort_key=sort_key(name), folded=folded(name))


def _told(identity: Identity) -> dict[str, Any]:
    return {**identity.data, "birth_date": identity.birth_date}


@transaction.atomic
def save_contact(
    *, by: User, person: Person, contact: dict[str, str], safe: bool = True, version: int | None = None
) -> None:
    """Keep how the person may be reached, and whether that is safe. With the version that was read, the second of
    two editors is told."""
    require(by.is_active and person.state == Person.State.ACTIVE)
    row = Contact.of(person, contact)
    row.safe = safe
    known = Contact.objects.select_for_update().filter(person=person).first()
    _same_version(known, version)
    if known:
        known.sealed, known.safe, known.version = row.sealed, safe, known.version + 1
        known.save(update_fields=["sealed", "safe", "version"])
    else:
        row.save(force_insert=True)


def _same_version(row: Identity | Contact | None, version: int | None) -> None:
    if version is not None and version != (row.version if row else 0):
        raise ValidationError(
            _("Somebody else changed this while you were writing. Look at their version, then write again."),
            code="version",
        )


@transaction.atomic
def merge_persons(*, by: User, duplicate: Person, into: Person) -> None:
    """Say that two numbers are one person: the duplicate points to the other. Facts keep their number."""
    require(by.is_active and duplicate.consortium_id == into.consortium_id)
    rows = Person.objects.filter(pk__in=(duplicate.pk, into.pk)).order_by("pk")
    locked = {p.pk: p for p in rows.select_for_update()}
    root = _root(locked[into.pk])
    if duplicate.pk == root.pk or locked[duplicate.pk].merged_into_id:
        raise ValidationError(_("These are already one person."), code="merged")
    Person.objects.filter(pk=duplicate.pk).update(merged_into=root)
    Person.objects.filter(merged_into=duplicate).update(merged_into=root)
    duplicate.merged_into = root


def _root(person: Person) -> Person:
    """Whom this number stands for in the end, locked. Raises ValidationError where the chain is a ring."""
    seen = {person.pk}
    while person.merged_into_id:
        person = Person.objects.select_for_update().get(pk=person.merged_into_id)
        if person.pk in seen:
            raise ValidationError(_("These are already one person."), code="merged")
        seen.add(person.pk)
    return person


@transaction.atomic
def restrict_person(*, by: User, person: Person, until: dt.date | None) -> None:
    """Stop working with the data, keep them for the time the law asks. Nobody finds them by name meanwhile."""
    require(by.is_active)
    person.move_to(Person.State.RESTRICTED, restricted_until=until)
    PersonName.objects.filter(person=person).update(sort_key=None, folded="")


@transaction.atomic
def lift_person(*, by: User, person: Person) -> None:
    """Work with the data again, under their name."""
    require(by.is_active)
    person.move_to(Person.State.ACTIVE, restricted_until=None)
    identity = Identity.objects.select_related("person__consortium").get(person=person)
    name = tidy(identity.full_name)
    PersonName.objects.filter(person=person).update(sort_key=sort_key(name), folded=folded(name))


@transaction.atomic
def erase_person(*, by: User, person: Person) -> None:
    """Drop who it was: the rows beside, their history and the key. The number stays, so counts hold."""
    require(by.is_active)
    person.move_to(Person.State.ERASED, wrapped_key=None, restricted_until=None)
    erase_rows([person])
    PersonKey.objects.filter(person=person).delete()
