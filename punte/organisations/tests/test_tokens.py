"""Tokens are made by managers, shown once, revoked at any time, and run out."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from punte.base import clock
from punte.organisations.actions.tokens import MOST, create_token, digest, revoke_token, use_token
from punte.organisations.models import Token
from punte.organisations.work import work


def address(organisation, rest=""):
    return f"/organisations/{organisation.pk}/tokens/{rest}"


def filled(**more):
    return {
        "name": "Website",
        "scopes": ["projects", "numbers"],
        "days": "90",
        "token": str(uuid.uuid4()),
        **more,
    }


def made(by, organisation, name="Website", days=90):
    return create_token(by=by, organisation=organisation, name=name, scopes=["projects"], days=days)


def test_a_manager_makes_a_token_and_sees_its_secret_once(client, elena, assoc):
    client.force_login(elena)
    assert client.get(address(assoc, "new/")).status_code == 200
    sent = filled()
    page = client.post(address(assoc, "new/"), sent)
    secret = page.context["secret"]
    assert page.status_code == 200 and secret in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert use_token(secret).name == "Website"
    again = client.post(address(assoc, "new/"), sent, follow=True)
    assert secret not in again.content.decode() and "made already" in again.content.decode()
    listed = client.get(address(assoc)).content.decode()
    assert "Website" in listed and secret not in listed
    assert Token.objects.count() == 1


def test_the_page_of_the_organisation_leads_there(client, elena, ana, assoc):
    client.force_login(elena)
    assert address(assoc) in client.get(assoc.get_absolute_url()).content.decode()
    client.force_login(ana)
    assert address(assoc) not in client.get(assoc.get_absolute_url()).content.decode()


def test_only_the_digest_is_kept(elena, assoc):
    token, secret = made(elena, assoc)
    row = " ".join(str(v) for v in Token.objects.filter(pk=token.pk).values_list()[0])
    assert secret not in row
    assert bytes(Token.objects.get().digest) == digest(secret)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "  "}, "name"), ({"name": "x" * 81}, "name"), ({"scopes": []}, "scopes"),
        ({"scopes": ["persons"]}, "scopes"), ({"days": "366"}, "days"), ({"days": ""}, "days"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_with_its_field(client, elena, assoc, wrong, field):
    client.force_login(elena)
    page = client.post(address(assoc, "new/"), filled(**wrong))
    assert field in page.context["form"].errors
    assert not Token.objects.exists()


@pytest.mark.parametrize("days", [0, -1, 366, 10_000])
def test_no_token_holds_longer_than_a_year(elena, assoc, days):
    with pytest.raises(ValidationError, match="year"):
        made(elena, assoc, days=days)
    now = timezone.now()
    with pytest.raises(IntegrityError, match="token_holds_a_year"), transaction.atomic():
        Token.objects.create(
            organisation=assoc, name="x", digest=b"x", scopes=["projects"], created_by=elena, created_at=now,
            expires_at=now + dt.timedelta(days=400),
        )  # fmt: skip


def test_two_open_tokens_do_not_share_a_name(client, elena, assoc):
    token, _secret = made(elena, assoc)
    client.force_login(elena)
    page = client.post(address(assoc, "new/"), filled())
    assert "already" in page.context["form"].errors["name"][0]
    revoke_token(by=elena, token=token)
    assert "secret" in client.post(address(assoc, "new/"), filled()).context


def test_an_organisation_has_a_limited_number_of_keys(elena, assoc):
    for n in range(MOST):
        made(elena, assoc, name=f"Program {n}")
    with pytest.raises(ValidationError, match="at most"):
        made(elena, assoc, name="One more")


def test_a_manager_revokes_a_token(client, elena, assoc):
    token, secret = made(elena, assoc)
    client.force_login(elena)
    page = address(assoc, f"{token.pk}/revoke/")
    assert "Website" in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    assert use_token(secret) is None
    token.refresh_from_db()
    assert token.revoked_by == elena
    assert client.get(page).status_code == 404, "it is revoked already"


def test_of_two_who_revoke_at_once_the_second_is_told(elena, assoc):
    token, _secret = made(elena, assoc)
    revoke_token(by=elena, token=token)
    with pytest.raises(ValidationError, match="already"):
        revoke_token(by=elena, token=token)


@pytest.mark.parametrize("who", ["ana", "bogdan", "auditor", "mallory", "georgi"])
def test_nobody_else_sees_makes_or_revokes_tokens(client, request, elena, assoc, who):
    token, _secret = made(elena, assoc)
    stranger = request.getfixturevalue(who)
    client.force_login(stranger)
    for rest in ("", "new/", f"{token.pk}/revoke/"):
        assert client.get(address(assoc, rest)).status_code == 403
        if rest:
            assert client.post(address(assoc, rest), filled()).status_code == 403
    with pytest.raises(PermissionDenied):
        create_token(by=stranger, organisation=assoc, name="x", scopes=["projects"], days=1)
    with pytest.raises(PermissionDenied):
        revoke_token(by=stranger, token=token)
    assert Token.objects.open().count() == 1


def test_a_token_of_another_organisation_is_not_revoked_under_ones_own_address(
    client, elena, bogdan, assoc, fdss
):
    token, _secret = made(bogdan, fdss)
    client.force_login(elena)
    assert client.post(address(assoc, f"{token.pk}/revoke/")).status_code == 404
    assert Token.objects.open().exists()


def test_a_token_about_to_expire_stands_on_the_managers_page(elena, ana, bogdan, assoc):
    made(elena, assoc, name="Old", days=10)
    made(elena, assoc, name="New", days=90)
    today = clock.today()
    found = [item for item in work(elena, today) if "token" in item.title]
    assert len(found) == 1 and found[0].text.startswith(f"Old, {assoc}, ") and found[0].due is None
    assert found[0].url == address(assoc)
    assert not [item for who in (ana, bogdan) for item in work(who, today)]


@pytest.mark.parametrize("secret", ["", "x", "punte_", "\x00", "ș" * 300])
def test_a_secret_nobody_made_opens_nothing(db, secret):
    assert use_token(secret) is None


def test_the_list_says_how_each_token_stands(client, elena, assoc):
    now = timezone.now()
    made(elena, assoc, name="Fresh")
    made(elena, assoc, name="Ending", days=5)
    revoke_token(by=elena, token=made(elena, assoc, name="Gone")[0])
    old = made(elena, assoc, name="Old")[0]
    Token.objects.filter(pk=old.pk).update(
        created_at=now - dt.timedelta(days=90), expires_at=now - dt.timedelta(days=1)
    )
    client.force_login(elena)
    rows = {r["token"].name: r["word"] for r in client.get(address(assoc)).context["rows"]}
    assert rows == {"Fresh": "in force", "Ending": "expires soon", "Gone": "revoked", "Old": "expired"}
