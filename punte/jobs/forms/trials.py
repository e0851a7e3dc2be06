"""A work trial: from when to when, what is tried, who guides; how it went."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField
from punte.jobs.forms.placements import brought, paper
from punte.jobs.models import WorkTrial
from punte.jobs.stepping import LONGEST
from punte.people.forms.tokens import OneTimeForm

_LATEST = dt.date(2100, 12, 31)


class TrialForm(OneTimeForm):
    """The agreement."""

    starts_on = DatePartsField(label=_("First day"), latest=_LATEST)
    ends_on = DatePartsField(
        label=_("Last day"), latest=_LATEST, help_text=_("At most 30 days, both days counted.")
    )
    weekly_hours = forms.IntegerField(label=_("Hours a week"), min_value=1, max_value=40)
    tasks = forms.CharField(label=_("What is tried"), max_length=500, widget=forms.Textarea({"rows": 3}))
    tutor = forms.CharField(label=_("Who guides at the employer"), max_length=120)

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "token"}


class AssessForm(OneTimeForm):
    """The closing assessment."""

    outcome = forms.ChoiceField(
        label=_("How it went"),
        choices=WorkTrial.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how it went.")},
    )
    hours_missed = forms.IntegerField(
        label=_("Hours missed"), min_value=0, required=False, help_text=_("Only where it was done in part.")
    )
    last_day = DatePartsField(
        label=_("Last day there"),
        required=False,
        latest=_LATEST,
        help_text=_("Only where it was done in part."),
    )
    with_job = forms.BooleanField(label=_("It ended with a job offer"), required=False)
    remark = forms.CharField(
        label=_("What was learnt"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3})
    )
    file = paper(_("The signed agreement"))

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        names = ("outcome", "hours_missed", "last_day", "with_job", "remark")
        return {name: self.cleaned_data[name] for name in names} | {"paper": brought(self)}
