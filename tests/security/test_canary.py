"""Nobody sees anybody of another consortium: a crawler signed in as each of the cast opens whatever it can reach and
every foreign address, and reads every byte for the canary surnames. Inside 309187, partners' files are told apart too.
"""

import io
import re
import zipfile
import zlib
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.urls.exceptions import NoReverseMatch

from punte.base.text import folded
from tests.security.routes import PARAMETERS, plain_refusals
from tests.security.world import CODES, FOREIGN, HOME, World, canary

LEAD, PARTNER = (HOME, "lead"), (HOME, "partner")
# Which canaries each may meet: (operation, partner). Everybody else's is foreign to them.
MAY_MEET: dict[str, set[tuple[str, str]]] = {
    "anonymous": set(),
    "stranger": set(),
    "operator": set(),
    "georgi": set(),
    "hristo": set(),
    "corina": set(),  # recruits; nobody at her employer has looked at an application yet
    "dimitar": {LEAD},  # recruits where applications were taken up
    "floarea": set(),  # mediates, and accompanies nobody yet
    "cosmina": {LEAD},
    "ana": {LEAD},
    "bogdan": {PARTNER},
    "elena": {LEAD, PARTNER},
    "auditor": {LEAD, PARTNER},
    "dpo": {LEAD, PARTNER},
    "mallory": {(FOREIGN, "lead"), (FOREIGN, "partner")},
}
KIN = re.compile(
    r"/(numbers|targets|indicators|facts)/[^/]+/$"
)  # pages of one kind, of which some are opened
SOME = 6
OF_ONE_ROUTE = (
    150  # more than the small world has rows of a kind; a crawl without end would be a fault of its own
)
QUESTIONS = 2  # filters and tabs of one page that are opened besides the page itself
# What a link changes before it leads on, or what leads out of the house.
NOT_FOLLOWED = re.compile(r"^/(static|people/account/logout)/|^(mailto|tel|data):|^https?://(?!testserver)")


def canaries(world: World, who: str) -> list[str]:
    """The surnames that must not appear to this person, as they are written and as they are searched by."""
    allowed = MAY_MEET[who]
    found = []
    for code, corner in world.corners.items():
        for place in corner.organisations:
            if (code, place) not in allowed:
                found.append(canary(corner.operation, place))
        if not any(c == code for c, _place in allowed):
            found.append(canary(corner.operation))
    return [form.lower() for name in found for form in (name, folded(name))]


def content(response: HttpResponse) -> bytes:
    """Every byte, headers included; archives and compressed streams opened."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    head = "\n".join(f"{k}: {v}" for k, v in response.headers.items()).encode()
    return head + b"\n" + body + b"\n".join(_inside(body))


def _inside(body: bytes) -> Iterator[bytes]:
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for name in archive.namelist():
                yield archive.read(name)
    if body.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", body, flags=re.DOTALL):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                yield stream


def links(page: str, here: str) -> Iterator[str]:
    """Every address the page leads to by itself or by a form that only asks."""
    asks = [f for f in re.findall(r"<form\b[^>]*>", page) if "post" not in f.lower()]
    for tag in re.findall(r"<(?:a|link|area|iframe|img)\b[^>]*>", page) + asks:
        for value in re.findall(r"""(?:href|src|action|hx-get)=["']([^"']+)["']""", tag):
            yield urljoin(here, unescape(value))


class Crawl:
    """One person's way through the house."""

    def __init__(self, client: Client, forbidden: list[str]):
        self.client, self.forbidden = client, [name.encode() for name in forbidden]
        self.seen: set[str] = set()
        self.refused: dict[str, int] = {}
        self.met: set[str] = set()

    def visit(self, address: str) -> str:
        """Open one address and read it; gives the page, if it is one."""
        response = self.client.get(address)
        whole = content(response)
        body = whole.lower()
        leaks = [name for name in self.forbidden if name in body]
        assert not leaks, f"{address} shows {leaks[0].decode()}"
        self.met |= {m.decode() for m in re.findall(rb"canar\w+", body)}
        assert response.status_code < 500, f"{address}: {response.status_code}"
        if response.status_code in (403, 404):
            self.refused[address] = response.status_code
        if response.status_code in (301, 302):
            return f'<a href="{response.headers["Location"]}">'
        return whole.decode(errors="ignore") if "text/html" in response.headers["Content-Type"] else ""

    def wander(self, *starts: str) -> None:
        """Follow every link, breadth first."""
        ahead, asked, opened = deque(starts), Counter[str](), Counter[str]()
        while ahead:
            address = ahead.popleft()
            parts = urlsplit(address)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if path in self.seen or NOT_FOLLOWED.match(address):
                continue
            asked[parts.path] += bool(parts.query)
            if kind := KIN.search(parts.path):
                asked[kind[1]] += path not in self.seen
                if asked[kind[1]] > SOME:
                    continue
            if asked[parts.path] > QUESTIONS:
                continue
            self.seen.add(path)
            route = _route(parts.path)
            opened[route] += 1
            assert opened[route] <= OF_ONE_ROUTE, f"the crawl of {route} does not end"
            ahead.extend(links(self.visit(path), path))


