"""What is typed of a contribution: the words, in whose name, for whom; by oneself or written down for somebody."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from punte.base.forms import Ways
from punte.base.translated import LANGUAGES, OWN_NAMES
from punte.dialogue import plain
from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.models import Consultation, Contribution, StakeholderGroup
from punte.organisations.models import Organisation, Role
from punte.participation.models import Participation
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User

GROUP_HINT = _(
    "Only if you want to: so that it shows who was heard and who was not. It stands beside these words, unless it tells"
    " of origin, health or union: then it only counts in sums of five and more. It is in no file about you."
)


def groups(consultation: Consultation) -> Any:
    """The groups one may name."""
    return StakeholderGroup.objects.of(consultation.consortium_id)


class WordsForm(OneTimeForm):
    """A proposal, an answer or a reply: only words, and how they are signed."""

    title = forms.CharField(
        label=_("Your proposal in one line"), max_length=plain.TITLE, help_text=_("What should be done.")
    )
    side = forms.ChoiceField(label=_("You are"), choices=Contribution.Side.choices, widget=Ways)
    text = forms.CharField(label=_("What you want to say"), max_length=plain.TEXT, widget=forms.Textarea)
    group = forms.ModelChoiceField(
        label=_("I speak for"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("I do not say"), help_text=GROUP_HINT,
    )  # fmt: skip
    named = forms.BooleanField(label=_("Show my name beside it"), required=False)

    def __init__(self, *args: Any, consultation: Consultation, kind: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["group"].queryset = groups(consultation)
        if kind != Contribution.Kind.PROPOSAL:
            del fields["title"]
        if kind != Contribution.Kind.REPLY:
            del fields["side"]
        else:
            fields["text"] = forms.CharField(
                label=_("Your reply"), max_length=plain.REPLY, widget=forms.Textarea({"rows": 4})
            )


class ContributeForm(WordsForm):
    """By oneself, perhaps in the name of an organisation in which one holds a role."""

    language = forms.ChoiceField(label=_("Written in"), choices=list(zip(LANGUAGES, OWN_NAMES, strict=True)))
    entity = forms.ModelChoiceField(
        label=_("In the name of"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("Myself"),
    )  # fmt: skip
    mandate = forms.CharField(
        label=_("Your mandate"), max_length=plain.MANDATE, required=False,
        help_text=_("Where you speak for an organisation: as what, by which decision."),
    )  # fmt: skip
    field_order = ["token", "title", "side", "text", "language", "entity", "mandate", "group", "named"]

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = (get_language() or "en")[:2]
        held = Role.objects.held_by(user).values("organisation")
        own = Organisation.objects.filter(pk__in=held).order_by("sort_key")
        if own.exists():
            self.fields["entity"].queryset = own  # type: ignore[attr-defined]
        else:
            del self.fields["entity"], self.fields["mandate"]

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class SpokenForm(ContributeForm):
    """Written down for somebody who said it by telephone, on paper or at a meeting."""

    channel = forms.ChoiceField(label=_("How it was said"), choices=[])
    participation = forms.ChoiceField(label=_("One of the people I accompany"), required=False)
    name = forms.CharField(
        label=_("Or the name"), max_length=120, required=False,
        help_text=_("It is sealed. It only serves to count each person once, and to find the answer for them."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Telephone or e-mail"), max_length=120, required=False,
        help_text=_("If they want to be told what became of it."),
    )  # fmt: skip
    place = forms.CharField(label=_("Town or village"), max_length=80, required=False)
    field_order = [
        "token", "channel", "participation", "name", "contact", "place", "title", "text", "language", "entity",
        "mandate", "group", "named",
    ]  # fmt: skip

    def __init__(self, *args: Any, user: User, consultation: Consultation, **kwargs: Any):
        super().__init__(*args, user=user, consultation=consultation, **kwargs)
        fields: dict[str, Any] = self.fields
        fields.pop("entity", None)
        fields.pop("mandate", None)
        del fields["named"]
        fields["channel"].choices = Contribution.Channel.choices[1:]
        fields["text"].label = _("What they said, in their words")
        fields["text"].help_text = _("Read it to them before you save it.")
        fields["group"].label = _("They speak for")
        fields["group"].help_text = _("Ask; write it only if they say so. It counts for these words alone.")
        own = Participation.objects.visible_to(user).filter(
            operation=consultation.operation_id, responsible=user
        )
        people = [(str(line.pk), line.name) for line in own.for_list()]
        if people:
            fields["participation"].choices = [("", _("None of them")), *people]
        else:
            del fields["participation"]
            fields["name"].label = _("Name")

    def clean(self) -> dict[str, Any]:
        """Somebody said it."""
        data = super().clean() or {}
        if not data.get("participation") and not data.get("name"):
            self.add_error("name", _("Choose the person, or write the name."))
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = super().told
        who = {key: data.pop(key) for key in ("channel", "name", "contact", "place")}
        number = data.pop("participation", "")
        participation = Participation.objects.get(pk=number) if number else None
        return {**data, "spoken": Spoken(participation=participation, **who)}


class ChangeForm(WordsForm):
    """Change what one wrote, while the time for it lasts."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any):
        kwargs.setdefault("initial", {
            "title": contribution.title and contribution.title.texts.get(contribution.title.source),
            "text": contribution.text.texts.get(contribution.text.source),
            "group": contribution.group_id,
            "named": contribution.named,
            "version": contribution.version,
        })  # fmt: skip
        super().__init__(*args, consultation=contribution.consultation, kind=contribution.kind, **kwargs)
        self.fields.pop("side", None)

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class SupportForm(forms.Form):
    """Support it, or no longer."""

    group = forms.ModelChoiceField(
        label=_("I speak for"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("I do not say"),
    )  # fmt: skip
    back = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups(consultation)  # type: ignore[attr-defined]


class TranslateForm(OneTimeForm):
    """A translation for which a person vouches."""

    language = forms.ChoiceField(label=_("Translated into"))
    title = forms.CharField(label=_("Title"), max_length=plain.TITLE)
    text = forms.CharField(label=_("Text"), max_length=plain.TEXT, widget=forms.Textarea)

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any):
        super().__init__(*args, **kwargs)
        source = contribution.text.source
        fields: dict[str, Any] = self.fields
        fields["language"].choices = [
            (code, name) for code, name in zip(LANGUAGES, OWN_NAMES, strict=True) if code != source
        ]
        if not contribution.title:
            del fields["title"]
