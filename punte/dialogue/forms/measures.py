"""Measures: who does what until when with which money; how far they are; what they came from."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField
from punte.dialogue.forms.action_groups import EARLIEST, LATEST
from punte.dialogue.forms.choices import OrganisationField, colleagues
from punte.dialogue.models import Contribution, Criterion, Measure, MeasureBudget, Plan, Problem
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User

_PLAIN = (
    "objective", "title", "activities", "partners", "for_whom", "due_on", "indicator", "baseline", "target", "unit",
    "equality", "risk", "weight",
)  # fmt: skip
SOURCES = MeasureBudget.Source


class ObjectiveField(forms.ModelChoiceField):
    """An objective of the plan."""

    def label_from_instance(self, obj: Any) -> str:
        return obj.objective


def _money(label: Any, **also: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_digits=14, decimal_places=2, localize=True, **also
    )


class MeasureForm(OneTimeForm):
    """One measure, with its money by source."""

    objective = ObjectiveField(Problem.objects.none(), label=_("Objective"), empty_label=_("Choose"))
    title = forms.CharField(label=_("Measure"), max_length=200)
    activities = forms.CharField(
        label=_("What is done"), max_length=20_000, widget=forms.Textarea({"rows": 4})
    )
    responsible = OrganisationField(label=_("Responsible organisation"))
    promised_by = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who promises it"),
        required=False,
        empty_label=_("nobody with an account here"),
        help_text=_("They are reminded each half-year to say how far it is."),
    )
    partners = forms.CharField(label=_("Partners"), max_length=300, required=False)
    for_whom = forms.CharField(label=_("For whom"), max_length=200)
    due_on = DatePartsField(label=_("Deadline"), earliest=EARLIEST, latest=LATEST)
    indicator = forms.CharField(label=_("Indicator"), max_length=200)
    baseline = forms.DecimalField(label=_("Today"), max_digits=12, decimal_places=2, initial=0, localize=True)
    target = forms.DecimalField(label=_("Target"), max_digits=12, decimal_places=2, localize=True)
    unit = forms.CharField(label=_("Unit"), max_length=40)
    equality = forms.CharField(
        label=_("Equal access"),
        max_length=300,
        required=False,
        help_text=_("Whom it might leave out, and what you do."),
    )
    risk = forms.CharField(label=_("Risk"), max_length=300, required=False)
    weight = forms.IntegerField(
        label=_("Weight"),
        min_value=1,
        max_value=10,
        initial=1,
        help_text=_("From 1 to 10, for the progress of the plan."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["objective"].queryset = plan.problems.exclude(objective="")
        fields["promised_by"].queryset = colleagues(plan.operation)
        said = {"currency": plan.operation.currency}
        for source in SOURCES:
            fields[f"amount_{source}"] = _money(source.label.capitalize(), required=False)
        fields["total"] = _money(
            _("Together, in %(currency)s") % said, help_text=_("What the sources add up to.")
        )

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        said = self.cleaned_data
        budget = {source.value: said.get(f"amount_{source}") or Decimal(0) for source in SOURCES}
        told = {name: said[name] for name in (*_PLAIN, "responsible", "promised_by")}
        return told | {"budget": budget, "total": said["total"]}

    @staticmethod
    def of(measure: Measure) -> dict[str, Any]:
        """What stands there."""
        told = {name: getattr(measure, name) for name in (*_PLAIN, "promised_by", "version")}
        amounts = {f"amount_{part.source}": part.amount for part in measure.budget.all()}
        return told | amounts | {"responsible": measure.responsible.name, "total": measure.cost.amount}


class ProgressForm(OneTimeForm):
    """How far a measure is."""

    on = DatePartsField(label=_("As of"), earliest=EARLIEST, latest=LATEST)
    state = forms.ChoiceField(label=_("State"), widget=forms.RadioSelect)
    progress = forms.IntegerField(
        label=_("Done, in percent"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Planned is 0 and delivered is 100."),
    )
    reached = forms.DecimalField(max_digits=12, decimal_places=2, required=False, localize=True)
    said = forms.CharField(
        label=_("What was done"),
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Everybody reads it on the page of the plan. Name nobody."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("Where it is blocked or dropped, or not delivered after all. Everybody reads this too."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["state"].choices = [(s.value, s.label) for s in Measure.State if measure.may_move_to(s)]
        said = {"indicator": measure.indicator, "unit": measure.unit}
        fields["reached"].label = _("Indicator now: %(indicator)s (%(unit)s)") % said

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class _ByPlace(ModelChoiceIterator):
    """The choices under the heading of where each was said; the rows come in that order."""

    def __iter__(self) -> Iterator[Any]:
        field: Any = self.field
        yield "", field.empty_label
        for place, rows in groupby(self.queryset, key=field.place):
            yield place, [self.choice(row) for row in rows]


class ThoughtField(forms.ModelChoiceField):
    """A thought on a card, under the people who met."""

    iterator = _ByPlace

    @staticmethod
    def place(row: Criterion) -> str:
        """Who met."""
        return row.answer.circle.name

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.text} ({obj.answer.get_question_display()})"


class ContributionField(forms.ModelChoiceField):
    """A contribution, under its consultation."""

    iterator = _ByPlace

    @staticmethod
    def place(row: Contribution) -> str:
        """What was asked."""
        return str(row.consultation)

    def label_from_instance(self, obj: Any) -> str:
        return obj.heading


class OriginForm(OneTimeForm):
    """A thought on a card, or a contribution."""

    criterion = ThoughtField(
        Criterion.objects.none(), label=_("A thought on a card"), required=False, empty_label=_("none")
    )
    contribution = ContributionField(
        Contribution.objects.none(), label=_("A contribution"), required=False, empty_label=_("none")
    )

    def __init__(self, *args: Any, measure: Measure, contributions: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        told = Criterion.objects.of(measure.plan.group).select_related("answer__circle")
        fields["criterion"].queryset = told.exclude(became__measure=measure).order_by("answer__circle", "pk")
        fields["contribution"].queryset = contributions
