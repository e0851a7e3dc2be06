"""Files of the numbers: what stands in them, who may have which."""

import csv
import datetime as dt
import io

import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from punte.base.permissions import Refused
from punte.monitoring.tests.test_screens import DAY, take_part
from punte.participation.actions.persons import erase_participant
from punte.participation.actions.special import save_special
from punte.records import jobs
from punte.records.actions.exports import open_export, start_export
from punte.records.export_kinds import all_kinds
from tests.cast import staff


@pytest.fixture(autouse=True)
def vault_of_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def people(elena, operation, assoc, fdss):
    """Two at the lead partner, one at the partner."""
    return [
        take_part(elena, operation, at, name)
        for at, name in ((assoc, "Ardelean"), (assoc, "=Bálint"), (fdss, "Cosma"))
    ]


@pytest.fixture
def made(operation, elena):
    """What a reader gets, from the asking to the download."""

    def of(kind, by=elena, format="xlsx", language="en", **options):
        offered = all_kinds()[kind].choices(by, operation)
        told = {c.name: "" for c in offered} | options
        export = start_export(
            by=by, operation=operation, kind=kind, format=format, language=language, options=told
        )
        jobs.make_export(export.consortium_id, export.pk)
        export.refresh_from_db()
        assert export.state == "ready", (export.why, export.said)
        return export, open_export(by=by, export=export)

    return of


def sheets(content):
    book = load_workbook(io.BytesIO(content))
    return {page.title: [[c.value for c in row] for row in page.iter_rows()] for page in book}


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_table_has_every_number_by_partner_and_sex(made, people, operation, elena):
    export, content = made("monitoring.numbers")
    found = sheets(content)
    assert list(found) == ["About", "Targets", "Common indicators", "By partner and sex"]
    told = {row[0]: row[1] for row in found["About"]}
    assert told["Made by"] == "Elena Dragomir" and "309187" in told["Project"]
    assert told["Numbers on"] == dt.datetime(2025, 3, 17)
    assert told["Rule of EECO01"] == "version 1"
    assert len(found["Targets"]) == 1 + operation.targets.count()
    [row] = [r for r in found["Common indicators"] if r[0] == "EECO01"]
    assert row[2:] == [3, 0, 0, 0, 3]
    by_partner = {r[2]: r[7] for r in found["By partner and sex"] if r[0] == "EECO01"}
    assert sorted(by_partner.values()) == [1, 2]
    assert export.name == "indicators-309187-2025-03-17.xlsx" and export.persons == []


def test_of_an_earlier_day_nobody_is_counted(made, people):
    _export, content = made("monitoring.numbers", on=(DAY - dt.timedelta(days=1)).isoformat())
    [row] = [r for r in sheets(content)["Common indicators"] if r[0] == "EECO01"]
    assert row[-1] == 0


@pytest.mark.parametrize(("language", "head"), [("ro", "Cod"), ("bg", "Код"), ("en", "Code")])
def test_headings_are_in_the_language_of_the_file(made, people, language, head):
    _export, content = made("monitoring.numbers", format="csv", language=language)
    assert content.startswith(b"\xef\xbb\xbf")
    assert lines(content)[0][0] in (head, "Code")  # the catalogues are completed apart
    assert any(row[0] == "EECO01" for row in lines(content))


@pytest.mark.parametrize("wrong", [{"on": "2025-03-18"}, {"on": "yesterday"}, {"period": "1"}])
def test_a_day_to_come_and_a_period_that_is_not_frozen_are_refused(operation, elena, wrong):
    with pytest.raises(ValidationError):
        start_export(
            by=elena,
            operation=operation,
            kind="monitoring.numbers",
            format="csv",
            language="en",
            options=wrong,
        )


