"""A paper leaves the vault as a file to save, never as a page of ours."""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from punte.base.text import tidy
from punte.records.actions.documents import ACCEPTED
from punte.records.models import Document

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|;%]+')
_ENDINGS = {content_type: ending for ending, content_type in reversed(ACCEPTED.items())}


def as_download(document: Document, content: bytes) -> HttpResponse:
    """The answer that makes a browser save the paper."""
    return as_file(content, document.content_type, saved_name(document))


def as_file(content: bytes, content_type: str, name: str) -> HttpResponse:
    """The answer that makes a browser save the file: attachment, nosniff, sandbox, kept by no cache."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def saved_name(document: Document) -> str:
    """A name that every file system takes, from the title; the ending follows what the file is."""
    ending = _ENDINGS.get(document.content_type, "bin")
    stem = _NOT_IN_NAMES.sub(" ", tidy(document.title)).strip(" .")[:80].strip()
    return f"{stem or document.pk}.{ending}"
