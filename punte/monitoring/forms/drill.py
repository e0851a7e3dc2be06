"""What a reader may ask of a dashboard and of a number."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.monitoring.counting.drill import Wanted
from punte.monitoring.reasons import STRENGTHS
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Partnership
from punte.records.models import Evidence


class AsOfForm(forms.Form):
    """The day of the numbers, between the project's first day and today."""

    on = forms.DateField(
        label=_("Numbers on"),
        required=False,
        widget=forms.DateInput({"inputmode": "numeric", "autocomplete": "off"}),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"],
    )

    def __init__(self, data: Any, *args: Any, today: dt.date, **kwargs: Any):
        super().__init__(
            data if data.get("on") else {**data.dict(), "on": today.isoformat()}, *args, **kwargs
        )

    def day(self, today: dt.date) -> dt.date:
        """The day asked for; today where nothing sensible was asked."""
        asked = self.cleaned_data.get("on") if self.is_valid() else None
        return asked if asked and dt.date(1990, 1, 1) <= asked <= today else today


class DrillForm(AsOfForm):
    """The filter bar above the units of a number."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    partner = forms.TypedChoiceField(label=_("Partner"), required=False, coerce=int, empty_value=None)
    evidence = forms.TypedChoiceField(label=_("Evidence"), required=False, coerce=int, empty_value=None)
    field_order = ("q", "partner", "evidence", "on")

    def __init__(self, *args: Any, partners: list[Partnership], people: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["autocomplete"] = "off"
        self.fields["partner"].choices = [  # type: ignore[attr-defined]
            ("", _("All partners")),
            *((p.organisation_id, p.organisation.name) for p in partners),
        ]
        self.fields["evidence"].choices = [  # type: ignore[attr-defined]
            ("", _("Any")),
            *((strength, words[0]) for strength, words in STRENGTHS.items()),
        ]
        if not people:
            del self.fields["q"]

    def wanted(self, *, counted: bool, reason: str, page: int) -> Wanted:
        """What the query needs; a field with an error filters nothing."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(
            counted=counted,
            reason=reason,
            strength=data.get("evidence"),
            partner=data.get("partner"),
            name=data.get("q") or "",
            page=page,
        )


class JudgeForm(forms.Form):
    """A judgement on one paper, or on several."""

    verification = forms.ChoiceField(
        label=_("What did you find?"),
        choices=[
            ("checked", _("I have seen the original, it is right")),
            ("attested", _("I attest it without the original")),
            ("rejected", _("It does not prove this")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why not"),
        help_text=_("Needed when it does not prove this. Write nothing about the person's private life."),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class DrawPapersForm(OneTimeForm):
    """How a sample of the waiting papers is drawn."""

    share = forms.IntegerField(
        label=_("Sample, percent"), min_value=1, max_value=100, initial=10, help_text=_("Rounded up.")
    )
    seed = forms.CharField(
        label=_("Seed of the sample"),
        help_text=_("Any text. Everybody sees it, and draws the same sample from it."),
        max_length=100,
    )


class JudgePapersForm(JudgeForm):
    """A judgement on several of the drawn papers; all that wait are ticked at first."""

    papers = forms.MultipleChoiceField(
        label=_("Which papers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one paper.")},
    )
    field_order = ("papers", "verification", "reason")

    def __init__(self, *args: Any, papers: Sequence[Evidence], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["papers"]
        field.choices = [(str(e.pk), f"{e.document}: {e.fact.kind_label}") for e in papers]  # type: ignore[attr-defined]
        field.initial = [str(e.pk) for e in papers]
