"""What changes on the board is told to whoever listens, once it is certain."""

import psycopg
from django.db import transaction

from punte.base.rls import set_local
from punte.matching.asking import CHANNEL
from punte.matching.tests.standing import Town
from punte.projects.models import Operation


def test_the_engine_hears_of_it_when_it_is_done(committing: str) -> None:
    with psycopg.connect(committing, autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}")
        with transaction.atomic():
            operation = Operation.objects.get(code="309187")
            set_local(consortium=operation.consortium_id)
            put = Town().put(operation, operation, {})
            assert not list(listening.notifies(timeout=0.1))
        assert [note.payload for note in listening.notifies(timeout=2, stop_after=1)] == [str(put.pk)]
