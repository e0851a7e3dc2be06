"""What a program reads is what the screens show, and no person."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.organisations.models import Organisation
from punte.participation.actions import participations as actions
from punte.participation.actions.persons import register_new_person
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.facts import GUIDE_PUBLISHED, PERSON_TRAINED
from tests.cast import choose

PROJECT = "projects/309187/"
DAY = dt.date(2024, 9, 2)


@pytest.fixture
def trained(elena, operation, assoc):
    """A woman who entered and was trained."""
    found = register_new_person(
        by=elena, operation=operation, organisation=assoc, on=DAY, sex="woman", labour="employed", education=5,
        studies="none",
        told={"first_name": "Maria", "last_name": "Canartrained", "birth_date": dt.date(1988, 3, 4), "sex": "woman"},
    )  # fmt: skip
    choose(elena, found)
    actions.enter(by=elena, participation=found, on=DAY)
    evidence_deliverable(
        by=elena, operation=operation, activity=operation.activities.first(), kind=PERSON_TRAINED, organisation=assoc,
        title="Course of Canartrained", on=DAY, document=None, person=found.person,
    )  # fmt: skip
    return found


@pytest.fixture
def guides(elena, operation, assoc):
    """Three guides."""
    for n in range(3):
        evidence_deliverable(
            by=elena, operation=operation, activity=operation.activities.first(), kind=GUIDE_PUBLISHED,
            organisation=assoc, title=f"Guide {n}", on=DAY + dt.timedelta(days=n), document=None,
        )  # fmt: skip


def test_a_project_is_told_as_announced(assoc_program, operation):
    told = assoc_program.read(PROJECT)
    assert told["code"] == "309187" and told["title"] == str(operation.title)
    assert Decimal(told["budget"]) == operation.budget_total and told["currency"] == "RON"
    assert told["page"].endswith("/monitoring/309187/")


def test_the_activities_are_listed(assoc_program, operation):
    found = assoc_program.read(PROJECT + "activities/")
    assert [a["code"] for a in found["items"]] == [a.code for a in operation.activities.all()]


def test_targets_stand_as_on_the_dashboard(assoc_program, client, elena, trained):
    targets = {t["code"]: t for t in assoc_program.read(PROJECT + "targets/")["items"]}
    client.force_login(elena)
    shown = client.get("/monitoring/309187/").context["groups"]
    by_name = {row["label"]: row for group in shown for row in group["rows"]}
    for target in targets.values():
        assert by_name[target["name"]]["done"] == Decimal(str(target["achieved"]))
        assert by_name[target["name"]]["target"] == Decimal(str(target["promised"]))
    assert targets["trained"]["achieved"] == 1


def test_indicators_stand_as_on_their_screen(assoc_program, client, elena, trained):
    told = assoc_program.read(PROJECT + "indicators/")
    client.force_login(elena)
    page = client.get("/monitoring/309187/indicators/").context
    shown = {row["code"]: row["total"] for row in [*page["outputs"], *page["results"]]}
    assert shown == {i["code"]: i["total"] for i in told["items"] if i["unit"] == "people"}
    everybody = next(i for i in told["items"] if i["code"] == "EECO01")
    assert everybody["by_sex"] == {"woman": 1, "man": 0, "nonbinary": 0, "not_known": 0}


def test_the_numbers_of_an_earlier_day_are_asked_with_on(assoc_program, trained):
    before = assoc_program.read(PROJECT + "indicators/", on="2024-08-31")
    assert before["as_of"] == "2024-08-31"
    assert next(i for i in before["items"] if i["code"] == "EECO01")["total"] == 0


def test_a_partner_reads_the_same_numbers(assoc_program, fdss_program, trained):
    for path in ("targets/", "indicators/"):
        assert assoc_program.read(PROJECT + path) == fdss_program.read(PROJECT + path)


def test_deliverables_are_listed_without_those_about_a_person(assoc_program, trained, guides):
    found = assoc_program.read(PROJECT + "deliverables/")["items"]
    assert [d["title"] for d in found] == ["Guide 2", "Guide 1", "Guide 0"]
    assert found[0]["standing"] == "none" and found[0]["kind"] == "records.guide_published"
    assert Organisation.objects.get(pk=found[0]["partner"]).name


def test_no_answer_names_a_person(assoc_program, trained, guides):
    for path in ("", "activities/", "targets/", "indicators/", "periods/", "deliverables/"):
        text = assoc_program.get(f"/api/v1/{PROJECT}{path}").content.decode()
        assert "Canartrained" not in text and "Maria" not in text, path


def test_names_are_told_in_the_readers_language(assoc_program, operation):
    told = assoc_program.get(f"/api/v1/{PROJECT}", headers={"Accept-Language": "bg"}).json()
    assert told["title"] == operation.title.in_language("bg")


def test_a_list_asks_the_database_six_times_at_most(assoc_program, guides):
    assoc_program.read(PROJECT + "deliverables/")
    for path in ("projects/", PROJECT + "deliverables/", PROJECT + "activities/", PROJECT + "periods/"):
        with CaptureQueriesContext(connection) as asked:
            assoc_program.read(path)
        told = [q["sql"] for q in asked if "SAVEPOINT" not in q["sql"]]
        assert len(told) <= 6, told
