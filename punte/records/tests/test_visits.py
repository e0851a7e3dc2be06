"""Every page an auditor opens leaves a line; nobody else's does."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from punte.base.permissions import Refused
from punte.organisations.models import Role
from punte.records.actions.visits import log_visit
from punte.records.models import PageVisit
from tests.cast import staff

HOME = "/monitoring/309187/"


def lines(user):
    return list(PageVisit.objects.filter(user=user).order_by("pk").values_list("path", "view", "status"))


def test_a_page_is_written_down_without_what_was_asked_for(client, auditor):
    client.force_login(auditor)
    client.get(HOME + "?on=2024-12-31")
    assert lines(auditor) == [(HOME, "monitoring:dashboard", 200)]
    visit = PageVisit.objects.get()
    assert visit.operation.code == "309187" and visit.object_id == ""


def test_what_is_refused_and_what_is_not_there_is_written_down_too(client, auditor, operation):
    client.force_login(auditor)
    client.get("/participation/309187/participants/new/")
    client.get("/participation/309187/participants/999999/")
    client.get("/monitoring/309187/targets/maria-popescu/")
    found = lines(auditor)
    assert found[0][2] == 403
    assert found[1] == (
        "/participation/<slug:code>/participants/<int:participation_id>/",
        "participation:participant_detail",
        404,
    )
    assert "maria" not in found[2][0]
    assert list(PageVisit.objects.order_by("pk").values_list("object_id", flat=True))[1] == "999999"


def test_a_typed_address_that_leads_nowhere_is_no_page(client, auditor):
    client.force_login(auditor)
    client.get("/maria-popescu/")
    assert lines(auditor) == []


@pytest.mark.parametrize("who", ["elena", "bogdan", "ana"])
def test_nobody_elses_pages_are_written_down(client, request, who):
    user = request.getfixturevalue(who)
    client.force_login(user)
    client.get(HOME)
    assert not PageVisit.objects.exists()


def test_who_audits_one_project_and_manages_another_is_followed_in_the_first_only(
    client, auditor, foreign_operation
):
    lead = foreign_operation.partnerships.get(role="lead").organisation
    role = Role.objects.create(user=auditor, organisation=lead, role="manager", since=dt.date(2024, 1, 1))
    role.assignments.create(operation=foreign_operation, since=dt.date(2024, 1, 1))
    client.force_login(auditor)
    client.get("/monitoring/300609/")
    client.get(HOME)
    assert [path for path, _view, _status in lines(auditor)] == [HOME]


def test_it_costs_one_statement(client, auditor):
    from django.test.utils import CaptureQueriesContext

    client.force_login(auditor)
    client.get(HOME)
    with CaptureQueriesContext(connection) as asked:
        client.get(HOME)
    writes = [q["sql"] for q in asked if "records_pagevisit" in q["sql"]]
    assert len(writes) == 1 and writes[0].startswith("INSERT")


def test_managers_of_the_lead_and_the_data_protection_officer_see_all_others_their_own(
    client, auditor, elena, bogdan, ana, operation, assoc, foreign_operation, mallory
):
    client.force_login(auditor)
    client.get(HOME)
    dpo = staff("Lidia Câmpean", assoc, "dpo", operation)
    second = staff("Radu Stan", assoc, "auditor", operation)
    for user in (elena, dpo, auditor):
        assert PageVisit.objects.visible_to(user).count() == 1
    for user in (bogdan, ana, second, mallory):
        assert PageVisit.objects.visible_to(user).count() == 0


@pytest.mark.parametrize(
    "statement", ["UPDATE records_pagevisit SET path = ''", "DELETE FROM records_pagevisit"]
)
def test_a_line_is_neither_changed_nor_taken_back(client, auditor, statement):
    client.force_login(auditor)
    client.get(HOME)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_nobody_is_logged_who_is_not_signed_in(operation):
    from django.contrib.auth.models import AnonymousUser
    from django.urls import resolve

    with pytest.raises(Refused):
        log_visit(by=AnonymousUser(), operation=operation, path=HOME, match=resolve(HOME), status=200)


def test_signing_in_is_written_down_too(client, auditor):
    """Nobody was there when the request began, so the database knew no consortium."""
    auditor.set_password("a long pass phrase")
    auditor.save()
    answer = client.post("/people/account/login/", {"login": auditor.email, "password": "a long pass phrase"})
    assert answer.status_code == 302 and client.get("/me/").status_code == 200
