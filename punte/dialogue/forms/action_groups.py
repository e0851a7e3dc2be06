"""Local action groups: founding one, its members, the groups of alike people it meets."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, Ways
from punte.dialogue.forms.choices import OrganisationField, PlaceField, colleagues, written
from punte.dialogue.models import ActionGroup, GroupMember
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Operation

LATEST = dt.date(2100, 12, 31)
EARLIEST = dt.date(1990, 1, 1)


class GroupForm(OneTimeForm):
    """Name, town, facilitator, day."""

    name = forms.CharField(label=_("Name of the group"), max_length=120)
    settlement = PlaceField(
        label=_("Town or village"),
        max_length=160,
        help_text=_("Where several have this name, add the county."),
    )
    facilitator = forms.ModelChoiceField(User.objects.none(), label=_("Facilitator"), empty_label=_("Choose"))
    founded_on = DatePartsField(label=_("Founded on"), earliest=EARLIEST, latest=LATEST)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["facilitator"].queryset = colleagues(operation)  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        return {name: self.cleaned_data[name] for name in ("name", "settlement", "facilitator", "founded_on")}

    @staticmethod
    def of(group: ActionGroup) -> dict[str, Any]:
        """What stands there."""
        told = {name: getattr(group, name) for name in ("name", "facilitator", "founded_on", "version")}
        return told | {"settlement": written(group.settlement)}


class MemberForm(OneTimeForm):
    """An organisation at the table."""

    organisation = OrganisationField(label=_("Organisation"))
    part = forms.ChoiceField(
        label=_("Side of the table"),
        choices=GroupMember.Part.choices,
        widget=Ways(
            hints={
                "public": _("Town hall, school, employment agency, social services"),
                "private": _("Employers, chamber of commerce, farmers and craftspeople"),
                "citizens": _("Associations, trade unions, churches, people who speak for themselves"),
            }
        ),
    )
    role = forms.CharField(label=_("Role in the group"), max_length=120, required=False)
    representative = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who speaks for it"),
        required=False,
        empty_label=_("nobody with an account here"),
    )

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["representative"].queryset = colleagues(operation)  # type: ignore[attr-defined]


class CircleForm(OneTimeForm):
    """A group of alike people that met."""

    name = forms.CharField(
        label=_("Who they are"),
        max_length=80,
        help_text=_(
            "A neutral name, for example: young people without work, employers, carers. No names of people."
        ),
    )
    met_on = DatePartsField(label=_("Met on"), earliest=EARLIEST, latest=LATEST)
    people = forms.IntegerField(
        label=_("How many people"), min_value=1, max_value=200, help_text=_("Eight to ten is a good number.")
    )


class CodersForm(OneTimeForm):
    """Two people who code, each alone."""

    first = forms.ModelChoiceField(User.objects.none(), label=_("First coder"), empty_label=_("Choose"))
    second = forms.ModelChoiceField(User.objects.none(), label=_("Second coder"), empty_label=_("Choose"))

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.fields[name].queryset = colleagues(operation)  # type: ignore[attr-defined]
