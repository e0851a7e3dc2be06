"""What each person of a cohort has done so far, gathered for the rule in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, FilteredRelation, Func, IntegerField, Q

from punte.base.kept import Kept
from punte.events.hours import attended
from punte.events.models import Event, Sheet
from punte.learning.completion import Standing, Verdict, Work, judge
from punte.learning.grading import overall, share_of
from punte.learning.models import (
    Assignment,
    Enrolment,
    Offering,
    OfferingEvent,
    Package,
    PackageAttempt,
    Quiz,
    Submission,
)

Minutes = dict[tuple[int, int], int]
Handed = dict[tuple[int, int], str]  # by enrolment and piece of work


@dataclass(frozen=True)
class Day:
    """One sheet of the timetable."""

    event: int
    sheet: int
    day: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    minutes: int
    practice: bool
    closed: bool
    trainer: int | None


@dataclass(frozen=True)
class Asked:
    """A piece of work the programme asks for; `due_days` from the first day of the course."""

    pk: int
    title: Any
    due_days: int | None


@dataclass(frozen=True)
class Sat:
    """One attempt at a test, without what was asked and answered; `points` is None until it is graded."""

    pk: int
    number: int
    state: str
    points: int | None
    out_of: int
    ended: bool


@dataclass
class Cohort:
    """An offering's days, tests, work to hand in, interactive lessons and minutes; `standing` and `verdict` answer for
    one person."""

    offering: Offering
    days: list[Day]
    minutes: Minutes
    quizzes: list[Quiz] = field(default_factory=list)
    passed: dict[int, set[int]] = field(default_factory=dict)
    sat: dict[tuple[int, int], list[Sat]] = field(default_factory=dict)
    works: list[Asked] = field(default_factory=list)
    handed: dict[tuple[int, int], str] = field(default_factory=dict)
    packages: list[int] = field(default_factory=list)
    finished: dict[int, set[int]] = field(default_factory=dict)

    def standing(self, enrolment: Enrolment) -> Standing:
        """What this person has done, and what is still to come."""
        done = {e: self.minutes.get((enrolment.person_id, e), 0) for e in {d.event for d in self.days}}
        practice = {d.event for d in self.days if d.practice}
        ahead = [d for d in self.days if not d.closed]
        finals = [q.pk for q in self.quizzes if q.purpose == Quiz.Purpose.FINAL]
        passed = self.passed.get(enrolment.pk, set())
        failed = [q for q in self.quizzes if q.pk in finals and q.pk not in passed]
        return Standing(
            attended=sum(done.values()),
            practice=sum(n for e, n in done.items() if e in practice),
            ahead=sum(d.minutes for d in ahead),
            ahead_practice=sum(d.minutes for d in ahead if d.practice),
            tests=tuple(q in passed for q in finals),
            used_up=sum(self._used_up(enrolment, q) for q in failed),
            packages=tuple(p in self.finished.get(enrolment.pk, set()) for p in self.packages),
            feedback=enrolment.feedback_given,
            commission=enrolment.passed,
            assignments=tuple(Work(w.title, self.work_state(enrolment, w.pk)) for w in self.works),
        )

    def _used_up(self, enrolment: Enrolment, quiz: Quiz) -> bool:
        made = self.sat.get((enrolment.pk, quiz.pk), [])
        return len(made) >= enrolment.attempts_at(quiz.attempts) and all(a.points is not None for a in made)

    def work_state(self, enrolment: Enrolment, assignment: int) -> str:
        """How this person's piece of work stands, in the rule's words."""
        return self.handed.get((enrolment.pk, assignment), "missing")

    def verdict(self, enrolment: Enrolment) -> Verdict:
        """What the rule of this person's day says."""
        return judge(enrolment.as_rule(), self.standing(enrolment))


def cohort(offering: Offering, enrolments: Sequence[Enrolment]) -> Cohort:
    """Everything the rule asks about these people, in six queries."""
    return cohorts([offering], enrolments)[offering.pk]


def cohorts(offerings: Iterable[Offering], enrolments: Sequence[Enrolment]) -> dict[int, Cohort]:
    """The same for several offerings, in as many queries as for one."""
    wanted = {o.pk: o for o in offerings}
    days = _days(wanted)
    events = [d.event for found in days.values() for d in found]
    persons = {e.person_id for e in enrolments}
    minutes = attended(events, persons) if events and persons else {}
    programmes = {o.programme_id for o in wanted.values()}
    quizzes, sat = _tests(programmes, enrolments)
    passed = _passed([q for found in quizzes.values() for q in found], sat)
    works, handed = _works(programmes, enrolments)
    packages, finished = lessons(programmes, enrolments)
    return {
        pk: Cohort(
            offering,
            days.get(pk, []),
            minutes,
            quizzes[offering.programme_id],
            passed,
            sat,
            works[offering.programme_id],
            handed,
            packages.get(offering.programme_id, []),
            finished,
        )
        for pk, offering in wanted.items()
    }


