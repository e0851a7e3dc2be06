"""What is typed at a round table: its terms, who speaks for whom, questions and answers, the position, signatures."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from punte.ballots.models import Poll
from punte.base.forms import DatePartsField, Ways
from punte.base.translated import LANGUAGES, OWN_NAMES, TextsField
from punte.dialogue import plain
from punte.dialogue import table_permissions as permissions
from punte.dialogue.actions import positions, questions
from punte.dialogue.actions.tables import LONGEST_ANSWER, LONGEST_EACH
from punte.dialogue.forms.choices import OrganisationField, colleagues
from punte.dialogue.models import (
    Consultation,
    PositionSignature,
    RoundTable,
    StakeholderGroup,
    TableQuestion,
)
from punte.events.actions.minutes import FEWEST_DAYS, MOST_DAYS
from punte.events.models import Event
from punte.organisations.models import Organisation, Role
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Operation

TURN_GROUP_HINT = _(
    "The time of each group is read by all, so that it shows who was heard. Some groups only an organisation names."
)
MOST_EVENTS = 100  # to choose from
_WRITTEN = list(zip(LANGUAGES, OWN_NAMES, strict=True))


def _groups(table: RoundTable) -> Any:
    return StakeholderGroup.objects.of(table.consortium_id)


def _group(hint: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=_("I speak for"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("I do not say"), help_text=hint,
    )  # fmt: skip


class EventField(forms.ModelChoiceField):
    """An event of the project, with its day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.begins:%d.%m.%Y} {obj.title}"


class TableForm(OneTimeForm):
    """The terms of a table."""

    event = EventField(Event.objects.none(), label=_("Event"), empty_label=_("Choose"))
    chair = forms.ModelChoiceField(User.objects.none(), label=_("Chair"), empty_label=_("Choose"))
    aim = TextsField(
        line=True, label=_("What it should come to"), required=False,
        help_text=_("One sentence, so that everybody knows why they come."),
    )  # fmt: skip
    consultation = forms.ModelChoiceField(
        Consultation.objects.none(), label=_("Consultation"), required=False, empty_label=_("None"),
        help_text=_("Where it belongs to one: whoever was there is counted among the people heard."),
    )  # fmt: skip
    minutes_each = forms.IntegerField(
        label=_("Minutes for each speaker"), min_value=1, max_value=LONGEST_EACH, initial=3
    )
    answer_days = forms.IntegerField(
        label=_("Days to answer what is taken along"), min_value=1, max_value=LONGEST_ANSWER, initial=14,
        help_text=_("What is not answered at the table becomes the task of the chair, with this deadline."),
    )  # fmt: skip
    silence_days = forms.IntegerField(
        label=_("Days after which silence approves the minutes"), min_value=FEWEST_DAYS, max_value=MOST_DAYS,
        required=False,
        help_text=_("Agreed before the event and told to all. Empty: who is silent has not approved."),
    )  # fmt: skip
    online = forms.BooleanField(
        label=_("Questions also from people who are not in the room"), required=False, initial=True
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, user: User, operation: Operation, table: RoundTable | None = None, **kwargs: Any
    ):
        kwargs.setdefault("initial", _terms(table) if table else {"chair": user.pk})
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["chair"].queryset = colleagues(operation)
        fields["consultation"].queryset = Consultation.objects.filter(operation=operation).exclude(
            state="cancelled"
        )
        if table:
            del fields["event"]
        else:
            rows = Event.objects.visible_to(user).filter(operation=operation, round_table=None)
            newest = rows.exclude(state="cancelled").select_related("operation").order_by("-starts_at", "-pk")
            mine = [one.pk for one in newest[:MOST_EVENTS] if permissions.may_plan_at(user, one)]
            fields["event"].queryset = newest.filter(pk__in=mine)

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("token", "version")}


def _terms(table: RoundTable) -> dict[str, Any]:
    names = ("chair", "aim", "consultation", "minutes_each", "answer_days", "online", "version")
    return {name: getattr(table, name) for name in names} | {"silence_days": table.event.silence_days}


