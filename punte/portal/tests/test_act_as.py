"""Choosing in whose name one acts."""

import datetime as dt

import pytest

from punte.organisations.models import Role
from punte.projects.models import Assignment


@pytest.fixture
def second(elena, foreign_operation):
    """Elena also counsels in another consortium's project."""
    lead = foreign_operation.partnerships.get(role="lead").organisation
    role = Role.objects.create(user=elena, organisation=lead, role="counsellor", since=dt.date(2024, 1, 1))
    return Assignment.objects.create(role=role, operation=foreign_operation, since=dt.date(2024, 1, 1))


def test_the_choice_holds_and_the_frame_says_it(client, elena, second):
    client.force_login(elena)
    assert "Choose in whose name I act" in client.get("/me/").text
    page = client.get("/people/act-as/")
    assert 'name="assignment"' in page.text
    client.post("/people/act-as/", {"assignment": second.pk})
    assert "counsellor, Asociația pentru Implicare" in client.get("/services/").text
    assert client.get("/services/").context["acting"]["operation"].code == "300609"


def test_inside_a_project_the_role_there_counts(client, elena, second):
    client.force_login(elena)
    client.post("/people/act-as/", {"assignment": second.pk})
    assert client.get("/projects/309187/team/").context["acting"]["operation"].code == "309187"


@pytest.mark.parametrize("wanted", ["", "x", "999999"])
def test_what_is_not_ones_own_cannot_be_chosen(client, elena, mallory, wanted):
    client.force_login(elena)
    assert client.post("/people/act-as/", {"assignment": wanted}).status_code == 404
    foreign = Assignment.objects.get(role__user=mallory)
    assert client.post("/people/act-as/", {"assignment": foreign.pk}).status_code == 404
    assert "acting_assignment" not in client.session
