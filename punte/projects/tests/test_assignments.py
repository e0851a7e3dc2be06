"""The team of a project, put together by the managers of the lead partner."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.actions.assignments import assign_role, change_rights, end_assignment
from punte.projects.models import Assignment

TEAM = "/projects/309187/team/"


@pytest.fixture
def newcomer(elena, fdss):
    """Counsels at the partner, in no project yet."""
    user = User.objects.create_user("ioana@example.org", name="Ioana Pop", language="en")
    return Role.objects.create(user=user, organisation=fdss, role="counsellor", since=dt.date(2024, 1, 1))


def data(role, **more):
    return {"role": role.pk, "token": str(uuid.uuid4()), **more}


def the_assignment(user):
    return Assignment.objects.get(role__user=user)


def test_the_lead_manager_adds_a_partners_colleague_once_even_with_two_clicks(client, elena, newcomer):
    client.force_login(elena)
    sent = data(newcomer, rights=["export", "special"])
    for _click in range(2):
        assert client.post(f"{TEAM}new/", sent).url == TEAM
    assert the_assignment(newcomer.user).rights == ["special", "export"]
    assert "Ioana Pop" in client.get(TEAM).text
    client.force_login(newcomer.user)
    assert client.get(TEAM).status_code == 200


def test_a_manager_of_the_lead_partner_who_is_not_assigned_yet_may_begin(client, elena, assoc, newcomer):
    other = User.objects.create_user("sef@example.org", name="Șef", language="en")
    Role.objects.create(user=other, organisation=assoc, role="manager", since=dt.date(2024, 1, 1))
    client.force_login(other)
    assert client.get(f"{TEAM}new/").status_code == 200


@pytest.mark.parametrize("who", ["bogdan", "ana", "auditor"])
def test_others_of_the_project_see_the_team_and_change_nothing(client, request, elena, newcomer, who):
    other = request.getfixturevalue(who)
    client.force_login(other)
    page = client.get(TEAM)
    assert elena.name in page.text and "Add to the team" not in page.text
    mine = the_assignment(elena)
    for path in (f"{TEAM}new/", f"{TEAM}{mine.pk}/rights/", f"{TEAM}{mine.pk}/end/"):
        assert client.post(path, {}).status_code == 403
    with pytest.raises(PermissionDenied):
        assign_role(by=other, operation=mine.operation, role=newcomer)
    with pytest.raises(PermissionDenied):
        change_rights(by=other, assignment=mine, rights=["erase"])
    with pytest.raises(PermissionDenied):
        end_assignment(by=other, assignment=mine)


def test_for_another_consortium_the_team_is_not_there(client, elena, mallory):
    client.force_login(mallory)
    mine = the_assignment(elena)
    for path in (TEAM, f"{TEAM}new/", f"{TEAM}{mine.pk}/rights/", f"{TEAM}{mine.pk}/end/"):
        assert client.get(path).status_code == 404
    own = the_assignment(mallory)
    client.force_login(elena)
    assert client.get(f"{TEAM}{own.pk}/rights/").status_code == 404
    assert client.get("/projects/000000/team/").status_code == 404


def test_strangers_sign_in_first(client, elena):
    assert client.get(TEAM).url.startswith("/people/account/login/")


def test_only_partners_roles_are_offered_and_accepted(client, elena, mallory, newcomer, operation):
    foreign = Role.objects.get(user=mallory)
    client.force_login(elena)
    form = client.get(f"{TEAM}new/").context["form"]
    assert set(form.fields["role"].queryset) == {newcomer}
    page = client.post(f"{TEAM}new/", data(foreign))
    assert page.context["form"].errors["role"]
    with pytest.raises(ValidationError, match="not a partner"):
        assign_role(by=elena, operation=operation, role=foreign)


def test_a_role_works_once_in_a_project(elena, ana, operation):
    with pytest.raises(ValidationError, match="already"):
        assign_role(by=elena, operation=operation, role=Role.objects.get(user=ana))


def test_a_role_that_has_ended_is_not_assigned(elena, newcomer, operation):
    newcomer.until = dt.date(2024, 2, 1)
    newcomer.save()
    with pytest.raises(ValidationError, match="has ended"):
        assign_role(by=elena, operation=operation, role=newcomer)


def test_an_auditor_works_until_a_date(client, elena, newcomer, operation):
    newcomer.role = "auditor"
    newcomer.save()
    client.force_login(elena)
    page = client.post(f"{TEAM}new/", data(newcomer))
    assert "last day" in page.context["form"].errors["until"][0]
    past = {"until_day": "1", "until_month": "2", "until_year": "2024"}
    assert "past" in client.post(f"{TEAM}new/", data(newcomer, **past)).context["form"].errors["until"][0]
    later = timezone.localdate() + dt.timedelta(days=30)
    good = {"until_day": later.day, "until_month": later.month, "until_year": later.year}
    assert client.post(f"{TEAM}new/", data(newcomer, **good)).status_code == 302
    assert the_assignment(newcomer.user).until == later


def test_an_unknown_right_is_refused(elena, newcomer, operation):
    with pytest.raises(ValidationError):
        assign_role(by=elena, operation=operation, role=newcomer, rights=["all"])


def test_rights_are_given_and_taken(client, elena, ana):
    client.force_login(elena)
    mine = the_assignment(ana)
    client.post(f"{TEAM}{mine.pk}/rights/", {"rights": ["special"]})
    mine.refresh_from_db()
    assert mine.rights == ["special"]
    client.post(f"{TEAM}{mine.pk}/rights/", {})
    mine.refresh_from_db()
    assert mine.rights == []


def test_the_work_ends_and_the_project_closes(client, elena, ana):
    client.force_login(elena)
    mine = the_assignment(ana)
    assert "no longer see anything" in client.get(f"{TEAM}{mine.pk}/end/").text
    client.post(f"{TEAM}{mine.pk}/end/")
    client.force_login(ana)
    assert client.get(TEAM).status_code == 404
    with pytest.raises(ValidationError, match="ended"):
        end_assignment(by=elena, assignment=mine)


def test_the_last_manager_of_a_project_cannot_leave(client, elena, bogdan):
    client.force_login(elena)
    mine = the_assignment(elena)
    page = client.post(f"{TEAM}{mine.pk}/end/", follow=True)
    assert "last manager" in page.text
    assert Assignment.objects.in_force().contains(mine)
