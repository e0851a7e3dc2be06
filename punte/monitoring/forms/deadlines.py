"""Whose deadlines; for which day a claim is planned."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField

OFFICE, NOBODY = "office", "nobody"


class WhoForm(forms.Form):
    """Whose deadlines are shown."""

    who = forms.ChoiceField(label=_("Who does it"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        named = [(str(pk), name) for pk, name in people]
        fixed = [("", _("Everybody")), (OFFICE, _("Who reports")), (NOBODY, _("Nobody is named"))]
        self.fields["who"].choices = [*fixed, *named]  # type: ignore[attr-defined]


class ClaimForm(forms.Form):
    """The day of a reimbursement claim."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    planned_on = DatePartsField(label=_("The claim is planned for"))
    sent_on = DatePartsField(
        label=_("It was sent on"), required=False, help_text=_("Leave this empty until it is sent.")
    )
