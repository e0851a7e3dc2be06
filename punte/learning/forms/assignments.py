"""Asking for work, handing it in, grading it and what was written in own words."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base.forms import FilePick
from punte.base.translated import Translated
from punte.learning.actions.assignments import MOST_WORDS
from punte.learning.forms.lines import criteria_as_box, criteria_of
from punte.learning.forms.texts import TextsForm, own_first
from punte.learning.models import Assignment
from punte.people.forms.tokens import OneTimeForm

KINDS = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.odt"


class AssignmentForm(TextsForm):
    """A piece of work with its criteria."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    pass_points = forms.IntegerField(
        label=gettext_lazy("Points to be accepted"),
        min_value=1,
        max_value=100,
        help_text=gettext_lazy("Of the points of all criteria together."),
    )
    due_days = forms.IntegerField(
        label=gettext_lazy("Due, in days after the first day of the course"),
        required=False,
        min_value=0,
        max_value=730,
        help_text=gettext_lazy(
            "Left empty, there is no last day. What comes later is taken, and marked as late."
        ),
    )
    texts = {
        "title": (gettext_lazy("Title"), 150, False, True),
        "instructions": (gettext_lazy("What is to be done"), 4000, True, True),
        "criteria": (gettext_lazy("Criteria, each with its points"), 1200, True, True),
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        hint = _("One a line, the points first: 3 Names two risks.")
        self.fields[f"criteria_{own_first()[0]}"].help_text = hint
        self.order_fields([f"{name}_{lang}" for name in self.texts for lang in own_first()])

    def clean(self) -> dict[str, Any]:
        """The lines of the criteria become points and texts."""
        data = super().clean()
        data["criteria"] = criteria_of(self, data)
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("token", "version")}

    @staticmethod
    def as_initial(assignment: Assignment) -> dict[str, Any]:
        """What stands there, to be changed."""
        names = ("title", "instructions", "pass_points", "due_days", "version")
        found = {name: getattr(assignment, name) for name in names}
        return found | {"criteria": criteria_as_box(assignment.criteria)}


class HandInForm(OneTimeForm):
    """A text, a file, or both."""

    text = forms.CharField(
        label=gettext_lazy("Your text"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea({"rows": 8}),
    )
    file = forms.FileField(
        label=gettext_lazy("Your file"),
        required=False,
        widget=FilePick(accept=KINDS, most=gettext_lazy("PDF, JPG, PNG, DOCX, XLSX or ODT, at most 10 MB")),
    )

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        file = self.cleaned_data.get("file")
        paper = {"content": file.read(), "name": file.name} if file else {}
        return {"text": self.cleaned_data["text"], **paper}


class GradeForm(forms.Form):
    """Points for each criterion of one answer, and a comment. `name` tells several on a page apart."""

    def __init__(self, *args: Any, criteria: list[dict[str, Any]], name: str = "c", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.name, self.size = name, len(criteria)
        for n, criterion in enumerate(criteria):
            said = {"text": Translated.from_json(criterion["text"]), "points": criterion["points"]}
            self.fields[f"{name}_{n}"] = forms.IntegerField(
                label=_("%(text)s: of %(points)s points") % said,
                required=False,
                min_value=0,
                max_value=criterion["points"],
            )
        self.fields[f"{name}_comment"] = forms.CharField(
            label=_("What you say to the learner"),
            required=False,
            max_length=4000,
            widget=forms.Textarea({"rows": 4}),
        )

    @property
    def grades(self) -> list[int | None]:
        """In the order of the criteria."""
        return [self.cleaned_data.get(f"{self.name}_{n}") for n in range(self.size)]

    @property
    def comment(self) -> str:
        """In words."""
        return self.cleaned_data.get(f"{self.name}_comment", "")
