"""The shape of a profile: what is there, line by line; what is looked for; what is proposed, to be ticked."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import formats
from punte.base.forms import Suggesting
from punte.matching import words
from punte.matching.models import Profile, ProfileGoal, ProfilePlace, ProfileSkill

AWAY = "away"


class AskForm(forms.Form):
    """Words from which something is proposed; a GET form."""

    use_required_attribute = False
    q = forms.CharField(max_length=300)

    def __init__(self, *args: Any, label: Any, hint: Any = "", source: str = "", **kwargs: Any):
        """`source` is the route that proposes words while somebody types."""
        super().__init__(*args, **kwargs)
        if source:
            self.fields["q"].widget = Suggesting(source, self.fields["q"].widget.attrs)
        self.fields["q"].label = label
        self.fields["q"].help_text = hint


class TickForm(forms.Form):
    """What is proposed; nothing is taken that is not ticked."""

    picked = forms.TypedMultipleChoiceField(
        label=_("Tick what is right"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one.")},
    )

    def __init__(self, *args: Any, offered: Iterable[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["picked"].choices = list(offered)  # type: ignore[attr-defined]


class RadiusTickForm(TickForm):
    """A place, and how far from it."""

    radius = forms.TypedChoiceField(
        label=_("How far from there"),
        coerce=int,
        choices=[(km, f"{km} km") for km in words.RADII],
        initial=30,
    )


class SkillsForm(forms.Form):
    """Every skill of the profile: how well, or taken out; who accompanies the person may confirm it."""

    def __init__(self, *args: Any, lines: list[ProfileSkill], confirms: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.lines = lines
        levels = [*ProfileSkill.Level.choices, (AWAY, _("take it out"))]
        for line in lines:
            name = f"s{line.skill_id}"
            self.fields[name] = forms.ChoiceField(
                label=str(line.skill),
                choices=levels,
                initial=line.level,
                help_text=line.get_evidence_display(),
            )
            if confirms and line.evidence != ProfileSkill.Evidence.CONFIRMED:
                self.fields[f"c{line.skill_id}"] = forms.BooleanField(
                    label=_("I have seen it: %(skill)s") % {"skill": line.skill}, required=False
                )


class GoalsForm(forms.Form):
    """The goals in their order."""

    def __init__(self, *args: Any, lines: list[ProfileGoal], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.lines = lines
        places = [(str(n), formats.number(n)) for n in range(1, len(lines) + 1)]
        for n, line in enumerate(lines, 1):
            self.fields[f"g{line.occupation_id}"] = forms.ChoiceField(
                label=str(line.occupation), choices=[*places, (AWAY, _("take it out"))], initial=n
            )

    @property
    def ordered(self) -> list[int]:
        """Those that stay, by the number given; equal ones as they stood."""
        said = [(self.cleaned_data[f"g{line.occupation_id}"], line.occupation_id) for line in self.lines]
        kept = [(int(place), n, one) for n, (place, one) in enumerate(said) if place != AWAY]
        return [one for _place, _n, one in sorted(kept)]


class PlacesForm(forms.Form):
    """The places, and how far from each."""

    def __init__(self, *args: Any, lines: list[ProfilePlace], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.lines = lines
        ways = [*((str(km), f"{km} km") for km in words.RADII), (AWAY, _("take it out"))]
        for line in lines:
            self.fields[f"p{line.settlement_id}"] = forms.ChoiceField(
                label=f"{line.settlement}, {line.settlement.region}", choices=ways, initial=line.radius
            )

    @property
    def kept(self) -> dict[int, int]:
        """Those that stay: settlement → km."""
        said = {line.settlement_id: self.cleaned_data[f"p{line.settlement_id}"] for line in self.lines}
        return {one: int(km) for one, km in said.items() if km != AWAY}


class WishesForm(forms.Form):
    """What is looked for; nothing ticked means that all is right."""

    contracts = forms.MultipleChoiceField(label=_("Contract"), choices=words.CONTRACTS, required=False)
    hours = forms.MultipleChoiceField(label=_("Hours"), choices=words.HOURS, required=False)
    shifts = forms.MultipleChoiceField(label=_("When"), choices=words.SHIFTS, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), choices=words.LANGUAGES, required=False
    )
    needs = forms.MultipleChoiceField(
        label=_("Needed to be able to work"),
        help_text=_("Only what offers all of it is shown. Nobody asks why."),
        choices=words.NEEDS,
        required=False,
    )
    no_car = forms.BooleanField(label=_("Only what is reachable without a car"), required=False)
    remote = forms.BooleanField(label=_("Work from home is right too"), required=False)
    looking = forms.BooleanField(label=_("Looking for something now"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any):
        initial = {name: getattr(profile, name) for name in self.base_fields}
        super().__init__(*args, **kwargs | {"initial": initial})
        for name in words.CHOICES:
            self.fields[name].widget = forms.CheckboxSelectMultiple(choices=words.CHOICES[name])
            if name != "needs":
                self.fields[name].help_text = _("Nothing ticked: all is right.")
