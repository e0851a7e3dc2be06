"""Follow-ups: whose situation 28 days and six months after leaving is still to be asked, and by when.

The six months end on the same day of the month; what counts as known is a situation between the 28th day and then
(Regulation (EU) 2021/1057, Annex I). What was seen later is too late to count, but no longer to be asked.
"""

import datetime as dt

from django.db import models
from django.db.models import Count, Exists, F, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from punte.participation.models import Attempt, Observation, Participation, Stay
from punte.participation.models.participations import IMMEDIATE
from punte.people.models import Person

ATTEMPTS = 3  # customary: no rule of the funds that we have read gives a number
_NO_SITUATION = (Observation.Kind.CERTIFICATE, Observation.Kind.QUALIFICATION)


class _SixMonthsAfter(Func):
    template = "((%(expressions)s) + interval '6 months')::date"
    output_field = models.DateField()


class _DaysAfter(Func):
    template = f"((%(expressions)s) + {IMMEDIATE.days})"
    output_field = models.DateField()


def who_left(participations: QuerySet[Participation]) -> QuerySet[Participation]:
    """Who has left, with `left`, the day of the last leaving. Nobody works in a restricted file, and of two numbers
    of one person only one is asked."""
    last = Stay.objects.filter(participation=OuterRef("pk"), struck=False).order_by("-entered_on", "-pk")
    gone = [Participation.State.COMPLETED, Participation.State.LEFT_EARLY]
    here = Q(person__state=Person.State.ACTIVE, person__merged_into=None)
    return participations.filter(here, state__in=gone).annotate(
        left=Subquery(last.values("left_on")[:1], output_field=models.DateField())
    )


def after_28_days(participations: QuerySet[Participation]) -> QuerySet[Participation]:
    """Nothing is known since they left; `due` is the 28th day."""
    seen = Observation.objects.filter(
        participation=OuterRef("pk"), struck=False, observed_on__gte=OuterRef("left")
    )
    rows = who_left(participations).filter(~Exists(seen), left__isnull=False)  # type: ignore[misc]
    return rows.annotate(due=_DaysAfter(F("left")))


def after_six_months(participations: QuerySet[Participation]) -> QuerySet[Participation]:
    """No situation is known since the 28th day; with `due`, six months after leaving, and `tried`, how often
    somebody tried in vain."""
    seen = Observation.objects.filter(
        participation=OuterRef("pk"), struck=False, observed_on__gt=_DaysAfter(OuterRef("left"))
    ).exclude(kind__in=_NO_SITUATION)
    tried = Attempt.objects.filter(
        stay__participation=OuterRef("pk"), struck=False, tried_on__gt=OuterRef("left")
    ).order_by()
    count = tried.values("stay__participation").annotate(n=Count("pk")).values("n")
    rows = who_left(participations).filter(~Exists(seen), left__isnull=False)  # type: ignore[misc]
    return rows.annotate(due=_SixMonthsAfter(F("left")), tried=Coalesce(Subquery(count), 0))


def still_to_reach(participations: QuerySet[Participation]) -> QuerySet[Participation]:
    """The six months of those who are not recorded as unreachable."""
    return after_six_months(participations).filter(tried__lt=ATTEMPTS)  # type: ignore[misc]


def unreachable(participations: QuerySet[Participation]) -> QuerySet[Participation]:
    """Recorded as unreachable: three attempts, and nothing is known."""
    return after_six_months(participations).filter(tried__gte=ATTEMPTS)  # type: ignore[misc]


def six_months_after(day: dt.date) -> dt.date:
    """The same day of the month half a year later, or the month's last, as the database counts."""
    month = day.month + 6
    year, month = day.year + (month > 12), (month - 1) % 12 + 1
    last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month, min(day.day, last))
