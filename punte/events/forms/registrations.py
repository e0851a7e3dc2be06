"""Registering people for an event: participants whom one sees, or somebody at the door by name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.people.forms.tokens import OneTimeForm


class FindForm(forms.Form):
    """Whom one looks for."""

    q = forms.CharField(label=_("Name"), max_length=100, required=False)


class RegisterForm(OneTimeForm):
    """Some of the participants found."""

    persons = forms.TypedMultipleChoiceField(
        label=_("Who comes"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one person.")},
    )  # fmt: skip

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["persons"].choices = choices  # type: ignore[attr-defined]


class DoorForm(OneTimeForm):
    """Somebody who stands at the door and is in no list."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("Written on the sheet, sealed, and used for nothing else."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
