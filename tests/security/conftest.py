"""The world of tests/security: built once, in a database of its own."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.security.world import World, build


@pytest.fixture(autouse=True)
def _many_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests ask the API more often than anybody may in a minute; tests/api tries the limit."""
    monkeypatch.setattr("punte.config.gate.MOST_OF_ADDRESS", 100_000)


@pytest.fixture(scope="session")
def world_database(server: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, World]]:
    """The address of the database and what is in it; dropped at the end."""
    from django.db import connections

    name = server.clone()
    before = dict(connections.databases["default"])
    with django_db_blocker.unblock():
        _use(server.url("app", name))
        world = build()
        connections.close_all()
        connections.databases["default"].update(before)
    yield server.url("app", name), world
    server.drop(name)


@pytest.fixture
def world(world_database: tuple[str, World], django_db_blocker: Any) -> Iterator[World]:
    """The world, with the test connected to it."""
    from django.db import connections

    url, found = world_database
    before = dict(connections.databases["default"])
    with django_db_blocker.unblock():
        _use(url)
        try:
            yield found
        finally:
            connections.close_all()
            connections.databases["default"].update(before)


def _use(url: str) -> None:
    from django.db import connections

    from punte.config.databases import connection_settings

    connections["default"].close()
    connections.databases["default"].update(connection_settings(url, 0))