def _route(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return "nowhere"


def foreign_addresses(world: World, who: str) -> Iterator[str]:
    """Every route filled with every row: at its own address, and a strangers' row under one's own address. Of the
    consortia in which nobody of the cast works, only some of the cast try everything."""
    home, foreign = world.corners[HOME], world.corners[FOREIGN]
    tried = [(HOME, file) for file in home.files.values()] + [(FOREIGN, foreign.files["lead"])]
    if who in ("elena", "bogdan", "ana", "auditor", "mallory"):
        tried += [(HOME, foreign.files["lead"]), (FOREIGN, foreign.files["partner"])]
    if who in ("elena", "mallory", "cosmina"):
        rest = [corner for code, corner in world.corners.items() if code not in (HOME, FOREIGN)]
        tried += [(c.operation.code, c.files["lead"]) for c in rest]
    if who == "mallory":
        tried += [(FOREIGN, home.files["lead"])]
    for code, file in tried:
        values = {"language": "en", "kind": "csv", "indicator": "EECO01", "target": "trained", "code": code}
        for route, parameters in PARAMETERS.items():
            yield from _address(route, parameters, {**file.ids, **values})


def _address(route: str, parameters: Any, values: dict[str, Any]) -> Iterator[str]:
    try:
        yield reverse(route, kwargs={name: values[name] for name in parameters})
    except (NoReverseMatch, KeyError):
        return


@pytest.mark.parametrize("who", list(MAY_MEET))
def test_no_byte_shows_somebody_of_another_circle(
    world: World, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl = Crawl(world.client(who), canaries(world, who))
    crawl.wander("/", "/me/", "/projects/", "/organisations/", "/people/account/login/")
    # The editor of lessons draws ways that its door keeps shut (decision 22); their bytes are read all the same.
    lost = {a: s for a, s in crawl.refused.items() if a.startswith("/") and not a.startswith("/editor/")}
    assert lost == {}, "a link leads where one may not go"
    crawl.visit("/nowhere/")
    for code in CODES:
        crawl.visit(f"/participation/{code}/participants/?q=canar")
        crawl.visit(f"/monitoring/{code}/targets/trained/?q=canar&view=not")
    plain_refusals(monkeypatch)  # the pages that refuse in words were read on the way here
    for address in dict.fromkeys(foreign_addresses(world, who)):
        if address not in crawl.seen and "logout" not in address:
            crawl.visit(address)
    expected = {canary(world.corners[c].operation, p).lower() for c, p in MAY_MEET[who]}
    assert expected <= crawl.met, "the crawler did not find the files this person does see"


def test_the_reader_of_bytes_looks_into_archives_and_papers(world: World) -> None:
    """The crawler must see what a person who unzips it would see."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", "<t>Canarassocfdss</t>" * 50)
    assert b"Canarassocfdss" not in packed.getvalue()
    assert b"Canarassocfdss" in content(HttpResponse(packed.getvalue()))
    with transaction.atomic():
        from tests.security.world import pdf

        assert b"Canar" not in pdf("Canarassocfdss")
        assert b"Canarassocfdss" in content(HttpResponse(pdf("Canarassocfdss")))
