"""Working for a moment in another consortium than the request's: where a person takes up or sees their own
file."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from punte.base.rls import set_local


@contextmanager
def in_consortium(consortium_id: int) -> Iterator[None]:
    """Let the row-level policies show this consortium for a few statements, then the one before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('punte.consortium', true)")
        before = cursor.fetchone()[0]
    set_local(consortium=consortium_id)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            set_local(consortium=before)
