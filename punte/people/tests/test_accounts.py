"""Accounts: nobody signs up alone, a code comes by e-mail, the second step's secret rests sealed."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.cache import cache
from django.test import override_settings

from punte.people.sealing import Unreadable


def test_nobody_signs_up_by_themselves(client, db):
    page = client.post(
        "/people/account/signup/", {"email": "x@example.org", "password1": "a", "password2": "a"}
    )
    assert "x@example.org" not in page.text
    from punte.people.models import User

    assert not User.objects.filter(email="x@example.org").exists()


def test_one_signs_in_by_a_code_sent_by_email_and_the_device_speaks_ones_language(client, ana):
    cache.clear()
    client.post("/people/account/login/code/", {"email": ana.email})
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[0].body, re.M)[1]
    answer = client.post("/people/account/login/code/confirm/", {"code": code})
    assert answer.url == "/me/"
    assert client.cookies["django_language"].value == ana.language


def test_a_wrong_password_says_nothing_about_who_has_an_account(client, ana):
    cache.clear()
    texts = []
    for email in (ana.email, "nobody@example.org"):
        page = client.post("/people/account/login/", {"login": email, "password": "wrong password"})
        texts.append(list(page.context["form"].non_field_errors()))
    assert texts[0] == texts[1] != []


def test_the_secret_of_the_second_step_rests_sealed(ana):
    secret = generate_totp_secret()
    TOTP.activate(ana, secret)
    assert secret not in str(Authenticator.objects.get().data)
    assert get_adapter().decrypt(Authenticator.objects.get().data["secret"]) == secret


def test_a_sealed_secret_needs_the_installations_key(ana):
    sealed = get_adapter().encrypt("secret")
    with override_settings(PUNTE_FIELD_KEYS=[b"0" * 32]), pytest.raises(Unreadable):
        get_adapter().decrypt(sealed)
