"""Writing planned rows, many at a time; called by the action that applies an import, inside its transaction."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from punte.base.text import folded, sort_key
from punte.participation.actions.participations import age_on
from punte.participation.actions.special import special_door
from punte.participation.importing.bulk import insert_many, update_many
from punte.participation.importing.planning import Planned, situation
from punte.participation.importing.stay_writing import StayWriter
from punte.participation.importing.stays import Step, state_after
from punte.participation.models import ImportBatch, ImportRow, Participation, SpecialCategory
from punte.people import sealing
from punte.people.actions.persons import NewPerson, register_persons
from punte.people.models import Contact, Identity, NationalNumber, Person, PersonName, User
from punte.records.models import Document

Plan = ImportRow.Plan
BATCH = 1_000
_FIELDS = [
    "state",
    "version",
    "frozen_on",
    "age",
    "sex",
    "labour",
    "education",
    "studies",
    "jobless_household",
]
_FIELDS += [
    "jobless_household_children",
    "single_adult_children",
    "rural",
    "language",
    "region",
    "settlement",
]
_FIELDS += ["sender", "function", "registered_on"]
BEFORE = (*(f for f in _FIELDS if f not in ("version", "region", "settlement", "sender")),)
BEFORE = (*BEFORE, "region_id", "settlement_id", "sender_id")


@dataclass
class Writer:
    """Writes the rows of one import."""

    by: User
    batch: ImportBatch
    document: Document
    on: dt.date
    before: dict[int, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.consortium = self.batch.consortium
        self.key, self.special_key = self.consortium.key, self.consortium.special_key
        self.stays = StayWriter(self.by, self.document, self.on)

    def write(self, planned: Sequence[Planned]) -> None:
        """Write what these rows would do, and keep what it takes to undo it."""
        self.before = {p.row.pk: {} for p in planned}
        adds = [p for p in planned if p.plan == Plan.ADD]
        updates = [p for p in planned if p.plan == Plan.UPDATE]
        self._register(adds)
        self._change_persons(updates)
        self._complete_persons([*adds, *updates])
        self._participate(adds)
        self._change_participations(updates)
        self._answer([*adds, *updates])
        steps = [(p, self._step(p)) for p in (*adds, *updates)]
        self._move([(p, s) for p, s in steps if s])
        self._keep_rows(planned)

    def _register(self, adds: Sequence[Planned]) -> None:
        new = [p for p in adds if p.person is None]
        told = [_new_person(p.values) for p in new]
        persons = register_persons(by=self.by, consortium=self.consortium, told=told)
        for p, person in zip(new, persons, strict=True):
            p.person = person
            self.before[p.row.pk]["person_made"] = True

    def _change_persons(self, updates: Sequence[Planned]) -> None:
        identities, names = [], []
        for p in updates:
            if not p.identity or p.person is None:
                continue
            identity: Identity = p.person.identity
            data = {**identity.data, **p.identity}
            self.before[p.row.pk]["identity"] = {k: identity.data.get(k) for k in p.identity}
            identity.sealed, identity.version = p.person.seal(data, "identity"), identity.version + 1
            identities.append(identity)
            names.append(_name_row(p.person, data))
        update_many(identities, ["sealed", "version"])
        update_many(names, ["sort_key", "folded"])

    def _complete_persons(self, planned: Sequence[Planned]) -> None:
        numbers: list[NationalNumber] = []
        new: list[Contact] = []
        changed: list[Contact] = []
        for p in planned:
            if p.person is None or self.before[p.row.pk].get("person_made"):
                continue
            if p.number:
                numbers.append(self._number_row(p))
                self.before[p.row.pk]["number_made"] = True
            if p.contact:
                (changed if hasattr(p.person, "contact") else new).append(self._contact_row(p, p.person))
        NationalNumber.objects.bulk_create(numbers, batch_size=BATCH)
        Contact.objects.bulk_create(new, batch_size=BATCH)
        update_many(changed, ["sealed", "version"])

    def _number_row(self, p: Planned) -> NationalNumber:
        assert p.person is not None
        digits = p.values["national_number"]
        row = NationalNumber.of(p.person, {"number": digits})
        row.kind, row.blind_index = p.values["number_kind"], sealing.blind_index(self.key, digits)
        return row

    def _contact_row(self, p: Planned, person: Person) -> Contact:
        known: Contact | None = getattr(person, "contact", None)
        data = known.data if known else {}
        self.before[p.row.pk]["contact"] = {k: data.get(k) for k in p.contact}
        if known is None:
            return Contact.of(person, p.contact)
        known.sealed, known.version = person.seal({**data, **p.contact}, "contact"), known.version + 1
        return known

    def _participate(self, adds: Sequence[Planned]) -> None:
        new, again = [], []
        for p in adds:
            if p.participation is None:
                p.participation = self._new_participation(p)
                new.append(p.participation)
            else:
                self._set(p.participation, {**situation(p.values), "state": Participation.State.CANDIDATE})
                again.append(p.participation)
            self.before[p.row.pk]["participation_made"] = True
        Participation.objects.bulk_create(new, batch_size=BATCH)
        update_many(again, _FIELDS)

    def _new_participation(self, p: Planned) -> Participation:
        told = situation(p.values)
        entered = p.values.get("entered_on")
        frozen = {"frozen_on": entered, "age": age_on(p.values["birth_date"], entered)} if entered else {}
        state = state_after(p.values.get("left_on"), p.values.get("exit_reason", ""))
        return Participation(
            consortium_id=self.batch.consortium_id,
            operation_id=self.batch.operation_id,
            organisation_id=p.values.get("partner", self.batch.organisation_id),
            person=p.person,
            state=state if entered else Participation.State.CANDIDATE,
            **{"registered_on": entered or self.on, **frozen, **told},
        )

    def _change_participations(self, updates: Sequence[Planned]) -> None:
        changed = []
        for p in updates:
            assert p.participation is not None
            self.before[p.row.pk]["participation"] = _as_it_is(p.participation)
            also = self._age_again(p)
            self._set(p.participation, {**p.situation, **also})
            changed.append(p.participation)
        update_many(changed, _FIELDS)

    def _age_again(self, p: Planned) -> dict[str, Any]:
        """A corrected birth date changes the age at entry."""
        frozen = p.participation.frozen_on if p.participation else None
        return (
            {"age": age_on(p.values["birth_date"], frozen)} if frozen and "birth_date" in p.identity else {}
        )

    def _set(self, participation: Participation, values: dict[str, Any]) -> None:
        for name, value in values.items():
            setattr(participation, name, value)
        participation.version += 1

    def _answer(self, planned: Sequence[Planned]) -> None:
        rows = []
        with special_door("read"):
            known = self._answers([p for p in planned if p.special])
            for p in planned:
                told = p.special or (_answers(p) if self.before[p.row.pk].get("participation_made") else {})
                if not told or p.participation is None:
                    continue
                old = known.get(p.participation.pk)
                if old:
                    self.before[p.row.pk]["special"] = old
                rows.append(SpecialCategory.of(p.participation, self.special_key, {**(old or {}), **told}))
                self.before[p.row.pk]["salt"] = rows[-1].salt.hex()
            SpecialCategory.objects.filter(participation__in=[r.participation_id for r in rows]).delete()
            insert_many(rows, ["participation", "consortium", "salt", *SpecialCategory.FIELDS])

    def _answers(self, planned: Sequence[Planned]) -> dict[int, dict[str, str]]:
        rows = SpecialCategory.objects.filter(participation__in=[p.participation for p in planned])
        return {r.participation_id: {k: str(a) for k, a in r.answers(self.special_key).items()} for r in rows}

    def _step(self, p: Planned) -> Step | None:
        if not self.before[p.row.pk].get("participation_made"):
            return p.stay
        entered, left = p.values.get("entered_on"), p.values.get("left_on")
        return Step(entered, left, p.values.get("exit_reason", "")) if entered else None

    def _move(self, steps: Sequence[tuple[Planned, Step]]) -> None:
        """Write the stays with their facts, and the state that follows."""
        done = self.stays.write([(p.participation, s) for p, s in steps if p.participation])
        changed = []
        for (p, step), traces in zip(steps, done, strict=True):
            assert p.participation is not None
            self.before[p.row.pk] |= traces
            if self._settle(p.participation, step, p.values["birth_date"]):
                changed.append(p.participation)
        update_many(changed, ["state", "frozen_on", "age"])

    def _settle(self, participation: Participation, step: Step, birth: dt.date) -> bool:
        was = (participation.state, participation.frozen_on)
        first = participation.frozen_on is None
        if first or (step.corrects and participation.frozen_on == step.corrects.entered_on):
            participation.frozen_on, participation.age = step.entered_on, age_on(birth, step.entered_on)
        participation.state = step.state
        return was != (participation.state, participation.frozen_on)

    def _keep_rows(self, planned: Sequence[Planned]) -> None:
        rows = []
        for p in planned:
            row, before = p.row, self.before[p.row.pk]
            row.plan, row.person, row.participation, row.sealed = p.plan, p.person, p.participation, b""
            if p.plan != Plan.UNCHANGED and p.person and p.participation:
                before["after"] = marks(p.participation, None if before.get("person_made") else p.person)
                row.sealed_before = p.person.seal(before, "importrow")
            rows.append(row)
        names = ["plan", "person", "participation", "sealed", "sealed_before"]
        update_many(rows, names)


def _new_person(values: dict[str, Any]) -> NewPerson:
    return NewPerson(
        first_name=values["first_name"],
        last_name=values["last_name"],
        birth_date=values["birth_date"],
        sex=values["sex"],
        number=values.get("national_number", ""),
        number_kind=values.get("number_kind", ""),
        contact={k: values[k] for k in ("phone", "email") if k in values} or None,
    )


def _name_row(person: Person, data: dict[str, Any]) -> PersonName:
    name = f"{data['last_name']} {data['first_name']}"
    return PersonName(
        person=person, consortium_id=person.consortium_id, sort_key=sort_key(name), folded=folded(name)
    )


def _answers(p: Planned) -> dict[str, str]:
    return {k: p.values[k] for k in SpecialCategory.FIELDS if k in p.values}


def _as_it_is(participation: Participation) -> dict[str, Any]:
    was = {name: getattr(participation, name) for name in BEFORE}
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in was.items()}


def marks(participation: Participation, person: Person | None) -> dict[str, Any]:
    """By which a later change is noticed; `person` is None for one made a moment ago."""
    identity, contact = getattr(person, "identity", None), getattr(person, "contact", None)
    return {
        "version": participation.version,
        "state": str(participation.state),
        "identity": identity.version if identity else 1,
        "contact": contact.version if contact else 1,
    }
