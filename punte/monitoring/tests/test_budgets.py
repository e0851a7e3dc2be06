"""The budget: lines, commitments, expenditures with their papers; who sees money; amounts as people write them."""

import datetime as dt
import io
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.monitoring import budget
from punte.monitoring.actions.budgets import (
    Paper,
    add_line,
    cancel_entry,
    change_line,
    converted,
    open_entry_paper,
    pay_expenditure,
    record_entry,
)
from punte.monitoring.forms.budgets import read_amount
from punte.monitoring.models import BudgetEntry, BudgetLine
from punte.portal.demo.papers import paper as pdf
from punte.records.models import Document
from tests.cast import staff

TODAY = dt.date(2025, 3, 17)
URL = "/monitoring/309187/budget/"


def paper(amount="1000.00", currency="RON", dated=dt.date(2025, 2, 3), **rate) -> Paper:
    return Paper(pdf(f"Invoice {uuid.uuid4()}"), "invoice.pdf", dated, Decimal(amount), currency, **rate)


@pytest.fixture
def line(operation, assoc, elena) -> BudgetLine:
    """10,000 lei of ASSOC for its first activity."""
    return plan(elena, operation, assoc)


@pytest.fixture
def partners_line(operation, fdss, elena) -> BudgetLine:
    """10,000 lei of the partner."""
    return plan(elena, operation, fdss)


def plan(by, operation, organisation, planned="10000.00", **told) -> BudgetLine:
    told = {"source": "eu", "category": "experts"} | told
    return add_line(
        by=by,
        operation=operation,
        organisation=organisation,
        activity=operation.activities.first(),
        title="Trainers",
        planned=Decimal(planned),
        **told,
    )


def spend(by, line, amount="1000.00", kind="expenditure", **also) -> BudgetEntry:
    return record_entry(by=by, line=line, kind=kind, title="Invoice 7", paper=paper(amount), **also)


def summed(line) -> budget.Sums:
    return budget.sums([BudgetLine.objects.with_sums().get(pk=line.pk)], Decimal("0.4"))


# What it adds up to


def test_a_line_sums_what_was_committed_spent_and_paid(elena, line):
    contract = spend(elena, line, "6000.00", kind="commitment")
    spend(elena, line, "2500.50", commitment=contract, paid_on=dt.date(2025, 2, 20))
    spend(elena, line, "1000.00")
    own = summed(line)
    assert (own.committed, own.spent, own.paid) == (Decimal("6000"), Decimal("3500.50"), Decimal("2500.50"))
    assert (own.left, own.expected) == (Decimal("6499.50"), Decimal("4000.00"))
    assert own.absorption == Decimal("35.005")


def test_a_cancelled_entry_counts_no_more_and_stays_readable(client, elena, line):
    entry = spend(elena, line)
    cancel_entry(by=elena, entry=entry, reason="Entered twice")
    assert summed(line).spent == 0
    client.force_login(elena)
    page = client.get(line.get_absolute_url()).content.decode()
    assert "Entered twice" in page and "<s>Invoice 7</s>" in page


def test_a_commitment_with_expenditures_is_not_cancelled(elena, line):
    contract = spend(elena, line, kind="commitment")
    spend(elena, line, "10", commitment=contract)
    with pytest.raises(ValidationError, match="cancel them first"):
        cancel_entry(by=elena, entry=contract, reason="Mistake")


def test_spending_more_than_planned_is_allowed_and_told(client, elena, line):
    client.force_login(elena)
    sent = body(client, f"{line.get_absolute_url()}expenditures/new/", amount="12.500,75")
    page = client.post(f"{line.get_absolute_url()}expenditures/new/", sent, follow=True).content.decode()
    assert "overspent by RON" in page.replace("\xa0", " ") and "2,500.75" in page
    assert summed(line).over


def test_a_plan_above_the_announced_total_is_allowed_and_told(client, operation, elena, line, assoc):
    plan(elena, operation, assoc, "4962889.00")
    client.force_login(elena)
    page = client.get(URL).content.decode().replace("\xa0", " ")
    assert "RON 10,000.00 more are planned than the project&#x27;s announced total." in page


