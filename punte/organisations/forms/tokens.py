"""Making a token."""

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Token
from punte.people.forms.tokens import OneTimeForm


class TokenForm(OneTimeForm):
    """What the program is called, what it may read, for how long. The one-time token of the form is another."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("What the program does, for example “figures on our website”. No person's name."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may read"),
        choices=Token.Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what the program needs. A token never shows persons and never changes anything."),
    )
    days = forms.TypedChoiceField(
        label=_("Holds for"),
        coerce=int,
        initial=90,
        choices=[(30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (365, _("a year"))],
    )
