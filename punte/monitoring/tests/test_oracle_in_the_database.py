"""The hand-worked oracle, put into the database: every query answers as the table says."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from punte.monitoring.counting import participants, promises
from punte.monitoring.models import Target
from punte.monitoring.sets import indicator_set
from punte.organisations.models import Organisation
from punte.participation.actions.special import special_door
from punte.participation.models import Participation, SpecialCategory
from punte.people.models import Person
from punte.records.kinds import kind
from punte.records.models import Document, Evidence, Fact
from tests.oracle import table

SET = {code: i for code, i in indicator_set("2021-2027").items() if i.counts == "participants"}


@pytest.fixture
def oracle(operation, elena, assoc):
    """The forty participants with their facts, in an operation of the oracle's dates."""
    said, as_of, earlier = table.the_operation()
    operation.starts_on, operation.ends_on = said.starts_on, said.ends_on
    people = {}
    for row in table.participations():
        people[row.id] = _participation(operation, assoc, row)
    for duplicate, into in table.merges().items():
        while into in table.merges():
            into = table.merges()[into]
        Person.objects.filter(pk=people[duplicate].person_id).update(merged_into=people[into].person_id)
    _tell(operation, elena, table.facts(), people)
    return operation, people, as_of, earlier


def _participation(operation, assoc, row):
    person = Person.objects.create(consortium=operation.consortium)
    participation = Participation.objects.create(
        consortium=operation.consortium, operation=operation, organisation=assoc, person=person,
        registered_on=dt.date(2024, 1, 1), state="entered", sex=row.sex, age=row.age, labour=row.labour,
        education=row.education, studies=row.studies, rural=row.rural, jobless_household=row.jobless_household,
        jobless_household_children=row.jobless_household_children, single_adult_children=row.single_adult_children,
    )  # fmt: skip
    with special_door("read"):
        SpecialCategory.of(participation, operation.consortium.special_key, row.special).save(
            force_insert=True
        )
    return participation


def _tell(operation, by, told, people, activities=None, entities=None):
    rows, struck = {}, {}
    document = None
    for fact in told:
        if fact.strikes:
            struck[fact.id] = fact.strikes
        person = people.get(fact.person)
        rows[fact.id] = Fact.objects.create(
            kind=kind(fact.kind).number if not fact.strikes else 290,
            happened_on=fact.happened_on, consortium=operation.consortium, operation=operation,
            organisation=operation.partnerships.first().organisation, by=by,
            person_id=person.person_id if person else None,
            activity=(activities or {}).get(fact.activity), entity=(entities or {}).get(fact.organisation),
            quantity=fact.quantity or 0, source_type=ContentType.objects.get_for_model(Fact), source_id=fact.id,
            strikes=rows[fact.strikes] if fact.strikes else None,
        )  # fmt: skip
        for verification in fact.evidence:
            document = _paper(operation, by)
            Evidence.objects.create(
                consortium=operation.consortium, fact=rows[fact.id], document=document, by=by,
                verification=verification, reason="unreadable" if verification == "rejected" else "",
            )  # fmt: skip
    return rows


def _paper(operation, by):
    return Document.objects.create(
        consortium=operation.consortium, operation=operation, title="paper", file_name="x", content_type="x",
        size=1, sha256="x", uploaded_by=by,
    )  # fmt: skip


def _expected(name):
    found = {}
    for row in table.rows(name):
        found.setdefault(row["indicator"], {})[row["participant"]] = row["expected"]
    return found


@pytest.mark.parametrize("name", ["expected.csv", "expected_earlier.csv"])
def test_every_candidate_is_judged_as_by_hand(oracle, name):
    operation, people, as_of, earlier = oracle
    day = as_of if name == "expected.csv" else earlier
    wrong = []
    for code, expected in _expected(name).items():
        judged = {
            c.participation_id: c.reason or "counted"
            for c in participants.candidates(operation, SET[code], day)
        }
        for participant, wanted in expected.items():
            got = judged.get(people[participant].pk, "absent")
            if got != wanted:
                wrong.append((code, participant, wanted, got))
    assert not wrong


def test_the_values_are_the_totals_by_sex(oracle):
    operation, _people, as_of, _earlier = oracle
    values = participants.values(operation, list(SET.values()), as_of)
    for row in table.rows("totals.csv"):
        counted = values[row["indicator"]]
        got = sum(n for (sex, _o), n in counted.items() if row["sex"] in (sex, "total"))
        assert got == int(row["value"]), row


def test_the_total_is_the_sum_of_its_parts(oracle):
    operation, _people, as_of, _earlier = oracle
    values = participants.values(operation, list(SET.values()), as_of)
    total = {code: sum(by.values()) for code, by in values.items()}
    assert total["EECO01"] == total["EECO02"] + total["EECO04"] + total["EECO05"]


@pytest.fixture
def promised(oracle, elena):
    """The oracle's targets beside its facts; persons X… hold no participation."""
    operation, people, as_of, _earlier = oracle
    told = table.facts("target_facts.csv")
    for outsider in {f.person for f in told if f.person and f.person not in people}:
        person = Person.objects.create(consortium=operation.consortium)
        people[outsider] = Participation(person=person)
    activities = {code: operation.activities.get(code=code) for code in {f.activity for f in told} if code}
    entities = {name: _organisation(name) for name in {f.organisation for f in told} if name}
    rows = _tell(operation, elena, told, people, activities, entities)
    targets = {}
    for position, (code, said) in enumerate(table.targets().items()):
        targets[code] = Target.objects.create(
            operation=operation, code=f"oracle-{code}", name={"source": "en", "texts": {"en": code}}, group="people",
            position=position, value=1, what=said["what"], kinds=said["kinds"], minimum=said["at_least"],
            activity=activities[said["activity"]] if said["activity"] else None, quote="x",
            participants_only=said["participants_only"],
        )  # fmt: skip
    return operation, targets, rows, as_of


def _organisation(name):
    return Organisation.objects.create(kind="cso", name=name, sort_key=name, folded=name)


def test_every_fact_is_judged_as_by_hand(promised):
    operation, targets, rows, as_of = promised
    expected = {}
    for row in table.rows("target_expected.csv"):
        expected.setdefault(row["target"], {})[rows[int(row["fact"])].pk] = row["expected"]
    for code, target in targets.items():
        sql, parameters = promises.candidate_sql(operation, target, as_of)
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} SELECT fact_id, coalesce(reason, 'counted') FROM candidate", parameters)
            judged = dict(cursor.fetchall())
        wanted = {fact: answer for fact, answer in expected.get(code, {}).items() if answer != "absent"}
        assert judged == wanted, code


def test_every_target_has_the_value_worked_by_hand(promised):
    operation, targets, _rows, as_of = promised
    counts = promises.counts(operation, list(targets.values()), as_of)
    assert {code: counts[t.pk].total for code, t in targets.items()} == {
        code: said["value"] for code, said in table.targets().items()
    }
