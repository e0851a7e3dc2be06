"""Lists of participants as files: what is written is read back with nothing lost."""

import csv
import datetime as dt
import io
import os
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook

from punte.base.permissions import Refused
from punte.participation.actions import imports
from punte.participation.importing import isun as isuns
from punte.participation.importing.isun import isun
from punte.participation.importing.layout import layout_for
from punte.participation.importing.sheets import open_sheet
from punte.participation.models import Participation
from punte.participation.tests.test_import_lists import as_csv, bulgarian_number, romanian_number, row
from punte.projects.models import Operation
from punte.records import jobs
from punte.records.actions.exports import open_export, start_export
from punte.reference.models import Region, Settlement
from tests.cast import ALL_RIGHTS, staff

TEMPLATE = Path(os.environ.get("PUNTE_ISUN_TEMPLATE", "microdata_ESF.xlsx"))


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def take(operation, elena):
    """A file from the asking to the download."""

    def made(kind, by=elena, operation=operation, format="xlsx", language="ro"):
        export = start_export(by=by, operation=operation, kind=kind, format=format, language=language)
        jobs.make_export(export.consortium_id, export.pk)
        export.refresh_from_db()
        assert export.state == "ready", (export.why, export.said)
        return export, open_export(by=by, export=export)

    return made


def bring(by, operation, organisation, content, *, apply=False):
    batch = imports.upload_import(
        by=by, operation=operation, organisation=organisation, name="list.xlsx", content=content
    )
    imports.check_import(by=by, batch=batch)
    batch.refresh_from_db()
    problems = [(r.number, r.problems) for r in batch.rows.order_by("number") if r.problems]
    assert problems == []
    if apply:
        imports.apply_import(by=by, batch=batch)
    return batch.to_add, batch.to_update, batch.unchanged


PEOPLE = [
    row(
        national_number=romanian_number(serial=1), labour_status="inactive", studies="part_time", education="7",
        disability="declined", roma="yes", phone="+40 262 123 456", email="a@example.org",
        entered_on="2024-09-02", left_on="2025-01-10", exit_reason="no_longer", function="volunteer",
    ),
    row(national_number=None, first_name="+Ana", last_name="-Bálint", birth_date="1991-02-03", education="1", entered_on="2024-10-01"),
    row(national_number=None, first_name="Maria Ioana", birth_date="1985-12-24", minority="no", language="rom"),
]  # fmt: skip


