"""The one place where the generator meets the import: its names for the errors, and how the problems are asked for."""

from typing import Any

from punte.participation.actions.imports import check_import, upload_import
from punte.participation.models import ImportBatch, ImportRow
from punte.people.models import User
from punte.projects.models import Operation

CODES = {
    "wrong_check_digit": "check_digit",
    "number_against_birth": "number_and_birth",
    "number_against_sex": "number_and_sex",
    "year_3036_of_birth": "born_in_future",
    "year_3036_of_entry": "in_future",
    "year_3036_of_leaving": "in_future",
    "birth_in_future": "born_in_future",
    "entry_before_birth": "before_birth",
    "age_not_plausible": "age",
    "born_too_early": "born_too_early",
    "entry_outside_period": "outside_operation",
    "entry_in_future": "in_future",
    "leaving_before_entry": "leaving_before_entry",
    "leaving_without_entry": "leaving_without_entry",
    "reason_without_leaving": "reason_without_leaving",
    "unknown_county": "county_unknown",
    "settlement_elsewhere": "settlement_elsewhere",
    "missing_value": "missing",
    "number_missing": "number_missing",
    "number_of_wrong_length": "number_shape",
    "unknown_choice": "choice",
    "formula": "formula",
    "spreadsheet_error": "formula",
    "impossible_date": "date_shape",
    "text_too_long": "too_long",
    "control_character": "control",
    "malformed_email": "email_shape",
    "malformed_phone": "phone_shape",
    "name_with_digits": "name_shape",
    "unknown_sender": "sender_unknown",
    "unknown_partner": "partner_unknown",
    "same_number_again": "duplicate",
    "same_name_again": "duplicate",
}


def problems(content: bytes, name: str, operation: Operation, user: User) -> list[tuple[int, str, str]]:
    """What the import finds wrong in a file: row as the spreadsheet numbers it, column, code."""
    lead = operation.partnerships.get(role="lead").organisation
    batch = upload_import(by=user, operation=operation, organisation=lead, name=name, content=content)
    check_import(by=user, batch=batch)
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.CHECKED, batch.refusal
    found: list[tuple[int, str, str]] = []
    for row in ImportRow.objects.filter(batch=batch).exclude(problems=[]).order_by("number"):
        told: list[dict[str, Any]] = row.problems
        found += [(row.number, problem["column"], problem["code"]) for problem in told]
    return found
