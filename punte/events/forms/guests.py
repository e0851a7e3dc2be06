"""What a guest without an account tells, and what one changes afterwards by the link."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.events.models import Registration
from punte.events.telling import LANGUAGES
from punte.people.forms.tokens import OneTimeForm

_PHONE = re.compile(r"\+?\d{6,15}")
_BETWEEN = re.compile(r"[\s./()-]")


class PhoneField(forms.CharField):
    """A telephone number as people write it; kept as digits."""

    widget = forms.TextInput({"type": "tel", "autocomplete": "tel"})

    def clean(self, value: Any) -> str:
        """The digits; raises ValidationError."""
        digits = _BETWEEN.sub("", super().clean(value) or "")
        if digits and not _PHONE.fullmatch(digits):
            raise ValidationError(_("Write the telephone number with 6 to 15 digits."))
        return digits


class _WishesForm(OneTimeForm):
    """The language one is written to in, and what one needs on the day."""

    language = forms.ChoiceField(label=_("Language of our letters"), choices=list(LANGUAGES.items()))
    needs = forms.CharField(
        label=_("What you need to take part"), max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "For example a ramp, sign language, large print. Only the organiser reads it; a week after the event it is"
            " deleted."
        ),
    )  # fmt: skip


class GuestForm(_WishesForm):
    """Registering without an account."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), max_length=200, required=False, widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("We send a link there with which you confirm, change and cancel."),
    )  # fmt: skip
    phone = PhoneField(
        label=_("Telephone"), max_length=30, required=False,
        help_text=_("Without e-mail: the organiser calls you to confirm your place."),
    )  # fmt: skip
    field_order = ["name", "email", "phone", "language", "needs"]

    def clean(self) -> dict[str, Any]:
        """One way to answer is needed."""
        data = super().clean() or {}
        if not (data.get("email") or data.get("phone") or self.errors):
            self.add_error(
                "email", _("Write an e-mail address or a telephone number, so that we can answer.")
            )
        return data

    @property
    def told(self) -> dict[str, str]:
        """What the action wants to know."""
        return {name: self.cleaned_data[name] for name in self.field_order}


class OwnForm(_WishesForm):
    """Changing what one told; who has an account or a file keeps the name that stands there."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    phone = PhoneField(label=_("Telephone"), max_length=30, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["name", "phone", "language", "needs", "version"]

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any):
        told, wishes = registration.told, registration.wishes
        kwargs["initial"] = {
            "name": told.get("name", ""),
            "phone": told.get("phone", ""),
            "language": wishes.get("language") or (registration.event.languages or ["ro"])[0],
            "needs": wishes.get("needs", ""),
            "version": registration.version,
        }
        super().__init__(*args, **kwargs)
        if not registration.guest:
            del self.fields["name"], self.fields["phone"]

    @property
    def told(self) -> dict[str, str]:
        """What the action wants to know."""
        return {
            name: str(self.cleaned_data[name]) for name in self.fields if name not in ("token", "version")
        }
