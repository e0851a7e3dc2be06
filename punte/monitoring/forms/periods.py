"""Opening a period, saying when it was handed in, and what the funder asks and is answered."""

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.monitoring.counting.asked import Number
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Operation
from punte.records.forms.papers import FileForm

DUE_AFTER = dt.timedelta(days=30)  # Manualul beneficiarului PEO/PIDS: at most 30 days after the period
LONGEST = 10_500


class PeriodForm(OneTimeForm):
    """The days of the next period; what is most likely is filled in."""

    starts_on = DatePartsField(label=_("First day"))
    ends_on = DatePartsField(label=_("Last day"))
    due_on = DatePartsField(
        label=_("Report due on"), help_text=_("As the funder says; usually 30 days after the last day.")
    )

    def __init__(self, data: Any, *, operation: Operation, starts_on: dt.date | None):
        ends_on = _half_year_after(starts_on, operation.ends_on) if starts_on else None
        likely = {"starts_on": starts_on, "ends_on": ends_on, "due_on": ends_on and ends_on + DUE_AFTER}
        super().__init__(data, initial={k: v for k, v in likely.items() if v})


def _half_year_after(starts_on: dt.date, at_most: dt.date | None) -> dt.date:
    """The end of the calendar half-year in which this day lies."""
    end = dt.date(starts_on.year, 6, 30) if starts_on.month <= 6 else dt.date(starts_on.year, 12, 31)
    return min(end, at_most) if at_most else end


def _today() -> dt.date:
    return clock.today()


class DayForm(OneTimeForm):
    """On which day it happened."""

    on = DatePartsField(label=_("On which day"), latest=_today)


class ConfirmForm(OneTimeForm):
    """The mark of the numbers that were shown goes with the confirmation."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class AskAgainForm(OneTimeForm):
    """A question of the funder. `working_days` is how many the programme gives; None where that is not known, and
    the day is asked for."""

    asked_on = DatePartsField(label=_("Asked on"), latest=_today)
    due_on = DatePartsField(label=_("Answer due on"), required=False)
    text = forms.CharField(
        label=_("What the funder asks"),
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("Please name no person. Write the participant's number instead."),
    )

    def __init__(self, *args: Any, working_days: int | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        due = self.fields["due_on"]
        due.required = working_days is None
        due.help_text = (
            _("The day that the funder names.")
            if working_days is None
            else ngettext(
                "Leave empty for %(n)s working day, public holidays left out.",
                "Leave empty for %(n)s working days, public holidays left out.",
                working_days,
            )
            % {"n": working_days}
        )


class AskedForm(AskAgainForm):
    """What the funder asks first, about the whole report or one number."""

    number = forms.ChoiceField(label=_("About which number"), required=False)
    field_order = ("asked_on", "due_on", "number", "text")

    def __init__(self, *args: Any, asked: list[Number], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [(n.code, str(n.name) if n.is_target else f"{n.code}: {n.name}") for n in asked]
        self.fields["number"].choices = [("", _("the report as a whole")), *choices]  # type: ignore[attr-defined]


class AnswerForm(FileForm):
    """The answer, with a paper if there is one."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("Please name no person. Write the participant's number instead."),
    )
    field_order = ("text", "file")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False

    def clean_file(self) -> UploadedFile:
        """An answer needs no paper."""
        file: UploadedFile = self.cleaned_data["file"]
        return super().clean_file() if file else file
