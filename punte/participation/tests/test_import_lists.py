"""Reading lists: XLSX and CSV, encodings, delimiters, headers; and the files that are refused."""

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter
from openpyxl import Workbook
from stdnum.bg import egn
from stdnum.ro import cnp

from punte.participation.importing import files, sheets
from punte.participation.importing.layout import LANGUAGES, layout_for, plain, problem_codes
from punte.participation.importing.reasons import _FILE, _ROW, file_reason

LAYOUT = layout_for("2021-2027")
HEADERS = [c.header["ro"] for c in LAYOUT.columns.values()]
KEYS = list(LAYOUT.columns)


def romanian_number(birth=dt.date(1990, 5, 14), sex="woman", serial=1):
    first = (1 if sex == "man" else 2) + (4 if birth.year >= 2000 else 0)
    digits = f"{first}{birth:%y%m%d}24{serial:03}"
    return digits + cnp.calc_check_digit(digits)


def bulgarian_number(birth=dt.date(1990, 5, 14), sex="woman", serial=10):
    month = birth.month + (40 if birth.year >= 2000 else 0)
    digits = f"{birth:%y}{month:02}{birth:%d}{serial:02}{1 if sex == 'woman' else 2}"
    return digits + egn.calc_check_digit(digits)


def row(serial=1, **changes):
    """One valid row, by column; None leaves a column empty."""
    told = {
        "last_name": "Lăcătuș",
        "first_name": f"Cosmina {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[serial % 26]}",
        "national_number": romanian_number(serial=serial),
        "birth_date": "14.05.1990",
        "sex": "femeie",
        "county": "Maramureș",
        "settlement": "Baia Mare",
        "labour_status": "inactiv",
        "education": "3",
        "studies": "nu",
        "phone": "0740 000 000",
        "disability": "nu",
        "registered_on": "01.02.2025",
        "entered_on": "10.02.2025",
    }
    return {k: v for k, v in (told | changes).items() if v is not None}


def as_csv(*rows, delimiter=";", encoding="utf-8", headers=None):
    """A list of these rows."""
    keys = [k for k in KEYS if any(k in r for r in rows)]
    titles = headers or [LAYOUT.columns[k].header["ro"] for k in keys]
    lines = [titles, *[[str(r.get(k, "")) for k in keys] for r in rows]]
    return "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)


def as_xlsx(*rows, headers=None):
    """The same as a workbook."""
    keys = [k for k in KEYS if any(k in r for r in rows)]
    book = Workbook()
    book.active.append(headers or [LAYOUT.columns[k].header["bg"] for k in keys])
    for told in rows:
        book.active.append([told.get(k) for k in keys])
    return packed(book)


def packed(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content):
    sheet = sheets.open_sheet(content, LAYOUT)
    return [(number, sheet.header.told(cells)) for number, cells in sheets.limited(sheet)]


def refused(content):
    with pytest.raises(files.FileRefused) as refusal:
        read(content)
    assert file_reason(refusal.value)
    return refusal.value.code


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_list_is_read_whatever_its_encoding_and_delimiter(delimiter, encoding):
    assert read(as_csv(row(), delimiter=delimiter, encoding=encoding)) == [(2, row())]


def test_romanian_letters_of_the_old_code_page_are_read():
    told = row(last_name="Lăcătuş", county="Bistriţa-Năsăud", settlement="Năsăud")
    titles = ["Nume", "Prenume", "CNP", "Data naşterii", "Sex", "Telefon", "Judeţ", "Localitate"]
    keys = [
        "last_name",
        "first_name",
        "national_number",
        "birth_date",
        "sex",
        "phone",
        "county",
        "settlement",
    ]
    told = {k: told[k] for k in keys}
    assert read(as_csv(told, encoding="cp1250", headers=titles)) == [(2, told)]


