"""E-mails leave once what they tell of is written, and a mail server that fails spoils nothing."""

import logging

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from punte.people.mail import send_when_written
from punte.people.models import User


class Failing(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError("nobody answers")


def test_a_mail_server_that_fails_spoils_nothing_that_was_written(committing, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    with caplog.at_level(logging.ERROR, "django.db.backends.base"), transaction.atomic():
        user = User.objects.create_user("ana@example.org", name="Ana Mureșan")
        send_when_written(to=user.email, subject="News", body="There is news.")
    assert User.objects.filter(pk=user.pk).exists()
    assert "Error calling send_when_written" in caplog.text


@pytest.mark.django_db
def test_what_is_not_written_is_not_told(django_capture_on_commit_callbacks, mailoutbox):
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
    ):
        send_when_written(to="ana@example.org", subject="News", body="There is news.")
        raise ZeroDivisionError
    assert not mailoutbox
