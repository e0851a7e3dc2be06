"""Demonstration only: e-mails are kept on a page instead of being sent."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from punte.people.models import OutboxMail


class OutboxBackend(BaseEmailBackend):
    """Writes each message into the outbox table."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [
            OutboxMail(to=to, subject=str(m.subject), body=str(m.body)) for m in email_messages for to in m.to
        ]
        OutboxMail.objects.bulk_create(rows)
        return len(email_messages)
