"""Where real people's data are, staff switch on a second step before they go on."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from punte.people.models import User

ACTIVATE = "/people/account/second-step/totp/activate/"


@pytest.fixture
def real(settings):
    """As in a real installation."""
    settings.PRODUCTION = True


def test_staff_are_led_to_the_second_step_from_any_page(client, real, elena):
    client.force_login(elena)
    for path in ("/me/", "/projects/309187/team/", "/organisations/"):
        assert client.get(path).url == ACTIVATE
    assert client.get("/people/account/logout/").status_code == 200


def test_with_a_second_step_they_go_on(client, real, elena):
    TOTP.activate(elena, generate_totp_secret())
    client.force_login(elena)
    assert client.get("/me/").status_code == 200
    assert client.session["second_step"] is True


def test_who_works_in_no_project_is_not_asked(client, real, db):
    client.force_login(User.objects.create_user("ioana@example.org", name="Ioana Pop", language="en"))
    assert client.get("/me/").status_code == 200
    client.logout()
    assert client.get("/").status_code == 200


def test_a_demonstration_does_not_ask(client, elena):
    client.force_login(elena)
    assert client.get("/me/").status_code == 200
