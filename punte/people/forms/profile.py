"""The reader's own settings."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from punte.people.models import User

OWN_NAMES = {"ro": "Română", "bg": "Български", "en": "English"}


class ProfileForm(forms.Form):
    """Name, language, colours."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As colleagues see it."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[(code, OWN_NAMES[code]) for code, _name in settings.LANGUAGES],
        widget=forms.RadioSelect,
        help_text=_("Of the pages and of the e-mails you receive."),
    )
    scheme = forms.ChoiceField(
        label=_("Light or dark"), choices=User.Scheme.choices, widget=forms.RadioSelect
    )
