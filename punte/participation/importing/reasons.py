"""Why a file is refused and what is wrong with a row, in the reader's words."""

from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from punte.base.formats import quoted
from punte.participation.importing.files import FileRefused
from punte.participation.importing.layout import Layout, layout_for

# fmt: off
_FILE = {
    "empty": gettext_lazy("The file is empty."),
    "too_big": gettext_lazy("The file is larger than 40 MB. Split it into several lists."),
    "pdf": gettext_lazy("This is a PDF, whatever its name says. Save the list as XLSX or CSV."),
    "not_a_list": gettext_lazy("This is neither an Excel workbook (XLSX) nor a text table (CSV)."),
    "old_excel": gettext_lazy("This is an old Excel workbook (XLS). Open it and save it as XLSX."),
    "binary_excel": gettext_lazy("This is a binary Excel workbook (XLSB). Open it and save it as XLSX."),
    "opendocument": gettext_lazy("This is an OpenDocument table (ODS). Open it and save it as XLSX or CSV."),
    "macros": gettext_lazy("This workbook has macros. Save it as XLSX, without macros."),
    "password": gettext_lazy("The workbook is protected by a password. Save it without one and try again."),
    "bomb": gettext_lazy("This file would unpack to far more than a list of people. It was not opened."),
    "too_many_rows": gettext_lazy(
        "The list has more than 200,000 rows. Split it; if it is shorter, delete the empty rows at its end."
    ),
    "broken": gettext_lazy("The workbook is damaged and cannot be read. Open it, save it anew and try again."),
    "no_header": gettext_lazy(
        "None of the first ten rows has the headers of the list. Take them over from the template."
    ),
    "no_rows": gettext_lazy("There are headers, but no row with data."),
}
_ROW = {
    "missing": gettext_lazy("A value is missing."),
    "formula": gettext_lazy("Formulas are not evaluated. Write the value itself."),
    "control": gettext_lazy("There are control characters in this value."),
    "name_shape": gettext_lazy("A name has letters and no digits."),
    "choice": gettext_lazy("This is none of the choices; the template lists them."),
    "date_shape": gettext_lazy("This is no date. Write day, month and year, such as 14.05.1990."),
    "email_shape": gettext_lazy("This is not an e-mail address, such as name@example.org."),
    "phone_shape": gettext_lazy("This is no telephone number: 6 to 15 digits."),
    "county_unknown": gettext_lazy("There is no county or province of this name."),
    "settlement_elsewhere": gettext_lazy("There is no such place in this county."),
    "number_shape": gettext_lazy("A CNP has 13 digits, an ЕГН or ЛНЧ has 10."),
    "number_missing": gettext_lazy("The kind of number is given, but not the number."),
    "check_digit": gettext_lazy("The number cannot be right: its check digit, date or county does not fit."),
    "born_in_future": gettext_lazy("This birth date lies in the future."),
    "born_too_early": gettext_lazy("Nobody born then is alive today."),
    "number_and_birth": gettext_lazy("The national number tells another date of birth."),
    "number_and_sex": gettext_lazy("The national number tells another sex."),
    "in_future": gettext_lazy("This day has not come yet."),
    "before_birth": gettext_lazy("The entry is before the person was born."),
    "outside_operation": gettext_lazy("The project did not run on this day."),
    "leaving_before_entry": gettext_lazy("The leaving is before the entry."),
    "leaving_without_entry": gettext_lazy("There is a day of leaving, but no day of entry."),
    "reason_without_leaving": gettext_lazy("There is a reason for leaving, but no day of leaving."),
    "spelling": gettext_lazy("A person of the same birth date and a similar name is known here. Is it the same one?"),
    "sender_unknown": gettext_lazy("No organisation of this name or number is registered in Punte."),
    "partner_unknown": gettext_lazy("This is not a partner of the project."),
    "partner_not_yours": gettext_lazy("You may import for your own organisation only."),
    "other_partner": gettext_lazy("This person takes part already, through another partner."),
    "other_name": gettext_lazy("This national number belongs to a person of another name here."),
    "not_selected": gettext_lazy("This person was not selected for the project."),
    "dates_settled": gettext_lazy(
        "Other days are recorded, and observations or checked evidence rest on them. Correct them in the person's file."
    ),
    "dates_overlap": gettext_lazy("The days overlap with an earlier stay of this person."),
    "erased": gettext_lazy("This person's data are restricted and are not changed."),
}
# fmt: on


def file_reason(refusal: FileRefused) -> str:
    """Why the whole file is refused."""
    if refusal.code == "columns_missing":
        return _missing_columns(refusal.told["columns"])  # type: ignore[arg-type]
    if refusal.code == "column_twice":
        return _("Two columns say the same: “%(first)s” and “%(second)s”. Keep one of them.") % refusal.told
    if refusal.code == "row_unreadable":
        return _("Row %(row)s cannot be read. Save the file anew as CSV (UTF-8) or XLSX.") % refusal.told
    return str(_FILE[refusal.code])


def refusal_reason(code: str) -> str:
    """Why a file was refused while it was being read."""
    return str(_FILE.get(code, _FILE["broken"]))


def _missing_columns(keys: list[str]) -> str:
    names = [quoted(title(layout_for(""), key)) for key in keys]
    sentence = ngettext(
        "A mandatory column is missing: %(names)s.", "Mandatory columns are missing: %(names)s.", len(names)
    )
    return sentence % {"names": ", ".join(names)}


def title(layout: Layout, key: str) -> str:
    """The header of a column in the reader's language."""
    return layout.columns[key].title((get_language() or "en")[:2])


def row_reason(problem: dict[str, Any]) -> str:
    """What is wrong, without any value of the row."""
    code = problem["code"]
    if code == "too_long":
        return _("This is longer than %(most)s characters.") % problem
    if code == "age":
        return _("The person would be %(age)s years old on the day of entry.") % problem
    if code == "duplicate":
        return _("The same person stands in row %(rows)s too.") % {
            "rows": ", ".join(map(str, problem["rows"]))
        }
    if code == "check_digit" and problem.get("hint"):
        return _(
            "The number cannot be right as an ЕГН. If it is an ЛНЧ, say so in the column “Kind of number”."
        )
    return str(_ROW[code])


def kind_reason(code: str) -> str:
    """A kind of problem, without what is particular to one row."""
    general = {
        "too_long": _("The value is too long."),
        "age": _("The age on the day of entry is not plausible."),
        "duplicate": _("The same person stands twice in the list."),
    }
    return general.get(code) or str(_ROW[code])
