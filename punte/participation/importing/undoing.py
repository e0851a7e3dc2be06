"""Taking an import back: what depends on it, and how each row is put back; called by the action alone."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from punte.base.formats import day
from punte.base.text import folded, sort_key
from punte.participation import facts
from punte.participation.actions.special import special_door
from punte.participation.importing.bulk import insert_many, update_many
from punte.participation.importing.stay_writing import StayWriter, strike_leavings, strike_stays
from punte.participation.importing.writing import BATCH, BEFORE, marks
from punte.participation.models import ImportBatch, ImportRow, Participation, Proof, SpecialCategory, Stay
from punte.people.models import (
    Contact,
    NationalNumber,
    Person,
    PersonName,
    User,
)
from punte.people.models.persons import erase_rows
from punte.records.facts import STRUCK_IMPORT_UNDONE
from punte.records.models import Consent, Deliverable, Document, Evidence, Fact

Plan = ImportRow.Plan
SHOWN = 5
_DATES = ("frozen_on", "registered_on")
_ROW = ("person__identity", "person__contact", "person__consortium", "participation")


@dataclass(frozen=True)
class Undone:
    """A row with what was there before it."""

    row: ImportRow
    before: dict[str, Any]

    @property
    def made(self) -> bool:
        """Whether the import added this participation."""
        return self.row.plan == Plan.ADD


def written_rows(batch: ImportBatch) -> Iterator[list[Undone]]:
    """The rows that wrote something, in batches, locked against other writers."""
    last = 0
    while True:
        rows = batch.rows.filter(plan__in=[Plan.ADD, Plan.UPDATE], participation__isnull=False)
        held = Participation.objects.select_for_update().filter(
            pk__in=rows.filter(number__gt=last).order_by("number").values("participation_id")[:BATCH]
        )
        list(held.values_list("pk", flat=True))
        found = list(rows.filter(number__gt=last).select_related(*_ROW).order_by("number")[:BATCH])
        if not found:
            return
        erased = _stays_of_erased(batch, found)
        yield [Undone(row, _before(row) or erased.get(row.pk, {})) for row in found]
        last = found[-1].number


def _before(row: ImportRow) -> dict[str, Any]:
    if row.person is None or row.person.wrapped_key is None or not row.sealed_before:
        return {}
    return row.person.unseal(bytes(row.sealed_before), "importrow")


def _stays_of_erased(batch: ImportBatch, rows: Sequence[ImportRow]) -> dict[int, dict[str, Any]]:
    """Whoever was erased since took the traces along; the list as evidence still tells which stay it made."""
    erased = {
        r.person_id: r.pk for r in rows if r.plan == Plan.ADD and r.person and r.person.wrapped_key is None
    }
    if not erased:
        return {}
    told = Fact.objects.of(facts.ENTERED).filter(person__in=erased, evidence__document=batch.document_id)
    return {
        erased[person]: {"stay_made": stay} for person, stay in told.values_list("person_id", "source_id")
    }


def dependents(batch: ImportBatch) -> list[str]:
    """Who and what came after the import and rests on it, in words; a handful stands for all."""
    found = []
    for undone in written_rows(batch):
        found += [*_later_facts(batch, undone), *_judged(batch, undone), *_proven(batch, undone)]
        found += _changed(undone)
        if len(found) >= SHOWN:
            break
    return found[:SHOWN]


def _people(undone: Sequence[Undone]) -> list[int]:
    return [u.row.person_id for u in undone if u.row.person_id]


def _later_facts(batch: ImportBatch, undone: Sequence[Undone]) -> Iterator[str]:
    later = Fact.objects.filter(
        operation_id=batch.operation_id, person__in=_people(undone), recorded_at__gt=batch.applied_at
    ).select_related("person__identity", "person__consortium", "by")
    for fact in later.order_by("pk")[:SHOWN]:
        yield _("%(who)s: %(what)s, %(day)s (%(by)s)") % {
            "who": fact.person.full_name if fact.person else "",
            "what": fact.kind_label,
            "day": day(fact.happened_on),
            "by": fact.by.name,
        }


def _judged(batch: ImportBatch, undone: Sequence[Undone]) -> Iterator[str]:
    judged = (
        Evidence.objects.current()
        .exclude(verification=Evidence.Verification.LINKED)
        .filter(
            fact__operation_id=batch.operation_id, fact__person__in=_people(undone), at__gt=batch.applied_at
        )
        .select_related("fact__person__identity", "fact__person__consortium", "by")
    )
    for evidence in judged.order_by("pk")[:SHOWN]:
        yield _("%(who)s: the evidence of “%(what)s” was judged by %(by)s") % {
            "who": evidence.fact.person.full_name if evidence.fact.person else "",
            "what": evidence.fact.kind_label,
            "by": evidence.by.name,
        }


def _proven(batch: ImportBatch, undone: Sequence[Undone]) -> Iterator[str]:
    proofs = (
        Proof.objects.filter(participation__in=[u.row.participation_id for u in undone])
        .filter(Q(verified_at__gt=batch.applied_at) | Q(document__uploaded_at__gt=batch.applied_at))
        .select_related("participation__person__identity", "participation__person__consortium", "criterion")
    )
    for proof in proofs.order_by("pk")[:SHOWN]:
        yield _("%(who)s: the criterion “%(what)s” has a proof") % {
            "who": proof.participation.person.full_name,
            "what": str(proof.criterion),
        }


def _changed(undone: Sequence[Undone]) -> Iterator[str]:
    for u in undone:
        after = u.before.get("after")
        if after is None or u.row.participation is None or u.row.person is None:
            continue
        if marks(u.row.participation, u.row.person) != after:
            yield _("%(who)s: the file was changed since") % {"who": u.row.person.full_name}


@dataclass
class Undoer:
    """Puts rows back, in one user's name."""

    by: User
    batch: ImportBatch
    on: dt.date

    def undo(self, undone: Sequence[Undone]) -> None:
        """Put these rows back: facts struck, changes taken back, who came with the import goes with it."""
        self._stays(undone)
        self._participations(undone)
        self._answers(undone)
        self._persons(undone)
        self._erase([u for u in undone if u.before.get("person_made")])
        rows = [u.row for u in undone]
        for row in rows:
            row.sealed_before = None
        update_many(rows, ["sealed_before"])

    def _stays(self, undone: Sequence[Undone]) -> None:
        traces = [u.before for u in undone]
        every = {
            s.pk: s
            for s in Stay.objects.filter(pk__in=list(_stay_ids(traces))).select_related("participation")
        }
        made = [every[t["stay_made"]] for t in traces if t.get("stay_made")]
        strike_stays(made, by=self.by, reason=STRUCK_IMPORT_UNDONE, on=self.on)
        left = [every[t["stay_left"]] for t in traces if t.get("stay_left")]
        strike_leavings(left, by=self.by, reason=STRUCK_IMPORT_UNDONE, on=self.on)
        self._tell_again([every[t["stay_struck"]] for t in traces if t.get("stay_struck")])
        reasons = []
        for pk, exit in (t["stay_reason"] for t in traces if t.get("stay_reason")):
            every[pk].exit = exit
            reasons.append(every[pk])
        update_many(reasons, ["exit"])

    def _tell_again(self, struck: Sequence[Stay]) -> None:
        """A stay that the import had replaced is told again, as a new one: what was struck stays struck."""
        again = [
            Stay(
                consortium_id=s.consortium_id,
                participation=s.participation,
                entered_on=s.entered_on,
                left_on=s.left_on,
                exit=s.exit,
            )
            for s in struck
        ]
        Stay.objects.bulk_create(again, batch_size=BATCH)
        StayWriter(self.by, None, self.on).tell(again)

    def _participations(self, undone: Sequence[Undone]) -> None:
        rejected, restored = [], []
        for u in undone:
            participation = u.row.participation
            assert participation is not None
            if u.made:
                rejected.append(participation.pk)
            elif was := u.before.get("participation"):
                for name, value in was.items():
                    setattr(participation, name, _date(value) if name in _DATES else value)
                participation.version += 1
                restored.append(participation)
        Participation.objects.filter(pk__in=rejected).update(
            state=Participation.State.REJECTED, frozen_on=None, age=None
        )
        names = [n.removesuffix("_id") for n in BEFORE]
        update_many(restored, ["version", *names])

    def _answers(self, undone: Sequence[Undone]) -> None:
        key = self.batch.consortium.special_key
        touched = [u for u in undone if u.before.get("salt") or u.made]
        rows = [
            SpecialCategory.of(u.row.participation, key, u.before["special"])
            for u in touched
            if u.before.get("special") and u.row.participation
        ]
        with special_door("read"):
            SpecialCategory.objects.filter(
                participation__in=[u.row.participation_id for u in touched]
            ).delete()
            insert_many(rows, ["participation", "consortium", "salt", *SpecialCategory.FIELDS])

    def _persons(self, undone: Sequence[Undone]) -> None:
        identities, names = [], []
        contacts: list[Contact] = []
        gone: list[Contact] = []
        for u in undone:
            person = u.row.person
            if person is None or u.before.get("person_made"):
                continue
            if was := u.before.get("identity"):
                data = {**person.identity.data, **was}
                person.identity.sealed = person.seal(data, "identity")
                person.identity.version += 1
                identities.append(person.identity)
                name = f"{data['last_name']} {data['first_name']}"
                names.append(PersonName(person=person, sort_key=sort_key(name), folded=folded(name)))
            if "contact" in u.before:
                contact = _contact_before(person, u.before["contact"])
                (contacts if contact.data else gone).append(contact)
        update_many(identities, ["sealed", "version"])
        update_many(names, ["sort_key", "folded"])
        update_many(contacts, ["sealed", "version"])
        Contact.objects.filter(pk__in=[c.pk for c in gone]).delete()
        numbered = [u.row.person_id for u in undone if u.before.get("number_made")]
        NationalNumber.objects.filter(person__in=numbered).delete()

    def _erase(self, undone: Sequence[Undone]) -> None:
        """Who came with this import and is nowhere else is erased: the number stays, so the strikes hold."""
        persons = {u.row.person_id for u in undone if u.row.person_id} - _elsewhere(undone)
        gone = Person.objects.filter(pk__in=persons, state=Person.State.ACTIVE)
        erase_rows(list(gone))
        gone.update(state=Person.State.ERASED, wrapped_key=None)


