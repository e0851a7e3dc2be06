"""What is typed of an event: what, when, where, for whom; the reason why it is cancelled; how the list is filtered."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.base.forms import ClockField, DatePartsField
from punte.base.translated import TextsField
from punte.events import permissions
from punte.events.models import Event
from punte.events.telling import LANGUAGES, clock_time
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Activity, Assignment, Operation

_FIELDS = (
    "kind title summary agenda activity organiser co_organisers trainer pause_minutes place locality link capacity"
    " languages accessibility public open"
).split()


class EventForm(OneTimeForm):
    """An event, planned or changed."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose")), *Event.Kind.choices])
    title = TextsField(
        line=True, label=_("Title"), help_text=_("In one language at least; in three, if guests read three.")
    )
    starts_on = DatePartsField(label=_("First day"))
    starts_time = ClockField(
        label=_("Begins at"), help_text=_("For example 9:30. The hours are those of each day.")
    )
    ends_on = DatePartsField(
        label=_("Last day"), required=False, help_text=_("Only if it lasts several days.")
    )
    ends_time = ClockField(label=_("Ends at"))
    pause_minutes = forms.IntegerField(
        label=_("Breaks a day, in minutes"), min_value=0, max_value=600, initial=0, required=False,
        help_text=_("They do not count as attended time."),
    )  # fmt: skip
    place = forms.CharField(
        label=_("Place"), max_length=200, required=False, help_text=_("Street and building.")
    )
    locality = forms.CharField(label=_("Town or village"), max_length=80, required=False)
    link = forms.URLField(
        label=_("Link"), max_length=300, required=False, assume_scheme="https",
        help_text=_("For an event online. Only who is registered sees it."),
    )  # fmt: skip
    organiser = forms.ModelChoiceField(label=_("Organiser"), queryset=Organisation.objects.none())
    co_organisers = forms.CharField(label=_("Together with"), max_length=200, required=False)
    activity = forms.ModelChoiceField(
        label=_("Activity"), queryset=Activity.objects.none(), empty_label=_("Choose"),
        help_text=_("Where it counts towards what the project promised."),
    )  # fmt: skip
    trainer = forms.ModelChoiceField(
        label=_("Who calls the roll"), queryset=User.objects.none(), required=False, empty_label=_("I do"),
    )  # fmt: skip
    capacity = forms.IntegerField(
        label=_("Places"), min_value=1, max_value=100_000, required=False,
        help_text=_("Whoever comes later waits for a place. Empty: as many as come."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=list(LANGUAGES.items()), widget=forms.CheckboxSelectMultiple
    )
    summary = TextsField(label=_("What it is about"), required=False)
    agenda = TextsField(
        label=_("Programme"), required=False, help_text=_("One line for each part, with its hour.")
    )
    accessibility = TextsField(
        label=_("Accessibility"), required=False,
        help_text=_("Steps, lift, toilet, sign language, easy words: what guests want to know."),
    )  # fmt: skip
    public = forms.BooleanField(label=_("Show it in the public calendar"), required=False, initial=True)
    open = forms.BooleanField(label=_("People may register themselves"), required=False, initial=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, user: User, operation: Operation, event: Event | None = None, **kwargs: Any
    ):
        kwargs.setdefault("initial", _initial(event) if event else None)
        super().__init__(*args, **kwargs)
        self.operation = operation
        partners = Organisation.objects.filter(partnerships__operation=operation)
        own = [o.pk for o in partners if permissions.may_create_event(user, operation, o.pk)]
        fields: dict[str, Any] = self.fields
        fields["organiser"].queryset = partners.filter(pk__in=own).order_by("name")
        if len(own) == 1:
            fields["organiser"].initial = own[0]
        fields["activity"].queryset = Activity.objects.filter(operation=operation)
        fields["activity"].label_from_instance = lambda a: f"{a.code} {a.name}"
        fields["trainer"].queryset = colleagues(operation)

    def clean(self) -> dict[str, Any]:
        """The two moments, in the project's zone."""
        data = super().clean() or {}
        zone = ZoneInfo(self.operation.zone)
        last = data.get("ends_on") or data.get("starts_on")
        for name, day in (("starts", data.get("starts_on")), ("ends", last)):
            if day and data.get(f"{name}_time"):
                data[f"{name}_at"] = dt.datetime.combine(day, data[f"{name}_time"], zone)
        if "starts_at" in data and "ends_at" in data and data["ends_at"] <= data["starts_at"]:
            field = "ends_on" if data.get("ends_on") and data["ends_on"] < data["starts_on"] else "ends_time"
            self.add_error(field, _("It has to end after it begins."))
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the actions want to know."""
        data = self.cleaned_data
        told = {name: data[name] for name in (*_FIELDS, "starts_at", "ends_at")}
        return told | {"pause_minutes": data["pause_minutes"] or 0}

    def add_error(self, field: str | None, error: Any) -> None:
        """Moments are typed as a day and a time."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            typed = {"starts_at": "starts_on", "ends_at": "ends_on"}
            error = ValidationError({typed.get(k, k): v for k, v in error.error_dict.items()})
        super().add_error(field, error)


def colleagues(operation: Operation) -> Any:
    """Who works in the project today and may call a roll."""
    here = Assignment.objects.in_force().filter(operation=operation).values_list("role__user", "role__role")
    makers = {user for user, role in here if role in permissions.MAKERS}
    return User.objects.filter(pk__in=makers).order_by("name")


def _initial(event: Event) -> dict[str, Any]:
    first, last = event.begins, event.finishes
    told: dict[str, Any] = {name: getattr(event, name) for name in _FIELDS if name != "trainer"}
    sheet = event.sheets.first()
    return told | {
        "trainer": sheet.trainer if sheet else None,
        "starts_on": first.date(),
        "starts_time": clock_time(first),
        "ends_on": last.date() if last.date() != first.date() else None,
        "ends_time": clock_time(last),
        "version": event.version,
    }


class CancelForm(OneTimeForm):
    """Why an event does not take place."""

    reason = forms.CharField(
        label=_("Why it does not take place"), max_length=200,
        help_text=_("It stands on the public page. Name nobody."),
    )  # fmt: skip


class WhichForm(forms.Form):
    """The list of events, filtered."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All kinds")), *Event.Kind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All states")), *Event.State.choices], required=False
    )