def test_the_sentence_sets_the_money_beside_the_time(operation, elena, line):
    spend(elena, line, "3000.00")
    lines = list(BudgetLine.objects.with_sums())
    share = Decimal("0.4")
    said = budget.in_words(operation, budget.sums(lines, share), TODAY).replace("\xa0", " ")
    assert "RON 3,000.00 of RON 10,000.00 are spent: 30%." in said and "that is RON 1,000.00 more" in said


# Papers in another currency


def test_a_paper_in_euro_keeps_its_amount_its_rate_and_its_day(elena, line):
    invoice = paper("100.00", "EUR", rate=Decimal("4.9765"), rate_on=dt.date(2025, 2, 3))
    entry = record_entry(by=elena, line=line, kind="expenditure", title="Licence", paper=invoice)
    assert (entry.amount, entry.paper_amount, entry.rate) == (
        Decimal("497.65"),
        Decimal("100"),
        Decimal("4.9765"),
    )
    assert entry.rate_on == dt.date(2025, 2, 3)


@pytest.mark.parametrize(
    ("amount", "currency", "into", "rate", "expected"),
    [
        ("100.00", "EUR", "BGN", None, "195.58"),  # the fixed rate, whatever is typed
        ("195.58", "BGN", "EUR", None, "100.00"),
        ("497.65", "RON", "EUR", "4.9765", "100.00"),
        ("10.00", "BGN", "RON", "2.5444", "25.44"),
    ],
)
def test_amounts_are_converted(amount, currency, into, rate, expected):
    given = {"rate": Decimal(rate), "rate_on": dt.date(2025, 2, 3)} if rate else {}
    assert converted(paper(amount, currency, **given), into) == Decimal(expected)


@pytest.mark.parametrize(
    ("field", "invoice"),
    [
        ("amount", paper("-5.00")),
        ("amount", paper("0.00")),
        ("amount", paper("1.005")),
        ("rate", paper(currency="EUR")),
        ("rate", paper(currency="EUR", rate=Decimal("-1"), rate_on=TODAY)),
        ("rate_on", paper(currency="EUR", rate=Decimal("4.97"))),
        ("dated", paper(dated=dt.date(2025, 3, 18))),
        ("outside_reason", paper(dated=dt.date(2024, 5, 31))),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(elena, line, field, invoice):
    with pytest.raises(ValidationError) as refusal:
        record_entry(by=elena, line=line, kind="expenditure", title="Invoice", paper=invoice)
    assert field in refusal.value.message_dict
    assert not BudgetEntry.objects.exists() and not Document.objects.filter(kind="financial").exists()


def test_a_paper_in_lev_of_2026_is_refused():
    with pytest.raises(ValidationError) as refusal:
        converted(paper("10.00", "BGN", dated=dt.date(2026, 1, 2)), "EUR")
    assert "currency" in refusal.value.message_dict


def test_a_day_outside_the_project_is_allowed_with_a_reason(elena, line):
    early = paper(dated=dt.date(2024, 5, 20))
    entry = record_entry(
        by=elena, line=line, kind="expenditure", title="Call", paper=early, outside_reason="Preparation"
    )
    assert entry.outside_reason == "Preparation"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("12,34,50", "12,34,50"),
        ("-5", "-5"),
        ("abc", "abc"),
        ("1.234.5", "1.234.5"),
    ],
)
def test_amounts_are_read_as_people_write_them(typed, read):
    assert read_amount(typed, 2) == read


def test_a_rate_keeps_its_decimals():
    assert read_amount("4,9765", 6) == "4.9765"


# Two at once


def test_the_second_editor_of_a_line_is_told(client, elena, line):
    told = {
        f: getattr(line, f) for f in ("organisation", "activity", "title", "source", "category", "assumed")
    }
    change_line(by=elena, line=line, version=1, planned=Decimal("20000"), **told)
    with pytest.raises(MoveNotAllowed):
        change_line(by=elena, line=line, version=1, planned=Decimal("30000"), **told)
    line.refresh_from_db()
    assert line.planned == Decimal("20000")


