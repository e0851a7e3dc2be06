"""The projects as announced, for everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.projects.models import Operation

CODES = ["309187", "300609", "economie-sociala", "incluziune-activa", "4-003-0020"]


def test_the_five_projects_are_public_with_partners_money_and_promises(client, operation):
    page = client.get("/projects/")
    for row in Operation.objects.all():
        assert f"/projects/{row.code}/" in page.text
    assert "Fundația pentru Dezvoltarea Serviciilor Sociale (FDSS)" in page.text
    assert "RON\u00a04,962,889.00" in page.text and "21 promises" in page.text
    assert "2010–2013" in page.text and "not announced" in page.text


def test_ones_own_projects_stand_first_with_their_results(client, mallory):
    assert "Targets and results" not in client.get("/projects/").text
    client.force_login(mallory)
    page = client.get("/projects/")
    assert page.context["rows"][0]["operation"].code == "300609"
    assert "/monitoring/300609/" in page.text and "/monitoring/309187/" not in page.text


@pytest.mark.parametrize("code", CODES)
def test_a_project_page_says_who_for_whom_and_with_what_money(client, operation, code):
    page = client.get(f"/projects/{code}/")
    shown = Operation.objects.get(code=code)
    assert str(shown.title) in page.text
    for partner in shown.partnerships.all():
        assert partner.get_role_display() in page.text
    for group in shown.target_groups.all():
        assert str(group.name) in page.text
    assert "/team/" not in page.text and "**" not in page.text


def test_a_sum_in_leva_is_told_in_euro_too(client, operation):
    assert "€101,955.69" in client.get("/projects/4-003-0020/").text


def test_criteria_and_their_proofs_speak_the_readers_language(client, operation):
    client.cookies["django_language"] = "ro"
    assert "Contract de voluntariat" in client.get("/projects/309187/").text
    client.cookies["django_language"] = "bg"
    assert "Договор за доброволчески труд" in client.get("/projects/309187/").text


def test_an_unknown_project_is_not_found(client, operation):
    assert client.get("/projects/000000/").status_code == 404


def test_the_list_asks_the_same_few_questions(client, elena):
    client.force_login(elena)
    client.get("/projects/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/projects/")
    assert len([q for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]]) <= 8
