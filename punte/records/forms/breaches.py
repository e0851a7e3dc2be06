"""What is written down about a breach of personal data. Free texts warn: nobody is named."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.people.forms.tokens import OneTimeForm
from punte.records.models import Breach

NOBODY = _("Do not name anybody, and write no number of a person.")


class TimeBox(forms.TimeInput):
    """Hours and minutes."""

    input_type = "time"


def _long(label: Any, *, required: bool = True, hint: Any = NOBODY) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=3_000, widget=forms.Textarea, required=required, help_text=hint
    )


def moment(day: dt.date, time: dt.time, zone: str) -> dt.datetime:
    """An instant from a day and a time of the operation's zone."""
    return dt.datetime.combine(day, time, ZoneInfo(zone))


class BreachForm(OneTimeForm):
    """What happened, and when it was noticed."""

    what = _long(_("What happened?"))
    happened_on = DatePartsField(label=_("Happened on"), required=False, latest=clock.today)
    noticed_on = DatePartsField(
        label=_("Noticed on"), latest=clock.today, help_text=_("From here the 72 hours run.")
    )
    noticed_time = forms.TimeField(label=_("Noticed at"), widget=TimeBox(format="%H:%M"))

    def told(self, zone: str) -> dict[str, Any]:
        """What write_breach wants to know."""
        data = self.cleaned_data
        return {
            "what": data["what"],
            "happened_on": data["happened_on"],
            "noticed_at": moment(data["noticed_on"], data["noticed_time"], zone),
        }


class AssessForm(OneTimeForm):
    """How bad it is, and what is done."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    persons = forms.IntegerField(
        label=_("How many persons?"), min_value=0, max_value=10_000_000, required=False,
        help_text=_("Leave it empty while nobody knows."),
    )  # fmt: skip
    categories = forms.MultipleChoiceField(
        label=_("Which kinds of data?"), choices=Breach.Category.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    risk = forms.ChoiceField(
        label=_("How great is the risk for these people?"),
        choices=Breach.Risk.choices,
        widget=forms.RadioSelect,
    )
    consequences = _long(_("What may follow for them?"), required=False)
    measures = _long(_("What was done, and what will be?"), required=False)
    persons_told_on = DatePartsField(
        label=_("The persons were told on"), required=False, latest=clock.today,
        help_text=_("With a high risk they must be told (GDPR Art. 34)."),
    )  # fmt: skip
    persons_reason = _long(_("If they were not told, why"), required=False)


class NotifyForm(OneTimeForm):
    """Whether the supervisory authority was told."""

    told = forms.ChoiceField(label=_("Was the authority told?"), widget=forms.RadioSelect)
    told_on = DatePartsField(label=_("Told on"), required=False, latest=clock.today)
    told_time = forms.TimeField(label=_("Told at"), required=False, widget=TimeBox(format="%H:%M"))
    reason = _long(_("If it was told after 72 hours, or not at all, why"), required=False)

    def __init__(self, *args: Any, authority: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["told"].choices = [  # type: ignore[attr-defined]
            ("yes", _("Yes, %(authority)s was told") % {"authority": authority}),
            ("no", _("No: a risk for these people is unlikely")),
        ]

    def clean(self) -> dict[str, Any]:
        """Who was told was told at some moment."""
        data = super().clean() or {}
        if data.get("told") == "yes":
            for name in ("told_on", "told_time"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Say when."))
        return data
