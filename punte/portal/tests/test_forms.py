"""My registration forms: the person reads and signs from their own account; nobody else finds them."""

import datetime as dt
import uuid

import pytest

from punte.participation.actions.forms import generate_form
from punte.participation.actions.participations import register_participant
from punte.people.actions.claims import make_claim, redeem_claim
from punte.people.models import User
from punte.records.models import AccessEntry


@pytest.fixture
def form(elena, operation, assoc, cosmina):
    found = register_participant(
        by=elena, operation=operation, organisation=assoc, person=cosmina, on=dt.date(2024, 9, 2)
    )
    return generate_form(by=elena, participation=found, language="ro")


@pytest.fixture
def holder(elena, form, cosmina):
    user = User.objects.create_user("cosmina@example.org", name="Cosmina Lăcătuș", language="en")
    redeem_claim(by=user, code=make_claim(by=elena, person=cosmina))
    return user


def test_my_page_leads_to_the_form_and_the_person_signs_it(client, holder, form):
    client.force_login(holder)
    assert f"/me/forms/{form.pk}/" in client.get("/me/").content.decode()
    page = client.get(f"/me/forms/{form.pk}/").content.decode()
    assert "Formular de înregistrare" in page and "Întrebări la care puteți să nu răspundeți" in page
    sent = {"token": uuid.uuid4(), "read": "on", "name": "Cosmina Lăcătuș"}
    assert client.post(f"/me/forms/{form.pk}/", sent).status_code == 302
    form.refresh_from_db()
    assert form.state == "signed" and form.witness is None
    assert "/me/forms/" not in client.get("/me/").content.decode()
    assert client.get(f"/me/forms/{form.pk}/download/").content.startswith(b"%PDF")
    assert AccessEntry.objects.filter(user=holder, occasion="held").exists()


def test_a_signed_form_is_not_signed_again(client, holder, form):
    client.force_login(holder)
    for _time in range(2):
        sent = {"token": uuid.uuid4(), "read": "on", "name": "Cosmina Lăcătuș"}
        answer = client.post(f"/me/forms/{form.pk}/", sent, follow=True)
    assert "signed already" in answer.content.decode()


def test_nobody_else_finds_it(client, elena, ana, holder, form):
    for user in (elena, ana):
        client.force_login(user)
        assert client.get(f"/me/forms/{form.pk}/").status_code == 404
        assert client.get(f"/me/forms/{form.pk}/download/").status_code == 404
