"""Uploading a list of who comes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.base.forms import FilePick
from punte.events.list_reading import LARGEST
from punte.people.forms.tokens import OneTimeForm


class ListForm(OneTimeForm):
    """One table; what it is is read from its content."""

    file = forms.FileField(
        label=_("List"),
        widget=FilePick(accept=".xlsx,.csv", most=_("XLSX or CSV, at most 5 MB and 500 rows.")),
        error_messages={"required": _("Choose the list."), "empty": _("The file is empty.")},
    )

    def clean_file(self) -> Any:
        """Refused by its size before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 5 MB. A list of registrations is much smaller."))
        self.content = file.read()
        return file
