"""Tables as files: what is in them, and that no cell is run."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.utils import translation
from openpyxl import load_workbook

from punte.base.tables import Sheet, table_file

ROWS = [
    ["=1+1", 3, Decimal("1234.50"), dt.date(2025, 3, 17)],
    ["+40 262 000 000", None, True, dt.datetime(2025, 3, 17, 9, 5)],
]


def about() -> Sheet:
    return Sheet("About", (), [["Project", "309187"]], about=True)


def budget(title: str = "Budget: lines [all]") -> Sheet:
    return Sheet(title, ["Line", "Count", "Amount", "Day"], iter(ROWS), [30])


def test_a_workbook_has_its_sheets_and_no_formula():
    book = load_workbook(io.BytesIO(table_file("xlsx", sheets=[about(), budget()])))
    assert book.sheetnames == ["About", "Budget  lines  all"]
    page = book.worksheets[1]
    assert page.freeze_panes == "A2"
    assert [c.value for c in page[2]] == ["'=1+1", 3, 1234.5, dt.datetime(2025, 3, 17)]
    assert page["A2"].data_type == "s"
    assert page["A3"].value == "+40 262 000 000"


@pytest.mark.parametrize(("language", "amount"), [("ro", "1234,50"), ("bg", "1234,50"), ("en", "1234.50")])
def test_a_text_table_opens_in_the_readers_excel_and_holds_data_only(language, amount):
    with translation.override(language):
        text = table_file("csv", sheets=[about(), budget()]).decode("utf-8")
    lines = text.removeprefix("\ufeff").splitlines()
    assert text.startswith("\ufeff")
    assert lines[:2] == ["Line;Count;Amount;Day", f"'=1+1;3;{amount};2025-03-17"]


def test_several_tables_stand_one_below_the_other_under_their_titles():
    text = table_file("csv", sheets=[budget("One"), budget("Two")]).decode("utf-8-sig")
    assert [text.splitlines()[at] for at in (0, 4, 5)] == ["One", "", "Two"]


def test_two_tabs_of_the_same_name_are_told_apart():
    book = load_workbook(io.BytesIO(table_file("xlsx", sheets=[budget("x" * 40), budget("X" * 40)])))
    assert len({n.casefold() for n in book.sheetnames}) == 2


def test_another_format_is_refused():
    with pytest.raises(KeyError):
        table_file("ods", sheets=[budget()])
