"""Deciding about applicants in one table; applying for somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.learning.actions.applications import REASONS, REFUSE, SEAT, SELECT, WAIT
from punte.learning.models import Enrolment
from punte.people.forms.tokens import OneTimeForm

State = Enrolment.State
_STEPS = (
    (SEAT, State.ENROLLED, _("Give a seat")),
    (SELECT, State.SELECTED, _("Select")),
    (WAIT, State.WAITLISTED, _("Waiting list")),
)


class DecisionsForm(OneTimeForm):
    """A decision for each applicant; who is left out stays as they are."""

    def __init__(self, *args: Any, applicants: list[Enrolment], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.applicants = applicants
        for enrolment in applicants:
            self.fields[f"e{enrolment.pk}"] = forms.ChoiceField(
                label=_("Decision about %(name)s") % {"name": enrolment.person.full_name},
                choices=_choices(enrolment),
                required=False,
            )

    @property
    def decisions(self) -> dict[int, str]:
        """What was decided: {enrolment: step}."""
        said = {e.pk: self.cleaned_data[f"e{e.pk}"] for e in self.applicants}
        return {pk: step for pk, step in said.items() if step}


def _choices(enrolment: Enrolment) -> list[Any]:
    steps = [(step, word) for step, state, word in _STEPS if enrolment.may_move_to(state)]
    reasons = [(f"{REFUSE}:{reason.value}", str(reason.label)) for reason in REASONS]
    return [("", _("leave as it is")), *steps, (_("Do not select, because"), reasons)]


class ApplyForm(OneTimeForm):
    """People for whom one applies."""

    participations = forms.TypedMultipleChoiceField(
        label=_("People"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You apply together with them; the application says so."),
        error_messages={"required": _("Tick at least one person.")},
    )

    def __init__(self, *args: Any, offered: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["participations"].choices = offered  # type: ignore[attr-defined]
