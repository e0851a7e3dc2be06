"""The skills that a programme teaches."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.matching.proposing import Row

_NUMBER = re.compile(r"[0-9]{1,15}")  # of a row


class TaughtForm(forms.Form):
    """What it teaches already, ticked, and what is proposed; unticked is taken out. A POST without the proposals still
    knows what was ticked: the action checks that each is a skill."""

    sent = forms.BooleanField(widget=forms.HiddenInput, initial=True)
    picked = forms.TypedMultipleChoiceField(
        label=_("It teaches"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, known: Mapping[int, str], proposed: list[Row], **kwargs: Any):
        ticked = [*known, *(row.number for row in proposed if row.ticked)]
        super().__init__(*args, **kwargs | {"initial": {"picked": ticked}})
        offered = [*known.items(), *((row.number, row.label) for row in proposed)]
        posted = self.data.getlist("picked") if hasattr(self.data, "getlist") else self.data.get("picked", [])
        seen = {number for number, _word in offered}
        numbers = [str(one) for one in posted if _NUMBER.fullmatch(str(one))]
        more = [(int(one), one) for one in numbers if int(one) not in seen]
        self.fields["picked"].choices = [*offered, *more]  # type: ignore[attr-defined]
