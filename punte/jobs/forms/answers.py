"""Answers to an application: a word to the person, an interview, a start, a reason of the list; many at once."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import ClockField, DatePartsField
from punte.jobs.models import Application, Vacancy
from punte.jobs.stepping import LONGEST
from punte.people.forms.tokens import OneTimeForm

_LATEST = dt.date(2100, 12, 31)
State, Reason = Application.State, Application.Reason


def _words(label: Any, hint: Any = "") -> forms.CharField:
    area = forms.Textarea({"rows": 3})
    return forms.CharField(label=label, required=False, max_length=LONGEST, widget=area, help_text=hint)


class SureForm(OneTimeForm):
    """Nothing to write but that one is sure."""

    on = DatePartsField(
        label=_("On which day"),
        required=False,
        latest=_LATEST,
        help_text=_("Leave it empty for today."),
    )


class NowForm(OneTimeForm):
    """Nothing to write at all."""


class AnswerForm(SureForm):
    """A word to the person."""

    answer = _words(_("Answer to the person"), _("They read it on their page."))
    field_order: tuple[str, ...] = ("answer", "on")


class InterviewForm(OneTimeForm):
    """When and where."""

    day = DatePartsField(label=_("Day"), latest=_LATEST)
    hour = ClockField(label=_("Hour"))
    where = forms.CharField(
        label=_("Where"), max_length=200, help_text=_("The address, or by telephone, or the link of a call.")
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        told = self.cleaned_data
        at = dt.datetime.combine(told["day"], told["hour"], self.zone)
        return {"at": at, "where": told["where"]}


class HeldForm(OneTimeForm):
    """On which day they met."""

    on = DatePartsField(label=_("Day of the interview"), latest=_LATEST)


class OfferForm(AnswerForm):
    """The job with its first day and contract, where they are known already."""

    starts_on = DatePartsField(
        label=_("First day of work"), latest=_LATEST, required=False,
        help_text=_("Leave it empty where it is still to be agreed on."),
    )  # fmt: skip
    contract = forms.ChoiceField(
        label=_("Contract"),
        choices=[("", _("as in the vacancy")), *Vacancy.Contract.choices],
        required=False,
    )
    field_order = ("starts_on", "contract", "answer", "on")


class TakeForm(OneTimeForm):
    """The first day, where the offer does not name it."""

    starts_on = DatePartsField(
        label=_("First day of work"), latest=_LATEST, help_text=_("As agreed on with the employer.")
    )

    def __init__(self, *args: Any, offered: dt.date | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if offered:
            del self.fields["starts_on"]


class TakesForm(SureForm):
    """The first day as the person says it, on which day they said so."""

    starts_on = DatePartsField(
        label=_("First day of work"), latest=_LATEST, required=False,
        help_text=_("Leave it empty where the offer names it."),
    )  # fmt: skip
    field_order = ("starts_on", "on")


class AcceptForm(AnswerForm):
    """When work begins, with which contract."""

    starts_on = DatePartsField(label=_("First day of work"), latest=_LATEST)
    contract = forms.ChoiceField(label=_("Contract"), choices=Vacancy.Contract.choices)
    field_order = ("starts_on", "contract", "answer", "on")


class RefuseForm(AnswerForm):
    """Why, and who reads it."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[("", _("choose")), *Reason.choices],
        error_messages={"required": _("Choose why.")},
    )
    share = forms.BooleanField(label=_("Tell the person this reason"), required=False)
    private = _words(
        _("Only for who accompanies the person"),
        _("What would help next time. The person reads it only on request."),
    )
    field_order = ("reason", "share", "answer", "private", "on")


class BatchForm(OneTimeForm):
    """An answer for each application of the page; what is left out stays as it is."""

    def __init__(self, *args: Any, applications: list[Application], names: dict[int, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.applications = applications
        for found in applications:
            self.fields[f"a{found.pk}"] = forms.ChoiceField(
                label=_("Answer for %(name)s") % {"name": names[found.pk]},
                choices=_choices(found),
                required=False,
            )

    @property
    def answers(self) -> dict[Application, str]:
        """What was chosen: {application: answer}."""
        said = {a: self.cleaned_data[f"a{a.pk}"] for a in self.applications}
        return {a: answer for a, answer in said.items() if answer}


_STEPS = (
    ("take_up", State.PROCESSING, _("Take up")),
    ("postpone", State.POSTPONED, _("Put off")),
    ("pool", State.POOL, _("Keep for later")),
)


def _choices(found: Application) -> list[Any]:
    steps = [(name, word) for name, state, word in _STEPS if found.may_move_to(state)]
    if not found.may_move_to(State.REFUSED):
        return [("", _("leave as it is")), *steps]
    reasons = [(f"refuse:{reason.value}", str(reason.label)) for reason in Reason]
    return [("", _("leave as it is")), *steps, (_("Refuse, because"), reasons)]
