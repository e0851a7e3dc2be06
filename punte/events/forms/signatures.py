"""Signing for a part of a day: with a finger, or by name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.events.models import Signature
from punte.people.forms.tokens import OneTimeForm

PARTS = dict(Signature.Part.choices)


class SignForm(OneTimeForm):
    """`parts` are those of the day that are not signed yet; none: the one that runs now."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("I sign for"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Say for which part of the day you sign.")},
    )  # fmt: skip
    drawn = forms.CharField(required=False, widget=forms.HiddenInput)
    by_name = forms.BooleanField(label=gettext_lazy("I confirm my presence by my name"), required=False)

    def __init__(self, *args: Any, parts: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.asks = bool(parts)
        if parts:
            self.fields["parts"].choices = [(p, PARTS[p]) for p in parts]  # type: ignore[attr-defined]
        else:
            del self.fields["parts"]
        self.fields["token"].required = self.asks

    def clean(self) -> dict[str, Any]:
        """Drawn or by name: one of the two is needed where one came to sign."""
        data = super().clean() or {}
        if self.asks and not (data.get("drawn") or data.get("by_name")):
            self.add_error("by_name", ValidationError(_("Sign, or confirm by your name.")))
        return data

    @property
    def signs(self) -> bool:
        """Whether anything was signed."""
        return bool(self.cleaned_data.get("drawn") or self.cleaned_data.get("by_name"))
