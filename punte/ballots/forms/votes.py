"""The ballot paper: one field for what is picked, or one for each option."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from punte.ballots.models import Option, Poll
from punte.base import formats

Kind = Poll.Kind
SMALL = 10  # marks up to this are chosen from a list, higher ones are typed


class BallotForm(forms.Form):
    """What is sent: `choice` for picks, `o1`, `o2` … for ranks, marks and parts; `blank` is the button beside."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        poll: Poll,
        options: list[Option],
        choice: dict[str, Any] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.poll, self.options = poll, options
        given = choice or {}
        if poll.kind in (Kind.SINGLE, Kind.MULTIPLE):
            self.fields["choice"] = _picking(poll, options, given.get("picks", []))
            return
        numbers = given.get("ranks") or given.get("marks") or {}
        for option in options:
            field = _number(poll, len(options))
            field.label, field.initial = str(option.label), numbers.get(str(option.position), "")
            field.required = False
            self.fields[f"o{option.position}"] = field

    @property
    def told(self) -> dict[str, Any]:
        """The answer as `choosing.checked` reads it."""
        if "choice" in self.fields:
            picked = self.cleaned_data.get("choice") or []
            return {"picks": [picked] if isinstance(picked, str) else picked}
        numbers = {o.position: self.cleaned_data.get(f"o{o.position}") for o in self.options}
        return {"ranks" if self.poll.kind == Kind.RANKED else "marks": numbers}


def as_sent(post: QueryDict, poll: Poll, options: list[Option]) -> dict[str, Any]:
    """The answer as `choosing.checked` reads it, straight from what was sent: where hundreds vote in a second the form
    is drawn only for who is refused. Raises ValidationError where a number is none."""
    if "blank" in post:
        return {"blank": True}
    try:
        if poll.kind in (Kind.SINGLE, Kind.MULTIPLE):
            return {"picks": [int(p) for p in post.getlist("choice")]}
        sent = {o.position: post.get(f"o{o.position}", "").strip() for o in options}
        told = {option: int(n) for option, n in sent.items() if n}
    except ValueError:
        raise ValidationError(_("Write whole numbers.")) from None
    return {"ranks" if poll.kind == Kind.RANKED else "marks": told}


def _picking(poll: Poll, options: list[Option], picks: list[int]) -> forms.Field:
    choices = [(str(o.position), str(o.label)) for o in options]
    chosen = [str(p) for p in picks]
    if poll.kind == Kind.SINGLE:
        return forms.ChoiceField(
            label=_("Choose one"),
            choices=choices,
            widget=forms.RadioSelect,
            required=False,
            initial=next(iter(chosen), None),
        )
    return forms.MultipleChoiceField(
        label=_("Choose at most %(most)s") % {"most": formats.number(poll.most)}, choices=choices,
        widget=forms.CheckboxSelectMultiple, required=False, initial=chosen,
    )  # fmt: skip


def _number(poll: Poll, options: int) -> forms.Field:
    if poll.kind == Kind.RANKED:
        return _chosen(1, options)
    if poll.kind == Kind.SCORE and poll.top <= SMALL:
        return _chosen(0, poll.top)
    return forms.IntegerField(
        min_value=0, max_value=poll.top if poll.kind == Kind.SCORE else None,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 10}),
    )  # fmt: skip


def _chosen(first: int, last: int) -> forms.Field:
    choices = [("", "–"), *((str(n), str(n)) for n in range(first, last + 1))]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None)
