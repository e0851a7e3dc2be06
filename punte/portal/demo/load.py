"""Loading the demonstration: the house is opened, then each project is told, in one transaction each.

Projects belong to different consortia, so two processes tell them side by side without meeting.
"""

import ctypes
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection, connections, transaction

from punte.base.rls import set_local
from punte.monitoring.models import Period
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.portal.demo import (
    applicants,
    applications,
    audits,
    budgets,
    consultations,
    courses,
    cvs,
    events,
    events_parts,
    exports,
    fairness,
    fairs,
    forms,
    learning,
    lessons,
    moderation,
    opinions,
    packages,
    periods,
    plans,
    polls,
    profiles,
    projects,
    protection,
    quizzes,
    staff,
    surveys,
    tables,
    taking_part,
    texts,
    tokens,
    vacancies,
    visits,
)
from punte.portal.demo.cast import CAST
from punte.portal.demo.desk import Desk
from punte.portal.demo.lists import import_lists
from punte.reference.actions.vocabulary import load_starter_where_none

SEED = 20250317
PROJECTS = {project.code: project for project in projects.PROJECTS}
LONGEST_FIRST = ("309187", "4-003-0020", "incluziune-activa", "economie-sociala", "300609")
_DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG


def load(
    say: Callable[[str], None], *, processes: int = 1, codes: Sequence[str] = LONGEST_FIRST, scale: float = 1
) -> None:
    """Load what is not loaded yet: the house, and each project, whole or not at all. A `scale` below 1 makes
    smaller groups, for the tests."""
    begun = time.monotonic()
    with transaction.atomic():
        if not User.objects.filter(email=CAST[0].email).exists():
            tokens.tell(staff.open_house())
            load_starter_where_none()
            say(f"    {'organisations and cast':<34}{time.monotonic() - begun:6.1f} s")
    for line in _side_by_side(codes, processes, scale):
        say(line)
    begun = time.monotonic()
    if "309187" in codes and (lists := import_lists(staff.team(), SEED)):
        say(f"    {'309187, imports':<20}{lists:>4} lists    {time.monotonic() - begun:6.1f} s")
    begun = time.monotonic()
    if sum(map(_load_reports, codes)):
        say(f"    {'reporting periods':<34}{time.monotonic() - begun:6.1f} s")


def _load_reports(code: str) -> bool:
    """What is reported to the funder, told last: it looks at everything that happened before."""
    with transaction.atomic():
        desk = Desk(code, staff.team(), SEED)
        set_local(consortium=desk.operation.consortium_id)
        if Period.objects.filter(operation=desk.operation).exists():
            return False
        periods.report(desk)
        budgets.spend(desk)
        audits.tell(desk)
        exports.tell(desk)
        protection.tell(desk)
        applicants.tell(desk)
        cvs.tell(desk)
        applications.tell(desk)
        fairness.tell(desk)
        fairs.tell(desk)
        events_parts.tell_afterwards(desk)
        return True


def _side_by_side(codes: Sequence[str], processes: int, scale: float) -> Iterator[str]:
    scales = [scale] * len(codes)
    if processes == 1:
        yield from map(load_project, codes, scales)
        return
    connections.close_all()  # no connection is shared between processes
    context = get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_die_with_parent) as pool:
        yield from pool.map(load_project, codes, scales)


def _die_with_parent() -> None:
    """A loading that is killed leaves nobody behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def load_project(code: str, scale: float = 1) -> str:
    """Tell one project, unless it has been told; gives a line on how it went."""
    begun = time.monotonic()
    # Whatever is refused here ends the loading, so no action needs a savepoint to go back to: half the statements.
    connection.features.uses_savepoints = False
    # Limits are counted apart for each project: in the database the projects would wait for one another.
    shared, caches["default"] = caches["default"], LocMemCache(f"telling {code}", {})
    try:
        people = _load_project(code, scale)
    finally:
        connection.features.uses_savepoints, caches["default"] = True, shared
    return f"    {code:<20}{people:>4} persons  {time.monotonic() - begun:6.1f} s"


def _load_project(code: str, scale: float) -> int:
    with transaction.atomic():
        desk = Desk(code, staff.team(), SEED)
        set_local(consortium=desk.operation.consortium_id)
        if not Participation.objects.filter(operation=desk.operation).exists():
            projects.tell(desk, PROJECTS[code], scale)
            visits.all_of(desk)
            forms.tell(desk)
            events.tell(desk)
            events_parts.tell(desk)
            learning.tell(desk)
            quizzes.tell(desk)
            packages.tell(desk)
            lessons.tell(desk)
            vacancies.tell(desk)
            profiles.tell(desk)
            courses.tell(desk)
            consultations.tell(desk)
            opinions.tell(desk)
            surveys.tell(desk)
            texts.tell(desk)
            moderation.tell(desk)
            taking_part.tell(desk)
            plans.tell(desk)
            polls.tell(desk)
            tables.tell(desk)
        return Person.objects.filter(consortium=desk.operation.consortium_id).count()
