"""Applying with a person beside one, or alone; passing on; filtering the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import Ways
from punte.jobs.actions.applications import shares_with
from punte.jobs.models import Vacancy
from punte.jobs.stepping import LONGEST
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import Person

_MESSAGE = _(
    "In a few sentences: why this work, since when free. No illness, debts, convictions or benefits."
)


class MessageForm(OneTimeForm):
    """What is sent along, after the sentence on sharing was heard."""

    agreed = forms.BooleanField(required=False)
    message = forms.CharField(
        label=_("Message to the employer"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text=_MESSAGE,
    )

    cv = forms.ChoiceField(
        label=_("The CV"),
        choices=[("with", _("It goes along, as it stands here")), ("without", _("Apply without a CV"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Look at the CV, then choose.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, shared: bool, seen: str = "", **kwargs: Any):
        """`seen`: the mark of the CV that the page shows; none where there is no CV to ask about."""
        kwargs["initial"] = {"cv": "with", "seen": seen} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if shared:  # agreed to be known to this employer earlier
            del self.fields["agreed"]
        if not seen:
            del self.fields["cv"], self.fields["seen"]

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        said = self.cleaned_data
        mark = said["seen"] if said.get("cv") == "with" else ""
        return {"message": said["message"], "agreed": said.get("agreed", True), "cv": mark}


class OwnForm(MessageForm):
    """The same, alone."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if "agreed" in self.fields:
            self.fields["agreed"].label = _("I agree")


class ApplyForm(MessageForm):
    """For whom; the sentence is read aloud."""

    participation = forms.TypedChoiceField(
        label=_("Who applies"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the person who is beside you.")},
    )
    field_order = ("participation", "agreed", "message", "cv")

    def __init__(self, *args: Any, offered: list[tuple[int, str]], seen: str = "", **kwargs: Any):
        super().__init__(*args, shared=False, seen=seen, **kwargs)
        self.fields["participation"].choices = offered  # type: ignore[attr-defined]
        self.fields["agreed"].label = _("I have read the sentence aloud, and the person agrees")


class PassOnForm(OneTimeForm):
    """To which other vacancy, with the person's word for sharing there. `heard` is the vacancy whose sentence stood on
    the page: nobody agrees to what they have not heard."""

    vacancy = forms.ModelChoiceField(
        Vacancy.objects.none(),
        label=_("Vacancy"),
        empty_label=None,
        widget=Ways,
        error_messages={"required": _("Choose a vacancy.")},
    )
    agreed = forms.BooleanField(
        required=False,
        label=_("I have read the sentence aloud, and the person agrees"),
        help_text=_("Needed where the person has not agreed yet to be known to that employer."),
    )

    heard = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, vacancies: Any, person: Person, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.person = person
        field: Any = self.fields["vacancy"]
        field.queryset = vacancies
        field.label_from_instance = lambda v: f"{v.title} – {v.employer.organisation}"

    def clean(self) -> dict[str, Any]:
        """The sentence names the employer, so it stands there once the vacancy is chosen."""
        told = self.cleaned_data
        vacancy = told.get("vacancy")
        if not vacancy or told.get("heard") == vacancy.pk or shares_with(self.person, vacancy):
            return told
        self.data = {name: value for name, value in self.data.items() if name != "agreed"}
        self.data |= {"heard": str(vacancy.pk)}
        self.add_error("agreed", _("Read the sentence aloud first. Tick this if the person agrees."))
        return told


class CommentForm(OneTimeForm):
    """A remark for colleagues."""

    text = forms.CharField(
        label=_("Remark"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The person can read it in the copy of their data."),
    )


class SearchForm(forms.Form):
    """The list narrowed to one employer, or to the archive."""

    employer = forms.TypedChoiceField(label=_("Employer"), required=False, coerce=int, empty_value=None)
    archived = forms.ChoiceField(
        label=_("Archive"), required=False, choices=[("", _("without it")), ("on", _("with it"))]
    )

    def __init__(self, *args: Any, employers: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["employer"].choices = [("", _("all")), *employers]  # type: ignore[attr-defined]