def _tests(
    programmes: set[int], enrolments: Sequence[Enrolment]
) -> tuple[dict[int, list[Quiz]], dict[tuple[int, int], list[Sat]]]:
    """The tests of each programme, and the attempts by enrolment and test, in one query."""
    quizzes: dict[int, dict[int, Quiz]] = defaultdict(dict)
    sat: dict[tuple[int, int], list[Sat]] = defaultdict(list)
    for row in _QUIZZES(list(programmes), [e.pk for e in enrolments]):
        quizzes[row.programme_id].setdefault(row.pk, row)
        enrolment, pk, number, state, points, out_of, ended = (getattr(row, name) for name in _COLUMNS)
        if pk:
            sat[enrolment, row.pk].append(Sat(pk, number, state, points, out_of, ended is not None))
    return defaultdict(list, {n: list(found.values()) for n, found in quizzes.items()}), sat


_SAT = ("enrolment", "pk", "number", "state", "points", "out_of", "ended_at")
_COLUMNS = {f"sat_{name}": F(f"theirs__{name}") for name in _SAT}


def _theirs(name: str, enrolments: list[int]) -> FilteredRelation:
    return FilteredRelation(name, condition=Q(**{f"{name}__enrolment__among": enrolments}))


_QUIZZES = Kept(
    lambda programmes, enrolments: (
        Quiz.objects.filter(programme__among=programmes)
        .annotate(theirs=_theirs("attempts_made", enrolments), **_COLUMNS)
        .order_by("pk", "theirs__number")
    ),
    list,
    list,
)


def _passed(quizzes: Sequence[Quiz], sat: dict[tuple[int, int], list[Sat]]) -> dict[int, set[int]]:
    """Which tests each has passed, by the policy of each test."""
    known = {q.pk: q for q in quizzes}
    passed: dict[int, set[int]] = defaultdict(set)
    for (one, done), attempts in sat.items():
        found = [share_of(a.points, a.out_of) for a in attempts if a.points is not None]
        counts = overall(known[done].policy, found)
        if counts is not None and counts * 100 >= known[done].pass_percent:
            passed[one].add(done)
    return passed


_STATES = {
    Submission.State.HANDED_IN: "waiting",
    Submission.State.RETURNED: "returned",
    Submission.State.ACCEPTED: "accepted",
    Submission.State.NOT_ACCEPTED: "not_accepted",
}


def _works(programmes: set[int], enrolments: Sequence[Enrolment]) -> tuple[dict[int, list[Asked]], Handed]:
    """What is asked for in each programme, and how the last handing in of each person stands, in one query."""
    works: dict[int, dict[int, Asked]] = defaultdict(dict)
    handed: Handed = {}
    rows = _ASKED(list(programmes), [e.pk for e in enrolments])
    for programme, pk, title, due, enrolment, state in rows:
        works[programme][pk] = Asked(pk, title, due)
        if state:
            handed[enrolment, pk] = _STATES[Submission.State(state)]
    return defaultdict(list, {n: list(found.values()) for n, found in works.items()}), handed


_ASKED = Kept(
    lambda programmes, enrolments: (
        Assignment.objects.filter(programme__among=programmes, retired=False)
        .annotate(theirs=_theirs("submissions", enrolments))
        .order_by("pk", "theirs__number")
        .values_list("programme", "pk", "title", "due_days", "theirs__enrolment", "theirs__state")
    ),
    list,
    list,
)


def lessons(
    programmes: Iterable[int], enrolments: Sequence[Enrolment]
) -> tuple[dict[int, list[int]], dict[int, set[int]]]:
    """The interactive lessons that each programme offers; and which of them each enrolment has finished, every part of
    the version it plays."""
    offered: dict[int, list[int]] = defaultdict(list)
    for package, programme in _OFFERED(list(programmes)):
        offered[programme].append(package)
    done: dict[int, set[int]] = defaultdict(set)
    for row in _FINISHED([e.pk for e in enrolments]) if offered else ():
        done[row["enrolment"]].add(row["version__package"])
    return offered, done


_OFFERED = Kept(
    lambda programmes: Package.objects.filter(programme__among=programmes, retired=False).values_list(
        "pk", "programme"
    ),
    list,
)
_PARTS = Func("version__parts", function="jsonb_array_length", output_field=IntegerField())
_FINISHED = Kept(
    lambda enrolments: (
        PackageAttempt.objects.filter(enrolment__among=enrolments, finished_at__isnull=False)
        .order_by()
        .values("enrolment", "version__package")
        .annotate(parts=_PARTS, done=Count("pk"))
        .filter(done=F("parts"))
    ),
    list,
)


def _days(offerings: Iterable[int]) -> dict[int, list[Day]]:
    found: dict[int, list[Day]] = defaultdict(list)
    rows = _SHEETS(list(offerings))
    for offering, event, practice, sheet, starts, ends, day, minutes, state, trainer in rows:
        closed = state == Sheet.State.CLOSED
        found[offering].append(Day(event, sheet, day, starts, ends, minutes, practice, closed, trainer))
    return found


_DAY = "starts_at ends_at day planned_minutes state trainer".split()
_SHEETS = Kept(
    lambda offerings: (
        OfferingEvent.objects.filter(offering__among=offerings)
        .exclude(event__state=Event.State.CANCELLED)
        .filter(event__sheets__isnull=False)
        .order_by("event__sheets__starts_at", "event__sheets")
        .values_list(
            "offering", "event", "practice", "event__sheets", *(f"event__sheets__{name}" for name in _DAY)
        )
    ),
    list,
)
