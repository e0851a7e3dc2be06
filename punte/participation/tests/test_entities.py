"""Organisations taking part, and two participants who are one person."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied

from punte.organisations.models import Organisation
from punte.participation.actions.entities import end_entity, enter_entity
from punte.participation.actions.participations import register_participant
from punte.participation.actions.persons import merge_participants, register_new_person
from punte.participation.models import EntityParticipation

DAY = dt.date(2024, 9, 2)
HOME = "/participation/309187/organisations/"


@pytest.fixture
def supported(db):
    return Organisation.objects.create(kind="cso", name="Asociația Ghiocelul", sort_key="g", folded="g")


def told(**more):
    return {"token": str(uuid.uuid4()), "on_day": "2", "on_month": "9", "on_year": "2024"} | more


def test_an_organisation_enters_and_its_support_ends(client, elena, assoc, supported):
    client.force_login(elena)
    client.post(HOME + "new/", told(entity=supported.pk, organisation=assoc.pk))
    found = EntityParticipation.objects.get()
    assert "Ghiocelul" in client.get(HOME).content.decode()
    page = client.post(HOME + f"{found.pk}/end/", told(on_day="1"))
    assert "before the day of entry" in page.content.decode()
    client.post(HOME + f"{found.pk}/end/", told(on_day="30"))
    found.refresh_from_db()
    assert (found.state, found.ended_on) == ("ended", dt.date(2024, 9, 30))


@pytest.mark.parametrize("who", ["georgi", "auditor", "mallory"])
def test_who_does_not_work_with_participants_records_no_entry(
    request, who, operation, assoc, supported, elena
):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        enter_entity(by=user, operation=operation, entity=supported, organisation=assoc, on=DAY)
    entered = enter_entity(by=elena, operation=operation, entity=supported, organisation=assoc, on=DAY)
    with pytest.raises(PermissionDenied):
        end_entity(by=user, participation=entered, on=DAY)


@pytest.fixture
def twins(elena, operation, assoc, cosmina):
    """Cosmina under two spellings."""
    first = register_participant(by=elena, operation=operation, organisation=assoc, person=cosmina, on=DAY)
    told = {
        "first_name": "Cosmina",
        "last_name": "Lacatus",
        "birth_date": dt.date(1990, 5, 14),
        "sex": "woman",
    }
    second = register_new_person(by=elena, operation=operation, organisation=assoc, on=DAY, told=told)
    return first, second


def test_two_spellings_become_one_person(client, elena, twins):
    first, second = twins
    client.force_login(elena)
    page = client.get(second.get_absolute_url() + "same/").content.decode()
    assert "Lăcătuș Cosmina" in page
    client.post(
        second.get_absolute_url() + "same/", {"token": str(uuid.uuid4()), "same": str(first.pk), "sure": "on"}
    )
    second.person.refresh_from_db()
    assert second.person.merged_into == first.person


@pytest.mark.parametrize("who", ["ana", "bogdan", "auditor", "mallory"])
def test_who_may_not_correct_merges_nobody(request, who, twins):
    with pytest.raises(PermissionDenied):
        merge_participants(by=request.getfixturevalue(who), duplicate=twins[1], into=twins[0])
