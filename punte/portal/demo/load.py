"""Loading the demonstration: the house is opened, then project after project, each in one transaction."""

import time
from collections.abc import Callable, Mapping

from django.db import connection, transaction

from punte.base.rls import set_local
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.portal.demo import projects, staff, visits
from punte.portal.demo.cast import CAST
from punte.portal.demo.desk import Desk

SEED = 20250317
Say = Callable[[str], None]


def load(say: Say) -> None:
    """Load what is not loaded yet: the house, and each project, whole or not at all."""
    # Whatever is refused here ends the loading, so the actions need no savepoints to go back to: half the
    # statements less.
    connection.features.uses_savepoints = False
    try:
        _load(say)
    finally:
        connection.features.uses_savepoints = True


def _load(say: Say) -> None:
    begun = time.monotonic()
    with transaction.atomic():
        if not User.objects.filter(email=CAST[0].email).exists():
            staff.open_house()
            say(f"    organisations and cast {time.monotonic() - begun:25.1f} s")
    for project in projects.PROJECTS:
        begun = time.monotonic()
        people = _load_project(project, staff.team())
        if people:
            say(f"    {project.code:<20}{people:>4} persons{time.monotonic() - begun:16.1f} s")


def _load_project(project: projects.Project, team: Mapping[str, User]) -> int:
    with transaction.atomic():
        desk = Desk(project.code, team, SEED)
        set_local(consortium=desk.operation.consortium_id)
        if Participation.objects.filter(operation=desk.operation).exists():
            return 0
        projects.tell(desk, project)
        visits.all_of(desk)
        return Person.objects.filter(consortium=desk.operation.consortium_id).count()
