"""Taking an import back: everything as before, or who and what stands against it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from punte.participation import facts
from punte.participation.actions import imports
from punte.participation.actions import participations as participating
from punte.participation.actions.special import read_special
from punte.participation.models import ImportRow, Participation, Proof, SpecialCategory, Stay
from punte.participation.tests.test_import_lists import row
from punte.participation.tests.test_imports import State, applied, checked, known, media, problems, told  # noqa: F401
from punte.people.actions.persons import correct_identity, erase_person
from punte.people.models import Identity, NationalNumber, Person, PersonName
from punte.projects.models import Criterion
from punte.records.actions.documents import judge_evidence
from punte.records.models import Evidence, Fact

# ruff: noqa: F811 - fixtures are named like what is imported


def test_undoing_strikes_the_facts_and_erases_who_came_with_the_import(applied, elena, operation):
    batch = applied(row(1), row(2, left_on="01.03.2025"))
    imports.undo_import(by=elena, batch=batch)
    batch.refresh_from_db()
    assert batch.state == State.UNDONE and batch.undone_by == elena
    assert not Fact.objects.live().exists() and Fact.objects.count() == 6
    assert set(Participation.objects.values_list("state", "frozen_on")) == {("rejected", None)}
    assert set(Person.objects.values_list("state", flat=True)) == {"erased"}
    assert not any(m.objects.exists() for m in (Identity, NationalNumber, SpecialCategory))
    assert set(PersonName.objects.values_list("sort_key", "folded")) == {(None, "")}
    assert not ImportRow.objects.exclude(sealed=b"").exists()


def test_after_an_undo_the_list_can_come_again(applied, checked, elena, cosmina):
    rows = row(1, first_name="Cosmina"), row(2, last_name="Pop", first_name="Ion")
    imports.undo_import(by=elena, batch=applied(*rows))
    batch = checked(*rows)
    assert (told(batch), problems(batch)) == ((2, 0, 0, 0), [])
    imports.apply_import(by=elena, batch=batch)
    assert Participation.objects.filter(state="entered").count() == 2
    assert Participation.objects.get(person=cosmina).state == "entered"
    imports.undo_import(by=elena, batch=batch)
    assert not Fact.objects.live().exists()


def test_undoing_puts_updated_rows_back(applied, checked, elena, operation):
    applied(row(1, phone="0740 000 000"))
    mine = Participation.objects.get()
    before = checked(row(1))
    change = row(1, last_name="Pop", phone="0741 111 111", email="a@example.org", labour_status="angajat")
    change |= {"entered_on": "12.02.2025", "left_on": "01.03.2025", "disability": "da", "education": "5"}
    imports.undo_import(by=elena, batch=applied(change))
    mine = Participation.objects.get()
    assert (mine.labour, mine.education, mine.state) == ("inactive", 3, "entered")
    assert mine.frozen_on == dt.date(2025, 2, 10)
    assert mine.person.identity.full_name == "Lăcătuș Cosmina B"
    assert mine.person.contact.data == {"phone": "0740 000 000"}
    assert read_special(by=elena, participation=mine)["disability"] == "no"
    assert Fact.objects.live().get().happened_on == dt.date(2025, 2, 10)
    assert told(checked(row(1))) == told(before) or told(checked(row(1))) == (0, 0, 1, 0)


def test_undoing_a_leaving_opens_the_stay_again(applied, elena):
    applied(row(1))
    imports.undo_import(by=elena, batch=applied(row(1, left_on="01.03.2025")))
    assert Participation.objects.get().state == "entered"
    assert Stay.objects.get().left_on is None
    applied(row(1, left_on="02.03.2025"))
    assert Fact.objects.live().of(facts.LEFT).get().round == 1


def test_who_is_somewhere_else_too_is_not_erased(applied, elena, cosmina):
    imports.undo_import(by=elena, batch=applied(row(1, first_name="Cosmina")))
    cosmina.refresh_from_db()
    assert cosmina.state == "active" and not NationalNumber.objects.filter(person=cosmina).exists()


def _later_fact(elena, mine, batch):
    participating.leave(by=elena, participation=mine, on=dt.date(2025, 3, 1), exit="moved")


def _judgement(elena, mine, batch):
    judge_evidence(by=elena, evidence=Evidence.objects.current(), verification="checked")


def _change(elena, mine, batch):
    participating.change_situation(by=elena, participation=mine, version=mine.version, labour="employed")


def _name(elena, mine, batch):
    correct_identity(by=elena, person=mine.person, last_name="Pop")


def _proof(elena, mine, batch):

    criterion = Criterion.objects.filter(group__operation=mine.operation).first()
    Proof.objects.create(
        consortium_id=mine.consortium_id, participation=mine, criterion=criterion, verified_at=timezone.now()
    )


@pytest.mark.parametrize("later", [_later_fact, _judgement, _change, _name, _proof])
def test_an_import_on_which_something_rests_is_not_undone(applied, elena, later):
    batch = applied(row(1))
    later(elena, Participation.objects.get(), batch)
    with pytest.raises(ValidationError) as refusal:
        imports.undo_import(by=elena, batch=batch)
    assert len(refusal.value.messages) >= 2 and "Cosmina B" in refusal.value.messages[1]
    batch.refresh_from_db()
    assert batch.state == State.APPLIED


def test_whoever_was_erased_since_is_taken_back_too(applied, elena, operation):
    batch = applied(row(1), row(2))
    erase_person(by=elena, person=known(operation=operation))
    imports.undo_import(by=elena, batch=batch)
    assert not Fact.objects.live().exists()
