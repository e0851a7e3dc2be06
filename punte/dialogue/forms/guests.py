"""What somebody without an account writes: the words, a name or none, and the address that proves them one person."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from punte.base.translated import LANGUAGES, OWN_NAMES
from punte.dialogue import plain
from punte.dialogue.forms.contributions import GROUP_HINT, groups
from punte.dialogue.forms.surveys import SURVEY_GROUP_HINT, Asking
from punte.dialogue.models import Consultation, GuestWord, StakeholderGroup, SurveyQuestion
from punte.people.forms.tokens import OneTimeForm


class GuestForm(OneTimeForm):
    """A proposal, an answer or a support, by mailbox."""

    title = forms.CharField(
        label=_("Your proposal in one line"), max_length=plain.TITLE, help_text=_("What should be done.")
    )
    text = forms.CharField(label=_("What you want to say"), max_length=plain.TEXT, widget=forms.Textarea)
    written_in = forms.ChoiceField(
        label=_("Written in"), choices=list(zip(LANGUAGES, OWN_NAMES, strict=True))
    )
    group = forms.ModelChoiceField(
        label=_("I speak for"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("I do not say"), help_text=GROUP_HINT,
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), max_length=120, widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("We send a link there; nothing is published before you have used it. Nobody reads the address."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, widget=forms.TextInput({"autocomplete": "name"}),
        help_text=_("If you want to."),
    )  # fmt: skip
    named = forms.BooleanField(label=_("Show my name beside it"), required=False)

    def __init__(self, *args: Any, consultation: Consultation, kind: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["group"].queryset = groups(consultation)
        fields["written_in"].initial = (get_language() or "ro")[:2]
        if kind != GuestWord.Kind.PROPOSAL:
            del fields["title"]
        counts = {
            GuestWord.Kind.SUPPORT: _("We send a link there; your support counts once you have used it."),
            GuestWord.Kind.SURVEY: _("We send a link there; your answers count once you have used it."),
        }
        if hint := counts.get(GuestWord.Kind(kind)):
            for name in ("text", "written_in", "name", "named"):
                del fields[name]
            fields["email"].help_text = hint

    def clean(self) -> dict[str, Any]:
        """A name that is to be shown is written."""
        data = super().clean() or {}
        if data.get("named") and not data.get("name"):
            self.add_error("name", ValidationError(_("Write the name that is to stand beside it.")))
        return data

    def add_error(self, field: str | None, error: Any) -> None:
        """The action calls the language of the words `language`."""
        super().add_error({"language": "written_in"}.get(field or "", field), error)

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class GuestSurveyForm(Asking, GuestForm):
    """The answers to a survey, by mailbox."""

    def __init__(
        self, *args: Any, consultation: Consultation, questions: Iterable[SurveyQuestion], **kwargs: Any
    ):
        super().__init__(*args, consultation=consultation, kind=GuestWord.Kind.SURVEY, **kwargs)
        self.fields["group"].help_text = SURVEY_GROUP_HINT
        self.ask(questions, {})
        self.fields["email"] = self.fields.pop("email")

    @property
    def told(self) -> dict[str, Any]:
        """For the action."""
        said = super().told
        return {"answers": self.answers, "group": said["group"], "email": said["email"]}
