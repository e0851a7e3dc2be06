"""What of a period everybody may read, on its page and in the files."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from django.utils import timezone

from punte.base.rls import set_local
from punte.monitoring.models import Period, Snapshot, SnapshotValue
from punte.monitoring.open_data import EVERYBODY, FILE, plan, published
from punte.monitoring.sets import FOLDER, indicator_set

API = "/api/v1/open/projects/309187/periods/"
PAGE = "/monitoring/309187/open/"
FIRST = dt.date(2024, 7, 1)
# code: (women, men, non-binary)
PLENTY = {
    "EECO01": (60, 40, 1), "EECO02": (20, 10, 0), "EECO04": (10, 10, 1), "EECO05": (30, 20, 0), "EECO12": (4, 2, 0),
    "EECO15": (12, 9, 0), "EECO09": (57, 40, 1), "EECO10": (3, 0, 0),
}  # fmt: skip


def frozen(elena, operation, number, numbers, state=Period.State.SUBMITTED):
    """A period with these numbers, as if they had been counted and frozen."""
    starts_on = FIRST.replace(year=FIRST.year + number)
    period = Period.objects.create(
        consortium=operation.consortium, operation=operation, number=number, state=state, starts_on=starts_on,
        ends_on=starts_on + dt.timedelta(days=180), due_on=starts_on + dt.timedelta(days=210),
        submitted_on=starts_on + dt.timedelta(days=200),
    )  # fmt: skip
    snapshot = Snapshot.objects.create(
        period=period, consortium=operation.consortium, head=b"h", digest=bytes([number] * 32), rules={},
        frozen_at=timezone.now(), by=elena,
    )  # fmt: skip
    partner = operation.partnerships.get(role="lead").organisation
    SnapshotValue.objects.bulk_create(
        SnapshotValue(
            snapshot=snapshot, consortium=operation.consortium, number=code, sex=sex, organisation=partner,
            value=Decimal(n),
        )
        for code, row in numbers.items()
        for sex, n in zip(("woman", "man", "nonbinary"), row, strict=True)
        if n
    )  # fmt: skip
    return period


@pytest.fixture
def reported(elena, operation):
    period = frozen(elena, operation, 1, PLENTY)
    set_local(consortium="", user="")
    return period


def rows(client, number=1):
    return {r["code"]: r for r in client.get(f"{API}{number}/").json()["rows"]}


def test_a_period_is_public_once_it_was_handed_in(client, reported):
    found = client.get(API).json()["items"]
    assert [p["number"] for p in found] == [1]
    assert found[0]["fingerprint"].startswith("01010101 ")


@pytest.mark.parametrize("state", ["open", "computed", "reviewed", "frozen"])
def test_before_that_nobody_sees_it(client, elena, operation, state):
    frozen(elena, operation, 1, PLENTY, state)
    assert client.get(API).json() == {"items": []}
    assert client.get(f"{API}1/").status_code == client.get(f"{API}1/csv/").status_code == 404
    assert client.get(f"{PAGE}?period=1").status_code == 404
    assert "Nothing is published yet" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("state", ["clarification", "approved"])
def test_what_was_handed_in_stays_public(client, elena, operation, state):
    frozen(elena, operation, 1, PLENTY, state)
    assert len(client.get(API).json()["items"]) == 1


def test_a_period_waits_for_the_ones_before_it(client, elena, operation):
    frozen(elena, operation, 1, PLENTY, Period.State.FROZEN)
    frozen(elena, operation, 2, PLENTY)
    assert client.get(API).json() == {"items": []}


def test_crowds_are_told_by_sex_and_one_among_hundreds_hides_nobody(client, reported):
    everybody = rows(client)["EECO01"]
    assert everybody["women"] == {"value": 60, "suppressed": False}
    assert everybody["others"]["value"] == 41, "men and the one who is neither"
    assert everybody["total"]["value"] == 101


def test_a_small_number_is_hidden_with_its_division(client, reported):
    found = rows(client)
    for code in ("EECO09", "EECO10", "EECO11"):
        assert found[code]["total"] == {"value": None, "suppressed": True}
    assert found["EECO02"]["total"]["value"] == 30, "another division stays"


def test_of_sensitive_groups_only_a_total_from_ten_on(client, reported):
    found = rows(client)
    assert found["EECO12"]["total"]["suppressed"], "six people with disabilities"
    assert found["EECO15"]["total"]["value"] == 21
    assert found["EECO15"]["women"]["suppressed"]


def test_no_number_from_one_to_four_is_published_anywhere(client, reported):
    cells = [r[c] for r in rows(client).values() for c in ("women", "others", "total") if r[c]]
    assert {c["value"] for c in cells} & {1, 2, 3, 4} == set()
    assert all(c["suppressed"] == (c["value"] is None) for c in cells)


def test_the_grand_total_is_not_published(client, reported):
    assert "GRAND" not in rows(client)


def test_three_more_women_than_last_time_are_not_shown(client, elena, operation, reported):
    set_local(consortium=operation.consortium_id)
    frozen(elena, operation, 2, PLENTY | {"EECO01": (63, 50, 1)})
    second = rows(client, 2)["EECO01"]
    assert second["women"]["value"] is None
    assert second["total"]["value"] == 114
    assert rows(client, 1)["EECO01"]["women"]["value"] == 60, "what was published stays"


def test_the_table_says_the_same_as_the_data(client, reported):
    response = client.get(f"{API}1/csv/")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="309187-period-1.csv"'
    lines = list(csv.DictReader(io.StringIO(response.content.decode())))
    told = {(line["indicator"], line["group"]): line["value"] for line in lines}
    for code, row in rows(client).items():
        for group in ("women", "others", "total"):
            if row[group]:
                assert told[code, group] == str(
                    row[group]["value"] or ("" if row[group]["suppressed"] else 0)
                )


def test_everybody_reads_the_page_in_plain_words(client, reported):
    page = client.get(PAGE).content.decode()
    assert "101" in page and "hidden" in page and "one to four people" in page
    assert f"{API}1/csv/" in page


def test_the_page_of_an_earlier_period_can_be_opened(client, elena, operation, reported):
    set_local(consortium=operation.consortium_id)
    frozen(elena, operation, 2, PLENTY | {"EECO01": (80, 50, 1)})
    assert "131" in client.get(PAGE).content.decode()
    assert "131" not in client.get(f"{PAGE}?period=1").content.decode()


@pytest.mark.parametrize("asked", ["99", "x", "1 or 1", "٢"])
def test_a_period_that_is_not_there_is_not_found(client, reported, asked):
    assert client.get(PAGE, {"period": asked}).status_code == 404


def test_a_project_links_to_its_open_data(client, db):
    assert PAGE in client.get("/projects/309187/").content.decode()


def test_who_reads_open_data_is_shown_no_consortium(operation, reported):
    published(operation)
    set_local(consortium="")
    assert not SnapshotValue.objects.exists()


@pytest.mark.parametrize("period", sorted(p.stem for p in FOLDER.glob("*.yaml")))
def test_every_plan_divides_indicators_of_its_set_wholes_before_parts(period):
    whole, known = plan(period), indicator_set(period)
    seen = {whole.layout.everybody}
    for division in whole.layout.divisions:
        assert set(division.whole) <= seen, "a whole stands before its parts"
        for code in division.parts:
            assert code in known
            assert not known[code].is_sensitive or division.totals
            assert (known[code].counts == "entities") == (division.whole == ())
        seen |= set(division.parts)
    assert "GRAND" not in seen and FILE.exists()
    assert set(whole.everybody) <= set(known)


def test_where_a_set_has_no_total_it_is_the_sum_of_its_parts(elena, operation):
    operation.indicator_set = "2014-2020"
    operation.save()
    frozen(elena, operation, 1, {"CO01": (20, 10, 0), "CO03": (5, 5, 0), "CO05": (0, 40, 0)})
    found = {r.code: r for r in published(operation)[0].rows}
    assert found[EVERYBODY].by_sex == {"women": 25, "others": 55}
    assert found["CO05"].by_sex == {"women": 0, "others": 40}
