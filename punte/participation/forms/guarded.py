"""What must be said before something that is hard to take back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import formats
from punte.base.forms import DatePartsField
from punte.participation.models import Attempt, Observation, Participation, Stay
from punte.people.forms.tokens import OneTimeForm
from punte.records.facts import STRIKE_REASONS


class StrikeForm(OneTimeForm):
    """Which of a participant's facts was a mistake."""

    mistake = forms.ChoiceField(label=_("What was a mistake?"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("Why"), choices=[(str(k.number), k.label) for k in STRIKE_REASONS])

    def __init__(self, *args: Any, participation: Participation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows: dict[str, tuple[str, Stay | Observation | Attempt]] = {}
        for stay in participation.stays.filter(struck=False):
            self.rows[f"entry-{stay.pk}"] = ("entry", stay)
            if stay.left_on:
                self.rows[f"leaving-{stay.pk}"] = ("leaving", stay)
        for observation in participation.observations.filter(struck=False):
            self.rows[f"observation-{observation.pk}"] = ("observation", observation)
        for attempt in Attempt.objects.filter(stay__participation=participation, struck=False):
            self.rows[f"attempt-{attempt.pk}"] = ("attempt", attempt)
        self.fields["mistake"].choices = [(key, _words(what, row)) for key, (what, row) in self.rows.items()]  # type: ignore[attr-defined]

    def chosen(self, key: str) -> tuple[str, Any]:
        """(entry | leaving | observation | attempt, its row)."""
        return self.rows[key]


def _words(what: str, row: Any) -> str:
    if what == "observation":
        return f"{row.get_kind_display()}, {formats.day(row.observed_on)}"
    if what == "attempt":
        return f"{_('Attempt to reach the person')}, {formats.day(row.tried_on)}"
    word, day = (_("Entry"), row.entered_on) if what == "entry" else (_("Leaving"), row.left_on)
    return f"{word}, {formats.day(day)}"


class EraseForm(OneTimeForm):
    """Restrict or erase, with the reader's word that they mean it."""

    how = forms.ChoiceField(
        label=_("What should happen?"),
        choices=[
            ("restrict", _("Restrict: nobody works with the data, they are kept until a date")),
            ("erase", _("Erase: who the person was is dropped for ever")),
        ],
        widget=forms.RadioSelect,
    )
    until = DatePartsField(
        label=_("Keep until"), required=False, help_text=_("Only where the data are restricted.")
    )
    sure = forms.BooleanField(label=_("I have read what this means"))


class SameForm(OneTimeForm):
    """Which of the people who look alike is the same person."""

    same = forms.ChoiceField(label=_("The same person as"), widget=forms.RadioSelect)
    sure = forms.BooleanField(label=_("I have checked that this is one person"))

    def __init__(self, *args: Any, alike: list[Participation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["same"].choices = [  # type: ignore[attr-defined]
            (str(p.pk), f"{p.person.full_name}, {p.operation.code}, {p.get_state_display()}") for p in alike
        ]
