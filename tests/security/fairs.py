"""Of each partner a job fair at which one talk is free and one is booked for its participant; whom nothing fits."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from punte.base import clock
from punte.base.translated import Translated
from punte.events.actions.events import create_event, publish_event
from punte.jobs.actions.talks import book_talk, offer_talks
from punte.jobs.models import Employer, FairnessReport, Talk, Unmatched
from punte.participation.models import Participation
from punte.people.models import User

TEN = dt.timedelta(minutes=10)
FAIRS = ("jobs:fair_detail", "jobs:talk_offer")


def talked(by: User, found: Participation, employer: Employer) -> dict[str, Any]:
    """Gives their numbers."""
    operation = found.operation
    today = clock.today(operation.zone)
    begins = dt.datetime.combine(today, dt.time(9), ZoneInfo(operation.zone))
    fair = create_event(
        by=by, operation=operation, organiser=found.organisation, activity=operation.activities.first(),
        kind="job_fair", title=Translated({"en": "Fair"}), place="Town hall", languages=["en"], starts_at=begins,
        ends_at=begins + dt.timedelta(days=1, hours=6), pause_minutes=0,
    )  # fmt: skip
    publish_event(by=by, event=fair)
    offer_talks(by=by, event=fair, employer=employer, first=begins, last=begins + TEN)
    morning = begins + dt.timedelta(days=1)  # whatever the hour, one talk is still to come
    offer_talks(by=by, event=fair, employer=employer, first=morning, last=morning + TEN)
    booked, free = Talk.objects.filter(event=fair).select_related("event", "employer", "operation")
    book_talk(by=by, talk=booked, participation=found, at=begins - TEN)
    _left_without(by, found)
    return {
        "fair_id": fair.pk,
        "talk_id": booked.pk,
        "free_talk_id": free.pk,
        "fair_employer_id": employer.pk,
        "fair_day": begins.date().isoformat(),
    }


def _left_without(by: User, found: Participation) -> None:
    """A report that says nothing fits this participant."""
    told = {"consortium_id": found.consortium_id, "operation": found.operation}
    figures: dict[str, Any] = {"people": 1, "figures": [], "titles": {"pairs": 0, "apart": []}}
    today = clock.today(found.operation.zone)
    report = FairnessReport.objects.create(**told, as_of=today, rule="2025-01-01", by=by, **figures)
    Unmatched.objects.create(**told, report=report, participation=found, person=found.person)


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The fair, where the page is about one."""
    return {"event_id": ids["fair_id"]} if route in FAIRS else {}


def _times(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    ids = file.ids
    return {"employer": ids["fair_employer_id"], "day": ids["fair_day"], "first": "10:00", "last": "10:30"}


BODIES: dict[str, Any] = {
    "jobs:talk_offer": _times,
    "jobs:talk_detail": lambda w, a, c, f: {"result": "later"},
    "jobs:own_talks": lambda w, a, c, f: {"talk": f.ids["free_talk_id"]},
}
