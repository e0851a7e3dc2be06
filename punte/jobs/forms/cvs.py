"""The shape of a CV: a few sentences, languages and licence, what is shown, one entry of work or schooling."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from punte.jobs.actions.cvs import EARLIEST, STATEMENT, TEXT, TITLE
from punte.jobs.cv import DRIVING, LEVELS, REACH, SHOWN, UNSAID, Known
from punte.jobs.models import CV, Experience
from punte.matching import words
from punte.people.forms.tokens import OneTimeForm

_NOT_WRITTEN = _("No illness, debts, convictions or benefits: nobody may ask for them.")


class BeginForm(OneTimeForm):
    """Beside somebody: asked first."""

    agreed = forms.BooleanField(
        required=False, label=_("I have asked the person beside me, and they want a CV to be written with me")
    )

    def __init__(self, *args: Any, own: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["agreed"]


class VersionForm(forms.Form):
    """What is changed by two at once is told to the second."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, cv: CV, **kwargs: Any):
        kwargs["initial"] = {"version": cv.version} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class StatementForm(VersionForm):
    """About oneself, in one's own words."""

    statement = forms.CharField(
        label=_("A few sentences about you"),
        required=False,
        max_length=STATEMENT,
        widget=forms.Textarea({"rows": 6}),
        help_text=format_lazy(
            "{} {}", _("What do you like to do, what can others rely on, which work do you look for?"), _NOT_WRITTEN
        ),
    )  # fmt: skip


class LanguagesForm(VersionForm):
    """Languages with how well, and the licence."""

    driving = forms.MultipleChoiceField(
        label=_("Driving licence"),
        required=False,
        choices=[(code, code) for code in DRIVING],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, cv: CV, known: Known, **kwargs: Any):
        told = known.languages
        initial = {f"l_{code}": told[code] for code in told} | {"driving": known.told["driving"]}
        super().__init__(*args, cv=cv, initial=initial, **kwargs)
        levels = [("", _("not in the CV")), (UNSAID, _("in the CV, how well is not said")), *LEVELS]
        for code, name in words.LANGUAGES:
            self.fields[f"l_{code}"] = forms.TypedChoiceField(
                label=name, choices=levels, required=False, coerce=int, empty_value=None
            )
        self.order_fields([f"l_{code}" for code, _name in words.LANGUAGES])

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        said = {code: self.cleaned_data[f"l_{code}"] for code, _name in words.LANGUAGES}
        spoken = {code: level for code, level in said.items() if level is not None}
        return {
            "languages": spoken,
            "driving": self.cleaned_data["driving"],
            "version": self.cleaned_data["version"],
        }


class ShownForm(VersionForm):
    """What of the person is shown, and which of the known lines."""

    shown = forms.MultipleChoiceField(
        label=_("About you"), required=False, choices=SHOWN, widget=forms.CheckboxSelectMultiple,
        help_text=_("Sex, photo, origin, health and family are never in a CV of ours."),
    )  # fmt: skip
    kept = forms.MultipleChoiceField(
        label=_("What is known already"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("What is new later stands in the CV until you take it out."),
    )  # fmt: skip

    def __init__(self, *args: Any, cv: CV, known: Known, lines: Iterable[tuple[str, str]], **kwargs: Any):
        self.lines = list(lines)
        out = known.told["left_out"]
        kept = [key for key, _word in self.lines if key not in out]
        super().__init__(*args, cv=cv, initial={"shown": list(known.shown), "kept": kept}, **kwargs)
        offered = [(name, word) for name, word in SHOWN if known.safe or name not in REACH]
        self.fields["shown"].choices = offered  # type: ignore[attr-defined]
        self.fields["kept"].choices = self.lines  # type: ignore[attr-defined]
        if not self.lines:
            del self.fields["kept"]

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        kept = self.cleaned_data.get("kept", [])
        left_out = [key for key, _word in self.lines if key not in kept]
        return {
            "shown": self.cleaned_data["shown"],
            "left_out": left_out,
            "version": self.cleaned_data["version"],
        }


_WHAT = {
    Experience.Kind.WORK: (_("What work was it?"), _("At whom")),
    Experience.Kind.UNPAID: (_("What did you do?"), _("For whom, or where")),
    Experience.Kind.EDUCATION: (_("What did you learn, or which class did you finish?"), _("School")),
}


class ExperienceForm(OneTimeForm):
    """What, where, from when to when."""

    title = forms.CharField(max_length=TITLE, label=_("What work was it?"))
    organisation = forms.CharField(max_length=TITLE, required=False)
    place = forms.CharField(label=_("Town or village"), max_length=TITLE, required=False)
    since_month = forms.TypedChoiceField(
        label=_("From which month"), required=False, coerce=int, empty_value=None
    )
    since_year = forms.IntegerField(label=_("From which year"), min_value=EARLIEST, max_value=2100)
    until_month = forms.TypedChoiceField(
        label=_("Until which month"), required=False, coerce=int, empty_value=None
    )
    until_year = forms.IntegerField(
        label=_("Until which year"), required=False, min_value=EARLIEST, max_value=2100,
        help_text=_("Leave it empty if it still goes on."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("What you did there"), required=False, max_length=TEXT, widget=forms.Textarea({"rows": 4}),
        help_text=format_lazy("{} {}", _("In your own words."), _NOT_WRITTEN),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["title"].label, self.fields["organisation"].label = _WHAT[Experience.Kind(kind)]
        months = [("", _("not known")), *MONTHS.items()]
        for name in ("since_month", "until_month"):
            self.fields[name].choices = months  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A month alone is no end."""
        said = super().clean() or self.cleaned_data
        if said.get("until_month") and said.get("until_year", 0) is None:
            self.add_error(
                "until_year", _("Write the year too, or leave the month open if it still goes on.")
            )
        return said

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        said = self.cleaned_data
        names = ("title", "organisation", "place", "text")
        until = (said["until_year"], said["until_month"]) if said["until_year"] else None
        return {name: said[name] for name in names} | {
            "since": (said["since_year"], said["since_month"]),
            "until": until,
        }


class ChangeForm(ExperienceForm):
    """The same, where somebody may have changed it meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, experience: Experience, **kwargs: Any):
        names = ("since_month", "since_year", "until_month", "until_year", "version")
        initial = {name: getattr(experience, name) for name in names} | experience.words()
        super().__init__(*args, kind=experience.kind, initial=initial, **kwargs)
