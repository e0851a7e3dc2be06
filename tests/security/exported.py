"""What somebody leaves in the small world who has files made: one that is ready, about the people they see."""

from typing import Any

from punte.base.rls import set_local
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.actions.exports import start_export
from punte.records.actions.making import make_export


def exported(by: User, operation: Operation) -> dict[str, Any]:
    """A list of participants, with their names in it."""
    export = start_export(
        by=by, operation=operation, kind="participation.participants", format="csv", language="en"
    )
    make_export(by=by, export=export)
    set_local(consortium=operation.consortium_id, user="")
    export.refresh_from_db()
    assert export.state == "ready"
    return {"export_id": export.pk}
