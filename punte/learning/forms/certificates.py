"""Issuing certificates, changing their state, the commission's decision, the public check."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, Ways
from punte.learning.forms.offerings import LANGUAGES
from punte.learning.models import Certificate, Enrolment
from punte.people.forms.tokens import OneTimeForm
from punte.records.forms.papers import FileForm


class IssueForm(OneTimeForm):
    """To whom: all who meet the rule."""

    kind = forms.ChoiceField(
        label=_("Which certificate"),
        choices=Certificate.Kind.choices,
        initial=Certificate.Kind.PASS,
        widget=Ways(
            hints={
                "pass": _("For who has all that the rule asks for. It counts as certified."),
                "attendance": _("For who has the hours. It does not count as certified."),
            }
        ),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)


_Reason = Certificate.Reason
_REASONS = {
    "suspend": (_Reason.INQUIRY, _Reason.WRONG_DATA, _Reason.AUTHORITY),
    "reissue": (_Reason.WRONG_DATA, _Reason.NAME, _Reason.LOST, _Reason.MISTAKE),
    "revoke": (_Reason.MISTAKE, _Reason.WRONG_DATA, _Reason.FRAUD, _Reason.AUTHORITY),
}


class ReasonForm(forms.Form):
    """Why the state of a certificate changes: of the reasons those that fit the step."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=Certificate.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why.")},
    )

    def __init__(self, *args: Any, step: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fitting = _REASONS[step]
        self.fields["reason"].choices = [(r.value, r.label) for r in fitting]  # type: ignore[attr-defined]


class CommissionForm(FileForm):
    """What the commission decided of each learner."""

    held_on = DatePartsField(label=_("Held on"))
    members = forms.CharField(
        label=_("Members"), max_length=1000, widget=forms.Textarea({"rows": 3}), help_text=_("One a line.")
    )

    def __init__(self, *args: Any, learners: list[Enrolment], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.learners = learners
        for enrolment in learners:
            self.fields[f"e{enrolment.pk}"] = forms.ChoiceField(
                label=enrolment.person.full_name,
                choices=[("", _("not decided")), ("yes", _("passed")), ("no", _("not passed"))],
                required=False,
            )
        self.fields["file"].label = _("Signed minutes")
        self.order_fields(["held_on", "members", *(f"e{e.pk}" for e in learners), "file"])

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        said = {e.pk: data[f"e{e.pk}"] for e in self.learners}
        return {
            "held_on": data["held_on"],
            "members": data["members"],
            "verdicts": {pk: word == "yes" for pk, word in said.items() if word},
            "content": self.content,
            "name": data["file"].name,
        }


class CheckForm(forms.Form):
    """The number of a certificate."""

    number = forms.CharField(
        label=_("Number of the certificate"),
        max_length=80,
        help_text=_("As it stands on the paper, for example 309187-P-2025-0001."),
    )
