"""How the public calendar is filtered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.events.models import Event
from punte.events.telling import LANGUAGES


class WhereForm(forms.Form):
    """By place, kind and language."""

    place = forms.ChoiceField(label=_("Town or village"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All kinds")), *Event.Kind.choices], required=False
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("All languages")), *LANGUAGES.items()], required=False
    )

    def __init__(self, *args: Any, places: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [("", _("All places")), *((p, p) for p in places)]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]
