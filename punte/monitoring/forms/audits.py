"""What an auditor types: an audit, a draw, a checklist, a finding, a decision; and what a manager answers."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, FilePick
from punte.monitoring.actions.findings import MOST, REMARK, TEXT
from punte.monitoring.checklists import Checklist, Item
from punte.monitoring.models import Finding, Period, Sample, Verdict
from punte.people.forms.tokens import OneTimeForm
from punte.records.forms.papers import FileForm

NAME_NOBODY = _("Name nobody: write “the person”.")


class AuditForm(OneTimeForm):
    """A new audit."""

    title = forms.CharField(
        label=_("What is audited"),
        max_length=200,
        help_text=_("For example: participants of the first period."),
    )
    period = forms.ModelChoiceField(
        label=_("Reporting period"),
        queryset=Period.objects.none(),
        required=False,
        empty_label=_("The whole project, as it is today"),
        help_text=_("A frozen period is audited as it was frozen."),
    )
    due_on = DatePartsField(label=_("Answers due on"))

    def __init__(self, *args: Any, periods: Any, today: dt.date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["period"].queryset = periods  # type: ignore[attr-defined]
        self.fields["due_on"].earliest = today  # type: ignore[attr-defined]


class DrawForm(OneTimeForm):
    """How a sample is drawn."""

    source = forms.ChoiceField(label=_("Draw from"))
    method = forms.ChoiceField(
        label=_("How"), choices=Sample.Method.choices, widget=forms.RadioSelect, initial=Sample.Method.SIMPLE
    )
    size = forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=_("Or leave this empty and write a share."),
    )
    share = forms.IntegerField(
        label=_("Share in percent"), required=False, min_value=1, max_value=100, help_text=_("Rounded up.")
    )
    seed = forms.CharField(
        label=_("Seed"),
        max_length=100,
        help_text=_(
            "A text on which both sides agree. Everybody sees it, and draws the same sample from it."
        ),
    )

    def __init__(self, *args: Any, sources: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", _("Choose")), *sources]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either a number or a share."""
        data = super().clean() or {}
        wrong = {"size", "share"} & set(self.errors)
        if not wrong and (data.get("size") is None) == (data.get("share") is None):
            raise ValidationError({"size": _("Say either how many to draw, or which share.")})
        return data


class ChecklistForm(forms.Form):
    """The points of a checklist, each with a verdict and a remark; `version` is the one that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, points: Checklist, closed: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.points = points
        for item in points.items:
            self.fields[f"{item.code}-verdict"] = _verdict(item, closed)
            self.fields[f"{item.code}-remark"] = _remark(closed)

    @property
    def answers(self) -> dict[str, dict[str, str]]:
        """What the action wants to know."""
        data = self.cleaned_data
        return {
            code: {part: data.get(f"{code}-{part}", "") for part in ("verdict", "remark")}
            for code in self.points.codes
        }

    def rows(self) -> list[dict[str, Any]]:
        """Each point with its two fields."""
        return [
            {"item": i, "verdict": self[f"{i.code}-verdict"], "remark": self[f"{i.code}-remark"]}
            for i in self.points.items
        ]

    def add_error(self, field: str | None, error: Any) -> None:
        """What the action says of a point stands beside it."""
        told = getattr(error, "error_dict", None)
        if field is None and told:
            for code, faults in told.items():
                part = (
                    "verdict" if code in self.points.codes and not self.answers[code]["verdict"] else "remark"
                )
                super().add_error(f"{code}-{part}" if code in self.points.codes else None, faults)
            return
        super().add_error(field, error)


def _verdict(item: Item, closed: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=str(item.name),
        help_text=str(item.hint),
        required=False,
        disabled=closed,
        choices=Verdict.choices,
        widget=forms.RadioSelect,
    )


def _remark(closed: bool) -> forms.CharField:
    return forms.CharField(
        label=_("Remark"),
        required=False,
        disabled=closed,
        max_length=REMARK,
        widget=forms.Textarea({"rows": 2}),
        help_text=NAME_NOBODY,
    )


class FindingForm(OneTimeForm):
    """A finding."""

    item = forms.ChoiceField(label=_("Point of the checklist"), required=False)
    severity = forms.ChoiceField(
        label=_("How serious"), choices=Finding.Severity.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What was found"), max_length=TEXT, widget=forms.Textarea({"rows": 6}), help_text=NAME_NOBODY
    )
    amount = forms.DecimalField(
        label=_("Amount concerned"), required=False, min_value=0, max_value=MOST, decimal_places=2
    )

    def __init__(self, *args: Any, points: Checklist | None, currency: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["amount"].help_text = currency
        if points is None:
            del self.fields["item"]
        else:
            choices = [("", _("None in particular")), *((i.code, str(i.name)) for i in points.items)]
            self.fields["item"].choices = choices  # type: ignore[attr-defined]


class AnswerForm(FileForm):
    """An answer, with a paper or without."""

    text = forms.CharField(
        label=_("Your answer"), max_length=TEXT, widget=forms.Textarea({"rows": 6}), help_text=NAME_NOBODY
    )
    title = forms.CharField(label=_("What the paper is"), max_length=200, required=False)
    field_order = ("text", "title", "file")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        assert isinstance(self.fields["file"].widget, FilePick)

    def clean_file(self) -> Any:
        """None where no paper is brought."""
        return super().clean_file() if self.cleaned_data.get("file") else None

    @property
    def paper(self) -> dict[str, Any] | None:
        """What the action wants to know."""
        file = self.cleaned_data.get("file")
        if not file:
            return None
        title = self.cleaned_data["title"] or str(_("Paper to an answer"))
        return {"content": self.content, "name": file.name, "title": title}


class DecisionForm(OneTimeForm):
    """The auditor's last word on a finding."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("accepted", _("The answer is accepted")), ("upheld", _("The finding is upheld"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=TEXT,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Needed where the finding is upheld. Name nobody."),
    )
