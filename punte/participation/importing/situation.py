"""What an import is held against, read from the database once per run."""

import json
from collections.abc import Iterator
from functools import lru_cache

from django.db.models import Count, Max, Q

from punte.base.clock import today
from punte.organisations.models import Identifier, Organisation
from punte.participation.importing.checks import Rules, organisation_word
from punte.participation.importing.layout import layout_for
from punte.participation.importing.matching import Acquaintance, Known, name_key
from punte.participation.importing.places import Places
from punte.participation.models import ImportBatch, ImportRow
from punte.people import sealing
from punte.people.models import Consortium, Identity, NationalNumber, Person, User
from punte.projects.acting import Scope, organisations, scope
from punte.projects.models import Operation
from punte.reference.models import Region, Settlement


def rules_for(batch: ImportBatch, by: User) -> Rules:
    """What each row of this import is held against."""
    operation = batch.operation
    wide = scope(by, operation) >= Scope.OPERATION
    return Rules(
        layout=layout_for(operation.indicator_set),
        today=today(operation.zone),
        starts_on=operation.starts_on,
        ends_on=operation.ends_on,
        places=_places(),
        senders=_senders(),
        partners=partner_words(operation),
        own=None if wide else frozenset(organisations(by, operation)),
    )


def _places() -> Places:
    """Kept for as long as no place is loaded: there are fourteen thousand."""
    loaded = Settlement.objects.listed().aggregate(count=Count("pk"), last=Max("pk"))
    return _places_of(Region.objects.count(), loaded["count"], loaded["last"])


@lru_cache(maxsize=1)
def _places_of(*loaded: int) -> Places:
    places = Places()
    for region in Region.objects.counties():
        places.add_county(region.code, list(region.name.texts.values()))
    towns = Settlement.objects.listed().order_by("pk").values_list("region_id", "name", "pk", "rural")
    for county, name, pk, rural in towns.iterator():
        places.add_town(county, name, pk, rural)
    return places


def _senders() -> dict[str, int]:
    found: dict[str, int] = {}
    for pk, name in Organisation.objects.order_by("pk").values_list("pk", "name"):
        found.setdefault(organisation_word(name), pk)
    for pk, value in Identifier.objects.values_list("organisation_id", "value"):
        found[organisation_word(value)] = pk
    return found


def partner_words(operation: Operation) -> dict[str, int]:
    """The partners of an operation by name, by the short name in brackets and by identifier."""
    found: dict[str, int] = {}
    for organisation in Organisation.objects.filter(partnerships__operation=operation):
        found[organisation_word(organisation.name)] = organisation.pk
        found[organisation_word(organisation.name.split("(")[0])] = organisation.pk
        if "(" in organisation.name:
            short = organisation.name.rsplit("(", 1)[1].rstrip(") ")
            found.setdefault(organisation_word(short), organisation.pk)
    for pk, value in Identifier.objects.filter(organisation__partnerships__operation=operation).values_list(
        "organisation_id", "value"
    ):
        found[organisation_word(value)] = pk
    return found


def told_by(batch: ImportBatch, row: ImportRow, key: bytes) -> dict[str, str]:
    """What a staged row tells."""
    return json.loads(sealing.unseal(key, bytes(row.sealed), f"import-row:{batch.pk}:{row.number}"))


def seal_told(batch: ImportBatch, number: int, told: dict[str, str], key: bytes) -> bytes:
    """A staged row as it rests."""
    return sealing.seal(key, json.dumps(told, ensure_ascii=False).encode(), f"import-row:{batch.pk}:{number}")


def all_told(batch: ImportBatch, key: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Every staged row, in the order of the file."""
    rows = (
        ImportRow.objects.filter(batch=batch).exclude(sealed=b"").order_by("number").only("number", "sealed")
    )
    for row in rows.iterator(chunk_size=2000):
        yield row.number, told_by(batch, row, key)


def known_in(consortium: Consortium, births: set[str] | None) -> Known:
    """The persons of the consortium born on one of these days (None: on any). Birth dates rest sealed, so each
    identity is opened once, ten microseconds each: behind row-level policies a search by trigrams has no index."""
    known, key = Known(), consortium.key
    if births is not None and not births:
        return known
    numbered = set(NationalNumber.objects.filter(consortium=consortium).values_list("person_id", flat=True))
    rows = (
        Identity.objects.filter(consortium=consortium, person__merged_into=None)
        .filter(~Q(person__state=Person.State.ERASED))
        .values_list("person_id", "person__wrapped_key", "sealed")
    )
    for pk, wrapped, sealed in rows.iterator(chunk_size=5000):
        data = sealing.unseal_data(bytes(wrapped or b""), key, bytes(sealed), f"identity:{pk}")
        if data.get("birth_date") and (births is None or data["birth_date"] in births):
            name = name_key(data["last_name"], data["first_name"])
            known.add(data["birth_date"], Acquaintance(pk, name, pk in numbered))
    return known


def answers_kept(batch: ImportBatch) -> dict[bytes, tuple[str, int | None]]:
    """What was answered to doubts about the same rows in earlier imports of this operation, by the row's mark."""
    earlier = ImportBatch.objects.filter(operation_id=batch.operation_id, state=ImportBatch.State.APPLIED)
    rows = ImportRow.objects.filter(batch__in=earlier.values("pk"), blind_index__isnull=False)
    told = rows.exclude(resolution="").order_by("pk").values_list("blind_index", "resolution", "person_id")
    return {
        bytes(mark or b""): (answer, person_id if answer == "same" else None)
        for mark, answer, person_id in told
    }
