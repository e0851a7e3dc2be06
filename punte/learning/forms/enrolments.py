"""Enrolling: one, many from a list with boxes, many from a list of numbers; leaving."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.base.forms import FilePick
from punte.learning.models import Enrolment
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Operation

LARGEST = 200_000  # bytes of a list of numbers
MOST = 500


def _sender(operation: Operation) -> forms.ModelChoiceField:
    partners = Organisation.objects.filter(partnerships__operation=operation)
    return forms.ModelChoiceField(
        partners,
        label=_("Sent by"),
        required=False,
        empty_label=_("whoever registered each person"),
        help_text=_("The organisation that sends these people to the course."),
    )


class PickForm(OneTimeForm):
    """Participants ticked in a list."""

    participations = forms.TypedMultipleChoiceField(
        label=_("Participants"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, operation: Operation, offered: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["participations"].choices = offered  # type: ignore[attr-defined]
        self.fields["participations"].error_messages["required"] = _("Tick at least one person.")
        self.fields["sent_by"] = _sender(operation)


class NumbersForm(OneTimeForm):
    """Numbers of participants, pasted or from a file."""

    numbers = forms.CharField(
        label=_("Numbers of participants"),
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("One after the other, as they stand on the registration forms: 12, 15, 40."),
    )
    file = forms.FileField(
        label=_("Or a file with the numbers"),
        required=False,
        widget=FilePick(accept=".txt,.csv", most=_("TXT or CSV, at most 200 KB.")),
    )

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["sent_by"] = _sender(operation)

    def clean(self) -> dict[str, Any]:
        """All numbers, each once; what is no number is named."""
        data = super().clean() or {}
        file = data.get("file")
        if file and file.size > LARGEST:
            raise ValidationError({"file": _("The file is larger than 200 KB.")})
        text = f"{data.get('numbers', '')}\n{file.read().decode('utf-8', 'replace') if file else ''}"
        data["found"], odd = numbers_in(text)
        if odd:
            said = {"words": ", ".join(w[:20] for w in odd[:3])}
            raise ValidationError({"numbers": _("These are no numbers: %(words)s.") % said})
        if not data["found"]:
            raise ValidationError({"numbers": _("Write at least one number, or choose a file.")})
        if len(data["found"]) > MOST:
            raise ValidationError({"numbers": _("At most 500 at once.")})
        return data

    def refuse_unknown(self, unknown: list[int]) -> None:
        """Name the numbers that nobody in the project has."""
        said = {"numbers": ", ".join(str(n) for n in unknown[:10])}
        self.add_error("numbers", _("Nobody in this project has these numbers: %(numbers)s.") % said)


def numbers_in(text: str) -> tuple[list[int], list[str]]:
    """Participants' numbers from a pasted or uploaded list, each once in its order; and what was no number."""
    words = [w.strip(" .#\t\ufeff") for w in text.replace(",", " ").replace(";", " ").split()]
    good = dict.fromkeys(int(w) for w in words if w.isascii() and w.isdigit() and len(w) < 12)
    return list(good), [w for w in words if w and not (w.isascii() and w.isdigit() and len(w) < 12)]


class LeaveForm(forms.Form):
    """Why somebody leaves a course."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=[c for c in Enrolment.Reason.choices if c[0] != "cancelled"],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why.")},
    )


class AdjustmentForm(forms.Form):
    """More time for tests, and more attempts."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    percent = forms.TypedChoiceField(
        label=_("More time for tests"),
        coerce=int,
        choices=[(0, _("as everybody")), (25, "+25 %"), (50, "+50 %"), (100, "+100 %")],
    )
    attempts = forms.TypedChoiceField(
        label=_("More attempts at each test"),
        coerce=int,
        choices=[(0, _("as everybody")), *((n, f"+{n}") for n in range(1, 6))],
    )
