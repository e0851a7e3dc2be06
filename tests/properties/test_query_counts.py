"""A page asks as many queries for thirty people as for three."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.monitoring.actions import periods
from punte.participation.actions import participations as actions
from punte.participation.actions.persons import register_new_person
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.actions.documents import link_evidence
from punte.records.facts import PERSON_TRAINED, WORKSHOP_HELD
from punte.records.models import Fact
from tests.cast import choose

DAY, END = dt.date(2024, 9, 2), dt.date(2024, 12, 31)
LIST = "/participation/309187/participants/"
PAGES = [
    "/monitoring/309187/",
    "/monitoring/309187/indicators/",
    "/monitoring/309187/indicators/EECO01/",
    "/monitoring/309187/indicators/EECR04/?view=not",
    "/monitoring/309187/indicators/EECO15/",
    "/monitoring/309187/targets/trained/",
    "/monitoring/309187/targets/workshops/",
    LIST,
    "/monitoring/309187/deadlines/",
    "/monitoring/309187/periods/",
    "/monitoring/309187/periods/1/",
    "/monitoring/309187/periods/1/numbers/GRAND/",
    "/monitoring/309187/periods/2/",
    "/monitoring/309187/budget/",
    "/monitoring/309187/audits/",
    "/participation/309187/consents/",
    "/records/309187/exports/",
    "/records/309187/protection/",
    "/records/309187/protection/access/",
    "/search/?q=pop",
    "/search/?q=pop&kind=people",
]


def take_part(by, operation, organisation, number):
    """Somebody entered, was trained, and both were attested; a workshop was held."""
    found = register_new_person(
        by=by, operation=operation, organisation=organisation, on=DAY, sex="woman", labour="inactive",
        education=5, studies="none", told={"first_name": "Maria", "last_name": f"Pop {number}"},
    )  # fmt: skip
    choose(by, found)
    actions.enter(by=by, participation=found, on=DAY)
    for kind, activity, about in (
        (PERSON_TRAINED, "A14", {"person": found.person}),
        (WORKSHOP_HELD, "A10", {}),
    ):
        evidence_deliverable(
            by=by, operation=operation, activity=operation.activities.get(code=activity), kind=kind, title="x",
            organisation=organisation, on=DAY, document=None, quantity=25 if not about else 1, **about,
        )  # fmt: skip
    for fact in Fact.objects.filter(person=found.person):
        link_evidence(by=by, fact=fact, document=None, attested=True)


def frozen_half_year(by, others, operation):
    """The first period is frozen with what is there, the second is with the partners."""
    for starts_on, ends_on in ((operation.starts_on, END), (END + dt.timedelta(1), dt.date(2025, 2, 28))):
        period = periods.open_period(
            by=by,
            operation=operation,
            starts_on=starts_on,
            ends_on=ends_on,
            due_on=ends_on + dt.timedelta(30),
        )
        periods.compute_period(by=by, period=period, today=dt.date(2025, 3, 17))
        for user, organisation in others:
            seen = periods.mark_of(period, organisation)
            periods.confirm_numbers(by=user, period=period, organisation=organisation, seen=seen)
        if ends_on == END:
            periods.freeze_period(by=by, period=period)


def queries(client, address):
    """How many queries a page asks once the process is warm."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(address)
    return sum("SAVEPOINT" not in query["sql"] for query in asked)  # these are of the test's transaction


@pytest.fixture
def counted(client, elena, bogdan, operation, assoc, fdss):
    """The queries of each page with three people, then with thirty."""
    client.force_login(elena)
    found, known = [], 0
    for people in (3, 30):
        for number in range(known, people):
            take_part(elena, operation, assoc, number)
            if number == 1:  # who comes afterwards is a difference
                frozen_half_year(elena, [(elena, assoc), (bogdan, fdss)], operation)
        known = people
        found.append({page: queries(client, page) for page in PAGES})
    return found


def test_no_page_asks_more_for_more_people_and_the_list_at_most_eight_queries(counted):
    few, many = counted
    assert few == many
    assert many[LIST] <= 8
