"""An approved employer and the occupations of the tests; a bakery with a vacancy, and Cosmina who applies there."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from punte.base.translated import Translated
from punte.events.actions.events import create_event, publish_event
from punte.events.models import Event
from punte.jobs.actions.talks import offer_talks
from punte.jobs.models import Application, Employer, Talk, Vacancy
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


@pytest.fixture
def fair(elena, operation, assoc, monkeypatch) -> Event:
    """Of two days; it is eight in the morning of the first."""
    applicants.stands_at(monkeypatch, 8)
    begins = dt.datetime(2025, 3, 17, 10, 0, tzinfo=ZoneInfo("Europe/Bucharest"))
    made = create_event(
        by=elena, operation=operation, organiser=assoc, activity=operation.activities.first(), kind="job_fair",
        title=Translated({"en": "Spring fair"}), place="Sports hall", languages=["en"], starts_at=begins,
        ends_at=begins + dt.timedelta(days=1, hours=5), pause_minutes=0,
    )  # fmt: skip
    publish_event(by=elena, event=made)
    return made


@pytest.fixture
def talks(elena, fair, bakery) -> list[Talk]:
    offer_talks(
        by=elena, event=fair, employer=bakery, first=fair.starts_at, last=fair.starts_at + 3 * applicants.TEN
    )
    return list(Talk.objects.select_related("event__operation", "employer__operation", "operation"))
