"""The dashboard, a number opened, a fact with its papers: who sees what."""

import datetime as dt

import pytest

from punte.organisations.models import Organisation
from punte.participation.actions import participations as actions
from punte.participation.actions.entities import enter_entity
from punte.participation.actions.persons import register_new_person
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.facts import PERSON_TRAINED, WORKSHOP_HELD
from punte.records.models import Fact
from tests.cast import choose

DAY = dt.date(2024, 9, 2)
HOME = "/monitoring/309187/"


def take_part(by, operation, organisation, name, *, on=DAY):
    """Somebody registered, selected and entered, with complete data."""
    found = register_new_person(
        by=by, operation=operation, organisation=organisation, on=on, sex="woman", labour="employed",
        education=5, studies="none",
        told={"first_name": "Maria", "last_name": name, "birth_date": dt.date(1988, 3, 4), "sex": "woman"},
    )  # fmt: skip
    choose(by, found)
    actions.enter(by=by, participation=found, on=on)
    return found


@pytest.fixture
def trained(elena, operation, assoc):
    """A participant whose training was evidenced by hand."""
    found = take_part(elena, operation, assoc, "Ardelean")
    activity = operation.activities.get(code="A14")
    evidence_deliverable(
        by=elena, operation=operation, activity=activity, kind=PERSON_TRAINED, organisation=assoc, title="Curs",
        on=DAY, document=None, person=found.person,
    )  # fmt: skip
    return found


def test_the_dashboard_shows_every_announced_target(client, elena, operation):
    client.force_login(elena)
    page = client.get(HOME).content.decode()
    assert page.count('role="rowheader"') >= operation.targets.count() == 21


def test_a_number_opens_into_the_person_and_the_proof(client, elena, trained):
    client.force_login(elena)
    number = client.get(HOME + "targets/trained/").content.decode()
    assert "Ardelean Maria" in number and trained.get_absolute_url() in number
    page = client.get(trained.get_absolute_url()).content.decode()
    assert "Person trained" in page


def test_what_is_not_counted_says_why(client, elena, operation, assoc):
    activity = operation.activities.get(code="A10")
    evidence_deliverable(
        by=elena, operation=operation, activity=activity, kind=WORKSHOP_HELD, organisation=assoc, title="Atelier",
        on=DAY, document=None, quantity=12,
    )  # fmt: skip
    client.force_login(elena)
    page = client.get(HOME + "targets/workshops/?view=not").content.decode()
    assert "too few people came" in page and "Atelier" in page


@pytest.mark.parametrize(
    "address", [HOME, HOME + "targets/trained/", HOME + "indicators/", HOME + "indicators/EECO01/"]
)
def test_another_consortium_finds_nothing_here(client, mallory, operation, address):
    client.force_login(mallory)
    assert client.get(address).status_code == 404


def test_a_partner_sees_the_sum_and_only_its_own_people(client, bogdan, elena, trained, operation, fdss):
    take_part(elena, operation, fdss, "Boldijar")
    client.force_login(bogdan)
    page = client.get(HOME + "indicators/EECO01/").content.decode()
    assert "Boldijar" in page and "Ardelean" not in page
    assert "One more is counted and not shown" in page


def test_a_trainer_sees_numbers_but_no_people(client, georgi, trained):
    client.force_login(georgi)
    page = client.get(HOME + "targets/trained/").content.decode()
    assert "Ardelean" not in page and "not the people" in page


def test_a_sensitive_indicator_opens_only_with_the_right(client, ana, elena, trained):
    client.force_login(ana)
    assert "You see the number, not the people" in client.get(HOME + "indicators/EECO12/").content.decode()
    client.force_login(elena)
    assert (
        "You see the number, not the people" not in client.get(HOME + "indicators/EECO12/").content.decode()
    )


def test_the_number_of_queries_does_not_grow(
    client, elena, operation, assoc, trained, django_assert_max_num_queries
):
    client.force_login(elena)
    client.get(HOME + "indicators/EECO01/")
    for n in range(5):
        take_part(elena, operation, assoc, f"Pop{n}")
    with django_assert_max_num_queries(20):
        client.get(HOME + "indicators/EECO01/")


def test_rejecting_needs_a_reason(client, elena, trained, operation):
    fact = Fact.objects.of(PERSON_TRAINED).get()
    client.force_login(elena)
    assert client.get(HOME + f"facts/{fact.pk}/").status_code == 200


@pytest.mark.parametrize(
    "wrong", ["?on=3036-01-01", "?on=x", "?partner=abc", "?page=99999999", "?evidence=9", "?q=%27"]
)
def test_nonsense_in_the_address_is_no_error(client, elena, trained, wrong):
    client.force_login(elena)
    assert client.get(HOME + "targets/trained/" + wrong).status_code == 200


def test_supported_organisations_are_counted_by_their_kind(client, elena, operation, assoc):
    for kind, name in (("municipality", "Comuna Coltău"), ("cso", "Asociația Ghiocelul")):
        entity = Organisation.objects.create(kind=kind, name=name, sort_key=name, folded=name)
        enter_entity(by=elena, operation=operation, entity=entity, organisation=assoc, on=DAY)
    client.force_login(elena)
    page = client.get(HOME + "indicators/EECO18/").content.decode()
    assert "Comuna Coltău" in page and "Ghiocelul" not in page
    assert "EECO18" in client.get(HOME + "indicators/").content.decode()
