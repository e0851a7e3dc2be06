"""The public list of courses: its filter, and the request of somebody without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.learning.forms.offerings import LANGUAGES
from punte.learning.models import Programme
from punte.people.forms.tokens import OneTimeForm


class CatalogueFilter(forms.Form):
    """By place, kind and language."""

    place = forms.ChoiceField(label=_("Town or village"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All kinds")), *Programme.Kind.choices], required=False
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("All languages")), *LANGUAGES], required=False
    )

    def __init__(self, *args: Any, places: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [("", _("All places")), *((p, p) for p in places)]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]


class RequestForm(OneTimeForm):
    """Who asks, and how to answer."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    contact = forms.CharField(
        label=_("Telephone or e-mail"),
        max_length=120,
        help_text=_("Somebody of the course calls or writes to you there."),
    )
