"""Whoever alters the past is found out: every altered, removed or re-sealed row is named."""

import datetime as dt
import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import transaction

from punte.base.rls import set_local
from punte.organisations.models import Role
from punte.participation.actions import participations as actions
from punte.participation.actions.persons import register_new_person
from punte.people.models import User
from punte.projects.models import Assignment, Operation
from punte.records import seals
from punte.records.models import Fact
from punte.records.seals import Alteration
from tests.cast import choose

# What somebody with the owner's key could change in a fact, and to what.
CHANGES = {
    "kind": "kind + 1",
    "happened_on": "happened_on - 1",
    "recorded_at": "recorded_at - interval '1 second'",
    "organisation_id": "NULL",
    "person_id": "(SELECT max(id) FROM people_person)",
    "quantity": "quantity + 1",
    "unit": "'x'",
    "source_id": "source_id + 1000",
    "round": "round + 1",
    "strikes_id": "(SELECT max(id) FROM records_fact)",
}


@pytest.fixture
def book(committing, server):
    """Three participants whose facts are committed and sealed, in two batches; the owner's connection."""
    operation = Operation.objects.get(code="309187")
    for names in (["Albu", "Barbu"], ["Cornea"]):
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            by = _manager(operation)
            for name in names:
                _enter(by, operation, name)
        seals.seal_facts(operation.consortium)
    name = urlsplit(committing).path.lstrip("/")
    with psycopg.connect(server.url("owner", name), autocommit=True) as owner:
        yield owner


def _manager(operation):
    user, new = User.objects.get_or_create(email="elena@example.org", defaults={"name": "Elena Dragomir"})
    if new:
        lead = operation.partnerships.get(role="lead").organisation
        role = Role.objects.create(user=user, organisation=lead, role="manager", since=dt.date(2024, 1, 1))
        Assignment.objects.create(role=role, operation=operation, since=dt.date(2024, 1, 1))
    return user


def _enter(by, operation, name):
    lead, day = operation.partnerships.get(role="lead").organisation, dt.date(2024, 9, 2)
    told = {"first_name": "Ioana", "last_name": name, "birth_date": dt.date(2000, 1, 1)}
    found = register_new_person(by=by, operation=operation, organisation=lead, on=day, told=told)
    choose(by, found)
    actions.enter(by=by, participation=found, on=day)


def _first(owner):
    return owner.execute("SELECT min(id) FROM records_fact").fetchone()[0]


def _doctor(committing, owner):
    """What `punte doctor --ledger` says, and its exit code."""
    addresses = {"DATABASE_URL": committing, "DATABASE_OWNER_URL": committing}
    said = subprocess.run(
        [sys.executable, "-m", "punte.config.cli", "doctor", "--ledger"],
        env=os.environ | addresses, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return said.stdout, said.returncode


def test_an_altered_fact_is_named_whatever_was_altered(committing, book):
    assert seals.verify() == []
    book.execute("ALTER TABLE records_fact DISABLE TRIGGER USER")
    fact = _first(book)
    for column, value in CHANGES.items():
        before = book.execute(f"SELECT {column} FROM records_fact WHERE id = %s", [fact]).fetchone()[0]
        book.execute(f"UPDATE records_fact SET {column} = {value} WHERE id = %s", [fact])
        assert seals.verify() == [Alteration("assoc-fdss", "fact", fact)], column
        book.execute(f"UPDATE records_fact SET {column} = %s WHERE id = %s", [before, fact])
        assert seals.verify() == [], column


def test_the_doctor_names_the_altered_fact(committing, book):
    said, code = _doctor(committing, book)
    assert code == 0 and "unaltered" in said
    fact = _first(book)
    book.execute("ALTER TABLE records_fact DISABLE TRIGGER USER")
    book.execute("UPDATE records_fact SET happened_on = happened_on + 1 WHERE id = %s", [fact])
    said, code = _doctor(committing, book)
    assert code == 1 and f"number={fact}" in said and said.count("ALTERED") == 1


def test_a_fact_altered_together_with_its_digest_breaks_the_chain(committing, book):
    fact = _first(book)
    for table in ("records_fact", "records_sealedfact"):
        book.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    book.execute("UPDATE records_fact SET quantity = 2 WHERE id = %s", [fact])
    book.execute(
        f"UPDATE records_sealedfact SET digest = {seals._DIGEST} FROM records_fact f"
        " WHERE f.id = fact_id AND fact_id = %s",
        [fact],
    )
    assert seals.verify() == [Alteration("assoc-fdss", "seal", 1)]


def test_a_removed_fact_leaves_its_seal_behind(committing, book):
    book.execute("ALTER TABLE records_fact DISABLE TRIGGER USER")
    fact = _first(book)
    for constraint in book.execute(
        "SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint"
        " WHERE confrelid = 'records_fact'::regclass"
    ).fetchall():
        book.execute("ALTER TABLE {} DROP CONSTRAINT {}".format(*constraint))
    book.execute("DELETE FROM records_fact WHERE id = %s", [fact])
    assert seals.verify() == [Alteration("assoc-fdss", "removed", fact)]


def test_what_is_told_cannot_be_changed_by_who_serves(committing, book):
    with transaction.atomic():
        set_local(consortium=Operation.objects.get(code="309187").consortium_id)
        with pytest.raises(Exception, match="never changed|permission denied"), transaction.atomic():
            Fact.objects.update(quantity=2)
