"""What the pages of a job fair show: times by employer, who comes as far as one sees them, and the counts."""

from collections import Counter
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.events.models import Event
from punte.jobs.models import Talk
from punte.people.models import User

TONES = {
    Talk.Result.APPLIES: "success",
    Talk.Result.INTERVIEW: "success",
    Talk.Result.LATER: "info",
    Talk.Result.UNSUITED: "neutral",
    Talk.Result.NO_SHOW: "warning",
}


def counts(talks: list[Talk]) -> list[tuple[str, str]]:
    """The report of the fair: offered, booked, held, and what came of those."""
    results = Counter(one.result for one in talks if one.result)
    held = sum(n for result, n in results.items() if result != Talk.Result.NO_SHOW)
    told = [
        (_("Talks offered"), len(talks)),
        (_("Booked"), sum(1 for one in talks if one.person_id)),
        (_("Held"), held),
        *((str(Talk.Result(code).label), results[code]) for code in Talk.Result if results[code]),
    ]
    return [(word, formats.number(n)) for word, n in told]


def stands(user: User, event: Event, talks: list[Talk], *, books: bool) -> list[dict[str, Any]]:
    """Each employer with its times; a name where the reader sees the participant."""
    seen = set(
        Talk.objects.visible_to(user).filter(event=event, person__isnull=False).values_list("pk", flat=True)
    )
    ordered = sorted(
        talks, key=lambda one: (one.employer.organisation.sort_key, one.employer_id, one.starts_at)
    )
    found = []
    for _number, rows in groupby(ordered, key=lambda one: one.employer_id):
        times = list(rows)
        found.append(
            {
                "name": times[0].employer.organisation.name,
                "times": [_time(event, one, one.pk in seen, books) for one in times],
                "free": sum(1 for one in times if not one.person_id),
            }
        )
    return found


def _time(event: Event, talk: Talk, seen: bool, books: bool) -> dict[str, Any]:
    may_open = seen or (books and not talk.person_id)
    return {
        "at": when(event, talk),
        "who": talk.person.full_name if seen and talk.person else "",
        "taken": bool(talk.person_id),
        "result": talk.get_result_display() if talk.result else "",
        "tone": TONES[Talk.Result(talk.result)] if talk.result else "neutral",
        "url": reverse("jobs:talk_detail", args=[event.operation.code, talk.pk]) if may_open else "",
        "verb": _("Book") if not talk.person_id else _("Open"),
    }


def when(event: Event, talk: Talk) -> str:
    """The hour on the wall of the fair; with its day where it lasts several."""
    at = talk.starts_at.astimezone(event.tz)
    several = event.begins.date() != event.finishes.date()
    return f"{formats.day(at.date())}, {at:%H:%M}" if several else f"{at:%H:%M}"
