"""The public pages belong to no consortium; who registers there steps into that of the event for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from punte.base.rls import set_local
from punte.events.models import Event


@contextmanager
def inside(circle: Event | int) -> Iterator[None]:
    """A few statements in the consortium of this event, or of this number; then again in that of the request."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('punte.consortium', true)")
        before = cursor.fetchone()[0]
    set_local(consortium=circle.consortium_id if isinstance(circle, Event) else circle)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            set_local(consortium=before)
