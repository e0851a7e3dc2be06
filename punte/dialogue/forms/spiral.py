"""The SPIRAL way: a card, a code, the synthesis, an indicator with its situations, an action with its effects."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, Ways
from punte.dialogue.forms.action_groups import EARLIEST, LATEST
from punte.dialogue.forms.choices import ComponentField
from punte.dialogue.models import ActionGroup, Effect, SpiralAnswer, WellbeingAction, WellbeingIndicator
from punte.people.forms.tokens import OneTimeForm

_LONG = 20_000


class CardForm(OneTimeForm):
    """What stands on one card."""

    card = forms.IntegerField(label=_("Number on the card"), min_value=1, max_value=200)
    question = forms.ChoiceField(
        label=_("Which question"), choices=SpiralAnswer.Question.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What is written there"),
        max_length=10_000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("One thought a line, in the writer's own words. No names."),
    )


class CodingForm(OneTimeForm):
    """Where one thought belongs."""

    component = ComponentField()


class SynthesisForm(OneTimeForm):
    """What was heard, and what only few said."""

    synthesis = forms.CharField(
        label=_("What we heard"), max_length=_LONG, widget=forms.Textarea({"rows": 10})
    )
    minority = forms.CharField(
        label=_("What only few said"),
        max_length=_LONG,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("A view is not lost because few hold it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ApprovalForm(OneTimeForm):
    """When the people approved it, and how many."""

    on = DatePartsField(label=_("Approved on"), earliest=EARLIEST, latest=LATEST)
    people = forms.IntegerField(label=_("How many people approved"), min_value=1, max_value=10_000)
    version = forms.IntegerField(widget=forms.HiddenInput)


class IndicatorForm(OneTimeForm):
    """An indicator with five situations."""

    name = forms.CharField(label=_("What is looked at"), max_length=150)
    component = ComponentField()
    situation_0 = forms.CharField(label=_("0 – very bad"), max_length=300)
    situation_1 = forms.CharField(label=_("1 – bad"), max_length=300)
    situation_2 = forms.CharField(label=_("2 – middling"), max_length=300)
    situation_3 = forms.CharField(label=_("3 – good"), max_length=300)
    situation_4 = forms.CharField(label=_("4 – very good"), max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        said = self.cleaned_data
        situations = [said[f"situation_{n}"] for n in range(5)]
        return {"name": said["name"], "component": said["component"], "situations": situations}

    @staticmethod
    def of(one: WellbeingIndicator) -> dict[str, Any]:
        """What stands there."""
        situations = {f"situation_{n}": text for n, text in enumerate(one.situations)}
        return situations | {"name": one.name, "component": one.component, "version": one.version}


class ReadingForm(OneTimeForm):
    """Which of the five situations is the one people see."""

    situation = forms.TypedChoiceField(label=_("What do you see?"), coerce=int, widget=Ways)
    on = DatePartsField(label=_("Seen on"), earliest=EARLIEST, latest=LATEST)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, indicator: WellbeingIndicator, **kwargs: Any):
        super().__init__(*args, **kwargs)
        scale = WellbeingIndicator.Situation.choices
        field: Any = self.fields["situation"]
        field.choices = [(n, f"{n} – {word}") for n, word in scale]
        field.widget.hints = dict(enumerate(indicator.situations))


class ActionForm(OneTimeForm):
    """An action, and what it does to each indicator."""

    name = forms.CharField(label=_("What is done, or could be"), max_length=200)
    who = forms.CharField(label=_("Who does it, or could"), max_length=150)
    existing = forms.TypedChoiceField(
        label=_("Is it done already?"),
        choices=[("1", _("It is done already")), ("0", _("It is new"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, *args: Any, group: ActionGroup, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.indicators = list(group.indicators.all())
        for one in self.indicators:
            self.fields[f"effect_{one.pk}"] = forms.TypedChoiceField(
                label=one.name,
                choices=Effect.Strength.choices,
                coerce=int,
                initial=0,
                widget=forms.RadioSelect,
            )

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        said = self.cleaned_data
        effects = {one.pk: said[f"effect_{one.pk}"] for one in self.indicators}
        return {name: said[name] for name in ("name", "who", "existing")} | {"effects": effects}

    @staticmethod
    def of(action: WellbeingAction) -> dict[str, Any]:
        """What stands there."""
        effects = {f"effect_{e.indicator_id}": e.strength for e in action.effects.all()}
        plain = {"name": action.name, "who": action.who, "version": action.version}
        return plain | effects | {"existing": "1" if action.existing else "0"}
