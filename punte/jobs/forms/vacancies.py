"""Writing a vacancy, choosing its occupation and skills, closing it, looking for one in the hub."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, Suggesting
from punte.jobs.languages import LANGUAGES
from punte.jobs.models import Employer, Vacancy
from punte.jobs.places import meant, named_places
from punte.people.forms.tokens import OneTimeForm
from punte.reference.models import Concept, Settlement
from punte.reference.suggesting import Suggestion

WRITTEN_IN = [("ro", _("Romanian")), ("bg", _("Bulgarian")), ("en", _("English"))]
_MOST_SAID = 5  # places of a name that are told
STAGES = [_("The work"), _("Its occupation"), _("Skills"), _("Publish")]
PLAIN = (
    "kind title tasks language address remote no_car contract hours weekly_hours shift pay_from pay_to currency"
    " first_job languages offers posts apply_by"
).split()


class VacancyForm(OneTimeForm):
    """A vacancy as its employer tells it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    employer = forms.ModelChoiceField(Employer.objects.none(), label=_("Employer"), empty_label=_("Choose"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Vacancy.Kind.choices)
    title = forms.CharField(
        label=_("Title"),
        max_length=150,
        widget=Suggesting("reference:occupation_words"),
        help_text=_("As people call this work, for everybody: vânzător/vânzătoare, шофьор на камион."),
    )
    tasks = forms.CharField(
        label=_("What one does"),
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("In plain words: the work, the place, what a day is like."),
    )
    language = forms.ChoiceField(label=_("Written in"), choices=WRITTEN_IN)
    place = forms.CharField(
        label=_("Place of work"),
        max_length=100,
        required=False,
        help_text=_("Town or village; with the county where there are several: Florești, Cluj."),
    )
    address = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    remote = forms.BooleanField(label=_("Can be done from home"), required=False)
    no_car = forms.BooleanField(
        label=_("Reachable without a car"),
        required=False,
        help_text=_("By bus or train at the hours of work, by transport of yours, or on foot."),
    )
    contract = forms.ChoiceField(label=_("Contract"), choices=Vacancy.Contract.choices)
    hours = forms.ChoiceField(label=_("Working time"), choices=Vacancy.Hours.choices)
    weekly_hours = forms.IntegerField(label=_("Hours a week"), min_value=1, max_value=48, required=False)
    shift = forms.ChoiceField(label=_("When in the day"), choices=Vacancy.Shift.choices)
    pay_from = forms.IntegerField(
        label=_("Pay a month before tax, from"),
        min_value=1,
        max_value=1_000_000,
        required=False,
        help_text=_("Vacancies that say the pay get more answers."),
    )
    pay_to = forms.IntegerField(label=_("to"), min_value=1, max_value=1_000_000, required=False)
    currency = forms.ChoiceField(label=_("Currency"), choices=[("RON", "RON"), ("EUR", "EUR")])
    posts = forms.IntegerField(label=_("Number of posts"), min_value=1, max_value=1000, initial=1)
    apply_by = DatePartsField(label=_("Last day to apply"), required=False)
    first_job = forms.BooleanField(
        label=_("Good as a first job"), required=False, help_text=_("No experience is asked.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages one must speak"),
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple({"class": "p-opts--columns"}),
        required=False,
    )
    offers = forms.MultipleChoiceField(
        label=_("What you offer"),
        choices=Vacancy.Offer.choices,
        widget=forms.CheckboxSelectMultiple({"class": "p-opts--columns"}),
        required=False,
    )

    def __init__(self, *args: Any, employers: QuerySet[Employer], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["employer"]
        field.queryset = employers
        if len(employers) == 1:
            field.initial = employers[0]
        self.settlement: Settlement | None = None

    def clean_place(self) -> str:
        """One place that we know; of several of a name the reader is told which there are."""
        text = self.cleaned_data["place"].strip()
        found = named_places(text) if text else []
        if text and not found:
            raise ValidationError(
                _(
                    "We do not know this place. Write a town or village of Romania or Bulgaria, with its county."
                )
            )
        self.settlement = meant(found)
        if found and self.settlement is None:
            named = "; ".join(f"{p.name}, {p.region}" for p in found[:_MOST_SAID])
            raise ValidationError(
                _("There are several. Write one of them: %(places)s."), params={"places": named}
            )
        return text

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {name: self.cleaned_data[name] for name in PLAIN} | {"settlement": self.settlement}

    @staticmethod
    def as_initial(vacancy: Vacancy) -> dict[str, Any]:
        """What stands there."""
        place = vacancy.settlement
        written = f"{place.name}, {place.region}" if place else ""
        return {name: getattr(vacancy, name) for name in (*PLAIN, "version", "employer")} | {"place": written}


class VacancyChangeForm(VacancyForm):
    """The same vacancy, changed; its employer stays."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, employers=Employer.objects.none(), **kwargs)
        del self.fields["employer"]


class OccupationForm(forms.Form):
    """One of the occupations that come nearest to the title: a human decides."""

    occupation = forms.TypedChoiceField(
        label=_("Which occupation is it?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, or look for another one above.")},
    )

    def __init__(self, *args: Any, suggested: list[Suggestion], chosen: Concept | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        concepts = {s.concept.pk: s.concept for s in suggested}
        if chosen:
            concepts = {chosen.pk: chosen} | concepts
        field: Any = self.fields["occupation"]
        field.choices = [(c.pk, f"{c.name} (ISCO {c.isco})") for c in concepts.values()]
        field.initial = chosen.pk if chosen else None
        self.concepts = concepts


class CloseForm(forms.Form):
    """Why nobody is looked for any more."""

    closing = forms.ChoiceField(
        label=_("Why?"),
        choices=[
            (Vacancy.Closing.FILLED, _("All posts are taken")),
            (Vacancy.Closing.WITHDRAWN, _("We do not look for anybody any more")),
        ],
        widget=forms.RadioSelect,
    )


class VacancyFilter(forms.Form):
    """The bar above the list."""

    q = forms.CharField(
        label=_("Title"), required=False, max_length=100, widget=forms.TextInput({"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *Vacancy.State.choices]
    )
    employer = forms.TypedChoiceField(label=_("Employer"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, employers: list[Employer], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [("", _("All employers")), *((e.pk, str(e)) for e in employers)]
        self.fields["employer"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What the rows must match."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if "q" in asked:
            asked["title__icontains"] = asked.pop("q")
        return asked
