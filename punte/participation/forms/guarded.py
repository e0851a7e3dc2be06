"""What must be said before something that is hard to take back."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import formats
from punte.base.forms import DatePartsField
from punte.participation.models import Attempt, Observation, Participation, Stay
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import Person
from punte.records.facts import STRIKE_REASONS
from punte.records.legal_grounds import EraseGround, LiftGround
from punte.records.retention import Keeping


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


class OpenForm(forms.Form):
    """Why a restricted file is opened."""

    reason = forms.CharField(
        label=_("Why do you open this file?"),
        max_length=200,
        help_text=_("The person and the data-protection officer can read this. Do not name anybody."),
    )


class EraseForm(OneTimeForm):
    """Restrict or erase, with the ground, and the number typed by who means it."""

    how = forms.ChoiceField(label=_("What should happen?"), widget=forms.RadioSelect)
    until = DatePartsField(
        label=_("Keep until"), required=False, help_text=_("Only where the data are restricted.")
    )
    ground = forms.ChoiceField(
        label=_("On what ground?"),
        required=False,
        choices=[("", _("Choose one")), *EraseGround.choices],
        help_text=_("Only where the data are erased. The log keeps it with your name."),
    )
    typed = forms.CharField(label=_("The number of the person, typed"), max_length=20)

    def __init__(
        self, *args: Any, participation: Participation, keeping: Keeping, today: dt.date, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.number, self.holds = participation.person_id, keeping.holds(today)
        ways = [("erase", _("Erase: who the person was is dropped for ever"))]
        if participation.person.state == Person.State.ACTIVE:
            ways.insert(
                0, ("restrict", _("Restrict: nobody works with the data, they are kept until a date"))
            )
        self.fields["how"].choices = ways  # type: ignore[attr-defined]
        self.fields["typed"].help_text = _("Type %(number)s, so that nobody else is meant.") % {
            "number": self.number
        }

    def clean(self) -> dict[str, Any]:
        """The number fits; erasing says on what ground, and while the law asks to keep the data only a strong one
        will do."""
        data = super().clean() or {}
        if data.get("typed", "").strip() and data["typed"].strip() != str(self.number):
            self.add_error("typed", _("This is not the number of this person."))
        if data.get("how") != "erase":
            return data
        if not data.get("ground"):
            self.add_error("ground", _("Say on what ground the person is erased."))
        elif self.holds and data["ground"] in (EraseGround.ASKED, EraseGround.TERM):
            self.add_error(
                "ground",
                _("The law still asks to keep the papers of this project. Restrict the file until then."),
            )
        return data


class LiftForm(OneTimeForm):
    """Why work with the data goes on."""

    reason = forms.ChoiceField(
        label=_("On what ground?"), choices=LiftGround.choices, widget=forms.RadioSelect
    )


class SameForm(OneTimeForm):
    """Which of the people who look alike is the same person."""

    same = forms.ChoiceField(label=_("The same person as"), widget=forms.RadioSelect)
    sure = forms.BooleanField(label=_("I have checked that this is one person"))

    def __init__(self, *args: Any, alike: list[Participation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["same"].choices = [  # type: ignore[attr-defined]
            (str(p.pk), f"{p.person.full_name}, {p.operation.code}, {p.get_state_display()}") for p in alike
        ]