@pytest.mark.parametrize("format", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_our_own_list_comes_back_and_changes_nothing(take, elena, operation, assoc, format, language):
    assert bring(elena, operation, assoc, as_csv(*PEOPLE), apply=True) == (3, 0, 0)
    export, content = take("participation.participants", format=format, language=language)
    assert bring(elena, operation, assoc, content) == (0, 0, 3)
    assert len(export.persons) == 3


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_what_a_maker_has_no_right_to_is_no_column(take, elena, operation, assoc):
    bring(elena, operation, assoc, as_csv(*PEOPLE), apply=True)
    officer = staff("Mara Officer", assoc, "monitoring_officer", operation, ["export"])
    _export, content = take("participation.participants", by=officer, format="csv", language="en")
    heads = lines(content)[0]
    assert "Family name" in heads and "National number" not in heads and "Roma" not in heads
    assert PEOPLE[0]["national_number"] not in content.decode()


def test_a_restricted_person_is_in_no_list(take, elena, operation, assoc):
    from punte.participation.actions.persons import restrict_participant

    bring(elena, operation, assoc, as_csv(*PEOPLE), apply=True)
    one = Participation.objects.get(person__name__folded__contains="balint")
    restrict_participant(by=elena, participation=one, until=None)
    export, content = take("participation.participants", format="csv")
    assert len(lines(content)) == 3 and one.person_id not in export.persons


def test_who_may_not_export_is_refused(operation, ana, georgi):
    for who in (ana, georgi):
        with pytest.raises(Refused):
            start_export(
                by=who, operation=operation, kind="participation.participants", format="csv", language="ro"
            )


# --- ИСУН


def as_list(operation, rows):
    """A list of these rows in the columns of this project."""
    columns = layout_for(operation.indicator_set).columns
    lines = [
        [c.header["bg"] for c in columns.values()],
        *[[str(r.get(k, "")) for k in columns] for r in rows],
    ]
    return "\r\n".join(";".join(line) for line in lines).encode()


@pytest.fixture
def home(operation):
    """The Bulgarian project, in whose consortium the test works."""
    from punte.base.rls import set_local

    home = Operation.objects.get(code="4-003-0020")
    set_local(consortium=home.consortium_id)
    return home


@pytest.fixture
def partner(home):
    return home.partnerships.get(role="lead").organisation


@pytest.fixture
def boryana(home, partner):
    """Manages the Bulgarian project, with every right."""
    return staff("Boryana Ilieva", partner, "manager", home, ALL_RIGHTS)


@pytest.fixture
def town(home):
    region = Region.objects.get(code="BG421")
    return Settlement.objects.create(region=region, name="Асеновград", code="00702", rural=False)


def bulgarians(home, **more):
    days = {"entered_on": home.starts_on.isoformat() if home.starts_on else "2020-03-02"}
    known = {
        "county": "BG421", "settlement": "Асеновград", "phone": "0888 123 456", "email": "b@example.org",
        "jobless_household": "no", "jobless_household_children": "yes", "single_adult_children": "no", **days,
    }  # fmt: skip
    births = [dt.date(1980, 1, 2), dt.date(1991, 6, 7), dt.date(1975, 3, 4)]
    rows = []
    for at, (birth, told) in enumerate(
        zip(
            births,
            [
                {"first_name": "Мария Петрова", "last_name": "Иванова", "sex": "woman", "education": "7",
                 "labour_status": "inactive", "studies": "part_time", "roma": "yes", "disability": "declined"},
                {"first_name": "Асен", "last_name": "-Колев", "sex": "man", "education": "1",
                 "labour_status": "unemployed_long", "studies": "none", "minority": "no", "homeless": "yes"},
                {"first_name": "Елена Иванова", "last_name": "Стоянова", "sex": "woman", "education": "3",
                 "labour_status": "inactive", "studies": "none"},
            ],
            strict=True,
        )
    ):  # fmt: skip
        number = bulgarian_number(birth, told["sex"], serial=10 + 2 * at)
        rows.append(
            row(**(known | told | {"national_number": number, "birth_date": birth.isoformat()} | more))
        )
    return rows


def told_rows(content, operation):
    sheet = open_sheet(content, layout_for(operation.indicator_set))
    return sheet, [sheet.header.told(cells) for _number, cells in sheet.rows]


def test_what_is_written_for_isun_is_read_back_with_nothing_lost(take, home, partner, boryana, town):
    assert bring(boryana, home, partner, as_list(home, bulgarians(home)), apply=True) == (3, 0, 0)
    export, content = take("participation.isun", by=boryana, operation=home, language="bg")
    assert export.name.startswith("isun-4-003-0020-") and len(export.persons) == 3
    assert bring(boryana, home, partner, content) == (0, 0, 3)


def test_a_list_of_isun_fills_an_empty_project(take, home, partner, boryana, town):
    """Written, forgotten and read again: the second list is the first, word for word."""
    bring(boryana, home, partner, as_list(home, bulgarians(home)), apply=True)
    _export, content = take("participation.isun", by=boryana, operation=home, language="bg")
    batch = home.imports.get()
    imports.undo_import(by=boryana, batch=batch)
    added, _updated, _same = bring(boryana, home, partner, content, apply=True)
    assert added == 3
    _export, again = take("participation.isun", by=boryana, operation=home, language="bg")
    assert cells(again) == cells(content)


def cells(content):
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[c.value for c in r] for r in page.iter_rows()]


def test_the_columns_and_words_are_those_of_isun(take, home, partner, boryana, town):
    rows = bulgarians(home)
    rows[0] |= {"left_on": (home.starts_on or dt.date(2020, 3, 2)).isoformat(), "exit_reason": "no_longer"}
    bring(boryana, home, partner, as_list(home, rows), apply=True)
    _export, content = take("participation.isun", by=boryana, operation=home, language="bg")
    written = cells(content)
    assert len(written[1]) == 35 and written[1][4] == "ЕГН"
    assert written[1][23].startswith("Дата на включване") and written[1][24] is None
    by_name = {r[3]: r for r in written[2:]}
    maria = by_name["Иванова"]
    assert maria[1:6] == ["Мария", "Петрова", "Иванова", rows[0]["national_number"], "жена"]
    assert maria[7].endswith("(учащ)") and maria[8] == "Висше образование"
    assert maria[9:11] == ["Пловдив", "Асеновград"]
    assert maria[16:18] == ["да", "-"]  # Roma; whoever declines says nothing
    assert maria[20:23] == ["не", "да", "не"]
    assert maria[29] == "лицето е напуснало операцията преди планирания край на дейностите"
    assert maria[33] == "Друго"
    assert by_name["'-Колев"][1:3] == ["Асен", None]


