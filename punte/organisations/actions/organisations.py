"""What can happen to an organisation: added to the directory, changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import folded, sort_key, tidy
from punte.organisations import permissions
from punte.organisations.models import Identifier, Organisation
from punte.organisations.numbers import checked_number
from punte.organisations.search import words_of
from punte.people.actions.search_rows import write_search_row
from punte.people.models import User
from punte.reference.models import Region

_DERIVED = {"sort_key", "folded"}


@dataclass(frozen=True)
class Told:
    """What is told about an organisation. `numbers`: kind of identifier → number, empty if there is none."""

    kind: str
    name: str
    country: str
    places: Iterable[Region] = ()
    objectives: list[str] = field(default_factory=list)
    email: str = ""
    website: str = ""
    numbers: Mapping[str, str] = field(default_factory=dict)

    @property
    def row(self) -> dict[str, object]:
        """As it is stored."""
        name = tidy(self.name)
        return {
            "kind": self.kind,
            "name": name,
            "sort_key": sort_key(name),
            "folded": folded(name),
            "country": self.country,
            "objectives": list(self.objectives),
            "email": self.email.strip(),
            "website": self.website.strip(),
        }


@transaction.atomic
def create_organisation(*, by: User, told: Told) -> Organisation:
    """Add an organisation to the directory. Raises ValidationError keyed to a field."""
    require(permissions.may_create(by))
    organisation = Organisation(**told.row)
    organisation.clean_fields(exclude=_DERIVED)
    numbers = _checked(told.numbers)
    organisation.save(force_insert=True)
    organisation.places.set(told.places)
    _save_numbers(organisation, numbers)
    write_search_row(words_of(organisation))
    return organisation


@transaction.atomic
def edit_organisation(*, by: User, organisation: Organisation, version: int, told: Told) -> None:
    """Change what the directory says. `version` is the one the editor saw: of two editors the second is told
    (ValidationError with code "stale")."""
    require(permissions.may_edit(by, organisation))
    Organisation(pk=organisation.pk, **told.row).clean_fields(exclude=_DERIVED)
    numbers = _checked(told.numbers, besides=organisation)
    rows = Organisation.objects.filter(pk=organisation.pk, version=version)
    if not rows.update(version=version + 1, **told.row):
        raise ValidationError(
            _("Somebody else has changed this organisation while you were writing."), code="stale"
        )
    organisation.places.set(told.places)
    _save_numbers(organisation, numbers)
    write_search_row(words_of(Organisation.objects.get(pk=organisation.pk)))


def _checked(numbers: Mapping[str, str], besides: Organisation | None = None) -> dict[str, str]:
    """The numbers in their short form; every fault is told beside its field."""
    found, faults = {}, {}
    for kind, text in numbers.items():
        try:
            found[kind] = _free(kind, checked_number(kind, text), besides) if text.strip() else ""
        except ValidationError as fault:
            faults[kind] = fault
    if faults:
        raise ValidationError(faults)
    return found


def _free(kind: str, value: str, besides: Organisation | None) -> str:
    other = Identifier.objects.filter(kind=kind, value=value).exclude(organisation=besides).first()
    if other:
        raise ValidationError(
            _("This number belongs to %(name)s, which is in the directory already."),
            params={"name": other.organisation.name},
        )
    return value


def _save_numbers(organisation: Organisation, numbers: Mapping[str, str]) -> None:
    for kind, value in numbers.items():
        if not value:
            Identifier.objects.filter(organisation=organisation, kind=kind).delete()
            continue
        try:
            with transaction.atomic():
                Identifier.objects.update_or_create(
                    organisation=organisation, kind=kind, defaults={"value": value}
                )
        except IntegrityError as error:  # somebody else wrote it a moment ago
            raise ValidationError(
                {kind: _("This number has just been given to another organisation.")}
            ) from error
