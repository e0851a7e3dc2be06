"""Writing questions and tests; answering them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.base.translated import LANGUAGES, Translated
from punte.learning.forms.texts import TextsForm, own_first
from punte.learning.models import Programme, Question, Quiz
from punte.people.forms.tokens import OneTimeForm

Kind = Question.Kind
TRUE_FALSE = [(0, _("true")), (1, _("false"))]


class QuestionForm(TextsForm):
    """One question; answers to choose from stand one a line, in the same order in each language."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect)
    right = forms.CharField(
        label=_("Which are right"),
        required=False,
        max_length=40,
        help_text=_("Their numbers from above: 2, or 1, 3. For true or false: 1 is true, 2 is false."),
    )
    accepted = forms.CharField(
        label=_("What is accepted"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For a short text or a number: one a line. Accents and capitals do not matter."),
    )
    tolerance = forms.DecimalField(
        label=_("A number may differ by"), required=False, min_value=0, max_digits=12, decimal_places=4
    )
    points = forms.IntegerField(label=_("Points"), min_value=1, max_value=100, initial=1)
    texts = {
        "text": (_("Question"), 600, True, True),
        "options": (_("Answers to choose from"), 1200, True, False),
        "explanation": (_("Explanation after the test"), 600, True, False),
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        named = [f"{n}_{lang}" for n in ("text", "options") for lang in own_first()]
        self.order_fields(["kind", *named, "right", "accepted", "tolerance", "points"])

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
        """The lines of each language become answers in three languages."""
        data = super().clean()
        lines = _lines(data.get("options"))
        if len({len(found) for found in lines.values()}) > 1:
            self.add_error(
                f"options_{own_first()[0]}",
                _("Each language must have the same number of answers, one a line."),
            )
        elif lines:
            data["options"] = [
                Translated(dict(zip(lines, texts, strict=True))).as_json()
                for texts in zip(*lines.values(), strict=True)
            ]
        data["options"] = data.get("options") if isinstance(data.get("options"), list) else []
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = {k: v for k, v in self.cleaned_data.items() if k != "token"}
        chosen = data["kind"] in (Kind.SINGLE, Kind.MULTIPLE)
        return data | {"tolerance": data["tolerance"] or 0, "options": data["options"] if chosen else []}


def _lines(options: Translated | None) -> dict[str, list[str]]:
    texts = options.texts if options else {}
    return {
        lang: [x.strip() for x in texts[lang].splitlines() if x.strip()]
        for lang in LANGUAGES
        if lang in texts
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
    texts = {"title": (_("Title"), 150, False, True)}

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["questions"]
        field.queryset = programme.questions.filter(retired=False)
        field.label_from_instance = str
        self.order_fields([n for n in self.fields if n.startswith("title")])

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}


class AnswersForm(forms.Form):
    """A page of a test: nothing is compulsory, so that one may go on and come back."""

    def __init__(self, *args: Any, questions: list[dict[str, Any]], answers: dict[str, Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for question in questions:
            name = f"q{question['id']}"
            self.fields[name] = _field(question)
            self.fields[name].initial = answers.get(str(question["id"]))

    @property
    def answers(self) -> dict[str, Any]:
        """By the question's number."""
        return {name[1:]: value for name, value in self.cleaned_data.items()}


def _field(question: dict[str, Any]) -> forms.Field:
    told: dict[str, Any] = {"label": str(Translated.from_json(question["text"])), "required": False}
    kind = question["kind"]
    if kind in (Kind.TEXT, Kind.NUMBER):
        widget = forms.TextInput({"inputmode": "decimal"} if kind == Kind.NUMBER else {})
        return forms.CharField(max_length=120, widget=widget, **told)
    texts = [(n, str(Translated.from_json(o))) for n, o in enumerate(question["options"])]
    choices = TRUE_FALSE if kind == Kind.TRUE_FALSE else texts
    if kind == Kind.MULTIPLE:
        return forms.TypedMultipleChoiceField(
            choices=choices,
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Several may be right."),
            **told,
        )
    return forms.TypedChoiceField(
        choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect, **told
    )


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