def test_bulgarian_letters_of_the_old_code_page_are_read():
    told = {"last_name": "Иванова", "first_name": "Мария Петрова", "sex": "жена", "county": "Пловдив"}
    told |= {"national_number": bulgarian_number()}
    titles = ["Фамилия", "Име", "ЕГН", "Пол", "Област"]
    assert read(as_csv(told, encoding="cp1251", headers=titles)) == [(2, told)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_of_each_language_are_recognised_in_any_order(language):
    titles = [LAYOUT.columns[k].header[language] for k in reversed(KEYS)]
    sheet = sheets.open_sheet(";".join(titles).encode() + b"\r\nx;y", LAYOUT)
    assert list(sheet.header.keys.values()) == KEYS[::-1]


def test_a_title_above_the_headers_and_stars_do_no_harm():
    content = "Participanți, martie\n\nNume *;Prenume*;CNP;Sex;Județ\nPop;Ana;;F;Cluj".encode()
    assert read(content) == [(4, {"last_name": "Pop", "first_name": "Ana", "sex": "F", "county": "Cluj"})]


def test_unknown_columns_are_named_and_left_out():
    sheet = sheets.open_sheet("Nume;Prenume;CNP;Sex;Județ;Culoare\nPop;Ana;;F;Cluj;roșu".encode(), LAYOUT)
    assert sheet.header.ignored == ["Culoare"]


def test_household_columns_are_asked_in_the_period_that_had_them():
    assert LAYOUT.key_of("Household without work") is None
    assert layout_for("2014-2020").key_of("Household without work") == "jobless_household"


def test_empty_rows_are_passed_over_and_keep_their_numbers():
    assert [
        n for n, _told in read(b"Nume;Prenume;CNP;Sex;Judet\n;;;;\nPop;Ana;;F;Cluj\n;;;;\nPop;Ion;;M;Cluj")
    ] == [3, 5]


def test_a_workbook_is_read_with_dates_and_numbers_as_text():
    number = bulgarian_number(dt.date(2001, 3, 2))
    assert number.startswith("01")
    told = row(national_number=int(number), birth_date=dt.date(2001, 3, 2), phone=740000000, education=3.0)
    expected = row(national_number=number, birth_date="2001-03-02", phone="740000000", education="3")
    assert read(as_xlsx(told)) == [(2, expected)]


def test_a_formula_is_handed_on_as_a_formula():
    assert read(as_xlsx(row(phone="=1+1")))[0][1]["phone"] == "=1+1"


def test_a_missing_mandatory_column_is_named():
    with pytest.raises(files.FileRefused) as refusal:
        read(b"Prenume;CNP;Sex\nAna;;F")
    assert refusal.value.told["columns"] == ["last_name", "county"]
    assert "Family name" in file_reason(refusal.value)


def test_the_birth_date_column_may_be_missing_where_the_number_tells_it():
    assert read("Nume;Prenume;CNP;Sex;Județ\nPop;Ana;;F;Cluj".encode())
    assert refused("Nume;Prenume;Sex;Județ\nPop;Ana;F;Cluj".encode()) == "columns_missing"


def test_two_columns_that_say_the_same_are_refused():
    assert refused("Nume;Prenume;CNP;ЕГН;Sex;Județ\nPop;Ana;;;F;Cluj".encode()) == "column_twice"


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def many_rows(count):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Nume", "Prenume", "CNP", "Sex", "Județ"])
    for number in range(1, count + 1):
        sheet.write_row(number, 0, ["Pop", "Ana", "", "F", "Cluj"])
    book.close()
    return out.getvalue()


BOMB = {"xl__workbook.xml": "<workbook/>", "xl__worksheets__sheet1.xml": "<row>" + " " * 60_000_000}
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"x" * (files.LARGEST + 1), "too_big"),
        (b"%PDF-1.7\n1 0 obj", "pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "not_a_list"),
        (b"<html><table></table></html>", "not_a_list"),
        (b"MZ\0\0\0\0", "not_a_list"),
        (ENCRYPTED + "EncryptedPackage".encode("utf-16-le"), "password"),
        (ENCRYPTED + "Workbook".encode("utf-16-le"), "old_excel"),
        (b"PK\x03\x04 torn", "broken"),
        (zipped(word__document="x"), "not_a_list"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "opendocument"),
        (zipped(**{"xl__workbook.xml": "<x/>", "xl__vbaProject.bin": "x"}), "macros"),
        (zipped(**{"xl__workbook.bin": "x"}), "binary_excel"),
        (zipped(**BOMB), "bomb"),
        (zipped(**{f"p{n}": "" for n in range(1001)}), "bomb"),
        (zipped(**{"xl__workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "not_a_list"),
        (zipped(**{"xl__workbook.xml": "<workbook/>"}), "broken"),
        ("doar text fără antet".encode(), "no_header"),
        ("Nume;Prenume;CNP;Sex;Județ\n".encode(), "no_rows"),
        ("Nume;Prenume;CNP;Sex;Județ\n".encode() + b"Pop;Ana;;F;Cluj\n" * 200_002, "too_many_rows"),
        ("Nume;Prenume;CNP;Sex;Județ\nPop;".encode() + b"A" * 10_000_000 + b";;F;Cluj", "row_unreadable"),
    ],
)
def test_what_is_no_list_is_refused_with_its_reason(content, code):
    assert refused(content) == code


def test_a_workbook_of_a_million_rows_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr("openpyxl.load_workbook", None)
    assert refused(many_rows(200_100)) == "too_many_rows"


def test_a_password_inside_the_package_is_noticed():
    content = bytearray(zipped(**{"xl__workbook.xml": "<workbook/>"}))
    for at in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[at] |= 1
    assert refused(bytes(content)) == "password"


def test_every_problem_of_the_layout_has_its_words_and_no_other():
    parametrised = {"too_long", "age", "duplicate"}
    assert set(problem_codes()) == set(_ROW) | parametrised
    assert all(_FILE.values())


def test_no_header_and_no_choice_means_two_things():
    for period in ("2014-2020", "2021-2027"):
        layout = layout_for(period)
        for column in layout.columns.values():
            assert all(layout.key_of(h) == column.key for h in (*column.header.values(), *column.aliases))
        for name, choices in layout.choices.items():
            for choice in choices:
                words = (choice.code, *choice.label.values(), *choice.aliases)
                assert all(layout.code_of(name, w) == choice.code for w in words)
                assert all(plain(w) for w in words)
