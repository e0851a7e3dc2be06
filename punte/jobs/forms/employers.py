"""Bringing an employer into the hub, saying why it is paused, keeping its agreement."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.base.text import folded
from punte.jobs.models import Employer
from punte.organisations.actions.organisations import Told
from punte.organisations.forms.organisations import RegisteredForm
from punte.organisations.models import Organisation, Role
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Activity, Operation
from punte.records.forms.papers import FileForm
from punte.reference.countries import countries

_KINDS = (
    Organisation.Kind.EMPLOYER,
    Organisation.Kind.SOCIAL_ENTERPRISE,
    Organisation.Kind.CSO,
    Organisation.Kind.MUNICIPALITY,
    Organisation.Kind.PUBLIC_INSTITUTION,
    Organisation.Kind.RECRUITMENT_AGENCY,
    Organisation.Kind.EMPLOYMENT_SERVICE,
    Organisation.Kind.SCHOOL,
)


def _countries() -> list[tuple[str, str]]:
    return [(code, str(countries()[code])) for code in ("RO", "BG")]


class ActivityField(forms.ModelChoiceField):
    """An activity of the project, with its code."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {obj.name}"


class EmployerForm(OneTimeForm):
    """An organisation of the directory."""

    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=200,
        help_text=_("Its name, or its register number (CUI, ЕИК), as in the directory."),
    )
    activity = ActivityField(
        Activity.objects.none(),
        label=_("Activity of the project"),
        empty_label=_("Choose"),
        help_text=_("Where partnerships and vacancies count towards what the project promised."),
    )

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = operation.activities.all()  # type: ignore[attr-defined]

    def clean_organisation(self) -> Organisation:
        """The one of this name or number; of several, the reader is told which there are."""
        text = self.cleaned_data["organisation"].strip()
        number = text.replace(" ", "").upper().removeprefix("RO").removeprefix("BG")
        same = Organisation.objects.filter(Q(folded=folded(text)) | Q(identifiers__value=number)).distinct()[
            :2
        ]
        fits = list(same) or list(Organisation.objects.filter(folded__contains=folded(text))[:4])
        if len(fits) == 1:
            return fits[0]
        if not fits:
            raise ValidationError(
                _("No organisation of this name or number is in the directory. Write it as a new one.")
            )
        said = {"names": "; ".join(o.name for o in fits[:3])}
        raise ValidationError(
            _("Several fit: %(names)s. Write the whole name, or the register number."), params=said
        )

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {name: self.cleaned_data[name] for name in ("organisation", "activity")}


class NewEmployerForm(RegisteredForm):
    """An employer who is not in the directory yet."""

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("As in its register."))
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(k.value, k.label) for k in _KINDS], initial=Organisation.Kind.EMPLOYER
    )
    country = forms.ChoiceField(label=_("Country"), choices=_countries)
    activity = ActivityField(
        Activity.objects.none(), label=_("Activity of the project"), empty_label=_("Choose")
    )
    field_order = ("token", "name", "kind", "country", "cui", "eik", "email", "website")

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = operation.activities.all()  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        numbers = {kind: data[kind] for kind in ("cui", "eik")}
        plain = {name: data[name] for name in ("kind", "name", "country", "email", "website")}
        return {"activity": data["activity"], "told": Told(**plain, numbers=numbers)}


class ReasonForm(forms.Form):
    """A reason in a few words; the employer's people read it."""

    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("The employer's recruiters read it. Name nobody.")
    )


class AgreementForm(FileForm):
    """The signed partnership agreement."""

    on = DatePartsField(label=_("Signed on"))
    field_order = ("on", "file")

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        on: Any = self.fields["on"]
        on.latest = lambda: clock.today(operation.zone)

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        return {"on": data["on"], "content": self.content, "name": data["file"].name}


class RecruiterForm(forms.Form):
    """Somebody who recruits for this employer and does not write here yet."""

    role = forms.ModelChoiceField(Role.objects.none(), label=_("Recruiter"), empty_label=_("Choose"))

    def __init__(self, *args: Any, employer: Employer, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        held = Role.objects.current().filter(organisation=employer.organisation_id, role=Role.Kind.RECRUITER)
        field.queryset = held.exclude(assignments__operation=employer.operation_id).select_related("user")
        field.label_from_instance = lambda role: role.user.name

    @property
    def any(self) -> bool:
        """Whether there is somebody to choose."""
        return self.fields["role"].queryset.exists()  # type: ignore[attr-defined]


class EmployerFilter(forms.Form):
    """The bar above the list."""

    q = forms.CharField(
        label=_("Name"), required=False, max_length=100, widget=forms.TextInput({"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *Employer.State.choices]
    )

    def wanted(self) -> dict[str, Any]:
        """What the rows must match."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if "q" in asked:
            asked["organisation__folded__contains"] = folded(asked.pop("q"))
        return asked
