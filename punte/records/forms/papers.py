"""Bringing a paper in: the file, what it is, when it was written."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField, FilePick
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Operation
from punte.records.actions.documents import ACCEPTED, LARGEST, checked_type
from punte.records.models import Document

CHOOSE_AGAIN = _("Choose the file again: the browser does not keep it.")


class FileForm(OneTimeForm):
    """A form with one file. The file is read once, in memory, and never trusted by its name."""

    file = forms.FileField(
        label=_("Paper"),
        widget=FilePick(
            accept=",".join(f".{ending}" for ending in ACCEPTED),
            most=_("PDF, JPG, PNG, DOCX, XLSX or ODT, at most 10 MB."),
        ),
        error_messages={"required": _("Choose the paper that proves it."), "empty": _("The file is empty.")},
    )

    def clean_file(self) -> UploadedFile:
        """Refused before anything is written when it is too large, or not what its name says."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 10 MB. Make it smaller and try again."))
        self.content = file.read()
        try:
            checked_type(self.content, file.name)
        except ValidationError as refusal:
            raise ValidationError(refusal.messages) from refusal
        return file

    def add_error(self, field: str | None, error: Any) -> None:
        """Whatever is wrong, the reader has to choose the file once more."""
        super().add_error(field, error)
        if self.files:
            self["file"].help_text = CHOOSE_AGAIN


class PaperForm(FileForm):
    """A paper for something that happened."""

    title = forms.CharField(
        label=_("What this paper is"), max_length=200, help_text=_("For example: signed list, 12 March.")
    )
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=[])
    dated = DatePartsField(label=_("Date on the paper"), required=False)
    field_order = ("title", "kind", "dated", "file")

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        elsewhere = (Document.Kind.IMPORT, Document.Kind.FINANCIAL)
        offered = [c for c in Document.Kind.choices if c[0] not in elsewhere]
        self.fields["kind"].choices = [("", _("Choose")), *offered]  # type: ignore[attr-defined]
        self.fields["dated"].latest = lambda: clock.today(operation.zone)  # type: ignore[attr-defined]

    @property
    def paper(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        return {k: data[k] for k in ("title", "kind", "dated")} | {
            "content": self.content,
            "name": data["file"].name,
        }
