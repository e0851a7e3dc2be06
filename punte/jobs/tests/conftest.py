"""A bakery with an open vacancy of two posts, its recruiter, and Cosmina whom Ana accompanies."""

import pytest

from punte.jobs.models import Application, Employer, Vacancy
from punte.jobs.tests import cast
from punte.participation.models import Participation
from punte.people.models import User


@pytest.fixture(autouse=True)
def on_the_day_of_the_tests(settings) -> None:
    settings.PUNTE_TODAY = cast.TODAY.isoformat()


@pytest.fixture
def bakery(elena, operation) -> Employer:
    return cast.found_employer(elena, operation)


@pytest.fixture
def vacancy(elena, bakery) -> Vacancy:
    return cast.open_vacancy(elena, bakery)


@pytest.fixture
def dimitar(bakery) -> User:
    """Recruits at the bakery."""
    return cast.recruiter(bakery)


@pytest.fixture
def served(elena, ana, operation, assoc) -> Participation:
    """Somebody whom Ana accompanies."""
    return cast.take_part(elena, operation, assoc, "Lăcătuș", responsible=ana)


@pytest.fixture
def application(ana, vacancy, served, dimitar) -> Application:
    """Sent by Ana with the person beside her."""
    return cast.send(ana, vacancy, served)
