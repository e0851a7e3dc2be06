"""Other words for a proposal, the author's answer to them, who is asked to sign too, and their answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.dialogue import plain
from punte.dialogue.actions.amendments import LONGEST_REASON
from punte.dialogue.models import CoAuthor, Contribution
from punte.organisations.models import Organisation, Role
from punte.people.forms.tokens import OneTimeForm


class AmendForm(OneTimeForm):
    """The words as they should be; they begin with those that stand."""

    title = forms.CharField(label=_("The proposal in one line"), max_length=plain.TITLE)
    text = forms.CharField(
        label=_("The words as they should be"), max_length=plain.TEXT, widget=forms.Textarea
    )
    why = forms.CharField(label=_("Why"), max_length=LONGEST_REASON, required=False)
    named = forms.BooleanField(label=_("Show my name beside it"), required=False)

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any):
        source = contribution.text.source
        kwargs.setdefault("initial", {
            "title": contribution.title and contribution.title.texts.get(source, ""),
            "text": contribution.text.texts.get(source, ""),
        })  # fmt: skip
        super().__init__(*args, **kwargs)

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class DecideForm(forms.Form):
    """What the author says to it."""

    answer = forms.CharField(
        label=_("Your answer"), max_length=LONGEST_REASON, required=False,
        help_text=_("Needed where you do not take it over. Everybody reads it."),
    )  # fmt: skip


class InviteForm(OneTimeForm):
    """Somebody by e-mail, or an organisation."""

    email = forms.EmailField(label=_("E-mail"), max_length=200, required=False)
    entity = forms.ModelChoiceField(
        label=_("Or an organisation"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("None"), help_text=_("Its people are told, and one of them signs with a mandate."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        active = Role.objects.current().values("organisation")
        field: Any = self.fields["entity"]
        field.queryset = Organisation.objects.filter(pk__in=active).order_by("sort_key")


class SignForm(OneTimeForm):
    """Sign it: with or without one's name, for an organisation with a mandate."""

    mandate = forms.CharField(label=_("Your mandate"), max_length=plain.MANDATE, required=False)
    named = forms.BooleanField(label=_("Show my name beside it"), required=False)

    def __init__(self, *args: Any, co_author: CoAuthor, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if co_author.entity is None:
            del self.fields["mandate"]

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}