def test_two_clicks_record_one_expenditure(client, elena, line):
    client.force_login(elena)
    url = f"{line.get_absolute_url()}expenditures/new/"
    sent = body(client, url)
    for _click in range(2):
        sent["file"].seek(0)
        assert client.post(url, sent).status_code == 302
    assert BudgetEntry.objects.count() == 1


def test_two_clicks_add_one_line(client, elena, operation, assoc):
    client.force_login(elena)
    token = client.get(f"{URL}lines/new/").context["form"]["token"].value()
    sent = {"token": token, "organisation": assoc.pk, "title": "Rent", "category": "other", "source": "own"}
    for _click in range(2):
        assert client.post(f"{URL}lines/new/", sent | {"planned": "1.200"}).status_code == 302
    assert [line.planned for line in BudgetLine.objects.all()] == [Decimal("1200")]


def test_a_payment_is_recorded_once(elena, line):
    entry = spend(elena, line)
    pay_expenditure(by=elena, entry=entry, on=dt.date(2025, 3, 1))
    with pytest.raises(MoveNotAllowed):
        pay_expenditure(by=elena, entry=entry, on=dt.date(2025, 3, 2))


def test_an_entry_is_cancelled_once_and_with_a_reason(elena, line):
    entry = spend(elena, line)
    with pytest.raises(ValidationError, match="Say why"):
        cancel_entry(by=elena, entry=entry, reason="  ")
    cancel_entry(by=elena, entry=entry, reason="Twice")
    with pytest.raises(MoveNotAllowed):
        cancel_entry(by=elena, entry=entry, reason="Twice")


# Who sees money


def test_a_partner_manages_its_own_lines_and_does_not_find_the_others(client, bogdan, line, partners_line):
    client.force_login(bogdan)
    assert client.get(line.get_absolute_url()).status_code == 404
    assert client.get(f"{line.get_absolute_url()}expenditures/new/").status_code == 404
    assert client.get(partners_line.get_absolute_url()).status_code == 200
    assert [row["line"] for row in client.get(URL).context["rows"]] == [partners_line]


def test_the_partner_opens_the_papers_of_its_lines_whoever_brought_them(
    client, elena, bogdan, line, partners_line
):
    own, other = spend(elena, partners_line), spend(elena, line)
    client.force_login(bogdan)
    found = client.get(f"{URL}entries/{own.pk}/paper/")
    assert found.status_code == 200 and found["Content-Disposition"].startswith("attachment")
    assert client.get(f"{URL}entries/{other.pk}/paper/").status_code == 404
    assert client.get(f"/records/309187/documents/{other.document_id}/").status_code == 404


def test_the_auditor_reads_all_and_writes_nothing(client, auditor, elena, line):
    entry = spend(elena, line)
    client.force_login(auditor)
    assert client.get(URL).status_code == client.get(line.get_absolute_url()).status_code == 200
    assert "Add a line" not in client.get(URL).content.decode()
    for way in (f"{line.get_absolute_url()}edit/", f"{URL}entries/{entry.pk}/cancel/", f"{URL}lines/new/"):
        assert client.get(way).status_code == 403


@pytest.mark.parametrize("name", ["ana", "floarea", "georgi", "hristo"])
def test_others_see_nothing_of_money(client, request, name, elena, line):
    entry = spend(elena, line)
    client.force_login(request.getfixturevalue(name))
    for url in (URL, line.get_absolute_url(), f"{URL}entries/{entry.pk}/paper/"):
        assert client.get(url).status_code == 403
    assert client.get(f"/records/309187/documents/{entry.document_id}/").status_code == 404


def test_the_data_protection_officer_sees_people_and_no_money(client, operation, assoc, elena, line):
    entry = spend(elena, line)
    client.force_login(staff("Lidia Câmpean", assoc, "dpo", operation))
    assert client.get(URL).status_code == 403
    assert client.get(f"/records/309187/documents/{entry.document_id}/").status_code == 404


