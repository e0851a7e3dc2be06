"""A claim code joins an account with a file: once, for two weeks, five tries an hour."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from punte.base.rls import set_local
from punte.people.actions.claims import make_claim, redeem_claim
from punte.people.actions.persons import erase_person
from punte.people.models import Claim, PersonKey, User


@pytest.fixture
def ioana(db):
    """Has an account and no role."""
    cache.clear()
    return User.objects.create_user("ioana@example.org", name="Ioana Pop", language="en")


def test_a_code_opens_the_file_from_any_circle(client, ana, cosmina, ioana):
    code = make_claim(by=ana, person=cosmina)
    assert code.startswith(f"{cosmina.consortium_id}-")
    set_local(consortium=None)
    client.force_login(ioana)
    answer = client.post("/people/claim/", {"code": f" {code.lower().replace('-', ' - ')} "})
    assert answer.url == "/me/held/"
    set_local(consortium=cosmina.consortium_id)
    assert PersonKey.objects.get().user == ioana


def test_only_a_digest_is_kept(ana, cosmina):
    code = make_claim(by=ana, person=cosmina)
    secret = code.split("-", 1)[1].replace("-", "")
    assert secret.encode() not in bytes(Claim.objects.get().digest)


def test_a_code_works_once(ana, cosmina, ioana, georgi):
    code = make_claim(by=ana, person=cosmina)
    redeem_claim(by=ioana, code=code)
    with pytest.raises(ValidationError, match="does not work"):
        redeem_claim(by=georgi, code=code)


def test_a_code_is_good_for_two_weeks(ana, cosmina, ioana):
    code = make_claim(by=ana, person=cosmina)
    Claim.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    with pytest.raises(ValidationError, match="does not work"):
        redeem_claim(by=ioana, code=code)


def test_a_new_code_takes_the_old_one_away(ana, cosmina, ioana):
    old = make_claim(by=ana, person=cosmina)
    new = make_claim(by=ana, person=cosmina)
    with pytest.raises(ValidationError):
        redeem_claim(by=ioana, code=old)
    redeem_claim(by=ioana, code=new)


def test_a_file_belongs_to_one_account(ana, cosmina, ioana):
    redeem_claim(by=ioana, code=make_claim(by=ana, person=cosmina))
    with pytest.raises(ValidationError, match="already has an account"):
        make_claim(by=ana, person=cosmina)


def test_an_erased_person_gets_no_code(elena, cosmina):
    erase_person(by=elena, person=cosmina)
    with pytest.raises(PermissionDenied):
        make_claim(by=elena, person=cosmina)


def test_five_wrong_tries_an_hour_and_no_more(client, ana, cosmina, ioana):
    code = make_claim(by=ana, person=cosmina)
    client.force_login(ioana)
    for _n in range(5):
        page = client.post("/people/claim/", {"code": f"{cosmina.consortium_id}-ABCD-EFGH-JKMN"})
        assert "does not work" in page.text
    page = client.post("/people/claim/", {"code": code})
    assert "tried five times" in page.text
    assert not PersonKey.objects.exists()


@pytest.mark.parametrize(
    "text", ["", "x", "1-ABC", "9" * 40, "1-ABCD-EFGH-JKMN'; --", "99999999-ABCD-EFGH-JKMN"]
)
def test_nonsense_is_answered_in_words(client, ioana, text):
    client.force_login(ioana)
    page = client.post("/people/claim/", {"code": text})
    assert page.status_code == 200 and page.context["form"].errors["code"]


def test_nobody_redeems_without_an_account(cosmina):
    with pytest.raises(PermissionDenied):
        redeem_claim(by=AnonymousUser(), code="1-ABCD-EFGH-JKMN")
