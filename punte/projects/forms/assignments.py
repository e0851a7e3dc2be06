"""Putting a partner's role to work in a project."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField
from punte.organisations.models import Role
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Assignment, Operation

_LATEST = dt.date(2100, 12, 31)
_HINTS = {
    "special": _("Disability, ethnic belonging and the like; each look is logged."),
    "number": _("Type a national number to compare it; no digit is ever shown."),
    "export": _("Download lists."),
    "erase": _("Restrict or erase a person's file."),
}


class Rights(forms.CheckboxSelectMultiple):
    """The separate rights, each with what it allows."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().create_option(name, value, *args, **kwargs), "hint": _HINTS.get(str(value), "")}


class RoleChoice(forms.ModelChoiceField):
    """A colleague, as what, for whom."""

    def label_from_instance(self, role: Role) -> str:
        return f"{role.user.name} – {role.get_role_display()}, {role.organisation}"


class RightsForm(forms.Form):
    """The separate rights of an assignment."""

    rights = forms.MultipleChoiceField(
        label=_("Separate rights"), required=False, choices=Assignment.Right.choices, widget=Rights
    )


class AssignmentForm(OneTimeForm):
    """Which role, with which rights, until when."""

    role = RoleChoice(label=_("Colleague"), queryset=Role.objects.none(), empty_label=_("Choose a colleague"))
    rights = forms.MultipleChoiceField(
        label=_("Separate rights"), required=False, choices=Assignment.Right.choices, widget=Rights
    )
    until = DatePartsField(
        label=_("Last day"),
        required=False,
        latest=_LATEST,
        help_text=_("Needed for an auditor, for example 30 6 2026."),
    )

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        partners = operation.partnerships.values("organisation")
        roles = Role.objects.current().filter(organisation__in=partners)
        if not self.is_bound:  # a second click must not fail because the first one has worked
            roles = roles.exclude(assignments__in=Assignment.objects.in_force().filter(operation=operation))
        self.fields["role"].queryset = roles.select_related("user", "organisation").order_by(  # type: ignore[attr-defined]
            "organisation__sort_key", "user__name", "pk"
        )
