"""What is typed of a survey: the answers, page by page without a script; the organiser's questions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.translated import TextsField
from punte.dialogue.forms.contributions import GROUP_HINT, SpokenForm, groups
from punte.dialogue.models import Consultation, StakeholderGroup, SurveyQuestion
from punte.dialogue.survey_logic import LONGEST, Answers, asked
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User

Kind = SurveyQuestion.Kind
SURVEY_GROUP_HINT = _(
    "Only if you want to. It is counted only in sums of five and more; it is in no file about you."
)


class _Numbers(forms.TypedMultipleChoiceField):
    """Options by their numbers."""

    def __init__(self, **kwargs: Any):
        super().__init__(coerce=int, empty_value=[], widget=forms.CheckboxSelectMultiple, **kwargs)


def _field(question: SurveyQuestion) -> forms.Field:
    """The field in which it is answered."""
    told: dict[str, Any] = {"label": str(question), "required": question.required}
    unsaid = [] if question.required else [("", _("I do not say"))]
    options = list(enumerate(question.words))
    match question.kind:
        case Kind.SINGLE:
            return forms.TypedChoiceField(
                choices=[*options, *unsaid], coerce=int, empty_value=None, widget=forms.RadioSelect, **told
            )
        case Kind.MULTIPLE:
            return _Numbers(choices=options, help_text=_("Choose as many as fit."), **told)
        case Kind.SCALE:
            ends = {1: question.low, 5: question.high}
            steps = [(n, f"{n} – {ends[n]}" if ends.get(n) else str(n)) for n in SurveyQuestion.SCALE]
            return forms.TypedChoiceField(
                choices=[*steps, *unsaid], coerce=int, empty_value=None, widget=forms.RadioSelect, **told
            )
        case Kind.NUMBER:
            hint = _("A whole number from %(least)s to %(most)s.") % {
                "least": question.least, "most": question.most,
            }  # fmt: skip
            return forms.IntegerField(
                min_value=question.least, max_value=question.most, help_text=hint, **told
            )
    return forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The organiser reads this without your name. Name nobody."),
        **told,
    )


class Asking(OneTimeForm):
    """The questions that are asked after the answers so far. `more` are those that stand on the page for the first
    time: while there are some, nothing is sent yet."""

    def ask(self, questions: Iterable[SurveyQuestion], before: Answers) -> None:
        """Put the fields of what is asked; a page that is sent says in `seen` which stood on it."""
        self.questions: list[SurveyQuestion] = []
        every = list(questions)
        seen = set(self.data.get("seen", "").split(",")) if self.is_bound else set()
        known: Answers = {}
        for question in every:
            if not asked(question, known):
                continue
            name, field = f"q{question.pk}", _field(question)
            self.questions.append(question)
            self.fields[name] = field
            if self.is_bound:
                known[question.pk] = self._given(name, field)
            elif question.pk in before:
                known[question.pk] = self.initial[name] = before[question.pk]
        here = [str(one.pk) for one in self.questions]
        self.more = {f"q{pk}" for pk in here if self.is_bound and pk not in seen}
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput, initial=",".join(here), required=False
        )
        if self.is_bound:
            data: Any = self.data.copy()  # type: ignore[attr-defined]
            data["seen"] = ",".join(here)
            self.data = data
        self.last = not any(
            one.after_id in {q.pk for q in self.questions} for one in every if one not in self.questions
        )
        if "group" in self.fields:
            self.fields["group"] = self.fields.pop("group")  # for whom one speaks is asked at the end

    def _given(self, name: str, field: forms.Field) -> Any:
        try:
            return field.clean(field.widget.value_from_datadict(self.data, self.files, name))
        except forms.ValidationError:
            return None

    def clean(self) -> dict[str, Any]:
        """Nobody has left empty what nobody has seen."""
        data = super().clean() or {}
        for name in self.more:
            self.errors.pop(name, None)
        return data

    @property
    def answers(self) -> Answers:
        """By the id of the question."""
        return {one.pk: self.cleaned_data.get(f"q{one.pk}") for one in self.questions}


class SurveyForm(Asking):
    """One's own answers."""

    group = forms.ModelChoiceField(
        label=_("I speak for"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("I do not say"), help_text=GROUP_HINT,
    )  # fmt: skip

    def __init__(
        self, *args: Any, consultation: Consultation, questions: Iterable[SurveyQuestion],
        before: Answers | None = None, **kwargs: Any,
    ):  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups(consultation)  # type: ignore[attr-defined]
        self.fields["group"].help_text = SURVEY_GROUP_HINT
        self.ask(questions, before or {})

    @property
    def told(self) -> dict[str, Any]:
        """For the action."""
        return {"answers": self.answers, "group": self.cleaned_data["group"]}


class SpokenSurveyForm(Asking, SpokenForm):
    """The answers of somebody for whom a colleague writes them down."""

    def __init__(
        self,
        *args: Any,
        user: User,
        consultation: Consultation,
        questions: Iterable[SurveyQuestion],
        **kwargs: Any,
    ):
        super().__init__(*args, user=user, consultation=consultation, kind="answer", **kwargs)
        for name in ("text", "language"):
            del self.fields[name]
        self.ask(questions, {})

    @property
    def told(self) -> dict[str, Any]:
        """For the action."""
        said = super().told
        return {"answers": self.answers, "group": said["group"], "spoken": said["spoken"]}


class QuestionForm(OneTimeForm):
    """A question of one kind, and after which answers it is asked."""

    text = TextsField(line=True, label=_("Question"))
    options = TextsField(
        label=_("Options"), help_text=_("One option a line, in the same order in each language you write.")
    )
    low = TextsField(line=True, label=_("What 1 means"))
    high = TextsField(line=True, label=_("What 5 means"))
    least = forms.IntegerField(label=_("From"), min_value=-1_000_000, max_value=1_000_000)
    most = forms.IntegerField(label=_("To"), min_value=-1_000_000, max_value=1_000_000)
    required = forms.BooleanField(label=_("It has to be answered"), required=False)
    condition = forms.MultipleChoiceField(
        label=_("Ask it only after one of these answers"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Options of one earlier question. Choose none, and it is asked of everybody."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        kind: str,
        consultation: Consultation,
        question: SurveyQuestion | None = None,
        **kwargs: Any,
    ):
        if question:
            names = ("text", "options", "low", "high", "least", "most", "required", "version")
            told = {name: getattr(question, name) for name in names}
            picked = [f"{question.after_id}:{n}" for n in question.chosen]
            kwargs.setdefault("initial", {**told, "condition": picked})
        super().__init__(*args, **kwargs)
        own = {Kind.SCALE: {"low", "high"}, Kind.NUMBER: {"least", "most"}}.get(Kind(kind), set())
        own = {"options"} if kind in SurveyQuestion.CHOICES else own
        for name in {"options", "low", "high", "least", "most"} - own:
            del self.fields[name]
        rows = consultation.survey_questions.filter(kind__in=SurveyQuestion.CHOICES)
        if question:
            rows = rows.filter(position__lt=question.position)
        self.earlier = {one.pk: one for one in rows}
        choices = [
            (f"{one.pk}:{n}", f"{one.position}. {one} — {word}")
            for one in self.earlier.values()
            for n, word in enumerate(one.words)
        ]
        self.fields["condition"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["condition"]

    def clean_condition(self) -> list[tuple[int, int]]:
        """Options of one question."""
        pairs = [tuple(map(int, one.split(":"))) for one in self.cleaned_data["condition"]]
        if len({question for question, _option in pairs}) > 1:
            raise forms.ValidationError(_("Choose options of one question only."))
        return [(question, option) for question, option in pairs]

    @property
    def told(self) -> dict[str, Any]:
        """For the actions."""
        data = {k: v for k, v in self.cleaned_data.items() if k not in ("token", "version", "condition")}
        pairs = self.cleaned_data.get("condition") or []
        after = self.earlier[pairs[0][0]] if pairs else None
        return {**data, "after": after, "chosen": [option for _question, option in pairs]}
