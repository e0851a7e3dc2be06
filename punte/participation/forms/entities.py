"""What is asked about an organisation taking part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.acting import Scope, organisations, scope
from punte.projects.models import Operation


class EnterEntityForm(OneTimeForm):
    """An organisation enters an operation, supported by a partner."""

    entity = forms.ModelChoiceField(
        label=_("Organisation"),
        help_text=_("It must be in the directory; add it there first if it is not."),
        queryset=Organisation.objects.none(),
    )
    organisation = forms.ModelChoiceField(
        label=_("Partner who supports it"), queryset=Organisation.objects.none(), empty_label=None
    )
    on = DatePartsField(label=_("First day"), latest=clock.today)

    def __init__(self, *args: Any, user: User, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        taking_part = operation.entity_participations.values("entity")
        partners = Organisation.objects.filter(partnerships__operation=operation)
        if scope(user, operation) < Scope.OPERATION:
            partners = partners.filter(pk__in=organisations(user, operation))
        self.fields["entity"].queryset = Organisation.objects.exclude(pk__in=taking_part)  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = partners  # type: ignore[attr-defined]


class EndEntityForm(OneTimeForm):
    """The support of an organisation ends."""

    on = DatePartsField(label=_("Last day"), latest=clock.today)
