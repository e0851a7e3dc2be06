"""What a person asks about their data, and what they are told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField, Ways
from punte.people.forms.tokens import OneTimeForm
from punte.records.actions.requests import LONGEST
from punte.records.models import DataRequest

Kind = DataRequest.Kind
_HINTS = {
    Kind.ACCESS: _("You see your file at any time on this site; here you may ask for what you do not find."),
    Kind.CORRECTION: _("Say what is wrong and how it should be."),
    Kind.RESTRICTION: _("Nobody works with the data until it is settled; they are kept."),
    Kind.OBJECTION: _("Say which use you do not want."),
    Kind.ERASURE: _("What the law asks to keep is kept until its day; nobody works with it meanwhile."),
    Kind.PORTABILITY: _("You get a file that another office can read."),
}


class OwnRequestForm(OneTimeForm):
    """What the person asks themself."""

    kind = forms.ChoiceField(label=_("What do you ask for?"), choices=Kind.choices, widget=Ways(hints=_HINTS))
    words = forms.CharField(
        label=_("In your words"), required=False, max_length=LONGEST, widget=forms.Textarea
    )


class RequestForm(OneTimeForm):
    """What somebody asked by word or letter."""

    person = forms.IntegerField(
        label=_("Number of the person"),
        min_value=1,
        help_text=_("As it stands on the person's page: person no. …"),
    )
    kind = forms.ChoiceField(label=_("What is asked?"), choices=Kind.choices, widget=forms.RadioSelect)
    received_on = DatePartsField(label=_("Received on"), latest=clock.today)
    words = forms.CharField(
        label=_("What they said"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("Kept sealed under the key of the person, and gone with it."),
    )


class ExtendForm(OneTimeForm):
    """Two further months."""

    why = forms.CharField(
        label=_("Why is more time needed?"),
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("The person reads it."),
    )


class AnswerForm(OneTimeForm):
    """The answer, for the person."""

    outcome = forms.ChoiceField(
        label=_("What comes of it?"),
        choices=[("answered", _("It is done, or told")), ("refused", _("It is refused"))],
        widget=Ways(
            hints={
                "refused": _(
                    "Say why, and that the person may complain to the supervisory authority or go to court."
                )
            }
        ),
    )
    answer = forms.CharField(label=_("What the person is told"), max_length=LONGEST, widget=forms.Textarea)


class RequestFilter(forms.Form):
    """The bar above the list."""

    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("What is asked"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        states = [("", _("waiting")), ("all", _("all")), *DataRequest.State.choices]
        self.fields["state"].choices = states  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Everything")), *Kind.choices]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What the rows must match; without a choice those that wait."""
        self.is_valid()
        state, kind = self.cleaned_data.get("state", ""), self.cleaned_data.get("kind", "")
        found: dict[str, Any] = {"kind": kind} if kind else {}
        if state != "all":
            found["state__in"] = [state] if state else DataRequest.WAITING
        return found
