"""What the forms of action groups and plans choose from: colleagues, organisations, places, components."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from punte.base.text import folded
from punte.dialogue import spiral
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Assignment, Operation
from punte.reference.models import Settlement

_MOST_SAID = 4


def colleagues(operation: Operation) -> QuerySet[User]:
    """Whoever has a role at work in this project, by name."""
    held = Assignment.objects.in_force().filter(operation=operation)
    return User.objects.filter(pk__in=held.values("role__user"), is_active=True).order_by("name")


class OrganisationField(forms.CharField):
    """An organisation of the directory, by its name or register number."""

    def __init__(self, **kwargs: Any):
        hint = _("Its name, or its register number (CUI, ЕИК), as in the directory.")
        super().__init__(max_length=200, help_text=hint, **kwargs)

    def clean(self, value: Any) -> Organisation | None:
        """The one of this name; of several the reader is told which there are."""
        text = super().clean(value)
        if not text:
            return None
        number = text.replace(" ", "").upper().removeprefix("RO").removeprefix("BG")
        same = Organisation.objects.filter(Q(folded=folded(text)) | Q(identifiers__value=number)).distinct()
        fits = list(same[:2]) or list(Organisation.objects.filter(folded__contains=folded(text))[:_MOST_SAID])
        if len(fits) == 1:
            return fits[0]
        if not fits:
            raise ValidationError(_("No organisation of this name or number is in the directory."))
        said = {"names": "; ".join(o.name for o in fits)}
        raise ValidationError(_("Several fit: %(names)s. Write the whole name."), params=said)


class PlaceField(forms.CharField):
    """A town or village of Romania or Bulgaria, where needed with its county after a comma."""

    def clean(self, value: Any) -> Settlement | None:
        """The one place of this name; a town before the villages; of several the reader is told which there are."""
        text = super().clean(value)
        if not text:
            return None
        name, _comma, county = text.partition(",")
        rows = Settlement.objects.filter(folded=folded(name)).select_related("region")
        found = sorted(rows, key=lambda s: (s.rural, folded(s.municipality or s.name) != s.folded, s.code))
        if county.strip():
            wanted = folded(county)
            found = [
                s for s in found if any(folded(n).startswith(wanted) for n in s.region.name.texts.values())
            ]
        towns = [s for s in found if not s.rural and folded(s.municipality or s.name) == s.folded]
        sure = towns if len(towns) == 1 else found
        if len(sure) == 1:
            return sure[0]
        if not found:
            raise ValidationError(_("We do not know this place. Write a town or village with its county."))
        said = {"places": "; ".join(written(s) for s in found[:_MOST_SAID])}
        raise ValidationError(_("There are several. Write one of them: %(places)s."), params=said)


def written(place: Settlement | None) -> str:
    """A place as the field takes it."""
    return f"{place.name}, {place.region}" if place else ""


def _components() -> list[Any]:
    return [("", _("Choose")), *spiral.choices()]


class ComponentField(forms.ChoiceField):
    """Dimension and component in one list, by which one moves with the keyboard: typing B goes to B."""

    def __init__(self) -> None:
        super().__init__(choices=_components, label=_("Dimension and component"))
