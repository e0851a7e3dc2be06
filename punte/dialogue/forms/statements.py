"""What is typed of statements: one's own, for whom one speaks; the organiser's setting, seeds, reasons."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from punte.base.forms import Ways
from punte.base.translated import LANGUAGES, OWN_NAMES, TextsField
from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.actions.statements import LONGEST
from punte.dialogue.forms.contributions import GROUP_HINT, groups
from punte.dialogue.models import Consultation, Contribution, Conversation, StakeholderGroup, Statement
from punte.people.forms.tokens import OneTimeForm

_FIRST, _AT_ONCE = "first", "at-once"


class StatementForm(OneTimeForm):
    """One's own statement."""

    text = forms.CharField(
        label=_("Your statement"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}),
        help_text=_("One sentence, one thought, so that others can agree or disagree. No names of people."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Written in"), choices=list(zip(LANGUAGES, OWN_NAMES, strict=True)))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = (get_language() or "en")[:2]


class SpeakForm(forms.Form):
    """For whom one speaks in this vote."""

    group = forms.ModelChoiceField(
        label=_("I speak for"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("I do not say"), help_text=GROUP_HINT,
    )  # fmt: skip

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups(consultation)  # type: ignore[attr-defined]


class SettingForm(forms.Form):
    """How the organiser deals with statements; nothing is chosen beforehand."""

    own_statements = forms.BooleanField(label=_("People may add their own statements"), required=False)
    read_first = forms.ChoiceField(
        label=_("When do all see a new statement?"),
        choices=[(_FIRST, _("After somebody has read it")), (_AT_ONCE, _("At once"))],
        widget=Ways(
            hints={
                _FIRST: _("It waits until you show it, or say why not. Read every day: people wait."),
                _AT_ONCE: _("You read it afterwards, and may take it away, with a reason."),
            }
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, conversation: Conversation | None, **kwargs: Any):
        if conversation:
            kwargs["initial"] = {
                "own_statements": conversation.own_statements,
                "read_first": _FIRST if conversation.read_first else _AT_ONCE,
                "version": conversation.version,
            }
        super().__init__(*args, **kwargs)

    @property
    def told(self) -> dict[str, Any]:
        """For the action."""
        data = self.cleaned_data
        return {
            "own_statements": data["own_statements"],
            "read_first": data["read_first"] == _FIRST,
            "version": data["version"] or 0,
        }


class SeedForm(OneTimeForm):
    """The organiser's own statement."""

    text = TextsField(
        line=True,
        label=_("Statement"),
        help_text=_("One sentence, one thought. At most 160 characters a language."),
    )
    meta = forms.BooleanField(
        label=_("It only asks who somebody is"), required=False,
        help_text=_("“I live in a village” for example. It is counted, and moves nobody on the map."),
    )  # fmt: skip


class PaperForm(OneTimeForm):
    """The votes of somebody without a device, as they said them; what was not answered stays empty."""

    channel = forms.ChoiceField(label=_("How they said it"), choices=Contribution.Channel.choices[1:])
    name = forms.CharField(
        label=_("Name"), max_length=120,
        help_text=_("It is sealed. It only serves to count each person once."),
    )  # fmt: skip
    contact = forms.CharField(label=_("Telephone or e-mail"), max_length=120, required=False)
    place = forms.CharField(label=_("Town or village"), max_length=80, required=False)
    group = forms.ModelChoiceField(
        label=_("They speak for"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("They do not say"), help_text=_("Ask; write it only if they say so."),
    )  # fmt: skip

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups(consultation)  # type: ignore[attr-defined]
        choices = [("1", _("Agree")), ("-1", _("Disagree")), ("0", _("Pass"))]
        for one in consultation.statements.shown():
            self.fields[f"s{one.pk}"] = forms.ChoiceField(
                label=str(one.text), choices=choices, widget=forms.RadioSelect, required=False
            )

    @property
    def told(self) -> dict[str, Any]:
        """For the action."""
        data = self.cleaned_data
        who = {key: data[key] for key in ("channel", "name", "contact", "place")}
        votes = {int(key[1:]): int(value) for key, value in data.items() if key[1:].isdecimal() and value}
        return {"spoken": Spoken(**who), "group": data["group"], "votes": votes}


class RejectForm(forms.Form):
    """Why a statement is not shown."""

    reason = forms.ChoiceField(
        label=_("Why is it not shown?"), choices=Statement.Reason.choices, widget=forms.RadioSelect
    )


class StrikeForm(forms.Form):
    """Why somebody is taken out of the vote."""

    why = forms.CharField(
        label=_("Why"), max_length=200, help_text=_("Kept for colleagues; the person may ask.")
    )
