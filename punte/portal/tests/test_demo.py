"""Only in a demonstration: one becomes any of the cast with one click, and sees the mail."""

import pytest

from punte.people.models import OutboxMail, User
from punte.portal.demo.cast import CAST

pytestmark = pytest.mark.urls("punte.portal.tests.demo_urls")


@pytest.fixture
def demo(settings, operation):
    """As in a demonstration, with its cast."""
    settings.DEMO = True
    for member in CAST:
        User.objects.create_user(member.email, name=member.name, language=member.language)


@pytest.mark.parametrize("member", CAST, ids=lambda m: m.key)
def test_one_becomes_any_of_the_cast_with_one_click(client, demo, member):
    page = client.get("/people/account/login/")
    assert f"/demo/become/{member.key}/" in page.text and member.name in page.text
    assert client.post(f"/demo/become/{member.key}/").url == "/me/"
    assert client.get("/me/").context["user"].email == member.email
    assert client.cookies["django_language"].value == member.language


def test_only_the_cast_and_only_by_a_click(client, demo, elena):
    assert client.post("/demo/become/nobody/").status_code == 404
    assert client.get("/demo/become/ana/").status_code == 405
    User.objects.filter(email="ana@demo.punte").update(is_active=False)
    assert client.post("/demo/become/ana/").status_code == 404


def test_the_outbox_shows_what_would_have_been_sent(client, demo):
    assert "No mail yet" in client.get("/demo/outbox/").text
    OutboxMail.objects.create(to="a@example.org", subject="Hello", body="See http://localhost:8000/me/ <b>")
    page = client.get("/demo/outbox/")
    assert (
        "Hello" in page.text and 'href="http://localhost:8000/me/"' in page.text and "&lt;b&gt;" in page.text
    )


def test_every_component_is_shown(client, demo):
    assert client.get("/demo/components/").status_code == 200


@pytest.mark.parametrize("path", ["/demo/outbox/", "/demo/components/", "/demo/become/ana/"])
def test_even_a_known_address_does_not_open_elsewhere(client, operation, path):
    assert client.post(path).status_code == 404
    assert client.get(path).status_code == 404
