"""An approved employer and the occupations of the tests; a bakery with a vacancy, and Cosmina who applies there."""

import pytest

from punte.jobs.models import Application, Employer, Vacancy
from punte.jobs.tests import applicants, cast
from punte.participation.models import Participation
from punte.people.models import User
from punte.reference.models import Concept


@pytest.fixture
def known(db: None) -> dict[str, Concept]:
    return cast.occupations()


@pytest.fixture
def employer(elena, operation) -> Employer:
    return cast.employ(elena, operation)


@pytest.fixture(autouse=True)
def on_the_day_of_the_tests(settings) -> None:
    settings.PUNTE_TODAY = applicants.TODAY.isoformat()


@pytest.fixture
def bakery(elena, operation) -> Employer:
    return applicants.found_employer(elena, operation)


@pytest.fixture
def vacancy(elena, bakery) -> Vacancy:
    return applicants.open_vacancy(elena, bakery)


@pytest.fixture
def dimitar(bakery) -> User:
    """Recruits at the bakery."""
    return applicants.recruiter(bakery)


@pytest.fixture
def served(elena, ana, operation, assoc) -> Participation:
    """Somebody whom Ana accompanies."""
    return applicants.take_part(elena, operation, assoc, "Lăcătuș", responsible=ana)


@pytest.fixture
def application(ana, vacancy, served, dimitar) -> Application:
    """Sent by Ana with the person beside her."""
    return applicants.send(ana, vacancy, served)
