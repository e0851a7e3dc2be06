"""How often somebody wants to read of what they follow."""

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import Ways
from punte.dialogue.models import Digest


class DigestForm(forms.Form):
    """Never, every day, once a week."""

    every = forms.ChoiceField(
        label=_("A letter about what I follow"), choices=Digest.Every.choices, widget=Ways,
        help_text=_("Only when something happened. Each letter has a link that stops them."),
    )  # fmt: skip
