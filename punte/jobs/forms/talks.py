"""Offering times at a fair, booking one, noting what came of it."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.base import formats
from punte.events.models import Event
from punte.jobs.models import Employer, Talk
from punte.participation.models import Participation
from punte.people.forms.tokens import OneTimeForm


class OfferForm(OneTimeForm):
    """For which employer, on which day of the fair, from when until when."""

    employer = forms.TypedChoiceField(label=_("Employer"), coerce=int)
    day = forms.TypedChoiceField(label=_("Day"), coerce=dt.date.fromisoformat)
    first = forms.TimeField(
        label=_("From"), help_text=_("Such as 10:00; a talk lasts ten minutes."), input_formats=["%H:%M"]
    )
    last = forms.TimeField(label=_("Until"), input_formats=["%H:%M"])

    def __init__(self, *args: Any, event: Event, employers: list[Employer], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.event, self.by_number = event, {one.pk: one for one in employers}
        days = (event.finishes.date() - event.begins.date()).days + 1
        found = [event.begins.date() + dt.timedelta(n) for n in range(min(days, 31))]
        self.fields["employer"].choices = [(one.pk, str(one)) for one in employers]  # type: ignore[attr-defined]
        self.fields["day"].choices = [(d.isoformat(), formats.day(d, "long")) for d in found]  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks, in the hours of the fair."""
        said, zone = self.cleaned_data, self.event.tz
        return {
            "employer": self.by_number[said["employer"]],
            "first": dt.datetime.combine(said["day"], said["first"], zone),
            "last": dt.datetime.combine(said["day"], said["last"], zone),
        }


class BookForm(OneTimeForm):
    """For whom."""

    participation = forms.TypedChoiceField(
        label=_("Who comes to the talk"), coerce=int, error_messages={"required": _("Choose the person.")}
    )

    def __init__(self, *args: Any, offered: list[Participation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.by_number = {one.pk: one for one in offered}
        choices = [("", _("Choose")), *((one.pk, one.person.full_name) for one in offered)]
        self.fields["participation"].choices = choices  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        return {"participation": self.by_number[self.cleaned_data["participation"]]}


class ResultForm(OneTimeForm):
    """What came of it."""

    result = forms.ChoiceField(
        label=_("What came of it"), choices=Talk.Result.choices, widget=forms.RadioSelect
    )

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        return {"result": self.cleaned_data["result"]}


class OwnTalkForm(OneTimeForm):
    """A free time to take, or one's own to give back."""

    talk = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    back = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def clean_talk(self) -> int:
        """A number of the database."""
        if self.cleaned_data["talk"] >= 2**63:
            raise ValidationError(_("Choose from the list."))
        return int(self.cleaned_data["talk"])
