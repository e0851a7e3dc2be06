"""A programme and an open course of two days, for the tests of this room."""

import pytest

from punte.learning.actions import offerings
from punte.learning.models import Offering, Programme
from punte.learning.tests.cast import plan, write_programme


@pytest.fixture
def programme(elena, operation, assoc) -> Programme:
    return write_programme(elena, operation, assoc)


@pytest.fixture
def offering(elena, georgi, operation, programme) -> Offering:
    """Planned, open and running."""
    found = plan(elena, operation, programme, georgi)
    offerings.open_offering(by=elena, offering=found)
    return found
