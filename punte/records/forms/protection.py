"""Looking somebody up by number, searching the access log, saying when a term began."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.people.models import User
from punte.records.models import AccessEntry


class NumberForm(forms.Form):
    """Whose page is opened; a GET form."""

    person = forms.IntegerField(label=_("Number of the person"), min_value=1, required=False)


class LogFilter(forms.Form):
    """The bar above the access log; a GET form."""

    person = forms.IntegerField(label=_("Number of the person"), min_value=1, required=False)
    user = forms.TypedChoiceField(label=_("Who looked"), required=False, coerce=int, empty_value=None)
    occasion = forms.ChoiceField(
        label=_("Occasion"), required=False, choices=[("", _("Any")), *AccessEntry.Occasion.choices]
    )
    on = DatePartsField(label=_("On"), required=False)

    def __init__(self, *args: Any, colleagues: list[User], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [("", _("Anybody")), *((u.pk, u.name or u.pk) for u in colleagues)]
        self.fields["user"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What the entries must match; a field with an error filters nothing."""
        self.is_valid()
        data = self.cleaned_data
        found = {name: data[name] for name in ("person", "user", "occasion") if data.get(name)}
        if isinstance(data.get("on"), dt.date):
            found["at__date"] = data["on"]
        return found


class TermForm(forms.Form):
    """From which day the fund's term runs."""

    happened_on = DatePartsField(label="", latest=clock.today)

    def __init__(self, *args: Any, event: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].label = event[:1].upper() + event[1:]


class DestroyForm(forms.Form):
    """The word of who destroys."""

    typed = forms.CharField(label=_("The code of the project, typed"), max_length=40)

    def __init__(self, *args: Any, code: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.code = code
        self.fields["typed"].help_text = _("Type %(code)s.") % {"code": code}

    def clean_typed(self) -> str:
        """The code of this project and of no other."""
        typed = self.cleaned_data["typed"].strip()
        if typed != self.code:
            raise forms.ValidationError(_("This is not the code of this project."))
        return typed
