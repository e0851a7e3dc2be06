"""Fairs, talks and one's own applications ask as many queries for many rows as for few."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.jobs.actions.talks import book_talk, offer_talks
from punte.jobs.models import Talk
from punte.jobs.tests import applicants
from punte.jobs.tests.applicants import TEN

pytestmark = pytest.mark.django_db


def asked(client: Any, address: str) -> int:
    """Queries of a page once the process is warm; savepoints are of the test's transaction."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return sum("SAVEPOINT" not in query["sql"] for query in seen)


def test_a_fair_and_the_list_of_fairs_ask_no_more_for_more_stands(
    client, elena, ana, operation, assoc, fair, talks, served
) -> None:
    pages = ["/jobs/309187/fairs/", f"/jobs/309187/fairs/{fair.pk}/"]
    book_talk(by=ana, talk=talks[0], participation=served)
    client.force_login(elena)
    few = [asked(client, page) for page in pages]
    for number in range(3):
        mill = applicants.found_employer(elena, operation, f"Moara {number} SRL")
        applicants.recruiter(mill, f"Stoyan{number} Petrov")
        offer_talks(by=elena, event=fair, employer=mill, first=fair.starts_at, last=fair.starts_at + 4 * TEN)
        other = applicants.take_part(elena, operation, assoc, f"Radu {number}")
        book_talk(by=elena, talk=Talk.objects.filter(employer=mill)[number], participation=other)
    assert [asked(client, page) for page in pages] == few


def test_my_talks_and_my_applications_ask_no_more_for_more_of_them(
    client, elena, ana, operation, fair, talks, served, application
) -> None:
    pages = ["/jobs/my/talks/", "/jobs/my/"]
    book_talk(by=ana, talk=talks[0], participation=served)
    client.force_login(applicants.account_of(served))
    few = [asked(client, page) for page in pages]
    for number in range(1, 4):
        mill = applicants.found_employer(elena, operation, f"Moara {number} SRL")
        applicants.send(ana, applicants.open_vacancy(elena, mill), served)
        at = fair.starts_at + number * TEN
        offer_talks(by=elena, event=fair, employer=mill, first=at, last=at + dt.timedelta(minutes=20))
        book_talk(by=ana, talk=Talk.objects.filter(employer=mill)[0], participation=served)
    assert [asked(client, page) for page in pages] == few
