"""What organisations shows in the common search: the directory."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from punte.base.search import Findable, Hit, Words
from punte.organisations.models import Organisation
from punte.reference.countries import country_name

KIND = 1


def words_of(organisation: Organisation) -> Words:
    """Its name, and the numbers by which registers know it."""
    numbers = [identifier.value for identifier in organisation.identifiers.all()]
    return Words(KIND, organisation.pk, " ".join([organisation.name, *numbers]))


def _words() -> Iterator[Words]:
    for organisation in Organisation.objects.prefetch_related("identifiers").iterator(1000):
        yield words_of(organisation)


def _hits(ids: Sequence[int]) -> dict[int, Hit]:
    return {
        o.pk: Hit(o.name, o.get_absolute_url(), str(o.get_kind_display()), country_name(o.country))
        for o in Organisation.objects.filter(pk__in=ids)
    }


FINDABLE = [
    Findable(
        KIND,
        "organisations",
        _("Organisations"),
        lambda user: Organisation.objects.visible_to(user),
        _hits,
        _words,
    )
]
