"""A page of a test, as one answers it: with the keyboard, with a screen reader, without script."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base.translated import Translated
from punte.learning import sitting
from punte.learning.actions.assignments import MOST_WORDS
from punte.learning.grading import rule_of
from punte.learning.models import Question

Kind = Question.Kind
TRUE_FALSE = [(0, gettext_lazy("true")), (1, gettext_lazy("false"))]


class Places(forms.MultiWidget):
    """A select for each of several items, each with its own label."""

    template_name = "learning/widgets/places.html"
    use_fieldset = True

    def __init__(self, labels: list[str], choices: list[tuple[Any, str]], *, order: bool = False):
        self.labels, self.order = labels, order
        box = {"class": "ds-input"}
        super().__init__([forms.Select(box, choices=[("", "—"), *choices]) for _label in labels])

    def decompress(self, value: Any) -> list[Any]:
        """Nothing chosen yet, where nothing is kept."""
        return value or [None] * len(self.labels)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each select beside its label."""
        context = super().get_context(name, value, attrs)
        for box, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            box["label"] = label
        context["widget"]["order"] = self.order
        return context


class PlacesField(forms.MultiValueField):
    """The place or the partner of each item; whatever was left open is None."""

    def __init__(
        self, labels: list[str], choices: list[tuple[int, str]], *, order: bool = False, **kwargs: Any
    ):
        fields = [
            forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, required=False)
            for _label in labels
        ]
        widget = Places(labels, choices, order=order)
        super().__init__(fields, require_all_fields=False, widget=widget, **kwargs)

    def compress(self, data_list: list[int | None]) -> list[int | None] | None:
        """All places; nothing at all is no answer."""
        return list(data_list) if any(n is not None for n in data_list or []) else None


class AnswersForm(forms.Form):
    """A page of a test: nothing is compulsory, so that one may go on and come back. What is posted are places as they
    are shown; `answers` are places of the bank. `texts` is what was written in own words so far."""

    mark_optional = False  # it would be said of every question
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(
        self,
        *args: Any,
        questions: list[dict[str, Any]],
        answers: dict[str, Any],
        texts: dict[str, str] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.fields["seen"].initial = sitting.mark(questions, answers)
        for question in questions:
            key, name = str(question["id"]), f"q{question['id']}"
            self.fields[name] = _field(question)
            own = question["kind"] == Kind.ESSAY
            given = (texts or {}).get(key) if own else sitting.shown(question, answers.get(key))
            self.fields[name].initial = given

    @property
    def answers(self) -> dict[str, Any]:
        """By the question's number."""
        return {str(q["id"]): sitting.kept(q, self.cleaned_data.get(f"q{q['id']}")) for q in self.questions}

    def fields_of_the_page(self) -> list[Any]:
        """The questions, without the mark."""
        return [self[f"q{q['id']}"] for q in self.questions]


def _field(question: dict[str, Any]) -> forms.Field:
    told: dict[str, Any] = {"label": str(Translated.from_json(question["text"])), "required": False}
    kind = question["kind"]
    if hint := _hint(question):
        told["help_text"] = hint
    if kind in (Kind.TEXT, Kind.NUMBER):
        widget = forms.TextInput({"inputmode": "decimal"} if kind == Kind.NUMBER else {})
        return forms.CharField(max_length=120, widget=widget, **told)
    if kind == Kind.ESSAY:
        return forms.CharField(max_length=MOST_WORDS, widget=forms.Textarea({"rows": 8}), **told)
    texts = [str(Translated.from_json(o)) for o in question["options"]]
    order = sitting.order_of(question)
    if kind == Kind.MATCHING:
        partners = [str(Translated.from_json(o)) for o in question["partners"]]
        return PlacesField(texts, [(at, partners[n]) for at, n in enumerate(order)], **told)
    if kind == Kind.ORDERING:
        places = [(n, str(n + 1)) for n in range(len(texts))]
        return PlacesField([texts[n] for n in order], places, order=True, **told)
    return _choice(kind, TRUE_FALSE if kind == Kind.TRUE_FALSE else _shown(texts, order), told)


def _shown(texts: list[str], order: list[int]) -> list[tuple[int, str]]:
    return [(at, texts[n]) for at, n in enumerate(order)]


def _choice(kind: str, choices: Any, told: dict[str, Any]) -> forms.Field:
    if kind == Kind.MULTIPLE:
        widget = forms.CheckboxSelectMultiple
        return forms.TypedMultipleChoiceField(choices=choices, coerce=int, widget=widget, **told)
    return forms.TypedChoiceField(
        choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect, **told
    )


def _hint(question: dict[str, Any]) -> str:
    """What one has to do here, and what counts."""
    do = {
        Kind.MULTIPLE: _("Several may be right."),
        Kind.MATCHING: _("Choose beside each what belongs to it."),
        Kind.ORDERING: _("Give each its place: 1 is the first."),
    }.get(question["kind"], "")
    return " ".join(part for part in (do, rule_of(question["kind"]), _criteria(question)) if part)


def _criteria(question: dict[str, Any]) -> str:
    said = [f"{Translated.from_json(c['text'])} ({c['points']})" for c in question.get("criteria", ())]
    return _("The criteria, with their points: %(criteria)s.") % {"criteria": "; ".join(said)} if said else ""
