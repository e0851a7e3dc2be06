"""Invitations: the link works once, for two weeks, and the e-mail says nothing else."""

import datetime as dt
import re
import uuid

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from punte.organisations.actions.invitations import (
    accept_invitation,
    accept_with_new_account,
    invite,
    withdraw_invitation,
)
from punte.organisations.models import Invitation, Role
from punte.people.models import User

STRONG = "punte peste apa lina"


@pytest.fixture
def link(django_capture_on_commit_callbacks, elena, assoc):
    """Invites and gives the path of the link in the e-mail."""

    def send(email="ioana@example.org", role="counsellor", by=elena):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            invite(by=by, organisation=assoc, email=email, role=role)
        return re.search(r"/organisations/invitations/[\w-]+/", mail.outbox[0].body)[0]

    return send


def token(path):
    return path.rstrip("/").rsplit("/", 1)[1]


def test_the_mail_says_only_that_there_is_an_invitation_and_where(link, elena, assoc):
    path = link()
    body = mail.outbox[0].body
    assert path in body
    for secret in (elena.name, assoc.name, "counsellor", "Ioana"):
        assert secret not in body


def test_only_a_digest_of_the_link_is_kept(link):
    assert token(link()).encode() not in bytes(Invitation.objects.get().digest)


def test_a_newcomer_makes_an_account_and_is_in(client, link, assoc):
    path = link()
    assert "counsellor" in client.get(path).text
    answer = client.post(path, {"name": "Ioana Pop", "password": STRONG})
    assert answer.url == "/me/"
    user = User.objects.get(email="ioana@example.org")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Role.objects.held_by(user).get().organisation == assoc


def test_a_link_works_once(client, link):
    path = link()
    client.post(path, {"name": "Ioana Pop", "password": STRONG})
    client.logout()
    page = client.get(path)
    assert page.status_code == 404 and "no longer works" in page.text
    with pytest.raises(ValidationError, match="no longer works"):
        accept_with_new_account(token=token(path), name="Alta", password=STRONG, language="ro")


def test_a_weak_password_is_refused_beside_its_field_and_the_link_still_works(client, link):
    path = link()
    page = client.post(path, {"name": "Ioana Pop", "password": "parola"})
    assert page.context["form"].errors["password"] and 'value="Ioana Pop"' in page.text
    assert client.post(path, {"name": "Ioana Pop", "password": STRONG}).status_code == 302


def test_who_has_an_account_signs_in_to_accept(client, link, georgi, assoc):
    path = link(email=georgi.email)
    assert f"?next={path}" in client.get(path).text
    client.force_login(georgi)
    assert "georgi@example.org" in client.get(path).text
    client.post(path)
    assert {r.role for r in Role.objects.held_by(georgi)} == {"trainer", "counsellor"}


def test_the_account_of_another_is_not_made_anew(link, georgi):
    with pytest.raises(ValidationError, match="sign in"):
        accept_with_new_account(
            token=token(link(email=georgi.email)), name="G", password=STRONG, language="ro"
        )


def test_an_old_link_and_a_wrong_one_do_not_work(client, link, georgi):
    path = link()
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert client.get(path).status_code == 404
    assert client.get("/organisations/invitations/nothing/").status_code == 404
    with pytest.raises(ValidationError):
        accept_invitation(by=georgi, token=token(path))


def test_a_withdrawn_link_does_not_work(client, link, elena, assoc):
    path = link()
    invitation = Invitation.objects.get()
    client.force_login(elena)
    assert "ioana@example.org" in client.get(f"/organisations/{assoc.pk}/").text
    for _click in range(2):
        client.post(f"/organisations/{assoc.pk}/invitations/{invitation.pk}/withdraw/")
    client.logout()
    assert client.get(path).status_code == 404


def test_the_same_person_is_not_invited_twice_to_the_same(client, elena, ana, assoc, link):
    link()
    client.force_login(elena)
    data = {"email": "Ioana@example.org", "role": "counsellor", "token": str(uuid.uuid4())}
    page = client.post(f"/organisations/{assoc.pk}/invitations/new/", data)
    assert "invited already" in page.context["form"].errors["email"][0]
    with pytest.raises(ValidationError, match="already"):
        invite(by=elena, organisation=assoc, email=ana.email, role="counsellor")


def test_a_double_click_invites_once(client, elena, assoc):
    client.force_login(elena)
    data = {"email": "ioana@example.org", "role": "counsellor", "token": str(uuid.uuid4())}
    for _click in range(2):
        assert client.post(f"/organisations/{assoc.pk}/invitations/new/", data).status_code == 302
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("who", ["ana", "bogdan", "mallory", "auditor"])
def test_only_managers_invite_and_withdraw(client, request, link, assoc, who):
    link()
    invitation = Invitation.objects.get()
    stranger = request.getfixturevalue(who)
    client.force_login(stranger)
    assert client.get(f"/organisations/{assoc.pk}/invitations/new/").status_code == 403
    withdraw = f"/organisations/{assoc.pk}/invitations/{invitation.pk}/withdraw/"
    assert client.post(withdraw).status_code == 403
    assert client.get(withdraw).status_code == 405
    with pytest.raises(PermissionDenied):
        invite(by=stranger, organisation=assoc, email="x@example.org", role="counsellor")
    with pytest.raises(PermissionDenied):
        withdraw_invitation(by=stranger, invitation=invitation)


def test_an_invitation_is_looked_for_in_its_own_organisation(client, link, elena, fdss):
    link()
    client.force_login(elena)
    path = f"/organisations/{fdss.pk}/invitations/{Invitation.objects.get().pk}/withdraw/"
    assert client.post(path).status_code == 404


def test_a_manager_is_reminded_of_an_invitation_that_runs_out(link, elena, ana):
    from punte.organisations.work import work

    link()
    assert not work(elena, dt.date(2025, 3, 17))
    Invitation.objects.update(expires_at=timezone.now() + dt.timedelta(days=2))
    assert work(elena, dt.date(2025, 3, 17))[0].level == "warning"
    assert not work(ana, dt.date(2025, 3, 17))
