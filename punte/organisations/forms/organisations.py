"""What is told about an organisation, and what one may look for in the directory."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from punte.base.text import sort_key
from punte.organisations.actions.organisations import Told
from punte.organisations.models import Identifier, Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.reference.countries import countries
from punte.reference.models import Region

_FIRST = ("RO", "BG")


def country_choices() -> list[tuple[str, str]]:
    """Romania and Bulgaria first, then by name."""
    named = [(code, str(name)) for code, name in countries().items()]
    return sorted(named, key=lambda c: (_FIRST.index(c[0]) if c[0] in _FIRST else 2, sort_key(c[1])))


def place_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The counties of both countries, by name."""
    by_country: dict[str, list[tuple[str, str]]] = {"RO": [], "BG": []}
    for region in Region.objects.counties():
        by_country.setdefault(region.country, []).append((region.pk, str(region)))
    named = dict(country_choices())
    return [(named.get(c, c), sorted(rows, key=lambda r: sort_key(r[1]))) for c, rows in by_country.items()]


class RegisteredForm(OneTimeForm):
    """Where a body is registered, and how it is reached. Numbers are checked by the action."""

    cui = forms.CharField(
        label=_("CUI"),
        required=False,
        max_length=20,
        help_text=_("Romanian fiscal code, with or without RO."),
    )
    eik = forms.CharField(
        label=_("ЕИК"),
        required=False,
        max_length=20,
        help_text=_("Bulgarian register number, 9 or 13 digits."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")


class OrganisationForm(RegisteredForm):
    """One organisation. Numbers and places are checked by the action; `version` only when it is changed."""

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("As in its register or statute."))
    kind = forms.ChoiceField(label=_("Kind"), choices=Organisation.Kind.choices)
    country = forms.ChoiceField(label=_("Country"), choices=country_choices)
    foreign = forms.CharField(
        label=_("Number in another register"),
        required=False,
        max_length=40,
        help_text=_("For organisations of other countries."),
    )
    objectives = forms.MultipleChoiceField(
        label=_("Objectives in the statute"),
        required=False,
        choices=Organisation.Objective.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They decide whether a civil society organisation may take part in a project."),
    )
    places = forms.MultipleChoiceField(
        label=_("Places served"),
        required=False,
        choices=place_choices,
        widget=forms.CheckboxSelectMultiple({"class": "p-opts--columns"}),
        help_text=_("Counties of Romania, provinces of Bulgaria."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = (
        "token",
        "name",
        "kind",
        "country",
        "cui",
        "eik",
        "foreign",
        "objectives",
        "email",
        "website",
    )

    @classmethod
    def of(cls, organisation: Organisation, data: Any = None) -> "OrganisationForm":
        """The form of an organisation that is there already."""
        numbers = {i.kind: i.value for i in organisation.identifiers.all()}
        initial = {
            f: getattr(organisation, f)
            for f in ("name", "kind", "country", "objectives", "email", "website", "version")
        }
        form = cls(data, initial={**initial, **numbers, "places": [p.pk for p in organisation.places.all()]})
        if organisation.country not in countries():  # of a few partners the announcement does not say it
            choices = [("", _("not known")), *country_choices()]
            form.fields["country"] = forms.ChoiceField(label=_("Country"), choices=choices, required=False)
        return form

    def see(self, version: int) -> None:
        """Who was told that somebody else saved meanwhile may look at it and save again."""
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("version")] = str(version)
        self.data = data

    @property
    def told(self) -> Told:
        """What the action wants to know."""
        data = {k: v for k, v in self.cleaned_data.items() if k not in ("token", "version", "places")}
        numbers = {kind: data.pop(kind) for kind in Identifier.Kind.values}
        return Told(**data, numbers=numbers, places=Region.objects.filter(pk__in=self.cleaned_data["places"]))


class DirectoryFilter(forms.Form):
    """What stands above the directory."""

    q = forms.CharField(
        label=_("Name or number"), required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All kinds")), *Organisation.Kind.choices]  # type: ignore[attr-defined]
        self.fields["country"].choices = [("", _("All countries")), *country_choices()]  # type: ignore[attr-defined]