def test_a_settlement_outside_its_district_is_refused(home, partner, boryana, town):
    from punte.participation.models import ImportRow

    book = Workbook()
    page = book.active
    page.append([])
    page.append([c.title for c in isun().columns])
    values = {
        "given_name": "Асен", "last_name": "Колев", "national_number": bulgarian_number(dt.date(1991, 6, 7), "man"), "sex": "man",
        "county": "BG341", "settlement": "Асеновград", "entered_on": home.starts_on or dt.date(2020, 3, 2),
    }  # fmt: skip
    page.append(isuns.written(values))
    out = io.BytesIO()
    book.save(out)
    batch = imports.upload_import(
        by=boryana, operation=home, organisation=partner, name="isun.xlsx", content=out.getvalue()
    )
    imports.check_import(by=boryana, batch=batch)
    [problem] = ImportRow.objects.get(batch=batch).problems
    assert problem["code"] == "settlement_elsewhere"


def test_empty_rows_of_the_template_are_no_rows(home):
    book = Workbook()
    page = book.active
    page.append(["", "Общи данни за всички участници"])
    page.append([c.title for c in isun().columns])
    page.append(isuns.written({"row": 1, "given_name": "Асен", "last_name": "Колев", "sex": "man"}))
    for _n in range(30):
        page.append(["=ROW()-2", *[c and isun().nothing for c in [""] + ["-"] * 33]])
    out = io.BytesIO()
    book.save(out)
    sheet, rows = told_rows(out.getvalue(), home)
    assert sheet.header.isun and len(rows) == 1
    assert "Дейност" in sheet.header.ignored and "№" not in sheet.header.ignored


def test_a_word_that_isun_does_not_have_goes_to_the_checks(home):
    told = isuns.told([*isuns.written({"given_name": "Асен"})[:7], "почти зает"])
    assert told["labour_status"] == "почти зает"


@pytest.mark.parametrize(
    ("told", "known", "left"),
    [
        ({"education": "6"}, {"education": "8"}, {}),
        ({"education": "6"}, {"education": "3"}, {"education": "6"}),
        ({"labour_status": "inactive", "studies": "full_time"}, {"labour_status": "inactive", "studies": "part_time"}, {}),
        ({"exit_reason": "other"}, {"exit_reason": "no_longer"}, {}),
        ({"exit_reason": "to_the_end"}, {"exit_reason": ""}, {}),
        ({"exit_reason": "moved"}, {"exit_reason": "health"}, {"exit_reason": "moved"}),
    ],
)  # fmt: skip
def test_a_coarser_word_leaves_what_is_known_more_finely(told, known, left):
    assert isuns.beside_what_is_known({"layout": "isun"}, told, known, []) == left
    assert isuns.beside_what_is_known({}, told, known, []) == told


def test_one_row_stands_for_several_stays():
    days = [(dt.date(2024, 1, 2), dt.date(2024, 3, 1)), (dt.date(2024, 5, 1), dt.date(2024, 9, 1))]
    told = {"entered_on": days[0][0], "left_on": days[1][1]}
    assert "entered_on" not in isuns.beside_what_is_known({"layout": "isun"}, told, {}, days)


def test_only_who_has_every_right_makes_it_and_only_in_bulgaria(home, partner, operation, elena):
    officer = staff("Vera Officer", partner, "monitoring_officer", home, ["export", "special"])
    for by, where in ((officer, home), (elena, operation)):
        with pytest.raises(Refused):
            start_export(by=by, operation=where, kind="participation.isun", format="xlsx", language="bg")


def test_it_is_made_in_bulgarian_only(home, boryana):
    with pytest.raises(ValidationError):
        start_export(by=boryana, operation=home, kind="participation.isun", format="xlsx", language="ro")


@pytest.mark.skipif(not TEMPLATE.exists(), reason="the template of ИСУН is not here")
def test_the_template_itself_is_recognised_and_its_words_are_ours():
    book = load_workbook(TEMPLATE)
    heading = [c.value or "" for c in book["tablica"][2]]
    assert isuns.is_heading(heading)
    assert [c.title for c in isun().columns] == heading
    lists = book["lists"]
    words = {cell.value for row in lists.iter_rows() for cell in row} | {
        c.value for c in book["nasmest"]["A"]
    }
    own = {code.word for codes in isun().codes.values() for code in codes}
    assert own <= words


def test_the_file_has_thirty_five_columns_and_every_code_is_used():
    layout = isun()
    assert len(layout.columns) == 35
    assert {c.codes for c in layout.columns} - {""} == set(layout.codes)
