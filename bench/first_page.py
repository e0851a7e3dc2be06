"""What a first visit to the first page loads: the page with every style, script and picture it names, compressed.

The peer is the same uncompressed, which is what a server without compression sends.
"""

import gzip
import re
from pathlib import Path
from typing import Any

import brotli
from django.contrib.staticfiles import finders
from django.test import Client

NAMED = re.compile(r"""<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)\"""")
NEEDED = (".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2", ".ico")


def run() -> list[dict[str, Any]]:
    """Ask for the page and add up its parts."""
    answer = Client(HTTP_HOST="localhost").get("/")
    assert answer.status_code == 200
    parts = {"/": answer.content} | {name: _static(name) for name in _named(answer.content.decode())}
    plain = sum(map(len, parts.values())) / 1024
    sizes = {
        "brotli": sum(len(brotli.compress(part)) for part in parts.values()) / 1024,
        "gzip": sum(len(gzip.compress(part)) for part in parts.values()) / 1024,
    }
    return [
        {
            "figure": f"first page with its {len(parts) - 1} styles, scripts and pictures, {how}",
            "value": size,
            "unit": "KB",
            "peer": "uncompressed",
            "peer_value": plain,
            "ratio": plain / size,
        }
        for how, size in sizes.items()
    ]


def _named(page: str) -> list[str]:
    """The static files that the page names, those named by its styles too; a file of another host is a fault."""
    found = [name for name in dict.fromkeys(NAMED.findall(page)) if name.split("?")[0].endswith(NEEDED)]
    assert not [name for name in found if not name.startswith("/static/")], found
    for style in [name for name in found if name.endswith(".css")]:
        text = _static(style).decode()
        assert not re.search(r"""url\((?!["']?(?:data:|#))""", text), f"{style} loads more"
    return found


def _static(name: str) -> bytes:
    path = finders.find(name.removeprefix("/static/"))
    assert isinstance(path, str), name
    return Path(path).read_bytes()
