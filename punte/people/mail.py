"""E-mails: sent when the transaction is written, and saying nothing personal."""

import os
from collections.abc import Mapping, Sequence
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

Attached = tuple[str, bytes, str]  # name, content, kind


def send_when_written(
    *,
    to: str,
    subject: str,
    body: str,
    files: Sequence[Attached] = (),
    headers: Mapping[str, str] | None = None,
) -> None:
    """Send once what it tells of is written; a mail server that does not answer spoils nothing else."""

    def send() -> None:
        EmailMessage(subject, body, None, [to], attachments=list(files), headers=dict(headers or {})).send()

    # A function with a name: Django logs it when sending fails.
    transaction.on_commit(send, robust=True)


def stopped_by(path: str) -> dict[str, str]:
    """The headers by which a mail program offers to stop such letters with one click (RFC 8058); the page at `path`
    takes a POST without a session."""
    return {
        "List-Unsubscribe": f"<{address(path)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def address(path: str) -> str:
    """The full address of a page, for e-mails: the first host that this installation answers for."""
    host = settings.ALLOWED_HOSTS[0] if settings.ALLOWED_HOSTS else "localhost"
    if settings.PRODUCTION:
        return urljoin(f"https://{host}/", path)
    return urljoin(f"http://{host}:{os.environ.get('PORT', '8000')}/", path)
