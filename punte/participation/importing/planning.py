"""What each row would do: add a participant, change one, nothing; or why it cannot be said yet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from punte.participation import facts
from punte.participation.actions.special import special_door
from punte.participation.importing import stays as stay_rules
from punte.participation.importing.checks import Checked, Rules, check_row
from punte.participation.importing.isun import beside_what_is_known
from punte.participation.importing.matching import (
    Acquaintance,
    FileIndex,
    Known,
    NameAndBirth,
    alike,
    name_key,
    whose,
)
from punte.participation.models import (
    ImportBatch,
    ImportRow,
    Observation,
    Participation,
    SpecialCategory,
    Stay,
)
from punte.people import sealing
from punte.people.models import NationalNumber, Person
from punte.records.models import Evidence, Fact

Plan = ImportRow.Plan
State = Participation.State
_OTHER_NAME = 0.5
SITUATION = {
    "sex": "sex",
    "labour_status": "labour",
    "education": "education",
    "studies": "studies",
    "jobless_household": "jobless_household",
    "jobless_household_children": "jobless_household_children",
    "single_adult_children": "single_adult_children",
    "rural": "rural",
    "language": "language",
    "county": "region_id",
    "settlement": "settlement_id",
    "sending_organisation": "sender_id",
    "function": "function",
    "registered_on": "registered_on",
}


@dataclass
class Planned:
    """A row with what it tells and what it would do."""

    row: ImportRow
    told: dict[str, str]
    checked: Checked
    whose: tuple[str, NameAndBirth | None]
    person: Person | None = None
    participation: Participation | None = None
    identity: dict[str, Any] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    number: bool = False
    situation: dict[str, Any] = field(default_factory=dict)
    special: dict[str, str] = field(default_factory=dict)
    stay: stay_rules.Step | None = None
    mark: bytes | None = None
    plan: str = ""

    values = property(lambda self: self.checked.values)
    problems = property(lambda self: self.checked.problems)

    @property
    def reopens(self) -> bool:
        """The participation was taken back with an earlier import and comes anew."""
        return self.participation is not None and self.participation.state == State.REJECTED

    def decide(self) -> None:
        """Say what the row would do; what is written later does not change that."""
        changes = (self.identity, self.contact, self.number, self.situation, self.special, self.stay)
        if self.problems:
            self.plan = Plan.PROBLEM
        elif self.participation is None or self.reopens:
            self.plan = Plan.ADD
        else:
            self.plan = Plan.UPDATE if any(changes) else Plan.UNCHANGED


@dataclass
class Surroundings:
    """What the database knows about the persons of some rows."""

    persons: dict[int, Person]
    by_number: dict[bytes, int]
    participations: dict[int, Participation]
    stays: dict[int, list[Stay]]
    special: dict[int, SpecialCategory]
    settled: set[int]
    taken_back: set[int]


class Planner:
    """Plans rows in batches, with the same few queries for each batch."""

    def __init__(
        self,
        batch: ImportBatch,
        rules: Rules,
        index: FileIndex | None,
        known: Known,
        answers: dict[bytes, tuple[str, int | None]],
        *,
        locking: bool = False,
    ):
        """`answers` to doubts come from earlier imports; `locking` holds the participations until the end of
        the transaction, for who is about to write."""
        self.batch, self.rules, self.index, self.known = batch, rules, index, known
        self.answers, self.locking = answers, locking
        self.consortium = batch.consortium
        self.key, self.special_key = self.consortium.key, self.consortium.special_key

    def plan(self, rows: Sequence[tuple[ImportRow, dict[str, str]]]) -> list[Planned]:
        """Check the rows and say what each would do."""
        planned = [self._read(row, told) for row, told in rows]
        for p in planned:
            self._find_duplicates(p)
            self._remember(p)
        numbers = {self._blind(p) for p in planned if p.values.get("national_number")}
        met = {p.row.pk: self._acquaintances(p) for p in planned if not p.problems}
        around = self._surroundings(numbers, {a.person_id for found in met.values() for a in found})
        for p in planned:
            if not p.problems:
                self._recognise(p, met[p.row.pk], around)
            if not p.problems:
                self._compare(p, around)
            p.decide()
        return planned

    def _read(self, row: ImportRow, told: dict[str, str]) -> Planned:
        checked = check_row(told, self.rules)
        return Planned(row, told, checked, whose(told, self.rules.layout, checked.number))

    def _blind(self, planned: Planned) -> bytes:
        """Of the national number; where there is one, it is the row's mark."""
        assert planned.mark is not None
        return planned.mark

    def _remember(self, planned: Planned) -> None:
        """Mark the row, and take up what was answered when the same row came with an earlier import."""
        number, key = planned.whose
        if not (number or key):
            return
        planned.mark = sealing.blind_index(self.key, number or "|".join(key or ()))
        if not planned.row.resolution and planned.mark in self.answers:
            planned.row.resolution, planned.row.person_id = self.answers[planned.mark]

    def _find_duplicates(self, planned: Planned) -> None:
        if self.index is None:  # the file was held against itself when it was checked
            return
        column, others = self.index.same_as(planned.row.number, *planned.whose)
        if others and not planned.checked.faulty(column):
            planned.checked.add("duplicate", column, rows=others[:5])

    def _acquaintances(self, planned: Planned) -> list[Acquaintance]:
        """Persons of this name and birth date; else of a similar one."""
        values = planned.values
        if planned.row.resolution == "same" and planned.row.person_id:
            return [Acquaintance(planned.row.person_id, "", has_number=False)]
        name, birth = name_key(values["last_name"], values["first_name"]), values["birth_date"]
        with_number = "national_number" in values
        return self.known.named(name, birth, with_number=with_number) or self.known.alike(
            name, birth, with_number=with_number
        )

    def _recognise(self, planned: Planned, met: list[Acquaintance], around: Surroundings) -> None:
        """Find the person: by number, by the answer given on the preview, else by name and birth date."""
        values, row = planned.values, planned.row
        number = values.get("national_number")
        found = around.by_number.get(self._blind(planned)) if number else None
        if found:
            planned.person = around.persons[found]
            self._refuse_other_name(planned)
        elif row.resolution == "same" and row.person_id in around.persons:
            planned.person = around.persons[row.person_id]
        elif row.resolution != "another" and met:
            name = name_key(values["last_name"], values["first_name"])
            if len(met) == 1 and met[0].name == name:
                planned.person = around.persons[met[0].person_id]
            else:
                planned.checked.add("spelling", "last_name", persons=[a.person_id for a in met[:3]])
        if planned.person and planned.person.state != Person.State.ACTIVE:
            planned.checked.add("erased", "last_name")

    def _refuse_other_name(self, planned: Planned) -> None:
        identity = getattr(planned.person, "identity", None)
        if identity is None:
            return
        last, first = planned.values["last_name"], planned.values["first_name"]
        known = identity.data
        if max(alike(last, known["last_name"]), alike(first, known["first_name"])) < _OTHER_NAME and (
            alike(name_key(last, first), name_key(known["last_name"], known["first_name"])) < _OTHER_NAME
        ):
            planned.checked.add("other_name", "national_number")

    def _compare(self, planned: Planned, around: Surroundings) -> None:
        if planned.person is None:
            return
        planned.participation = around.participations.get(planned.person.pk)
        mine = planned.participation
        if mine is None:
            self._complete_person(planned)
            return
        if self._through_another_partner(planned, mine):
            planned.checked.add("other_partner", "last_name")
        elif planned.reopens and mine.pk not in around.taken_back:
            planned.checked.add("not_selected", "entered_on")
        elif not planned.reopens:
            self._compare_person(planned)
            self._compare_participation(planned, mine, around)

    def _through_another_partner(self, planned: Planned, mine: Participation) -> bool:
        told = planned.values.get("partner")
        hidden = self.rules.own is not None and mine.organisation_id not in self.rules.own
        return hidden or (told is not None and told != mine.organisation_id)

    def _complete_person(self, planned: Planned) -> None:
        """Somebody known from elsewhere: what is not there yet is added, nothing of theirs is changed."""
        values, person = planned.values, planned.person
        planned.number = "national_number" in values and not hasattr(person, "nationalnumber")
        if not hasattr(person, "contact"):
            planned.contact = {k: values[k] for k in ("phone", "email") if k in values}

    def _compare_person(self, planned: Planned) -> None:
        person, values = planned.person, planned.values
        identity = getattr(person, "identity", None)
        if person is None or identity is None:
            return
        known = identity.data
        told = {"birth_date": values["birth_date"].isoformat(), "sex": values["sex"]}
        numbered = "national_number" in values  # then the file's spelling is the official one
        same_name = name_key(values["last_name"], values["first_name"]) == name_key(
            known["last_name"], known["first_name"]
        )
        if numbered and not same_name:
            told |= {"last_name": values["last_name"], "first_name": values["first_name"]}
        planned.identity = {k: v for k, v in told.items() if known.get(k) != v}
        planned.number = "national_number" in values and not hasattr(person, "nationalnumber")
        contact = person.contact.data if hasattr(person, "contact") else {}
        reach = {k: values[k] for k in ("phone", "email") if k in values}
        planned.contact = {k: v for k, v in reach.items() if contact.get(k) != v}

    def _compare_participation(self, planned: Planned, mine: Participation, around: Surroundings) -> None:
        stays = around.stays.get(mine.pk, [])
        days = [(s.entered_on, s.left_on) for s in stays]
        values = beside_what_is_known(planned.told, planned.values, _known(mine, stays), days)
        told = situation(values)
        planned.situation = {k: v for k, v in told.items() if getattr(mine, k) != v}
        answers = {k: planned.values[k] for k in self.rules.layout.special if k in planned.values}
        row = around.special.get(mine.pk)
        known = row.answers(self.special_key) if row else {}
        planned.special = {k: v for k, v in answers.items() if known.get(k) != v}
        try:
            planned.stay = stay_rules.step(values, stays)
        except stay_rules.Overlap:
            planned.checked.add("dates_overlap", "entered_on")
        if planned.stay and planned.stay.corrects and planned.stay.corrects.pk in around.settled:
            planned.checked.add("dates_settled", "entered_on")

    def _surroundings(self, numbers: set[bytes], met: set[int]) -> Surroundings:
        found = NationalNumber.objects.filter(consortium=self.consortium, blind_index__in=numbers)
        by_number = {bytes(blind): pk for blind, pk in found.values_list("blind_index", "person_id")}
        persons = _persons(set(by_number.values()) | met)
        ids = {p.pk for p in persons.values()}
        mine = {p.whom: p for p in self._participations(ids)}  # type: ignore[attr-defined]
        pks = [p.pk for p in mine.values()]
        with special_door("read"):
            special = {s.participation_id: s for s in SpecialCategory.objects.filter(participation__in=pks)}
        stays: dict[int, list[Stay]] = defaultdict(list)
        for stay in Stay.objects.filter(participation__in=pks, struck=False).order_by("entered_on", "pk"):
            stays[stay.participation_id].append(stay)
        rejected = [p.pk for p in mine.values() if p.state == State.REJECTED]
        return Surroundings(
            persons, by_number, mine, stays, special, _settled(stays, mine), _taken_back(rejected, self.batch)
        )

    def _participations(self, persons: set[int]) -> Iterable[Participation]:
        """Of these persons in this operation, also where they were registered before being merged."""
        theirs = Q(person__in=persons) | Q(person__merged_into__in=persons)
        rows = Participation.objects.filter(theirs, operation_id=self.batch.operation_id)
        if self.locking:
            rows = rows.select_for_update(of=("self",))
        return rows.annotate(whom=Coalesce("person__merged_into_id", "person_id"))


