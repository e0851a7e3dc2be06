"""Letting an auditor in."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField
from punte.people.forms.tokens import OneTimeForm
from punte.projects.actions.auditors import READS
from punte.projects.forms.assignments import Rights


def _last() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=2 * 365)


class AuditorForm(OneTimeForm):
    """Who, from when, until when."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("Signing in works with a code sent to this mailbox.")
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As it appears beside findings. Who has an account keeps the name given there."),
    )
    since = DatePartsField(label=_("First day"), earliest=timezone.localdate, latest=_last)
    until = DatePartsField(
        label=_("Last day"), earliest=timezone.localdate, latest=_last, help_text=_("At most one year later.")
    )
    rights = forms.MultipleChoiceField(
        label=_("Separate rights"),
        required=False,
        choices=[(r.value, r.label) for r in READS],
        widget=Rights,
    )