def test_members_have_names_and_no_cell_is_run(made, people):
    export, content = made("monitoring.members", number="EECO01")
    found = sheets(content)
    rows = found[next(title for title in found if title.startswith("EECO01"))]
    assert [r[0] for r in rows[1:]] == ["'=Bálint Maria", "Ardelean Maria", "Cosma Maria"]
    assert sorted(export.persons) == sorted(p.person_id for p in people)


def test_a_partner_has_only_its_own_people(made, people, bogdan):
    _export, content = made("monitoring.members", by=bogdan, format="csv", number="EECO01")
    assert [r[0] for r in lines(content)[1:]] == ["Cosma Maria"]


def test_sensitive_members_need_the_special_categories_too(made, people, operation, assoc, elena):
    save_special(by=elena, participation=people[0], answers={"disability": "yes"})
    _export, content = made("monitoring.members", format="csv", number="EECO12")
    assert [r[0] for r in lines(content)[1:]] == ["Ardelean Maria"]
    without = staff("Mara Officer", assoc, "monitoring_officer", operation, ["export"])
    offered = {v for v, _l in all_kinds()["monitoring.members"].choices(without, operation)[0].values}
    assert "EECO01" in offered and "EECO12" not in offered
    with pytest.raises(ValidationError):
        start_export(
            by=without, operation=operation, kind="monitoring.members", format="csv", language="en",
            options={"number": "EECO12", "on": ""},
        )  # fmt: skip


def test_without_the_right_to_export_there_are_no_names(operation, assoc, elena, georgi):
    officer = staff("Mara Officer", assoc, "monitoring_officer", operation)
    for who in (officer, georgi):
        with pytest.raises(Refused):
            start_export(by=who, operation=operation, kind="monitoring.members", format="csv", language="en")


def test_an_erased_person_leaves_the_files_and_stands_in_new_ones_by_number(made, people, elena):
    export, _content = made("monitoring.members", format="csv", number="EECO01")
    erase_participant(by=elena, participation=people[0])
    export.refresh_from_db()
    assert (export.state, export.why) == ("expired", "erased")
    newer, content = made("monitoring.members", format="csv", number="EECO01")
    assert "Ardelean" not in content.decode()
    assert f"Person no. {people[0].person_id}" in content.decode()
    assert people[0].person_id not in newer.persons


def test_things_behind_a_number_are_told_by_their_titles(made, people, elena, operation, assoc):
    from punte.records.actions.deliverables import evidence_deliverable
    from punte.records.facts import WORKSHOP_HELD

    evidence_deliverable(
        by=elena, operation=operation, activity=operation.activities.get(code="A10"), kind=WORKSHOP_HELD,
        organisation=assoc, title="@Atelier", on=DAY, document=None, quantity=40,
    )  # fmt: skip
    export, content = made("monitoring.units", format="csv", number="workshops")
    assert lines(content)[1][:4] == ["'@Atelier", assoc.name, DAY.isoformat(), "40"]
    assert not export.about_persons


def test_a_title_that_may_name_somebody_is_told_to_who_may_see_it(
    made, people, elena, bogdan, operation, assoc
):
    from punte.monitoring.models import Target
    from punte.records.actions.deliverables import evidence_deliverable
    from punte.records.facts import PERSON_TRAINED

    Target.objects.filter(operation=operation, code="workshops").update(
        kinds=[PERSON_TRAINED.code], minimum=None
    )
    evidence_deliverable(
        by=elena, operation=operation, activity=operation.activities.get(code="A10"), kind=PERSON_TRAINED,
        organisation=assoc, title="Certificate of Maria", on=DAY, document=None, person=people[0].person,
    )  # fmt: skip
    export, content = made("monitoring.units", format="csv", number="workshops")
    assert lines(content)[1][0] == "Certificate of Maria" and export.persons == [people[0].person_id]
    export, content = made("monitoring.units", by=bogdan, format="csv", number="workshops")
    assert "Maria" not in content.decode() and lines(content)[1][0] == "Person trained"
    assert export.persons == []
