"""In which language a period report is made."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from punte.base.forms import Ways


class ReportForm(forms.Form):
    """The language of the report; a language in which a text lacks says so."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the report"))

    def __init__(self, data: Any, *, languages: list[dict[str, Any]]):
        super().__init__(data)
        choices = [(row["code"], row["name"]) for row in languages]
        lack = _("Some texts have no confirmed translation.")
        hints = {row["code"]: "" if row["ready"] else lack for row in languages}
        self.fields["language"] = forms.ChoiceField(
            label=self.fields["language"].label, choices=choices, widget=Ways(hints=hints, choices=choices)
        )
        ready = [row["code"] for row in languages if row["ready"]]
        own = (get_language() or "en")[:2]
        self.initial["language"] = own if own in ready else next(iter(ready), "")
