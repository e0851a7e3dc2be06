"""What is typed of a poll: what is asked, of whom, until when, and how it is counted."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.ballots import permissions
from punte.ballots.models import Poll, VoterList
from punte.base.forms import ClockField, DatePartsField, Ways
from punte.base.translated import LANGUAGES, TextsField, Translated
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Operation

_KEPT = "organisation question explanation kind seats most top unit quorum public places voters".split()
HINTS = {
    Poll.Kind.SINGLE: _("Each picks one option; most votes win."),
    Poll.Kind.MULTIPLE: _("Each picks several; most votes win."),
    Poll.Kind.RANKED: _(
        "Each puts options in order. One is chosen by the Schulze method, several by transferable vote."
    ),
    Poll.Kind.SCORE: _("Each gives marks; the highest mean wins."),
    Poll.Kind.BUDGET: _("Each shares out points or money among the options; what counts is the mean."),
}


class OptionsField(TextsField):
    """Options, one on each line; the same line says the same option in each language."""

    def clean(self, value: Any) -> list[Translated]:
        """The options in their order; raises ValidationError."""
        told = super().clean(value)
        lines = {code: _lines(text) for code, text in (told.texts if told else {}).items()}
        if len({len(found) for found in lines.values()}) > 1:
            raise ValidationError(
                _("Write as many lines in each language, the same option on the same line.")
            )
        if any(len(line) > 300 for found in lines.values() for line in found):
            raise ValidationError(_("An option has at most 300 characters."))
        codes = [code for code in LANGUAGES if code in lines]
        rows = zip(*(lines[code] for code in codes), strict=True)
        return [Translated(dict(zip(codes, row, strict=True))) for row in rows]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


class PollForm(OneTimeForm):
    """A poll, written or changed."""

    question = TextsField(
        line=True,
        label=_("Question"),
        help_text=_("In one language at least; in three, if voters read three."),
    )
    explanation = TextsField(label=_("What it is about"), required=False)
    options = OptionsField(
        label=_("Options"), help_text=_("One on each line, in the same order in each language.")
    )
    kind = forms.ChoiceField(
        label=_("How one answers"), choices=Poll.Kind.choices, widget=Ways(hints=HINTS), initial="single"
    )
    seats = forms.IntegerField(
        label=_("How many are elected"), min_value=1, max_value=39, initial=1, required=False,
        help_text=_("For a ranking."),
    )  # fmt: skip
    most = forms.IntegerField(
        label=_("Most options one may pick"), min_value=1, max_value=40, initial=2, required=False,
        help_text=_("For several choices."),
    )  # fmt: skip
    top = forms.IntegerField(
        label=_("Highest mark, or sum to share out"), min_value=1, initial=10, required=False,
        help_text=_("For marks and for sharing out."),
    )  # fmt: skip
    unit = forms.CharField(
        label=_("Counted in"),
        max_length=20,
        required=False,
        help_text=_("For sharing out: points, lei, euro."),
    )
    way = forms.ChoiceField(
        label=_("Who sees how somebody votes"), initial="open",
        choices=[("open", _("Open vote")), ("secret", _("Secret ballot")), ("live", _("In a room, without account"))],
        widget=Ways(hints={
            "open": _("It is recorded with name and organisation; everybody who may read the result reads it."),
            "secret": _("Nobody can find out, the administrators included. One votes once and cannot change it."),
            "live": _("Whoever has the short address may vote, once for each telephone. For a mood, not a decision."),
        }),
    )  # fmt: skip
    voters = forms.ModelChoiceField(
        label=_("Voter list"), queryset=VoterList.objects.none(), required=False, empty_label=_("Choose")
    )
    places = forms.IntegerField(
        label=_("People in the room"), min_value=1, max_value=20_000, initial=100, required=False,
        help_text=_("Without account: at most so many votes come from one network address."),
    )  # fmt: skip
    quorum = forms.IntegerField(
        label=_("Quorum, in percent of those with a vote"), min_value=0, max_value=100, initial=0, required=False,
        help_text=_("If fewer vote, the result is not valid. 0: none."),
    )  # fmt: skip
    opens_on = DatePartsField(label=_("Opens by itself on"), required=False)
    opens_time = ClockField(label=_("at"), required=False)
    closes_on = DatePartsField(label=_("Closes by itself on"), required=False)
    closes_time = ClockField(label=_("at"), required=False)
    public = forms.BooleanField(
        label=_("Everybody may read the result, without account"),
        required=False,
    )
    organisation = forms.ModelChoiceField(label=_("Who runs it"), queryset=Organisation.objects.none())
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, operation: Operation, poll: Poll | None = None, **kwargs: Any):
        kwargs.setdefault("initial", _initial(poll) if poll else None)
        super().__init__(*args, **kwargs)
        self.operation = operation
        partners = Organisation.objects.filter(partnerships__operation=operation)
        own = [o.pk for o in partners if permissions.may_make_poll(user, operation, o.pk)]
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = partners.filter(pk__in=own).order_by("name")
        fields["organisation"].initial = own[0] if own else None
        fields["voters"].queryset = VoterList.objects.visible_to(user).filter(operation=operation)

    def clean(self) -> dict[str, Any]:
        """The two moments, in the project's zone; measures that were left out are the usual ones."""
        data = super().clean() or {}
        zone = ZoneInfo(self.operation.zone)
        for name in ("opens", "closes"):
            day, hour = data.get(f"{name}_on"), data.get(f"{name}_time")
            if hour and not day:
                self.add_error(f"{name}_on", _("Say the day too."))
            data[f"{name}_at"] = dt.datetime.combine(day, hour or dt.time(23, 59), zone) if day else None
        for name, usual in (("seats", 1), ("most", 1), ("top", 10), ("places", 100), ("quorum", 0)):
            data[name] = usual if data.get(name) is None else data[name]
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the actions want to know."""
        data = self.cleaned_data
        told = {name: data[name] for name in (*_KEPT, "options", "opens_at", "closes_at")}
        return told | {"secret": data["way"] == "secret", "live": data["way"] == "live"}


def _initial(poll: Poll) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(poll, name) for name in _KEPT}
    labels = [o.label for o in poll.options.all()]
    codes = {code for label in labels for code in label.texts}
    told["options"] = Translated({c: "\n".join(label.texts.get(c, "") for label in labels) for c in codes})
    told["way"] = "secret" if poll.secret else "live" if poll.live else "open"
    told["version"] = poll.version
    for name in ("opens", "closes"):
        if moment := getattr(poll, f"{name}_at"):
            told |= {
                f"{name}_on": moment.astimezone(poll.tz).date(),
                f"{name}_time": moment.astimezone(poll.tz).time(),
            }
    return told


class WhichForm(forms.Form):
    """The list of polls, filtered."""

    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All states")), *Poll.State.choices], required=False
    )
