"""What can happen to search rows: written with the thing they find, dropped with it. Steps of the rooms' actions,
which have asked whether one may."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from punte.base.search import Words, searchable
from punte.base.text import sort_key
from punte.people.models import SearchRow

_BATCH = 1_000
_TOLD = ["consortium", "person", "sort_key", "folded"]


def write_search_row(words: Words) -> None:
    """Let one thing be found by these words from now on, in place of those before."""
    write_search_rows([words])


@transaction.atomic
def write_search_rows(told: Iterable[Words]) -> None:
    """Let many things be found."""
    rows = [_row(words) for words in told]
    for name in ("number", "uuid"):
        SearchRow.objects.bulk_create(
            [row for row in rows if getattr(row, name) is not None],
            batch_size=_BATCH,
            update_conflicts=True,
            unique_fields=["kind", name],
            update_fields=_TOLD,
        )


def _row(words: Words) -> SearchRow:
    name = "uuid" if isinstance(words.key, UUID) else "number"
    return SearchRow(
        kind=words.kind,
        consortium_id=words.consortium_id,
        person_id=words.person_id,
        sort_key=sort_key(words.text)[:400],
        folded=searchable(words.text),
        **{name: words.key},
    )


def drop_search_rows(kind: int, keys: Sequence[int] | Sequence[UUID]) -> None:
    """Let these be found no more."""
    name = "uuid" if keys and isinstance(keys[0], UUID) else "number"
    SearchRow.objects.filter(kind=kind, **{f"{name}__in": keys}).delete()