def _stay_ids(traces: Iterable[dict[str, Any]]) -> Iterator[int]:
    for t in traces:
        yield from (t[k] for k in ("stay_made", "stay_left", "stay_struck") if t.get(k))
        if t.get("stay_reason"):
            yield t["stay_reason"][0]


def _date(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _contact_before(person: Person, was: dict[str, Any]) -> Contact:
    contact: Contact = person.contact
    data = {k: v for k, v in {**contact.data, **was}.items() if v is not None}
    contact._data = data
    contact.sealed, contact.version = person.seal(data, "contact"), contact.version + 1
    return contact


def _elsewhere(undone: Sequence[Undone]) -> set[int]:
    """Of these persons, those whom something else of the consortium still needs."""
    people = [u.row.person_id for u in undone if u.row.person_id]
    here = [u.row.participation_id for u in undone if u.row.participation_id]
    found: set[int] = set()
    found |= set(
        Participation.objects.filter(person__in=people)
        .exclude(pk__in=here)
        .values_list("person_id", flat=True)
    )
    for model in (Document, Consent, Deliverable):
        found |= set(model.objects.filter(person__in=people).values_list("person_id", flat=True))
    found |= set(Person.objects.filter(pk__in=people, key_holder__isnull=False).values_list("pk", flat=True))
    return found | set(Person.objects.filter(merged_into__in=people).values_list("merged_into_id", flat=True))
