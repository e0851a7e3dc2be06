"""What is typed of a voter list: its name, and who comes onto it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import Ways
from punte.organisations.models import Organisation, Role
from punte.people.forms.tokens import OneTimeForm

_ROLES = [
    (k.value, k.label) for k in Role.Kind if k not in (Role.Kind.OPERATOR, Role.Kind.AUDITOR, Role.Kind.DPO)
]


class ListForm(OneTimeForm):
    """A new list."""

    name = forms.CharField(
        label=_("Name of the list"), max_length=120, help_text=_("For example: General assembly 2025")
    )


class AddForm(OneTimeForm):
    """Who comes onto the list."""

    source = forms.ChoiceField(
        label=_("Who comes onto the list"), initial="partners",
        choices=[
            ("partners", _("One delegate for each partner of the project")),
            ("kind", _("One delegate for each organisation of a kind")),
            ("role", _("Whoever works in the project in a role")),
            ("people", _("People by their e-mail addresses")),
        ],
        widget=Ways(hints={"partners": _("Who manages there; their group is that of the organisation.")}),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        choices=[("", _("Choose")), *Organisation.Kind.choices],
        required=False,
    )
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Choose")), *_ROLES], required=False)
    addresses = forms.CharField(
        label=_("E-mail addresses"), required=False, max_length=60_000, widget=forms.Textarea({"rows": 3}),
        help_text=_("One on each line. They need an account."),
    )  # fmt: skip
    votes = forms.BooleanField(
        label=_("They have a vote"),
        required=False,
        initial=True,
        help_text=_("Without it they only read what comes out."),
    )

    def clean(self) -> dict[str, Any]:
        """What belongs to the chosen source is there."""
        data = super().clean() or {}
        wanted = data.get("source")
        if wanted == "kind" and not data.get("kind"):
            self.add_error("kind", _("Choose the kind."))
        if wanted == "role" and not data.get("role"):
            self.add_error("role", _("Choose the role."))
        return data
