"""Making a registration form, signing it on the screen, bringing the scan of a signed one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField, FilePick
from punte.participation.actions.forms import SCANS
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Operation
from punte.records.forms.papers import FileForm

OWN_NAMES = [("ro", "română"), ("bg", "български"), ("en", "English")]


class GenerateForm(OneTimeForm):
    """In which language the person reads."""

    language = forms.ChoiceField(
        label=_("Language of the form"), choices=OWN_NAMES, widget=forms.RadioSelect,
        help_text=_("The language in which the person reads best."),
        error_messages={"required": _("Choose one of the languages.")},
    )  # fmt: skip


class SignForm(OneTimeForm):
    """The person ticks and types their name; a drawing is welcome and not needed."""

    read = forms.BooleanField(
        error_messages={"required": _("Tick that you have read the form, or that it was read to you.")}
    )
    name = forms.CharField(
        label=_("Your full name"), max_length=200,
        help_text=_("Typing your name is your signature."),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Type your full name to sign.")},
    )  # fmt: skip
    drawing = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, declaration: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["read"].label = declaration


class ScanForm(FileForm):
    """A signed paper as a scan or a photograph, with the code printed on it."""

    code = forms.CharField(
        label=_("Code on the paper"), max_length=40, required=False,
        help_text=_("Eight letters and digits beside the square. Leave it out if the file is named by the code."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    signed_on = DatePartsField(label=_("Signed on"))
    field_order = ("code", "signed_on", "file")

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["signed_on"].latest = lambda: clock.today(operation.zone)  # type: ignore[attr-defined]
        file = self.fields["file"]
        file.label = _("Signed paper")
        file.widget = FilePick(accept=".pdf,.jpg,.jpeg,.png", most=_("PDF, JPG or PNG, at most 10 MB."))
        file.error_messages["required"] = _("Choose the scan or photograph of the signed paper.")

    def clean_file(self) -> UploadedFile:
        """Only what can be looked at on every screen."""
        file = super().clean_file()
        if str(file.name).rsplit(".", 1)[-1].lower() not in SCANS:
            raise ValidationError(_("Bring the scan as PDF, JPG or PNG."))
        return file


class DossierForm(OneTimeForm):
    """In which language the index is written."""

    language = forms.ChoiceField(
        label=_("Language of the index"), choices=OWN_NAMES, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the languages.")},
    )  # fmt: skip
