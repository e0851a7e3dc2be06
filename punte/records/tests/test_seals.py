"""Seals: what was told is sealed; whoever changes the past is found out."""

import datetime as dt
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import transaction

from punte.base.rls import set_local
from punte.people.models import Consortium
from punte.projects.models import Operation
from punte.records import facts, jobs
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.models import Fact, Seal
from punte.records.seals import seal_facts, verify
from tests.cast import staff

COLUMNS = ", ".join(f.column for f in Fact._meta.concrete_fields if f.column not in ("id", "source_id"))


@pytest.fixture
def operation(committing):
    return Operation.objects.select_related("consortium").get(code="309187")


@pytest.fixture
def told(operation):
    """Three facts, committed."""
    lead = operation.partnerships.get(role="lead").organisation
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        elena = staff("Elena Dragomir", lead, "manager", operation)
        for number in range(3):
            evidence_deliverable(
                by=elena,
                operation=operation,
                activity=operation.activities.first(),
                kind=facts.GUIDE_PUBLISHED,
                organisation=lead,
                title=f"Ghid {number}",
                on=dt.date(2025, 2, 3),
                document=None,
            )
        return list(Fact.objects.order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def owner(server, committing):
    """A hand that can do what the application cannot."""
    with psycopg.connect(
        server.url("owner", urlsplit(committing).path.strip("/")), autocommit=True
    ) as connection:
        yield connection


def seals(operation):
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        return list(Seal.objects.order_by("number").values_list("number", "facts"))


def late(fact_id):
    """One more fact like this one, as SQL."""
    return f"INSERT INTO records_fact ({COLUMNS}, source_id) SELECT {COLUMNS}, 900 FROM records_fact WHERE id = {fact_id}"


def test_facts_are_sealed_once_and_verify(operation, told):
    assert seal_facts(operation.consortium) == 3
    assert seal_facts(operation.consortium) == 0
    assert seals(operation) == [(1, 3)]
    assert verify() == []


def test_an_altered_fact_is_named(operation, told, owner):
    seal_facts(operation.consortium)
    owner.execute("ALTER TABLE records_fact DISABLE TRIGGER USER")
    owner.execute("UPDATE records_fact SET happened_on = happened_on - 1 WHERE id = %s", [told[1]])
    (found,) = verify()
    assert (found.consortium, found.what, found.number) == (operation.consortium.slug, "fact", told[1])


def test_a_removed_fact_is_named(operation, told, owner):
    seal_facts(operation.consortium)
    owner.execute("ALTER TABLE records_fact DISABLE TRIGGER USER")
    rows = owner.execute(
        "SELECT conrelid::regclass, conname FROM pg_constraint WHERE confrelid = 'records_fact'::regclass"
    )
    for table, name in rows.fetchall():
        owner.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    owner.execute("DELETE FROM records_fact WHERE id = %s", [told[2]])
    (found,) = verify()
    assert (found.what, found.number) == ("removed", told[2])


def test_a_seal_rewritten_to_fit_is_named(operation, told, owner):
    seal_facts(operation.consortium)
    owner.execute("ALTER TABLE records_sealedfact DISABLE TRIGGER USER")
    owner.execute("UPDATE records_sealedfact SET digest = sha256(digest) WHERE fact_id = %s", [told[0]])
    assert {(f.what, f.number) for f in verify()} == {("fact", told[0]), ("seal", 1)}


def test_a_fact_that_commits_late_is_sealed_next_time(operation, told, committing):
    with psycopg.connect(committing) as slow:
        slow.execute("SELECT set_config('punte.consortium', %s, true)", [str(operation.consortium_id)])
        slow.execute(late(told[0]))  # takes the lower number and is not yet seen
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            Fact.objects.filter(pk=told[0]).get()
        with psycopg.connect(committing) as quick:
            quick.execute("SELECT set_config('punte.consortium', %s, true)", [str(operation.consortium_id)])
            quick.execute(late(told[0]).replace("900", "901"))
        assert seal_facts(operation.consortium) == 4
    assert seal_facts(operation.consortium) == 1
    assert seals(operation) == [(1, 4), (2, 1)]
    assert verify() == []


def test_the_job_seals_every_consortium_and_may_run_again(operation, told):
    assert Consortium.objects.count() > 1
    assert jobs.seal_all_facts(0) == 3
    assert jobs.seal_all_facts(600) == 0
    assert verify() == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE records_fact SET quantity = 9", "DELETE FROM records_fact", "TRUNCATE records_fact CASCADE"],
)
def test_the_application_itself_cannot_change_the_past(operation, told, committing, statement):
    with psycopg.connect(committing) as connection:
        connection.execute("SELECT set_config('punte.consortium', %s, true)", [str(operation.consortium_id)])
        with pytest.raises(psycopg.Error):
            connection.execute(statement)
