"""What is typed of the parts of an event: sessions, stands, materials, pictures, the report, the minutes."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.base import formats
from punte.base.forms import ClockField, FilePick
from punte.base.translated import TextsField
from punte.events.models import Event, Material, Picture, Session, Stand
from punte.events.sheet_days import days_of
from punte.events.telling import clock_time
from punte.people.forms.tokens import OneTimeForm
from punte.records.forms.papers import FileForm


class _PartForm(OneTimeForm):
    """`part` is what is changed; None: something new."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SessionForm(_PartForm):
    """One part of the agenda; the day is asked only where there are several."""

    day = forms.ChoiceField(label=_("Day"))
    starts = ClockField(label=_("Begins at"))
    ends = ClockField(label=_("Ends at"))
    title = TextsField(line=True, label=_("Title"))
    speakers = forms.CharField(label=_("Speakers"), max_length=300, required=False)
    room = forms.CharField(label=_("Room"), max_length=80, required=False)

    def __init__(self, *args: Any, event: Event, part: Session | None = None, **kwargs: Any):
        self.event = event
        days = [d.day for d in days_of(event.starts_at, event.ends_at, event.zone)]
        initial: dict[str, Any] = {"day": days[0].isoformat()}
        if part:
            first, last = part.starts_at.astimezone(event.tz), part.ends_at.astimezone(event.tz)
            initial = {"day": first.date().isoformat(), "starts": clock_time(first), "ends": clock_time(last)}
            initial |= {k: getattr(part, k) for k in ("title", "speakers", "room", "version")}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["day"].choices = [(d.isoformat(), formats.day(d, "long")) for d in days]
        if len(days) == 1:
            fields["day"].required, fields["day"].widget = False, forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """The two moments, in the zone of the event."""
        data = super().clean() or {}
        day = data.get("day") or self.initial["day"]
        for name in ("starts", "ends"):
            if data.get(name):
                data[f"{name}_at"] = dt.datetime.combine(
                    dt.date.fromisoformat(day), data[name], self.event.tz
                )
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the actions want to know."""
        return {k: self.cleaned_data[k] for k in ("title", "starts_at", "ends_at", "speakers", "room")}

    def add_error(self, field: str | None, error: Any) -> None:
        """Moments are typed as times."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            error = ValidationError({k.removesuffix("_at"): v for k, v in error.error_dict.items()})
        super().add_error(field, error)


class StandForm(_PartForm):
    """An organisation at the fair."""

    organisation = forms.CharField(label=_("Organisation"), max_length=200)
    place = forms.CharField(
        label=_("Where it stands"),
        max_length=40,
        required=False,
        help_text=_("For example: hall A, stand 12."),
    )
    offers = TextsField(label=_("What it offers"), required=False)

    def __init__(self, *args: Any, event: Event, part: Stand | None = None, **kwargs: Any):
        names = ("organisation", "place", "offers", "version")
        kwargs["initial"] = {k: getattr(part, k) for k in names} if part else None
        super().__init__(*args, **kwargs)

    @property
    def told(self) -> dict[str, Any]:
        """What the actions want to know."""
        return {k: self.cleaned_data[k] for k in ("organisation", "place", "offers")}


class MaterialForm(FileForm):
    """A paper for guests."""

    title = forms.CharField(label=_("What this paper is"), max_length=150)
    language = forms.ChoiceField(label=_("Language"), choices=Material.Language.choices)
    available = forms.ChoiceField(
        label=_("For download"), choices=Material.From.choices, widget=forms.RadioSelect,
        initial=Material.From.BEFORE,
    )  # fmt: skip
    field_order = ("title", "language", "available", "file")

    def __init__(self, *args: Any, event: Event, part: None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["required"] = _("Choose the paper.")

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        words = {k: data[k] for k in ("title", "language", "available")}
        return {**words, "content": self.content, "name": str(data["file"].name)}


class PictureForm(FileForm):
    """A picture with its words, and whether people in it agreed; there is no third answer."""

    alternative = TextsField(
        line=True, label=_("What the picture shows"),
        help_text=_("One sentence, read aloud to who does not see it. Name nobody."),
    )  # fmt: skip
    people = forms.ChoiceField(
        label=_("People in the picture"), choices=Picture.People.choices, widget=forms.RadioSelect,
        help_text=_("Whoever changes their mind writes to us, and the picture goes."),
        error_messages={"required": _("Pictures with people are shown only if they have agreed.")},
    )  # fmt: skip
    field_order = ("file", "alternative", "people")

    def __init__(self, *args: Any, event: Event, part: None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = _("Picture")
        file.widget = FilePick(accept=".jpg,.jpeg,.png", most=_("JPG or PNG, at most 10 MB."))
        file.error_messages["required"] = _("Choose the picture.")

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        words = {k: data[k] for k in ("alternative", "people")}
        return {**words, "content": self.content, "name": str(data["file"].name)}


class ReportForm(_PartForm):
    """What the event was like."""

    text = TextsField(label=_("Report"), help_text=_("Everybody reads it. Name people only if they agreed."))


class MinutesForm(_PartForm):
    """What was said and agreed."""

    text = forms.CharField(
        label=_("Minutes"), max_length=20_000, widget=forms.Textarea({"rows": 14}),
        help_text=_("Who was there reads and approves them."),
    )  # fmt: skip


class AnswerForm(OneTimeForm):
    """Approve the minutes, or object."""

    agrees = forms.TypedChoiceField(
        label=_("Are the minutes right?"), coerce=lambda v: v == "yes", widget=forms.RadioSelect,
        choices=[("yes", _("Yes, I approve them")), ("no", _("No, something is wrong"))],
    )  # fmt: skip
    objection = forms.CharField(
        label=_("What is wrong"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Only if you object. The organiser reads it with your name."),
    )  # fmt: skip
