"""All dossiers of a period: of those who were counted, as far as the maker sees them, whatever came later."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.monitoring.actions import periods
from punte.monitoring.dossiers import KIND, dossiers_url, make_dossiers, people_of
from punte.monitoring.models import Period
from punte.participation.actions.participations import enter, register_participant
from punte.participation.actions.persons import erase_participant
from punte.people.actions.persons import register_person
from punte.records.actions.exports import start_export
from punte.records.actions.making import make_export
from punte.records.export_kinds import Making
from punte.records.models import AccessEntry
from tests.cast import choose

END = dt.date(2024, 12, 31)


def somebody(elena, operation, partner, name, on=dt.date(2024, 10, 1)):
    person = register_person(by=elena, consortium=operation.consortium, first_name=name, last_name="Pop")
    found = register_participant(
        by=elena, operation=operation, person=person, organisation=partner, on=dt.date(2024, 9, 1)
    )
    choose(elena, found)
    enter(by=elena, participation=found, on=on)
    return found


@pytest.fixture
def known(elena, operation, assoc, fdss):
    return [somebody(elena, operation, p, n) for p, n in ((assoc, "Ana"), (assoc, "Dan"), (fdss, "Ilie"))]


@pytest.fixture
def period(known, elena, operation):
    return periods.open_period(
        by=elena, operation=operation, starts_on=dt.date(2024, 7, 1), ends_on=END,
        due_on=END + dt.timedelta(30),
    )  # fmt: skip


@pytest.fixture
def frozen(period, elena, bogdan, assoc, fdss):
    periods.compute_period(by=elena, period=period, today=dt.date(2025, 3, 17))
    for by, organisation in ((elena, assoc), (bogdan, fdss)):
        seen = periods.mark_of(period, organisation)
        periods.confirm_numbers(by=by, period=period, organisation=organisation, seen=seen)
    periods.freeze_period(by=elena, period=period)
    return period


def made(by, period, told=None):
    job = Making(period.operation, by, "en", "zip", {"period": str(period.number)})
    if told is not None:
        job.progress = lambda done, total: told.append((done, total))
    result = make_dossiers(job)
    content = result.content.read_bytes()
    result.content.unlink()
    return result, zipfile.ZipFile(io.BytesIO(content))


def folders(archive):
    return {int(n.split("/")[0]) for n in archive.namelist() if "/" in n}


def test_everybody_counted_has_a_folder_and_the_list_names_them(elena, frozen, known):
    told = []
    result, archive = made(elena, frozen, told)
    assert folders(archive) == {p.pk for p in known} and told[-1] == (3, 3)
    lines = list(csv.reader(io.StringIO(archive.read("index.csv").decode("utf-8-sig")), delimiter=";"))
    assert [line[0] for line in lines[1:]] == [str(p.pk) for p in known]
    assert set(result.persons) == {p.person_id for p in known}
    seen = AccessEntry.objects.filter(occasion="export", user=elena).values_list("person", flat=True)
    assert set(seen) == {p.person_id for p in known}


def test_a_period_that_is_not_frozen_has_the_dossiers_of_whom_it_would_count(
    elena, period, known, operation, assoc
):
    late = somebody(elena, operation, assoc, "Later", on=dt.date(2025, 2, 1))
    assert set(people_of(period)) == set(known) and late not in people_of(period)


def test_who_comes_after_the_freeze_has_no_folder_and_who_is_erased_has_a_note(
    elena, frozen, known, operation, assoc
):
    somebody(elena, operation, assoc, "Late")
    erase_participant(by=elena, participation=known[0])
    _result, archive = made(elena, frozen)
    assert folders(archive) == {p.pk for p in known}
    gone = [n for n in archive.namelist() if n.startswith(f"{known[0].pk}/")]
    assert gone == [f"{known[0].pk}/{known[0].pk}-00-note.pdf"]


def test_the_file_is_made_although_somebody_in_the_report_is_erased_and_tells_no_look_at_them(
    elena, frozen, known, operation
):
    erase_participant(by=elena, participation=known[0])
    export = start_export(
        by=elena, operation=operation, kind=KIND, format="zip", language="en", options={"period": "1"}
    )
    make_export(by=elena, export=export)
    export.refresh_from_db()
    assert export.state == "ready", export.why
    seen = AccessEntry.objects.filter(occasion="export", user=elena).values_list("person", flat=True)
    assert set(seen) == set(export.persons) == {p.person_id for p in known[1:]}
    assert AccessEntry.objects.filter(occasion="export").first().why == "for a dossier"


def test_a_partner_gets_the_folders_of_its_own_people(bogdan, frozen, known):
    _result, archive = made(bogdan, frozen)
    assert folders(archive) == {known[2].pk}


def test_the_same_period_gives_the_same_bytes(elena, frozen):
    def digest(archive):
        return [(i.filename, i.CRC, i.date_time) for i in archive.infolist()]

    assert digest(made(elena, frozen)[1]) == digest(made(elena, frozen)[1])


def test_without_the_right_to_export_there_is_no_way(elena, ana, mallory, frozen, operation):
    assert not dossiers_url(ana, frozen) and dossiers_url(elena, frozen)
    for by in (ana, mallory):
        with pytest.raises(Refused):
            start_export(
                by=by, operation=operation, kind=KIND, format="zip", language="ro", options={"period": "1"}
            )
    with pytest.raises(ValidationError):
        start_export(
            by=elena, operation=operation, kind=KIND, format="zip", language="ro", options={"period": "9"}
        )


def test_a_period_that_counts_nobody_is_told_so(elena, operation):
    empty = Period.objects.create(
        operation=operation, consortium=operation.consortium, number=1, starts_on=dt.date(2024, 7, 1),
        ends_on=dt.date(2024, 7, 31), due_on=dt.date(2024, 8, 31),
    )  # fmt: skip
    with pytest.raises(ValidationError, match="Nobody"):
        made(elena, empty)
