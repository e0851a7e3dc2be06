"""Writing questions and tests; answering them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.learning.forms.lines import as_box, criteria_as_box, criteria_of, rows_of
from punte.learning.forms.texts import TextsForm, label_in, own_first
from punte.learning.models import Programme, Question, Quiz
from punte.people.forms.tokens import OneTimeForm

Kind = Question.Kind


CHOSEN = (Kind.SINGLE, Kind.MULTIPLE)
HINTS = {
    Kind.SINGLE: _("Several answers to choose from, one of them is right."),
    Kind.MULTIPLE: _("Several answers to choose from, some of them are right."),
    Kind.TRUE_FALSE: _("A sentence that is true or not."),
    Kind.TEXT: _("A word or two, compared with what is accepted."),
    Kind.NUMBER: _("A number, with a tolerance if you like."),
    Kind.MATCHING: _("Pairs to be brought together."),
    Kind.ORDERING: _("Steps to be put into their order."),
    Kind.ESSAY: _("A longer answer that you grade by hand, along criteria."),
}
_OPTIONS = {
    Kind.MATCHING: _("What stands on the left"),
    Kind.ORDERING: _("The steps, in the right order"),
}
_EXTRA = {  # which further fields each kind has
    Kind.SINGLE: {"options", "reasons", "right", "points"},
    Kind.MULTIPLE: {"options", "reasons", "right", "points"},
    Kind.TRUE_FALSE: {"right", "points"},
    Kind.TEXT: {"accepted", "points"},
    Kind.NUMBER: {"accepted", "tolerance", "points"},
    Kind.MATCHING: {"options", "partners", "points"},
    Kind.ORDERING: {"options", "points"},
    Kind.ESSAY: {"criteria"},
}


class QuestionForm(TextsForm):
    """One question of a kind, with the fields this kind needs; what stands one a line has the same order in each
    language."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(choices=Kind.choices, widget=forms.HiddenInput)
    right = forms.CharField(
        label=_("Which are right"),
        max_length=40,
        help_text=_("Their numbers from above: 2, or 1, 3."),
    )
    accepted = forms.CharField(
        label=_("What is accepted"),
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One a line. Accents and capitals do not matter."),
    )
    tolerance = forms.DecimalField(
        label=_("A number may differ by"), required=False, min_value=0, max_digits=12, decimal_places=4
    )
    points = forms.IntegerField(label=_("Points"), min_value=1, max_value=100, initial=1)
    texts = {
        "text": (_("Question"), 600, True, True),
        "options": (_("Answers to choose from"), 1200, True, False),
        "partners": (_("What belongs to each, on the right"), 1200, True, False),
        "reasons": (_("Why each is right or wrong"), 2400, True, False),
        "criteria": (_("Criteria, each with its points"), 1200, True, False),
        "explanation": (_("Explanation, shown with what is right"), 600, True, False),
    }

    def __init__(self, *args: Any, kind: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = kind
        parts = {name: [f"{name}_{lang}" for lang in own_first()] for name in self.texts}
        for name in (
            "options",
            "partners",
            "reasons",
            "criteria",
            "right",
            "accepted",
            "tolerance",
            "points",
        ):
            if name not in _EXTRA[Kind(kind)]:
                for field in parts.get(name, [name]):
                    del self.fields[field]
        if kind == Kind.TRUE_FALSE:
            choices = [("1", _("true")), ("2", _("false"))]
            self.fields["right"] = forms.ChoiceField(
                label=_("It is"), choices=choices, widget=forms.RadioSelect
            )
        self._say(kind, parts)
        rest = ["right", "accepted", "tolerance", "points"]
        named = [f for n in ("text", "options", "partners", "criteria") for f in parts[n]]
        self.order_fields([*named, *rest, *parts["reasons"], *parts["explanation"]])

    def _say(self, kind: str, parts: dict[str, list[str]]) -> None:
        hints = {
            "options": _("One a line, between two and ten."),
            "partners": _("One a line, in the same order as on the left. They are shown mixed."),
            "reasons": _("One a line, in the order of the answers. It is shown with what is right."),
            "criteria": _("One a line, the points first: 3 Names two risks."),
        }
        for name, hint in hints.items():
            first = self.fields.get(parts[name][0])
            if first:
                first.help_text = hint
        for field, lang in zip(parts["options"], own_first(), strict=True):
            if kind in _OPTIONS and field in self.fields:
                self.fields[field].label = label_in(_OPTIONS[Kind(kind)], lang)

    def clean_right(self) -> list[int]:
        """Positions, from 0."""
        parts = self.cleaned_data["right"].replace(",", " ").split()
        if not all(p.isascii() and p.isdigit() and 0 < int(p) < 100 for p in parts):
            raise ValidationError(_("Write numbers, for example 1, 3."))
        return sorted({int(p) - 1 for p in parts})

    def clean_accepted(self) -> list[str]:
        """Each line once."""
        return list(
            dict.fromkeys(x.strip()[:120] for x in self.cleaned_data["accepted"].splitlines() if x.strip())
        )

    def clean(self) -> dict[str, Any]:
        """The lines of each language become texts in three languages."""
        data = super().clean()
        for name in ("options", "partners", "reasons"):
            data[name] = rows_of(self, data, name)
        data["criteria"] = criteria_of(self, data)
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = {k: v for k, v in self.cleaned_data.items() if k not in ("token", "version")}
        return data | {"tolerance": data.get("tolerance") or 0}

    @staticmethod
    def as_initial(question: Question) -> dict[str, Any]:
        """What stands there, to be changed."""
        found: dict[str, Any] = {n: as_box(getattr(question, n)) for n in ("options", "partners", "reasons")}
        return found | {
            "text": question.text,
            "explanation": question.explanation,
            "criteria": criteria_as_box(question.criteria),
            "right": ", ".join(str(n + 1) for n in question.right),
            "accepted": "\n".join(question.accepted),
            "tolerance": question.tolerance.normalize() if question.tolerance else None,
            "points": question.points,
            "version": question.version,
        }


class QuizForm(TextsForm):
    """A test made of the bank."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=Quiz.Purpose.choices, widget=forms.RadioSelect)
    questions = forms.ModelMultipleChoiceField(
        Question.objects.none(), label=_("Questions"), widget=forms.CheckboxSelectMultiple
    )
    minutes = forms.IntegerField(
        label=_("Time, in minutes"),
        required=False,
        min_value=1,
        max_value=480,
        help_text=_("Left empty, there is no limit. Somebody who needs more time gets it on their page."),
    )
    pass_percent = forms.IntegerField(label=_("To pass, in percent"), min_value=0, max_value=100, initial=60)
    attempts = forms.IntegerField(label=_("Attempts"), min_value=1, max_value=10, initial=1)
    per_page = forms.IntegerField(
        label=_("Questions on a page"),
        min_value=1,
        max_value=20,
        initial=3,
        help_text=_("Each page is kept when the next one is opened."),
    )
    draw = forms.IntegerField(
        label=_("How many of these questions are drawn"),
        required=False,
        min_value=1,
        max_value=200,
        help_text=_("Left empty, all are asked. Drawn anew for each attempt."),
    )
    shuffle_questions = forms.BooleanField(
        label=_("Questions stand in another order each time"), required=False
    )
    shuffle_options = forms.BooleanField(label=_("Answers stand in another order each time"), required=False)
    policy = forms.ChoiceField(
        label=_("Which attempt counts"),
        choices=Quiz.Policy.choices,
        initial=Quiz.Policy.HIGHEST,
        required=False,
        widget=forms.RadioSelect,
    )
    shows = forms.ChoiceField(
        label=_("When is shown what is right"),
        choices=Quiz.Shows.choices,
        initial=Quiz.Shows.LAST,
        required=False,
        widget=forms.RadioSelect,
    )
    texts = {"title": (_("Title"), 150, False, True)}

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["questions"]
        field.queryset = programme.questions.filter(retired=False)
        field.label_from_instance = str
        self.order_fields([n for n in self.fields if n.startswith("title")])

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know; what was not said takes its plain value."""
        plain = {"policy": Quiz.Policy.HIGHEST, "shows": Quiz.Shows.LAST}
        return {k: v or plain.get(k, v) for k, v in self.cleaned_data.items() if k != "token"}


class FeedbackForm(OneTimeForm):
    """How the course was, from 1 to 5."""

    content = forms.TypedChoiceField(label=_("What was taught"), coerce=int)
    trainers = forms.TypedChoiceField(label=_("The trainers"), coerce=int)
    conditions = forms.TypedChoiceField(label=_("Place and organisation"), coerce=int)
    usefulness = forms.TypedChoiceField(label=_("Useful for your work"), coerce=int)
    words = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Your name is not kept with your answers. Please name nobody."),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        marks = [(5, _("very good")), (4, _("good")), (3, _("fair")), (2, _("poor")), (1, _("very poor"))]
        for name in ("content", "trainers", "conditions", "usefulness"):
            field: Any = self.fields[name]
            field.widget = forms.RadioSelect()
            field.choices = marks
