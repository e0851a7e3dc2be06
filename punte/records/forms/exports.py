"""Asking for a file: in which format, in which language, and what its kind leaves to choose."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.export_kinds import ExportKind

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
            self.fields[choice.name] = forms.ChoiceField(label=str(choice.label), choices=choice.values)
            self.fields[choice.name].required = all(value for value, _label in choice.values)
            self.chosen.append(choice.name)
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
        options = {name: told[name] for name in self.chosen}
        return {"format": told["format"], "language": told["language"], "options": options}
