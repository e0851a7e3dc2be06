"""Writing down what a person agreed to. The screens of one person include this form; its words are shown, not typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import Ways
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.records.models import Consent
from punte.records.wordings import LANGUAGES, wordings


class ConsentForm(OneTimeForm):
    """`partners` are those of the operation; `language` is that in which the words are shown to the person."""

    purpose = forms.ChoiceField(label=_("What for?"), choices=Consent.Purpose.choices, widget=Ways)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Partner"),
        required=False,
        empty_label=_("every partner of this project"),
        help_text=_("Sharing always names one partner."),
    )
    language = forms.ChoiceField(choices=[(code, code) for code in LANGUAGES], widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("The person has read these words or heard them, and agrees"),
        required=False,
        help_text=_("For taking part, the person does not agree but is told: tick when they were told."),
    )
    refused = forms.BooleanField(
        label=_("The person was asked and says no"),
        required=False,
        help_text=_("Refusing is an answer: nobody asks again for the same words."),
    )

    def __init__(self, *args: Any, partners: list[Organisation], language: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.words = wordings(self.data.get("language") or language)
        some = str(_("the partner chosen below"))
        self.fields["purpose"].widget.hints = {
            purpose: words.text(some if purpose == Consent.Purpose.SHARING else "")
            for purpose, words in self.words.items()
        }
        self.fields["language"].initial = next(iter(self.words.values())).language
        ours = Organisation.objects.filter(pk__in=[p.pk for p in partners])
        self.fields["organisation"].queryset = ours  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What give_consent wants to know."""
        partner = self.cleaned_data["organisation"]
        words = self.words[self.cleaned_data["purpose"]]
        return {
            "basis": words.basis,
            "purpose": words.purpose,
            "wording": words.kept(partner.name if partner else ""),
            "language": words.language,
            "organisation": partner,
        }

    def clean(self) -> dict[str, Any]:
        """Sharing names its partner."""
        data = super().clean() or {}
        if data.get("purpose") == Consent.Purpose.SHARING and not data.get("organisation"):
            self.add_error("organisation", _("Say with which partner."))
        if data.get("agreed") == data.get("refused"):
            self.add_error("agreed", _("Show or read the words to the person first."))
        elif data.get("refused") and data.get("purpose") == Consent.Purpose.PARTICIPATION:
            self.add_error(
                "refused", _("The fund's rules ask for this; it is told, and cannot be refused here.")
            )
        return data
