"""Planning a course, its days, and what happens to it as a whole."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import ClockField, DatePartsField
from punte.learning.models import Offering, Programme
from punte.learning.models.offerings import team
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Activity, Operation

LANGUAGES = [("ro", _("Romanian")), ("bg", _("Bulgarian")), ("en", _("English"))]


class OfferingFilter(forms.Form):
    """The bar above the list."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *Offering.State.choices]
    )
    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, programmes: list[Programme], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [("", _("All programmes")), *((p.pk, str(p)) for p in programmes)]
        self.fields["programme"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What the rows must match."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class OfferingForm(OneTimeForm):
    """A course as it is given."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), empty_label=_("Choose")
    )
    activity = forms.ModelChoiceField(
        Activity.objects.none(), label=_("Activity of the project"), empty_label=_("Choose")
    )
    starts_on = DatePartsField(label=_("First day"))
    ends_on = DatePartsField(label=_("Last day"))
    mode = forms.ChoiceField(label=_("How"), choices=Offering.Mode.choices, widget=forms.RadioSelect)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("For days online."),
    )
    language = forms.ChoiceField(label=_("Language of the course"), choices=LANGUAGES)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=1000)
    trainers = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Trainers"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("From the team of the project."),
    )

    def __init__(self, *args: Any, operation: Operation, programmes: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["programme"].queryset = programmes
        fields["activity"].queryset = operation.activities.all()
        fields["activity"].label_from_instance = lambda a: f"{a.code} {a.name}"
        fields["trainers"].queryset = team(operation)
        fields["trainers"].label_from_instance = lambda u: u.name

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("token", "version")}


class OfferingChangeForm(OfferingForm):
    """The same course, changed; its programme stays."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["programme"], self.fields["activity"]

    @staticmethod
    def as_initial(offering: Offering) -> dict[str, Any]:
        """What stands there."""
        names = "starts_on ends_on mode place link language seats version"
        return {n: getattr(offering, n) for n in names.split()} | {"trainers": offering.trainers.all()}


class DayForm(OneTimeForm):
    """A training day."""

    day = DatePartsField(label=_("Day"))
    starts = ClockField(label=_("Begins"), initial="9:00")
    ends = ClockField(label=_("Ends"), initial="17:00")
    pause_minutes = forms.IntegerField(label=_("Breaks, in minutes"), min_value=0, max_value=240, initial=60)
    practice = forms.BooleanField(label=_("The day is practice"), required=False)
    trainer = forms.ModelChoiceField(User.objects.none(), label=_("Trainer of the day"), empty_label=None)

    def __init__(self, *args: Any, offering: Offering, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["trainer"]
        field.queryset = offering.trainers.order_by("name")
        field.label_from_instance = lambda u: u.name

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}


class WhyForm(forms.Form):
    """A reason in a few words."""

    reason = forms.CharField(label=_("Why"), max_length=200)
