"""Whether everybody of a consortium is found by their present name; and making it so."""

from collections.abc import Iterator

from punte.base.text import folded, sort_key
from punte.people.models import Consortium, Person, PersonName
from punte.people.sealing import Unreadable

_BATCH = 1_000


def stale_names(consortium: Consortium) -> Iterator[PersonName]:
    """The rows that are not as the sealed identity has it, as they should be. Called within the consortium."""
    people = Person.objects.filter(consortium=consortium).select_related("identity", "consortium", "name")
    for person in people.order_by("pk").iterator(_BATCH):
        row = getattr(person, "name", None) or PersonName(person=person, consortium=consortium, folded="?")
        if (row.sort_key, row.folded) != (truth := _truth(person)):
            row.sort_key, row.folded = truth
            yield row


def _truth(person: Person) -> tuple[str | None, str]:
    identity = getattr(person, "identity", None)
    if person.wrapped_key is None or identity is None:
        return None, ""
    try:
        name = identity.full_name
    except Unreadable:
        return None, ""
    return sort_key(name), folded(name)
