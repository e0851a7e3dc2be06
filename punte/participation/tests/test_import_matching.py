"""Who is meant by a row: persons known here, by number, by name, by another spelling."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from punte.participation.actions import imports
from punte.participation.actions import participations as participating
from punte.participation.models import Participation
from punte.participation.tests.test_import_lists import row
from punte.participation.tests.test_imports import applied, checked, known, media, problems, told  # noqa: F401
from punte.people.actions.persons import merge_persons, register_person, restrict_person
from punte.people.models import Contact, Person

# ruff: noqa: F811 - fixtures are named like what is imported


def test_who_is_known_from_elsewhere_is_taken_in_and_not_changed(checked, cosmina, elena, operation):
    batch = checked(row(1, last_name="Lăcătuș", first_name="Cosmina", phone="0740 123 123"))
    imports.apply_import(by=elena, batch=batch)
    assert Participation.objects.get().person == cosmina
    assert known(operation=operation) == cosmina
    assert Contact.objects.get(person=cosmina).data == {"phone": "0740 123 123"}


def test_another_spelling_is_asked_about_and_linked(checked, cosmina, elena):
    batch = checked(row(1, last_name="Lakatos", first_name="Cozmina", national_number=None))
    assert problems(batch) == [(2, "last_name", "spelling")]
    assert batch.rows.get().problems[0]["persons"] == [cosmina.pk]
    imports.settle_row(by=elena, row=batch.rows.get(), person_id=cosmina.pk)
    batch.refresh_from_db()
    assert told(batch) == (1, 0, 0, 0)
    imports.apply_import(by=elena, batch=batch)
    assert (Participation.objects.get().person, Person.objects.count()) == (cosmina, 1)
    assert cosmina.identity.full_name == "Lăcătuș Cosmina"


def test_the_answer_to_a_doubt_is_kept_for_the_next_list(checked, cosmina, elena):
    told_row = row(1, last_name="Lakatos", first_name="Cozmina", national_number=None)
    for person_id in (cosmina.pk, None):
        batch = checked(told_row)
        if batch.with_problems:
            imports.settle_row(by=elena, row=batch.rows.get(), person_id=person_id)
            batch.refresh_from_db()
        if batch.to_add:
            imports.apply_import(by=elena, batch=batch)
    assert (told(batch), Person.objects.count()) == ((0, 0, 1, 0), 1)


def test_another_person_of_a_similar_name_is_added(checked, cosmina, elena):
    batch = checked(row(1, last_name="Lakatos", first_name="Cozmina", national_number=None))
    imports.settle_row(by=elena, row=batch.rows.get(), person_id=None)
    batch.refresh_from_db()
    imports.apply_import(by=elena, batch=batch)
    assert Person.objects.count() == 2


def test_a_doubt_is_settled_once_and_only_with_whom_it_names(checked, cosmina, elena):
    batch = checked(row(1, last_name="Lakatos", first_name="Cozmina", national_number=None))
    with pytest.raises(ValidationError):
        imports.settle_row(by=elena, row=batch.rows.get(), person_id=cosmina.pk + 1)
    imports.settle_row(by=elena, row=batch.rows.get(), person_id=None)
    with pytest.raises(ValidationError):
        imports.settle_row(by=elena, row=batch.rows.get(), person_id=None)


def test_a_number_that_belongs_to_another_name_is_doubted(applied, checked):
    applied(row(1))
    assert problems(checked(row(1, last_name="Zaharia", first_name="Bogdan Ion"))) == [
        (2, "national_number", "other_name")
    ]


def test_restricted_data_are_not_changed(applied, checked, elena, operation):
    applied(row(1))
    restrict_person(by=elena, person=known(operation=operation), until=None)
    assert problems(checked(row(1))) == [(2, "last_name", "erased")]


def test_who_was_not_selected_is_not_entered_by_a_list(checked, elena, operation, assoc, cosmina):
    mine = participating.register_participant(
        by=elena, operation=operation, organisation=assoc, person=cosmina, on=dt.date(2025, 1, 1)
    )
    participating.decide(by=elena, participation=mine, state="rejected")
    assert problems(checked(row(1, first_name="Cosmina"))) == [(2, "entered_on", "not_selected")]


def test_a_candidate_enters_with_the_list(applied, elena, operation, assoc, cosmina):
    participating.register_participant(
        by=elena, operation=operation, organisation=assoc, person=cosmina, on=dt.date(2025, 1, 1)
    )
    applied(row(1, first_name="Cosmina"))
    mine = Participation.objects.get()
    assert (mine.state, mine.age, mine.frozen_on) == ("entered", 34, dt.date(2025, 2, 10))


def test_an_entry_inside_an_earlier_stay_is_refused(applied, checked):
    applied(row(1, entered_on="10.07.2024", left_on="10.10.2024", registered_on=None))
    applied(row(1, entered_on="10.12.2024", registered_on=None))
    assert problems(checked(row(1, entered_on="10.09.2024", registered_on=None))) == [
        (2, "entered_on", "dates_overlap")
    ]


def test_who_was_merged_is_found_through_the_other(applied, checked, elena, operation):
    applied(row(1))
    named = {
        "first_name": "Cosmina B",
        "last_name": "Lăcătuș",
        "birth_date": dt.date(1990, 5, 14),
        "sex": "woman",
    }
    other = register_person(by=elena, consortium=operation.consortium, **named)
    merge_persons(by=elena, duplicate=known(operation=operation), into=other)
    batch = checked(row(1, labour_status="angajat"))
    assert (batch.to_add, batch.with_problems, batch.rows.get().person) == (0, 0, other)
