"""Polls for the tests of this room, and people who vote."""

from collections.abc import Callable
from typing import Any

import pytest

from punte.ballots.models import Poll, VoterList
from punte.ballots.tests import cast
from punte.people.models import User


@pytest.fixture
def members(db: None) -> list[User]:
    """Twelve people with an account and no role."""
    return cast.members(12)


@pytest.fixture
def assembly(elena, operation, members) -> VoterList:
    """The twelve on a list."""
    return cast.listed(elena, operation, members)


@pytest.fixture
def poll(elena, operation, assoc, assembly) -> Callable[..., Poll]:
    """A poll of ASSOC over the assembly, a draft unless `open`."""

    def make(*, opened: bool = True, **told: Any) -> Poll:
        voters = told.pop("voters", assembly)
        return cast.poll(elena, operation, assoc, voters, opened=opened, **told)

    return make
