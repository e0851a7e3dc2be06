"""Persons: registered in a consortium, and two numbers that turn out to be one person."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from punte.people.actions.persons import merge_persons, register_person
from punte.people.models import Person


def somebody(by, operation, name):
    return register_person(by=by, consortium=operation.consortium, first_name="Maria", last_name=name)


def test_world(operation, elena, cosmina, mallory):
    assert cosmina.identity.full_name == "Lăcătuș Cosmina"
    assert Person.objects.count() == 1


def test_two_who_were_merged_are_not_merged_the_other_way_round(operation, elena):
    one, other = (somebody(elena, operation, name) for name in ("Pop", "Popp"))
    stale = {p.pk: p for p in Person.objects.filter(pk__in=(one.pk, other.pk))}
    merge_persons(by=elena, duplicate=one, into=other)
    with pytest.raises(ValidationError, match="already one person"):
        merge_persons(by=elena, duplicate=stale[other.pk], into=stale[one.pk])
    with pytest.raises(ValidationError, match="already one person"):
        merge_persons(by=elena, duplicate=stale[one.pk], into=stale[other.pk])
    assert Person.objects.get(pk=other.pk).merged_into is None


def test_merging_leads_to_the_last_of_a_chain_as_it_stands_now(operation, elena):
    first, second, third, fourth = (somebody(elena, operation, f"Pop{n}") for n in range(4))
    stale = Person.objects.get(pk=second.pk)
    merge_persons(by=elena, duplicate=second, into=third)
    merge_persons(by=elena, duplicate=first, into=stale)
    merge_persons(by=elena, duplicate=third, into=fourth)
    assert set(fourth.merged.all()) == {first, second, third}


def test_nobody_is_merged_into_themselves(operation, elena, cosmina):
    with pytest.raises(ValidationError, match="already one person"):
        merge_persons(by=elena, duplicate=cosmina, into=cosmina)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=cosmina.pk).update(merged_into=cosmina.pk)