def test_who_may_not_is_refused_whichever_way_it_is_called(
    operation, assoc, elena, bogdan, auditor, ana, line
):
    told = {
        f: getattr(line, f) for f in ("organisation", "activity", "title", "source", "category", "planned")
    }
    entry = spend(elena, line)
    for user in (bogdan, auditor, ana):
        with pytest.raises(Refused):
            add_line(by=user, operation=operation, **told)
        with pytest.raises(Refused):
            change_line(by=user, line=line, version=1, **told)
        with pytest.raises(Refused):
            record_entry(by=user, line=line, kind="expenditure", title="Invoice", paper=paper())
        with pytest.raises(Refused):
            pay_expenditure(by=user, entry=entry, on=TODAY)
        with pytest.raises(Refused):
            cancel_entry(by=user, entry=entry, reason="No")
    for user in (bogdan, ana):
        with pytest.raises(Refused):
            open_entry_paper(by=user, entry=entry)


def test_a_line_of_another_consortium_is_not_there(client, mallory, line):
    client.force_login(mallory)
    assert client.get(URL).status_code == 404
    assert client.get(f"/monitoring/300609/budget/lines/{line.pk}/").status_code == 404


def test_a_line_keeps_its_partner_once_money_stands_on_it(elena, line, fdss):
    spend(elena, line)
    told = {f: getattr(line, f) for f in ("activity", "title", "source", "category", "planned")}
    with pytest.raises(ValidationError) as refusal:
        change_line(by=elena, line=line, version=1, organisation=fdss, **told)
    assert "organisation" in refusal.value.message_dict


def test_an_activity_of_another_project_is_refused(elena, operation, foreign_operation, assoc):
    with pytest.raises(ValidationError) as refusal:
        add_line(
            by=elena, operation=operation, organisation=assoc, activity=foreign_operation.activities.first(),
            title="A", planned=Decimal(1), source="eu", category="staff",
        )  # fmt: skip
    assert "activity" in refusal.value.message_dict


def test_the_pages_of_an_entry_lead_through(client, elena, line):
    entry = spend(elena, line)
    client.force_login(elena)
    paid = {"on_day": 3, "on_month": 3, "on_year": 2025}
    assert client.get(f"{URL}entries/{entry.pk}/paid/").status_code == 200
    assert client.post(f"{URL}entries/{entry.pk}/paid/", paid).status_code == 302
    again = client.post(f"{URL}entries/{entry.pk}/paid/", paid)
    assert "somebody was here before you" in again.content.decode()
    assert client.post(f"{URL}entries/{entry.pk}/cancel/", {"reason": "Twice"}).status_code == 302
    entry.refresh_from_db()
    assert entry.paid_on == dt.date(2025, 3, 3) and entry.struck_by == elena


def test_the_page_of_a_line_changes_it(client, elena, line, assoc):
    client.force_login(elena)
    sent = {"organisation": assoc.pk, "title": "Trainers", "category": "staff", "source": "eu", "version": 1}
    assert client.post(f"{line.get_absolute_url()}edit/", sent | {"planned": "-1"}).status_code == 200
    assert client.post(f"{line.get_absolute_url()}edit/", sent | {"planned": "500,25"}).status_code == 302
    again = client.post(f"{line.get_absolute_url()}edit/", sent | {"planned": "600"})
    assert "somebody was here before you" in again.content.decode()
    line.refresh_from_db()
    assert line.planned == Decimal("500.25")


def body(client, url, **told) -> dict:
    """A valid expenditure, as the form sends it."""
    form = client.get(url).context["form"]
    file = SimpleUploadedFile("invoice.pdf", io.BytesIO(pdf("Invoice")).read(), "application/pdf")
    sent = {
        "token": form["token"].value(),
        "title": "Invoice 7",
        "amount": "1000",
        "currency": "RON",
        "file": file,
    }
    return sent | {"dated_day": 3, "dated_month": 2, "dated_year": 2025} | told
