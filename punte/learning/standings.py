"""What each person of a cohort has done so far, gathered for the rule in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, Func, IntegerField

from punte.events.hours import attended
from punte.events.models import Event, Sheet
from punte.learning.completion import Standing, Verdict, judge
from punte.learning.models import Attempt, Enrolment, Offering, OfferingEvent, Package, PackageAttempt, Quiz

Minutes = dict[tuple[int, int], int]


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


@dataclass
class Cohort:
    """An offering's days, tests, interactive lessons and minutes; `standing` and `verdict` answer for one person."""

    offering: Offering
    days: list[Day]
    minutes: Minutes
    quizzes: list[Quiz] = field(default_factory=list)
    passed: dict[int, set[int]] = field(default_factory=dict)
    packages: list[int] = field(default_factory=list)
    finished: dict[int, set[int]] = field(default_factory=dict)

    def standing(self, enrolment: Enrolment) -> Standing:
        """What this person has done, and what is still to come."""
        done = {e: self.minutes.get((enrolment.person_id, e), 0) for e in {d.event for d in self.days}}
        practice = {d.event for d in self.days if d.practice}
        ahead = [d for d in self.days if not d.closed]
        finals = [q.pk for q in self.quizzes if q.purpose == Quiz.Purpose.FINAL]
        passed = self.passed.get(enrolment.pk, set())
        return Standing(
            attended=sum(done.values()),
            practice=sum(n for e, n in done.items() if e in practice),
            ahead=sum(d.minutes for d in ahead),
            ahead_practice=sum(d.minutes for d in ahead if d.practice),
            tests=tuple(q in passed for q in finals),
            packages=tuple(p in self.finished.get(enrolment.pk, set()) for p in self.packages),
            feedback=enrolment.feedback_given,
            commission=enrolment.passed,
        )

    def verdict(self, enrolment: Enrolment) -> Verdict:
        """What the rule of this person's day says."""
        return judge(enrolment.as_rule(), self.standing(enrolment))


def cohort(offering: Offering, enrolments: Sequence[Enrolment]) -> Cohort:
    """Everything the rule asks about these people, in seven queries."""
    return cohorts([offering], enrolments)[offering.pk]


def cohorts(offerings: Iterable[Offering], enrolments: Sequence[Enrolment]) -> dict[int, Cohort]:
    """The same for several offerings, in as many queries as for one."""
    wanted = {o.pk: o for o in offerings}
    days = _days(wanted)
    events = [d.event for found in days.values() for d in found]
    persons = {e.person_id for e in enrolments}
    minutes = attended(events, persons) if events and persons else {}
    quizzes: dict[int, list[Quiz]] = defaultdict(list)
    for quiz in Quiz.objects.filter(programme__in={o.programme_id for o in wanted.values()}):
        quizzes[quiz.programme_id].append(quiz)
    passed: dict[int, set[int]] = defaultdict(set)
    sat = Attempt.objects.filter(enrolment__in=[e.pk for e in enrolments], passed=True)
    for one, done in sat.values_list("enrolment", "quiz") if quizzes else ():
        passed[one].add(done)
    packages, finished = lessons({o.programme_id for o in wanted.values()}, enrolments)
    return {
        pk: Cohort(
            offering,
            days.get(pk, []),
            minutes,
            quizzes[offering.programme_id],
            passed,
            packages.get(offering.programme_id, []),
            finished,
        )
        for pk, offering in wanted.items()
    }


def lessons(
    programmes: Iterable[int], enrolments: Sequence[Enrolment]
) -> tuple[dict[int, list[int]], dict[int, set[int]]]:
    """The interactive lessons that each programme offers; and which of them each enrolment has finished, every part of
    the version it plays."""
    offered: dict[int, list[int]] = defaultdict(list)
    for package, programme in Package.objects.filter(programme__in=programmes, retired=False).values_list(
        "pk", "programme"
    ):
        offered[programme].append(package)
    done: dict[int, set[int]] = defaultdict(set)
    rows = PackageAttempt.objects.filter(
        enrolment__in=[e.pk for e in enrolments], finished_at__isnull=False
    ).order_by()
    parts = Func("version__parts", function="jsonb_array_length", output_field=IntegerField())
    counted = rows.values("enrolment", "version__package").annotate(parts=parts, done=Count("pk"))
    for row in counted.filter(done=F("parts")) if offered else ():
        done[row["enrolment"]].add(row["version__package"])
    return offered, done


def _days(offerings: Iterable[int]) -> dict[int, list[Day]]:
    rows = OfferingEvent.objects.filter(offering__in=offerings).exclude(event__state=Event.State.CANCELLED)
    rows = rows.filter(event__sheets__isnull=False).order_by("event__sheets__starts_at", "event__sheets")
    found: dict[int, list[Day]] = defaultdict(list)
    columns = "starts_at ends_at day planned_minutes state trainer".split()
    for offering, event, practice, sheet, starts, ends, day, minutes, state, trainer in rows.values_list(
        "offering", "event", "practice", "event__sheets", *(f"event__sheets__{name}" for name in columns)
    ):
        closed = state == Sheet.State.CLOSED
        found[offering].append(Day(event, sheet, day, starts, ends, minutes, practice, closed, trainer))
    return found
