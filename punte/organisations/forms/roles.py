"""Giving a role to a colleague, inviting somebody, accepting an invitation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.organisations import permissions
from punte.organisations.models import Organisation, Role
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User


def roles_to_give(giver: User) -> list[tuple[str, str]]:
    """The roles this user may give."""
    return [(value, str(label)) for value, label in Role.Kind.choices if permissions.may_give(giver, value)]


class RoleForm(OneTimeForm):
    """A further role for a colleague."""

    user = forms.ModelChoiceField(
        label=_("Colleague"), queryset=User.objects.none(), empty_label=_("Choose a colleague")
    )
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, giver: User, organisation: Organisation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        current = Role.objects.current().filter(organisation=organisation)
        self.fields["user"].queryset = User.objects.filter(roles__in=current).distinct().order_by("name")  # type: ignore[attr-defined]
        self.fields["role"].choices = roles_to_give(giver)  # type: ignore[attr-defined]


class InvitationForm(OneTimeForm):
    """Somebody who is not here yet."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The invitation is sent there. It says nothing about you or the role."),
    )
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, giver: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_to_give(giver)  # type: ignore[attr-defined]


class NewAccountForm(forms.Form):
    """The account that an invitation makes."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        help_text=_("As colleagues see it."),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least ten characters. A few words that only you would put together are best."),
    )
