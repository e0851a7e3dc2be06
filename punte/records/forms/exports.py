"""Asking for a file: in which format, in which language, and what its kind leaves to choose."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.actions.exports import EARLIEST
from punte.records.export_kinds import Choice, ExportKind

FORMATS = {
    "xlsx": _("Workbook (XLSX), for Excel or LibreOffice"),
    "csv": _("Text table (CSV), for other programs"),
    "pdf": _("PDF, to read and print"),
    "zip": _("Folder (ZIP), with all papers"),
}
SHORT = {"xlsx": "XLSX", "csv": "CSV", "pdf": "PDF", "zip": "ZIP"}
OWN_NAMES = {"ro": "română", "bg": "български", "en": "English"}


class ExportForm(OneTimeForm):
    """The choices of one kind of file; a single one is not asked."""

    format = forms.ChoiceField(label=_("Format"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the file"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, kind: ExportKind, by: User, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.chosen: list[str] = []
        for choice in kind.choices(by, operation):
            self.fields[choice.name] = _field(choice, operation)
            self.chosen.append(choice.name)
            if choice.day and not _is_day(self.initial.get(choice.name, "")):
                self.initial.pop(choice.name, None)
            elif choice.day:
                self.initial[choice.name] = dt.date.fromisoformat(self.initial[choice.name])
        self._offer("format", [(f, FORMATS.get(f, f)) for f in kind.formats])
        self._offer("language", [(code, OWN_NAMES[code]) for code in kind.languages])
        self.order_fields([*self.chosen, "format", "language", "token"])

    def _offer(self, name: str, values: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        field.choices = values  # type: ignore[attr-defined]
        field.initial = self.initial.get(name) or values[0][0]
        if len(values) == 1:
            field.widget = forms.HiddenInput()

    @property
    def asked(self) -> dict[str, Any]:
        """What start_export takes."""
        told = self.cleaned_data
        options = {name: _kept(told[name]) for name in self.chosen}
        return {"format": told["format"], "language": told["language"], "options": options}


def _field(choice: Choice, operation: Operation) -> forms.Field:
    words: dict[str, Any] = {"label": str(choice.label), "help_text": str(choice.hint)}
    if choice.day:
        return DatePartsField(earliest=EARLIEST, latest=clock.today(operation.zone), required=False, **words)
    required = all(value for value, _label in choice.values)
    return forms.ChoiceField(choices=choice.values, required=required, **words)


def _is_day(text: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _kept(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")
