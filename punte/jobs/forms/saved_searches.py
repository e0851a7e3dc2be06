"""Keeping a question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.people.forms.tokens import OneTimeForm


class SaveForm(OneTimeForm):
    """Whether letters are wanted."""

    by_mail = forms.BooleanField(
        label=_("Tell me by e-mail when there is something new"),
        required=False,
        initial=True,
        help_text=_("At most one letter a day; each has a link that stops them."),
    )
