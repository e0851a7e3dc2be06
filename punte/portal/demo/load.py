"""Loading the demonstration: the house is opened, then project after project, each in one transaction."""

import time
from collections.abc import Callable, Mapping
from types import ModuleType

from django.db import transaction

from punte.base.rls import set_local
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.portal.demo import (
    project_300609,
    project_309187,
    project_economie,
    project_incluziune,
    project_plovdiv,
    staff,
)
from punte.portal.demo.desk import Desk

SEED = 20250317
PROJECTS: dict[str, ModuleType] = {
    "309187": project_309187,
    "300609": project_300609,
    "incluziune-activa": project_incluziune,
    "4-003-0020": project_plovdiv,
    "economie-sociala": project_economie,
}
Say = Callable[[str], None]


def load(say: Say) -> None:
    """Load what is not loaded yet; a project is loaded whole or not at all."""
    with transaction.atomic():
        team = staff.open_house() if not User.objects.filter(email__endswith="@demo.punte").exists() else staff.house()
    for code, project in PROJECTS.items():
        begun = time.monotonic()
        people = _load_project(code, project, team)
        if people:
            say(f"  {code:<18}{people:>4} persons {time.monotonic() - begun:6.1f} s")


def _load_project(code: str, project: ModuleType, team: Mapping[str, User]) -> int:
    with transaction.atomic():
        desk = Desk(code, team, SEED)
        set_local(consortium=desk.operation.consortium_id)
        if Participation.objects.filter(operation=desk.operation).exists():
            return 0
        project.tell(desk)
        return Person.objects.filter(consortium=desk.operation.consortium_id).count()
