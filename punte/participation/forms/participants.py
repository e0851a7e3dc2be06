"""What is asked about a participant, one small form per step."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.base.kept import Kept
from punte.organisations.models import Organisation
from punte.participation.models import Attempt, Observation, Participation, SpecialCategory, Stay
from punte.participation.models.special import Answer
from punte.people import numbers
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import NationalNumber, User
from punte.projects.acting import Scope, organisations, scope
from punte.projects.models import Activity, Operation, Partnership
from punte.records.facts import ABOUT_PERSON
from punte.records.forms.papers import FileForm
from punte.records.forms.papers import PaperForm as RecordPaperForm
from punte.records.models import Document
from punte.reference.models import Region, Settlement

EARLIEST_BIRTH = dt.date(1905, 1, 1)


def _today() -> dt.date:
    return clock.today()


def _kinds() -> list[tuple[str, Any]]:
    return [("", _("none or not shown")), *NationalNumber.Kind.choices]


_PARTNERS = Kept(
    lambda operation: Partnership.objects.filter(operation=operation).values_list(
        "organisation_id", "organisation__name"
    ),
    int,
)


class FilterForm(forms.Form):
    """The filter bar of the participants' list."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *Participation.State.choices]
    )
    partner = forms.TypedChoiceField(label=_("Partner"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = [("", _("All partners")), *_PARTNERS(operation.pk)]  # type: ignore[attr-defined]


NAME = RegexValidator(r"^[^\d_@#%&*+=<>/]+$", _("A name has letters and no digits."))
PHONE = RegexValidator(r"^\+?[\d ()./-]{6,30}$", _("Write the number in digits, for example 0744 123 456."))


class PersonForm(forms.Form):
    """Who somebody is."""

    last_name = forms.CharField(label=_("Family name"), max_length=100, validators=[NAME])
    first_name = forms.CharField(label=_("Given name"), max_length=100, validators=[NAME])
    birth_date = DatePartsField(
        label=_("Date of birth"), earliest=EARLIEST_BIRTH, latest=_today, required=False
    )
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("", _("not known")), *Participation.Sex.choices], required=False
    )