def _known(mine: Participation, stays: Sequence[Stay]) -> dict[str, str]:
    """What is on file where a layout of others may say it less finely."""
    return {
        "labour_status": mine.labour or "",
        "studies": mine.studies or "",
        "education": "" if mine.education is None else str(mine.education),
        "exit_reason": stays[-1].exit if stays else "",
    }


def situation(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of the participation that a row tells."""
    told = {name: values[key] for key, name in SITUATION.items() if key in values}
    if "education" in told:
        told["education"] = int(told["education"])
    for flag in ("jobless_household", "jobless_household_children", "single_adult_children"):
        if flag in told:
            told[flag] = told[flag] == "yes"
    return {k: v for k, v in told.items() if v is not None}


def _persons(ids: set[int]) -> dict[int, Person]:
    """Persons by number; a merged one stands for whom it was merged into."""
    wanted = Person.objects.select_related("identity", "contact", "nationalnumber", "consortium")
    found = {p.pk: p for p in wanted.filter(pk__in=ids)}
    merged = {p.pk: p.merged_into_id for p in found.values() if p.merged_into_id}
    if merged:
        into = {p.pk: p for p in wanted.filter(pk__in=set(merged.values()))}
        found |= {pk: into[target] for pk, target in merged.items()}
    return found


def _settled(stays: dict[int, list[Stay]], mine: dict[int, Participation]) -> set[int]:
    """Stays on which observations or judged evidence rest."""
    every = {s.pk: s.participation_id for group in stays.values() for s in group}
    if not every:
        return set()
    observed = set(
        Observation.objects.filter(participation__in=set(every.values()), struck=False).values_list(
            "participation_id", flat=True
        )
    )
    told = Fact.objects.live().of(facts.ENTERED, facts.LEFT).filter(source_id__in=every)
    judged = Evidence.objects.current().exclude(verification=Evidence.Verification.LINKED)
    proven = set(
        judged.filter(fact__in=told.filter(source_type__model="stay")).values_list(
            "fact__source_id", flat=True
        )
    )
    return {pk for pk, participation in every.items() if pk in proven or participation in observed}


def _taken_back(rejected: Iterable[int], batch: ImportBatch) -> set[int]:
    """Participations that an undone import had added: a new import may add them again."""
    rejected = list(rejected)
    if not rejected:
        return set()
    rows = ImportRow.objects.filter(
        participation__in=rejected,
        plan=Plan.ADD,
        batch__operation_id=batch.operation_id,
        batch__state=ImportBatch.State.UNDONE,
    )
    return set(rows.values_list("participation_id", flat=True))
