"""What applications put on "My page": answers to give, people to ask how they are doing, trials to sign."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.work import WorkItem
from punte.jobs.actions.placements import due
from punte.jobs.models import Application, FollowUp, Placement, WorkTrial
from punte.jobs.models.applications import ApplicationQuerySet
from punte.participation.models.participations import IMMEDIATE
from punte.people.models import Person, User
from punte.projects.acting import acting
from punte.projects.models import Operation

MOST = 12
EACH = 4
LATE = dt.timedelta(days=7)
FORGOTTEN = dt.timedelta(days=120)  # nobody asks any more
State = Application.State


def applied(user: User, today: dt.date) -> list[WorkItem]:
    """What is offered to oneself; for an employer's people, who waits; for who accompanies people, what is theirs to
    do. The most urgent first."""
    items = [*_of_oneself(user), *_as_employer(user, today), *_own_people(user, today)]
    rank = {"danger": 0, "warning": 1, "neutral": 2}
    return sorted(items, key=lambda i: (rank[i.level], i.due or today))[:MOST]


def _of_oneself(user: User) -> list[WorkItem]:
    """A job that is offered, an agreement to sign: the person decides."""
    if acting(user).own_consortium_id is None:
        return []
    mine = Application.objects.own(user).select_related("vacancy__employer__organisation")
    to_sign = WorkTrial.objects.filter(application=OuterRef("pk"), state__in=_OPEN_TRIALS)
    asked = Exists(to_sign.exclude(signatures__party="person"))
    rows = mine.filter(Q(state=State.OFFERED) | Q(asked)).order_by("changed_on", "pk")
    return [_mine(a) for a in rows[:EACH]]


def _mine(found: Application) -> WorkItem:
    named = {"vacancy": found.vacancy.title}
    if found.state == State.OFFERED:
        title = _("You have an offer: %(vacancy)s") % named
    else:
        title = _("Sign the agreement on your work trial: %(vacancy)s") % named
    url = reverse("jobs:own_detail", args=[found.pk])
    return WorkItem(title, found.vacancy.employer.organisation.name, url, "warning")


_OPEN_TRIALS = (WorkTrial.State.READY_TO_SIGN, WorkTrial.State.PARTIALLY_SIGNED)


def _as_employer(user: User, today: dt.date) -> list[WorkItem]:
    """In each operation one line: how many applicants wait, and since when."""
    items = []
    operations: dict[int, Operation] = {a.operation_id: a.operation for a in acting(user).recruits}
    for operation in operations.values():
        waiting = Application.objects.for_employer(user).filter(
            operation=operation, state__in=(State.NEW, State.PROCESSING)
        )
        oldest = list(waiting.order_by("changed_on").values_list("changed_on", flat=True))
        if oldest:
            items.append(_waits(operation, oldest, today))
    return items


def _waits(operation: Operation, oldest: list[dt.date], today: dt.date) -> WorkItem:
    said = ngettext("%(n)s person waits for your answer.", "%(n)s people wait for your answer.", len(oldest))
    return WorkItem(
        _("Answer who applied to you"),
        said % {"n": formats.number(len(oldest))},
        reverse("jobs:candidate_list", args=[operation.code]),
        "danger" if today - oldest[0] >= LATE else "warning",
        oldest[0] + LATE,
    )


def _own_people(user: User, today: dt.date) -> list[WorkItem]:
    """Of those whom the user accompanies."""
    mine = Application.objects.visible_to(user).filter(
        participation__responsible=user, person__state=Person.State.ACTIVE
    )
    return [*_to_start(mine, today), *_silent(mine, today), *_to_ask(mine, today), *_trials(mine, today)]


_NAMED = ("operation", "person__identity", "person__consortium", "vacancy__employer__organisation")


def _to_start(mine: ApplicationQuerySet, today: dt.date) -> list[WorkItem]:
    """The first day has come, and nobody wrote whether the person went."""
    placed = Exists(Placement.objects.filter(application=OuterRef("pk"), struck=False))
    rows = mine.filter(~placed, state=State.ACCEPTED, starts_on__lte=today)
    return [
        WorkItem(
            _("Has %(name)s begun work?") % {"name": a.person.full_name},
            _("The first day was %(day)s.") % {"day": formats.day(a.starts_on, "long")},
            a.get_absolute_url(),
            "warning",
            a.starts_on,
        )
        for a in rows.select_related(*_NAMED).order_by("starts_on", "pk")[:EACH]
    ]


def _silent(mine: ApplicationQuerySet, today: dt.date) -> list[WorkItem]:
    """An employer has not opened an application for a week: somebody calls."""
    rows = mine.filter(state=State.NEW, changed_on__lte=today - LATE)
    return [
        WorkItem(
            _("Call %(employer)s") % {"employer": a.vacancy.employer.organisation},
            _("%(name)s has waited since %(day)s.")
            % {"name": a.person.full_name, "day": formats.day(a.changed_on, "long")},
            a.get_absolute_url(),
            "danger",
            a.changed_on + LATE,
        )
        for a in rows.select_related(*_NAMED).order_by("changed_on", "pk")[:EACH]
    ]


def _to_ask(mine: ApplicationQuerySet, today: dt.date) -> list[WorkItem]:
    """28 days or six months are over, and nobody has asked."""
    asked = FollowUp.objects.filter(placement=OuterRef("pk"), struck=False).exclude(
        result=FollowUp.Result.NOT_REACHED
    )
    rows = Placement.objects.running().filter(application__in=mine, starts_on__lte=today - IMMEDIATE)
    rows = rows.filter(
        Q(~Exists(asked.filter(term=FollowUp.Term.DAYS_28)))
        | Q(~Exists(asked.filter(term=FollowUp.Term.MONTHS_6)))
    )
    rows = rows.select_related("operation", "person__identity", "person__consortium")
    found = rows.prefetch_related("follow_ups").order_by("starts_on", "pk")[: 10 * EACH]
    items = [item for p in found for item in _questions(p, today)]
    return items[:EACH]


def _questions(found: Placement, today: dt.date) -> list[WorkItem]:
    known = {
        f.term for f in found.follow_ups.all() if not f.struck and f.result != FollowUp.Result.NOT_REACHED
    }
    items = []
    for term in FollowUp.Term:
        by = due(found, term)
        if term in known or not by <= today <= by + FORGOTTEN:
            continue
        said = {"name": found.person.full_name, "term": term.label, "day": formats.day(by, "long")}
        items.append(
            WorkItem(
                _("Is %(name)s still at work?") % said,
                _("%(term)s were over on %(day)s.") % said,
                found.get_absolute_url(),
                "danger" if today - by > dt.timedelta(days=14) else "warning",
                by,
            )
        )
    return items


def _trials(mine: ApplicationQuerySet, today: dt.date) -> list[WorkItem]:
    """Agreements to sign, and trials whose last day has passed."""
    rows = WorkTrial.objects.filter(application__in=mine)
    over = Q(state=WorkTrial.State.ACCEPTED, ends_on__lt=today)
    signing = Q(state__in=(WorkTrial.State.READY_TO_SIGN, WorkTrial.State.PARTIALLY_SIGNED))
    found = rows.filter(over | signing).select_related("operation", "person__identity", "person__consortium")
    return [
        WorkItem(
            (
                _("Close the work trial of %(name)s")
                if t.state == WorkTrial.State.ACCEPTED
                else _("Have the work trial of %(name)s signed")
            )
            % {"name": t.person.full_name},
            _("From %(first)s to %(last)s.")
            % {"first": formats.day(t.starts_on), "last": formats.day(t.ends_on)},
            t.get_absolute_url(),
            "warning",
            t.starts_on if t.state != WorkTrial.State.ACCEPTED else t.ends_on,
        )
        for t in found.order_by("starts_on", "pk")[:EACH]
    ]
