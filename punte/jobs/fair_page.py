"""What the pages of a job fair show: times by employer, who comes as far as one sees them, and the counts."""

from collections import Counter
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.events.models import Event
from punte.jobs import permissions
from punte.jobs.models import Talk, Vacancy
from punte.people.models import User
from punte.projects.acting import acting, recruits_for

TONES = {
    Talk.Result.APPLIES: "success",
    Talk.Result.INTERVIEW: "success",
    Talk.Result.LATER: "info",
    Talk.Result.UNSUITED: "neutral",
    Talk.Result.NO_SHOW: "warning",
}


def shown_to(user: User, event: Event) -> QuerySet[Talk]:
    """The talks of the fair for who works in the project; for who only recruits there, those of their employer."""
    rows = Talk.objects.filter(event=event)
    if acting(user).in_operation(event.operation):
        return rows
    return rows.filter(employer__organisation__in=recruits_for(user, event.operation))


class Sight:
    """What one reader may know of the talks of a fair, beyond which times are taken."""

    def __init__(self, user: User, event: Event):
        rows = Talk.objects.visible_to(user).filter(event=event, person__isnull=False)
        self.persons = set(rows.values_list("pk", flat=True))
        self.employers = recruits_for(user, event.operation)
        self.books = permissions.may_apply_for_somebody(user, event.operation)

    def of_person(self, talk: Talk) -> bool:
        """Who comes."""
        return talk.pk in self.persons

    def of_result(self, talk: Talk) -> bool:
        """What came of it: where one sees the person, or recruits for the employer."""
        return self.of_person(talk) or talk.employer.organisation_id in self.employers

    def opens(self, talk: Talk) -> bool:
        """Its page: to book it while there is time, to note what came of it."""
        if not talk.person_id:
            return self.books and talk.is_bookable(clock.now(talk.event.zone))
        return talk.employer.organisation_id in self.employers or (self.books and self.of_person(talk))


def counts(sight: Sight, talks: list[Talk]) -> list[tuple[str, str]]:
    """The report of the fair: offered, booked; held and what came of those, of the talks whose result one sees."""
    booked = [one for one in talks if one.person_id]
    known = [one for one in booked if sight.of_result(one)]
    results = Counter(one.result for one in known if one.result)
    held = sum(n for result, n in results.items() if result != Talk.Result.NO_SHOW)
    told = [
        (_("Talks offered"), len(talks)),
        (_("Booked"), len(booked)),
        (_("Held") if len(known) == len(booked) else _("Held, of the talks you see"), held),
        *((str(Talk.Result(code).label), results[code]) for code in Talk.Result if results[code]),
    ]
    return [(word, formats.number(n)) for word, n in told]


def stands(sight: Sight, event: Event, talks: list[Talk]) -> list[dict[str, Any]]:
    """Each employer with its open vacancies and its times; a name where the reader sees the participant."""
    looked_for: dict[int, list[Vacancy]] = {}
    for vacancy in Vacancy.objects.filter(
        state=Vacancy.State.OPEN, employer__in={one.employer_id for one in talks}
    ).order_by("title", "pk"):
        looked_for.setdefault(vacancy.employer_id, []).append(vacancy)
    ordered = sorted(
        talks, key=lambda one: (one.employer.organisation.sort_key, one.employer_id, one.starts_at)
    )
    found = []
    for employer, rows in groupby(ordered, key=lambda one: one.employer_id):
        times = list(rows)
        found.append(
            {
                "name": times[0].employer.organisation.name,
                "vacancies": looked_for.get(employer, []),
                "times": [_time(event, one, sight) for one in times],
                "free": sum(1 for one in times if not one.person_id),
            }
        )
    return found


def _time(event: Event, talk: Talk, sight: Sight) -> dict[str, Any]:
    result = talk.result if sight.of_result(talk) else ""
    return {
        "at": when(event, talk),
        "who": talk.person.full_name if talk.person and sight.of_person(talk) else "",
        "taken": bool(talk.person_id),
        "result": talk.get_result_display() if result else "",
        "tone": TONES[Talk.Result(result)] if result else "neutral",
        "url": reverse("jobs:talk_detail", args=[event.operation.code, talk.pk]) if sight.opens(talk) else "",
        "verb": _("Book") if not talk.person_id else _("Open"),
    }


def when(event: Event, talk: Talk) -> str:
    """The hour on the wall of the fair; with its day where it lasts several."""
    at = talk.starts_at.astimezone(event.tz)
    several = event.begins.date() != event.finishes.date()
    return f"{formats.day(at.date())}, {at:%H:%M}" if several else f"{at:%H:%M}"
