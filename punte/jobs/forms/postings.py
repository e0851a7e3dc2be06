"""What somebody looks for among the open vacancies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import Suggesting
from punte.jobs.models import Vacancy
from punte.jobs.places import named_places
from punte.reference.models import Settlement

RADII = [(0, _("only there")), *((n, f"{n} km") for n in (10, 20, 30, 50, 100))]
FAR = 30
PLAIN = ("kind", "contract", "hours", "shift", "no_car", "first_job", "remote")


def _any(word: Any, choices: Any) -> list[tuple[str, Any]]:
    return [("", word), *choices]


class SearchForm(forms.Form):
    """The question; every field may be left empty."""

    q = forms.CharField(
        label=_("What work?"),
        required=False,
        max_length=200,
        widget=Suggesting("reference:occupation_words", {"type": "search"}),
        help_text=_("In any of our languages: șofer, шофьор, driver."),
    )
    place = forms.CharField(
        label=_("Where?"), required=False, max_length=100, help_text=_("Town or village.")
    )
    radius = forms.TypedChoiceField(
        label=_("Within"),
        required=False,
        choices=RADII,
        coerce=int,
        empty_value=str(FAR),
        initial=FAR,
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=_any(_("All kinds"), Vacancy.Kind.choices)
    )
    contract = forms.ChoiceField(
        label=_("Contract"), required=False, choices=_any(_("Any contract"), Vacancy.Contract.choices)
    )
    hours = forms.ChoiceField(
        label=_("Hours"), required=False, choices=_any(_("Any hours"), Vacancy.Hours.choices)
    )
    shift = forms.ChoiceField(
        label=_("When in the day"), required=False, choices=_any(_("Any time"), Vacancy.Shift.choices)
    )
    pay = forms.IntegerField(
        label=_("Pay a month, at least"), required=False, min_value=0, max_value=1_000_000
    )
    currency = forms.ChoiceField(
        label=_("Currency"), required=False, choices=[("RON", "RON"), ("EUR", "EUR")]
    )
    no_car = forms.BooleanField(label=_("Reachable without a car"), required=False)
    first_job = forms.BooleanField(label=_("Good as a first job"), required=False)
    remote = forms.BooleanField(label=_("From home"), required=False)
    occupation = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.places: list[Settlement] = []

    def clean_place(self) -> Settlement | None:
        """The place of this name, a town before a village; several of a name are kept in `places`."""
        text = self.cleaned_data["place"].strip()
        if not text:
            return None
        self.places = named_places(text)
        if not self.places:
            raise forms.ValidationError(
                _(
                    "We do not know this place. Write a town or village, with its county if you like: Florești, Cluj."
                )
            )
        return self.places[0]

    @property
    def asked(self) -> dict[str, Any]:
        """What was understood; what was not filters nothing."""
        self.is_valid()
        return self.cleaned_data

    @property
    def main(self) -> list[Any]:
        """What stands above."""
        return [self[name] for name in ("q", "place", "radius")]

    @property
    def more(self) -> list[Any]:
        """What opens below."""
        names = ("kind", "contract", "hours", "shift", "pay", "currency", "no_car", "first_job", "remote")
        return [self[name] for name in names]
