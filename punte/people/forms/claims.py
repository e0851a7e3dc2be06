"""The code that opens one's own file."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ClaimForm(forms.Form):
    """The code that staff handed over."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("A number and three groups of four letters or digits, for example 3-ABCD-EFGH-JKMN."),
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "characters", "size": 24}),
    )
