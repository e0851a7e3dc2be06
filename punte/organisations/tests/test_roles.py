"""Roles are given and ended; the last manager cannot leave."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError

from punte.organisations.actions.roles import end_role, give_role
from punte.organisations.models import Organisation, Role
from punte.people.models import Notice, User


def the_role(user):
    return Role.objects.get(user=user)


def test_a_manager_gives_a_colleague_a_further_role(client, elena, ana, assoc):
    client.force_login(elena)
    data = {"user": ana.pk, "role": "manager", "token": str(uuid.uuid4())}
    for _click in range(2):
        assert client.post(f"/organisations/{assoc.pk}/roles/new/", data).status_code == 302
    assert Role.objects.filter(user=ana, role="manager").count() == 1
    assert Notice.objects.get(user=ana).kind == "organisations.role_given"


def test_the_same_role_is_not_given_twice(elena, ana, assoc):
    with pytest.raises(ValidationError, match="already"):
        give_role(by=elena, organisation=assoc, user=ana, role="counsellor")


def test_a_role_is_given_to_colleagues_only(elena, mallory, assoc):
    with pytest.raises(ValidationError, match="colleagues"):
        give_role(by=elena, organisation=assoc, user=mallory, role="counsellor")


def test_only_operators_make_operators(client, elena, ana, assoc):
    with pytest.raises(PermissionDenied):
        give_role(by=elena, organisation=assoc, user=ana, role="operator")
    client.force_login(elena)
    page = client.post(
        f"/organisations/{assoc.pk}/roles/new/",
        {"user": ana.pk, "role": "operator", "token": str(uuid.uuid4())},
    )
    assert "role" in page.context["form"].errors


@pytest.mark.parametrize("who", ["ana", "bogdan", "mallory", "auditor"])
def test_nobody_else_gives_or_ends_roles(client, request, elena, georgi, assoc, who):
    stranger = request.getfixturevalue(who)
    client.force_login(stranger)
    role = the_role(georgi)
    assert client.get(f"/organisations/{assoc.pk}/roles/new/").status_code == 403
    assert client.post(f"/organisations/{assoc.pk}/roles/{role.pk}/end/").status_code == 403
    with pytest.raises(PermissionDenied):
        give_role(by=stranger, organisation=assoc, user=georgi, role="manager")
    with pytest.raises(PermissionDenied):
        end_role(by=stranger, role=role)


def test_a_role_is_looked_for_in_its_own_organisation(client, elena, bogdan, fdss, assoc):
    client.force_login(elena)
    assert client.post(f"/organisations/{assoc.pk}/roles/{the_role(bogdan).pk}/end/").status_code == 404


def test_ending_a_role_closes_every_door_at_once(client, elena, ana, assoc):
    client.force_login(elena)
    role = the_role(ana)
    assert "End this role?" in client.get(f"/organisations/{assoc.pk}/roles/{role.pk}/end/").text
    client.post(f"/organisations/{assoc.pk}/roles/{role.pk}/end/")
    assert not Role.objects.held_by(ana).exists()
    client.force_login(ana)
    assert client.get("/projects/309187/team/").status_code == 404
    assert client.get(f"/organisations/{assoc.pk}/roles/{role.pk}/end/").status_code == 404


def test_the_last_manager_cannot_leave(client, elena, ana, assoc):
    client.force_login(elena)
    role = the_role(elena)
    page = client.post(f"/organisations/{assoc.pk}/roles/{role.pk}/end/", follow=True)
    assert "last manager" in page.text
    assert Role.objects.current().contains(role)
    give_role(by=elena, organisation=assoc, user=ana, role="manager")
    end_role(by=elena, role=role)
    assert not Role.objects.current().contains(role)


def test_a_manager_who_leaves_on_a_known_day_does_not_count_as_staying(elena, ana, assoc):
    given = give_role(by=elena, organisation=assoc, user=ana, role="manager")
    Role.objects.filter(pk=given.pk).update(until=given.since + dt.timedelta(30))
    with pytest.raises(ValidationError, match="last manager"):
        end_role(by=elena, role=the_role(elena))


def test_one_may_give_up_ones_own_role(ana, elena, assoc):
    end_role(by=ana, role=the_role(ana))
    with pytest.raises(ValidationError, match="already"):
        end_role(by=ana, role=the_role(ana))


def test_a_role_that_began_today_ends_tonight(elena, ana, assoc):
    given = give_role(by=elena, organisation=assoc, user=ana, role="trainer")
    assert end_role(by=elena, role=given) == given.since


def test_the_first_user_of_an_installation_is_made_by_a_command(db):
    for _again in range(2):
        call_command("make_operator", "petru@example.org", "Petru Radu", "Asociația Nouă", verbosity=0)
    user = User.objects.get(email="petru@example.org")
    assert {r.role for r in Role.objects.held_by(user)} == {"operator", "manager"}
    assert Organisation.objects.filter(name="Asociația Nouă").count() == 1
    with pytest.raises(CommandError):
        call_command("make_operator", "petru", "Petru Radu", "Asociația Nouă")


def test_an_operator_leaves_alone_what_has_a_manager(client, bogdan, fdss):
    call_command("make_operator", "petru@example.org", "Petru Radu", "Asociația Nouă", verbosity=0)
    operator = User.objects.get(email="petru@example.org")
    client.force_login(operator)
    assert client.get(f"/organisations/{fdss.pk}/invitations/new/").status_code == 403
    assert client.get(f"/organisations/{fdss.pk}/").status_code == 200
    with pytest.raises(PermissionDenied):
        end_role(by=operator, role=the_role(bogdan))


def test_an_operator_sees_no_person_and_brings_in_managers(client, operation, fdss):
    call_command("make_operator", "petru@example.org", "Petru Radu", "Asociația Nouă", verbosity=0)
    client.force_login(User.objects.get(email="petru@example.org"))
    assert client.get(f"/organisations/{fdss.pk}/invitations/new/").status_code == 200
    assert client.get("/participation/309187/participants/").status_code == 404