class IdentityForm(PersonForm):
    """Who somebody is, corrected."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RegisterForm(PersonForm, OneTimeForm):
    """A new participant: who it is, for which partner, since when."""

    number_kind = forms.ChoiceField(label=_("Kind of national number"), choices=_kinds, required=False)
    number = forms.CharField(
        label=_("National number"),
        help_text=_("It is kept sealed and never shown again; we compare it to recognise the same person."),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        validators=[PHONE],
        widget=forms.TextInput({"type": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    unsafe = forms.BooleanField(
        label=_("It is not safe to contact this person"),
        help_text=_("Then nobody calls or writes except as agreed with the person."),
        required=False,
    )
    organisation = forms.ModelChoiceField(
        label=_("Partner"), queryset=Organisation.objects.none(), empty_label=None
    )
    registered_on = DatePartsField(label=_("Registered on"), latest=_today)
    same_person = forms.ChoiceField(
        label=_("Do you know this person already?"), required=False, widget=forms.RadioSelect
    )
    field_order = (
        "last_name",
        "first_name",
        "birth_date",
        "sex",
        "number_kind",
        "number",
        "phone",
        "email",
        "unsafe",
    )

    def __init__(self, *args: Any, user: User, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        partners = Organisation.objects.filter(partnerships__operation=operation)
        if scope(user, operation) < Scope.OPERATION:
            partners = partners.filter(pk__in=organisations(user, operation))
        self.fields["organisation"].queryset = partners  # type: ignore[attr-defined]
        self.fields["registered_on"].initial = clock.today(operation.zone)
        self.fields.pop("same_person") if "same_person" not in self.data else None

    def offer(self, persons: Sequence[Any]) -> None:
        """Ask whether it is one of these."""
        field = forms.ChoiceField(
            label=_("We know somebody with this name and date of birth. Is it the same person?"),
            choices=[*((str(p.pk), p.full_name) for p in persons), ("new", _("No, this is another person"))],
            widget=forms.RadioSelect,
        )
        self.fields["same_person"] = field

    def clean(self) -> dict[str, Any]:
        """The number against its check digit, the birth date and the sex."""
        data = super().clean() or {}
        number = numbers.read_number(data.get("number") or "", data.get("number_kind") or "")
        data["number"], data["number_kind"] = number.digits, number.kind if number.digits else ""
        if number.digits:
            for wrong in numbers.disagreements(number, data.get("birth_date"), data.get("sex")):
                self.add_error("number", numbers.TEXTS[wrong])
        return data


class SituationForm(forms.Form):
    """The situation at entry, as the fund asks it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("", _("not known")), *Participation.Sex.choices], required=False
    )
    labour = forms.ChoiceField(
        label=_("On the labour market"),
        choices=[("", _("not known")), *Participation.Labour.choices],
        required=False,
    )
    education = forms.TypedChoiceField(
        label=_("Highest education completed"),
        choices=[("", _("not known")), *Participation.Education.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    studies = forms.ChoiceField(
        label=_("In education or training now"),
        choices=[("", _("not known")), *Participation.Studies.choices],
        required=False,
    )
    jobless_household = forms.NullBooleanField(
        label=_("Lives in a household where nobody works"), required=False
    )
    jobless_household_children = forms.NullBooleanField(
        label=_("… with children who depend on it"), required=False
    )
    single_adult_children = forms.NullBooleanField(
        label=_("Lives as the only adult with children"), required=False
    )
    region = forms.ModelChoiceField(label=_("County"), queryset=Region.objects.counties(), required=False)
    place = forms.CharField(label=_("Settlement"), max_length=100, required=False)
    language = forms.CharField(label=_("Language spoken at home"), max_length=3, required=False)
    sender = forms.ModelChoiceField(
        label=_("Sending organisation"), queryset=Organisation.objects.all(), required=False
    )
    function = forms.ChoiceField(label=_("Function there"), choices=Participation.Function.choices)

    def __init__(self, *args: Any, participation: Participation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.participation = participation
        if participation.operation.indicator_set != "2014-2020":
            for name in ("jobless_household", "jobless_household_children", "single_adult_children"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Empty choices are not known; the settlement must lie in the county, where we know the country's list."""
        data = super().clean() or {}
        for name in ("sex", "labour", "studies"):
            data[name] = data.get(name) or None
        place, region = (data.pop("place", "") or "").strip(), data.get("region")
        data["settlement"] = None
        if place and region:
            listed = Settlement.objects.listed()
            data["settlement"] = listed.named(place, region.pk).first()
            if data["settlement"] is None and listed.filter(country=region.country).exists():
                self.add_error("place", _("There is no such settlement in this county."))
        elif place:
            self.add_error("region", _("Choose the county of the settlement."))
        data["rural"] = data["settlement"].rural if data["settlement"] else self.participation.rural
        return data


class SpecialForm(forms.Form):
    """Special categories: every question may be refused."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, label in SpecialCategory.FIELDS.items():
            self.fields[name] = forms.ChoiceField(
                label=str(label).capitalize(),
                choices=[("", _("leave it as it is")), *Answer.choices],
                required=False,
                widget=forms.RadioSelect,
            )


class EnterForm(OneTimeForm):
    """The first activity attended."""

    on = DatePartsField(label=_("Day of the first activity attended"), latest=_today)


class LeaveForm(OneTimeForm):
    """The end of a stay."""

    on = DatePartsField(label=_("Last day"), latest=_today)
    exit = forms.ChoiceField(label=_("Why"), choices=Stay.Exit.choices)
    early = forms.BooleanField(label=_("Left before the end"), required=False)


class ObserveForm(OneTimeForm):
    """The situation on a day after entering."""

    kind = forms.ChoiceField(label=_("Situation"), choices=Observation.Kind.choices, widget=forms.RadioSelect)
    on = DatePartsField(label=_("On which day"), latest=_today)


class AttemptForm(OneTimeForm):
    """On which day somebody tried, and how."""

    on = DatePartsField(label=_("On which day"), latest=_today)
    how = forms.ChoiceField(label=_("How"), choices=Attempt.How.choices, widget=forms.RadioSelect)


class PaperForm(RecordPaperForm):
    """A paper for the file, and what it proves."""

    proves = forms.TypedChoiceField(label=_("It proves"), required=False, coerce=int, empty_value=None)
    sensitive = forms.BooleanField(
        label=_("It tells of disability, origin, health or housing"),
        help_text=_("Then only colleagues with the right to special categories open it."),
        required=False,
    )

    def __init__(self, *args: Any, facts: list[tuple[int, str]] = (), **kwargs: Any):  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        self.fields["proves"].choices = [("", _("nothing in particular")), *facts]  # type: ignore[attr-defined]

    @property
    def paper(self) -> dict[str, Any]:
        """What the action wants to know."""
        return super().paper | {"sensitive": self.cleaned_data["sensitive"]}


class AwardForm(FileForm):
    """What a person did, evidenced by hand until the room that tells it exists."""

    kind = forms.ChoiceField(label=_("What happened"), choices=[(k.code, k.label) for k in ABOUT_PERSON])
    activity = forms.ModelChoiceField(label=_("Activity"), queryset=Activity.objects.none(), empty_label=None)
    title = forms.CharField(
        label=_("Title"), help_text=_("For example: certificate, project management."), max_length=200
    )
    on = DatePartsField(label=_("Date"), latest=_today)
    field_order = ("kind", "activity", "title", "on", "file")

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = operation.activities.all()  # type: ignore[attr-defined]


class ProofForm(forms.Form):
    """Whether a criterion is met, and which paper says so."""

    verdict = forms.ChoiceField(
        label=_("Verdict"), choices=[("met", _("met")), ("not_met", _("not met"))], widget=forms.RadioSelect
    )
    document = forms.ModelChoiceField(
        label=_("Paper"), queryset=Document.objects.none(), required=False, empty_label=_("none yet")
    )

    def __init__(self, *args: Any, papers: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = papers  # type: ignore[attr-defined]


class CompareForm(forms.Form):
    """A number typed to be compared."""

    number = forms.CharField(
        label=_("National number"), max_length=40, widget=forms.TextInput({"autocomplete": "off"})
    )
    reason = forms.CharField(label=_("Why do you compare it?"), max_length=200)


class ContactForm(forms.Form):
    """How the person may be reached."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        validators=[PHONE],
        widget=forms.TextInput({"type": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    unsafe = forms.BooleanField(
        label=_("It is not safe to contact this person"),
        help_text=_("Then nobody calls or writes except as agreed with the person."),
        required=False,
    )
