"""The code that opens one's own file, for who has an account and for who makes one with it."""

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from punte.people.actions.accounts import Asked
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User

_SHAPE_TOLD = _("A number and three groups of four letters or digits, for example 3-ABCD-EFGH-JKMN.")


class ClaimForm(forms.Form):
    """The code that staff handed over."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_SHAPE_TOLD,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "characters", "size": 24}),
    )


class AskAccountForm(OneTimeForm):
    """Who wants an account, and where the code goes."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        help_text=_("As the pages shall greet you."),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_(
            "A mailbox that only you read. We send a code there; you will sign in with this address."
        ),
    )


class OpenAccountForm(OneTimeForm):
    """Both codes, and the password of the new account. Its token is the asking's own: one asking makes one
    account."""

    mail_code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=20,
        help_text=_("Six digits. Look among unwanted mail too."),
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "size": 10}),
    )
    code = forms.CharField(
        label=_("Code that you were handed"),
        max_length=60,
        help_text=_SHAPE_TOLD,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "size": 24}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least ten characters. A few words that only you would put together are best."),
    )

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.owner = User(email=asked.email, name=asked.name)
        self.fields["token"].initial, self.fields["token"].disabled = asked.token, True

    def clean_mail_code(self) -> str:
        code = re.sub(r"[\s-]", "", self.cleaned_data["mail_code"])
        if not re.fullmatch("[0-9]{6}", code):
            raise ValidationError(_("The code of the e-mail has six digits."))
        return code

    def clean_password(self) -> str:
        """Here already, so that a weak password costs no try."""
        validate_password(self.cleaned_data["password"], self.owner)
        return self.cleaned_data["password"]
