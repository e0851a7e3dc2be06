"""An approved employer and the occupations of the tests."""

import pytest

from punte.jobs.models import Employer
from punte.jobs.tests import cast
from punte.reference.models import Concept


@pytest.fixture
def known(db: None) -> dict[str, Concept]:
    return cast.occupations()


@pytest.fixture
def employer(elena, operation) -> Employer:
    return cast.employ(elena, operation)