class TurnForm(OneTimeForm):
    """One asks to speak: in whose name, for whom."""

    entity = forms.ModelChoiceField(
        label=_("In the name of"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Myself"),
    )
    mandate = forms.CharField(
        label=_("Your mandate"), max_length=plain.MANDATE, required=False,
        help_text=_("Where you speak for an organisation: as what, by which decision."),
    )  # fmt: skip
    group = _group(TURN_GROUP_HINT)

    def __init__(self, *args: Any, user: User, table: RoundTable, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["group"].queryset = _groups(table)
        own = organisations_of(user)
        if own.exists():
            fields["entity"].queryset = own
        else:
            del fields["entity"], fields["mandate"]

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}


def organisations_of(user: User) -> Any:
    """Those for which one may speak today."""
    held = Role.objects.held_by(user).values("organisation")
    return Organisation.objects.filter(pk__in=held).order_by("sort_key")


class SpeakerForm(OneTimeForm):
    """The chair writes down who raised a hand."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("It is sealed, and read in the room only.")
    )
    entity = OrganisationField(label=_("Organisation"), required=False)
    mandate = forms.CharField(label=_("As what"), max_length=plain.MANDATE, required=False)
    group = _group(TURN_GROUP_HINT)

    def __init__(self, *args: Any, table: RoundTable, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["group"].queryset = _groups(table)
        fields["group"].label = _("Speaks for")

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}


class WhyForm(forms.Form):
    """A word why; and who spoke when the page was drawn."""

    why = forms.CharField(label=_("Why"), max_length=200)
    after = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)


class QuestionForm(OneTimeForm):
    """A question, short enough to be read from the wall."""

    text = forms.CharField(
        label=_("Your question"), max_length=questions.LONGEST, widget=forms.Textarea({"rows": 3}),
        help_text=_("One question. Look first whether somebody has asked it: then carry theirs."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Written in"), choices=_WRITTEN)
    addressee = forms.CharField(
        label=_("To whom"), max_length=160, required=False,
        help_text=_("An authority or an organisation, if you know which."),
    )  # fmt: skip
    group = _group(_("Only if you want to. It counts for this question alone."))
    named = forms.BooleanField(label=_("Show my name beside it"), required=False)

    def __init__(self, *args: Any, table: RoundTable, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = _groups(table)  # type: ignore[attr-defined]
        self.fields["language"].initial = (get_language() or "en")[:2]

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}


class RoomQuestionForm(QuestionForm):
    """A question from the room, written down by the chair."""

    name = forms.CharField(
        label=_("Who asks"), max_length=120, help_text=_("It is sealed, and shown to nobody.")
    )
    field_order = ["token", "name", "text", "language", "addressee", "group"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["named"]
        self.fields["text"].label = _("Question")
        self.fields["text"].help_text = ""
        self.fields["group"].label = _("Speaks for")


class TakeForm(forms.Form):
    """Who answers, by when."""

    responsible = forms.ModelChoiceField(User.objects.none(), label=_("Who answers"), empty_label=_("Choose"))
    addressee = forms.CharField(
        label=_("The authority that is asked"), max_length=160, required=False,
        help_text=_("Whoever answers asks there, and writes down what was said."),
    )  # fmt: skip
    due_on = DatePartsField(label=_("Answer by"))

    def __init__(self, *args: Any, table: RoundTable, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = colleagues(table.operation)  # type: ignore[attr-defined]


class QuestionAnswerForm(forms.Form):
    """The answer, in the words of who gave it."""

    text = forms.CharField(label=_("Answer"), max_length=questions.ANSWER, widget=forms.Textarea({"rows": 6}))
    language = forms.ChoiceField(label=_("Written in"), choices=_WRITTEN)
    answered_by = forms.CharField(
        label=_("Who gave it"),
        max_length=160,
        help_text=_("The authority or organisation; everybody reads it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = (get_language() or "en")[:2]


class JoinForm(forms.Form):
    """Which question asks the same."""

    into = forms.ModelChoiceField(
        TableQuestion.objects.none(), label=_("It asks the same as"), empty_label=_("Choose"),
        help_text=_("Who carried one carries the other, each once."),
    )  # fmt: skip

    def __init__(self, *args: Any, question: TableQuestion, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = TableQuestion.objects.read().filter(table=question.table_id).exclude(pk=question.pk)
        self.fields["into"].queryset = rows  # type: ignore[attr-defined]


class PollForm(forms.Form):
    """Which poll of the project is put to the table."""

    poll = forms.ModelChoiceField(Poll.objects.none(), label=_("Poll"), empty_label=_("Choose"))

    def __init__(self, *args: Any, table: RoundTable, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = Poll.objects.filter(operation=table.operation_id, secret=False).exclude(state="cancelled")
        here = table.polls.values("poll")
        self.fields["poll"].queryset = rows.exclude(pk__in=here)  # type: ignore[attr-defined]


class PositionForm(OneTimeForm):
    """What those at the table say together."""

    title = forms.CharField(label=_("Title"), max_length=200)
    language = forms.ChoiceField(label=_("Written in"), choices=_WRITTEN)
    text = forms.CharField(
        label=_("Text"), max_length=positions.LONGEST, widget=forms.Textarea({"rows": 14}),
        help_text=_("What you ask of whom, and why. An empty line begins a paragraph."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = {k: v for k, v in self.cleaned_data.items() if k != "token"}
        return data | {"version": data["version"] or 0}


class SignForm(OneTimeForm):
    """An organisation signs, or says what it does not share."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=None
    )
    mandate = forms.CharField(
        label=_("Your mandate"), max_length=plain.MANDATE,
        help_text=_("As what you speak for it, by which decision. It is printed beside its name."),
    )  # fmt: skip
    stance = forms.ChoiceField(
        label=_("Your organisation"), choices=PositionSignature.Stance.choices,
        widget=Ways(hints={"dissents": _("Your words below are printed with the position, as they are.")}),
    )  # fmt: skip
    words = forms.CharField(
        label=_("In your own words"), max_length=positions.WORDS, required=False,
        widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        own = organisations_of(user)
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]
        self.fields["organisation"].initial = own.first()

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}
