"""One line of the log of moderation; every action writes its own."""

from punte.base import clock
from punte.dialogue.models import Case, ModerationEntry
from punte.people.models import User


def note(case: Case, kind: str, *, by: User | None = None, what: str = "") -> None:
    """Write down one step taken with a case."""
    ModerationEntry.objects.create(
        consortium_id=case.consortium_id,
        operation_id=case.consultation.operation_id,
        case=case,
        kind=kind,
        by=by,
        at=clock.now(),
        note=what[:120],
    )
