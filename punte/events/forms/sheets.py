"""The roll as it is typed on a phone; closing the day; bringing the signed paper; correcting what was closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base.forms import FilePick
from punte.events.marks import Mark
from punte.events.models import Attendance, Registration, Sheet
from punte.people.forms.tokens import OneTimeForm
from punte.records.forms.papers import FileForm

STATUSES = [(s.value, s.label) for s in Attendance.Status]
_MOST_DIGITS = 4


@dataclass
class RollRow:
    """One person of the roll: what is shown, and what is wrong with it."""

    registration: Registration
    name: str
    status: str = ""
    morning: bool = True
    afternoon: bool = True
    minutes: str = ""
    error: str = ""
    saved: str = ""
    hints: list[str] = field(default_factory=list)

    @property
    def pk(self) -> int:
        """The registration's number, by which its fields are called."""
        return self.registration.pk

    @property
    def partly(self) -> bool:
        """Only a part of the day."""
        return bool(self.status) and self.morning != self.afternoon


class Roll:
    """Everybody of one day, with radio buttons; nothing typed is lost when it cannot be saved."""

    def __init__(self, sheet: Sheet, people: Iterable[Registration], there: Mapping[int, Attendance]):
        self.sheet = sheet
        self.version = sheet.version
        self.rows = [self._row(r, there.get(r.pk)) for r in people]
        self.problem = ""
        self.conflict = False

    def _row(self, registration: Registration, attendance: Attendance | None) -> RollRow:
        row = RollRow(registration, registration.name)
        if attendance:
            row.status = attendance.status
            if attendance.minutes:
                row.morning, row.afternoon = attendance.morning, attendance.afternoon
                planned = attendance.morning * self.sheet.morning_minutes
                planned += attendance.afternoon * self.sheet.afternoon_minutes
                row.minutes = "" if attendance.minutes == planned else str(attendance.minutes)
            row.saved = str(attendance.get_status_display())
            if attendance.way == Attendance.Way.CODE:
                row.hints.append(_("checked in with the code"))
        return row

    def tell_signed(self, signed: Mapping[int, list[str]]) -> None:
        """Who has signed, and for which parts of the day."""
        for row in self.rows:
            if parts := signed.get(row.pk):
                row.hints.append(_("signed: %(parts)s") % {"parts": ", ".join(parts)})

    def take(self, typed: QueryDict) -> None:
        """What was typed now stands in the rows; `rest` marks everybody who has no mark."""
        self.version = _number(typed.get("version", "")) or 0
        rest = typed.get("rest", "")
        for row in self.rows:
            key = str(row.pk)
            row.status = typed.get(f"s{key}", "") or (rest if not row.status else row.status)
            if f"s{key}" in typed:
                row.morning, row.afternoon = f"a{key}" in typed, f"p{key}" in typed
                row.minutes = typed.get(f"m{key}", "").strip()[:_MOST_DIGITS]

    def marks(self) -> dict[int, Mark]:
        """Who has a mark; raises ValidationError on minutes that are no number."""
        found = {}
        for row in self.rows:
            if not row.status:
                continue
            minutes = _number(row.minutes)
            if row.minutes and minutes is None:
                row.error = _("Write the minutes as a number.")
            found[row.pk] = Mark(row.status, row.morning, row.afternoon, minutes)
        if any(row.error for row in self.rows):
            raise ValidationError(_("Some rows are not right yet; nothing is lost, nothing was saved."))
        return found

    def blame(self, refusal: ValidationError) -> None:
        """Put each refusal beside its person."""
        told = refusal.message_dict if hasattr(refusal, "error_dict") else {}
        for row in self.rows:
            row.error = " ".join(told.get(f"m{row.pk}", [])) or row.error
        self.problem = (
            _("Some rows are not right yet; nothing is lost, nothing was saved.")
            if any(row.error for row in self.rows)
            else " ".join(refusal.messages)
        )

    @property
    def wrong(self) -> list[RollRow]:
        """The rows that are not right."""
        return [row for row in self.rows if row.error]

    @property
    def marked(self) -> int:
        """How many have a mark that is saved."""
        return sum(bool(row.saved) for row in self.rows)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None


class CloseForm(OneTimeForm):
    """The trainer closes the day and signs: with a finger, or by name."""

    signature = forms.CharField(required=False, widget=forms.HiddenInput)
    by_name = forms.BooleanField(
        label=gettext_lazy("I confirm this sheet by my name, without drawing"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        data = super().clean() or {}
        if not (data.get("signature") or data.get("by_name")):
            self.add_error("by_name", _("Sign, or confirm by your name."))
        return data


class ScanForm(FileForm):
    """The signed paper comes back."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = gettext_lazy("Signed paper")
        file.widget = FilePick(
            accept=".pdf,.jpg,.jpeg,.png", most=gettext_lazy("PDF, JPG or PNG, at most 10 MB.")
        )
        file.error_messages["required"] = gettext_lazy("Choose the scan or photograph of the signed paper.")

    def clean_file(self) -> Any:
        """Only what can be looked at on every screen."""
        file = super().clean_file()
        if str(file.name).rsplit(".", 1)[-1].lower() not in ("pdf", "png", "jpg", "jpeg"):
            raise ValidationError(_("Bring the scan as PDF, JPG or PNG."))
        return file


class CorrectForm(OneTimeForm):
    """What was wrong on a closed sheet, and why."""

    status = forms.ChoiceField(label=gettext_lazy("Attendance"), choices=STATUSES, widget=forms.RadioSelect)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes there"), min_value=1, max_value=1440, required=False,
        help_text=gettext_lazy("Needed for who came late or left early; else the whole day."),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Why the sheet is corrected"), max_length=300,
        help_text=gettext_lazy("Name nobody: write “the person”."),
    )  # fmt: skip
