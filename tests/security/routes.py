"""Every named route of the house, and refusals without their page."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.conf import urls
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver


def routes(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named route of the house: name with its room, and its parameters."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if str(pattern.pattern) == "editor/":
            continue  # one rule for all of it, tried address by address in punte/learning/tests/test_editor.py
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield space + pattern.name, pattern.pattern.converters


PARAMETERS = dict(routes())


def plain_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """403 and 404 without a page around them."""
    for status in (403, 404):
        plain = partial(HttpResponse, status=status)
        monkeypatch.setattr(urls, f"handler{status}", lambda *_a, plain=plain, **_k: plain())
