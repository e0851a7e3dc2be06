"""Work that began, with its contract; how somebody fares; why it ended."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, FilePick
from punte.jobs.models import FollowUp, Placement, Vacancy
from punte.people.forms.tokens import OneTimeForm
from punte.records.actions.documents import ACCEPTED

_LATEST = dt.date(2100, 12, 31)
_ENDINGS = ",".join(f".{ending}" for ending in ACCEPTED)


def paper(label: Any, *, required: bool = False) -> forms.FileField:
    """A paper to bring."""
    pick = FilePick(accept=_ENDINGS, most=_("PDF, picture or office file, at most 10 MB."))
    return forms.FileField(label=label, required=required, widget=pick)


def brought(form: forms.Form) -> dict[str, Any] | None:
    """The paper as the actions ask for it."""
    file = form.cleaned_data.get("file")
    return {"content": file.read(), "name": file.name} if file else None


class PlacementForm(OneTimeForm):
    """The first day of work, as it came about."""

    starts_on = DatePartsField(label=_("First day of work"), latest=_LATEST)
    contract = forms.ChoiceField(label=_("Contract"), choices=Vacancy.Contract.choices)
    weekly_hours = forms.IntegerField(label=_("Hours a week"), min_value=1, max_value=60)
    post = forms.CharField(label=_("Post"), max_length=150)
    new_job = forms.BooleanField(
        label=_("The post did not exist before the project"),
        required=False,
        help_text=_("In a social enterprise it counts as a job created."),
    )
    file = paper(_("The contract"))

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        names = ("starts_on", "contract", "weekly_hours", "post", "new_job")
        return {name: self.cleaned_data[name] for name in names} | {"paper": brought(self)}


class ContractForm(OneTimeForm):
    """The contract, brought afterwards."""

    file = paper(_("The contract"), required=True)


class FollowUpForm(OneTimeForm):
    """What was learnt, when."""

    on = DatePartsField(label=_("Asked on"), latest=_LATEST)
    result = forms.ChoiceField(
        label=_("What you learnt"),
        choices=FollowUp.Result.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you learnt.")},
    )
    file = paper(_("A paper that shows it, for example a certificate of employment"))

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        return {"on": self.cleaned_data["on"], "result": self.cleaned_data["result"], "paper": brought(self)}


class EndForm(OneTimeForm):
    """When and why work ended."""

    on = DatePartsField(label=_("Last day of work"), latest=_LATEST)
    ending = forms.ChoiceField(label=_("Why"), choices=[("", _("choose")), *Placement.Ending.choices])
    version = forms.IntegerField(widget=forms.HiddenInput)
