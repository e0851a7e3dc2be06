"""Job fairs of the demonstration: talks of ten minutes, free, booked, and with what came of them."""

import datetime as dt
from itertools import cycle

from punte.base.translated import Translated
from punte.events.actions.events import create_event, publish_event
from punte.events.models import Event
from punte.jobs.actions.talks import book_talk, note_talk, offer_talks
from punte.jobs.models import Employer, Talk
from punte.participation.models import Participation
from punte.people.models import Person
from punte.portal.demo.desk import TODAY, Desk

CODE = "309187"
EMPLOYERS = 3
BEFORE = {
    "ro": "Bursa de primăvară, ediția de la Cluj",
    "bg": "Пролетна трудова борса в Клуж",
    "en": "Spring job fair in Cluj",
}
RESULTS = ("interview", "applies", "later", "no_show", "unsuited", "interview", "applies")


def tell(desk: Desk) -> int:
    """One fair to come, one that is behind us; gives how many talks."""
    if desk.operation.code != CODE:
        return 0
    rows = Employer.objects.filter(operation=desk.operation, state=Employer.State.APPROVED)
    employers = list(rows.select_related("organisation", "operation").order_by("pk")[:EMPLOYERS])
    rows_ = Participation.objects.filter(
        operation=desk.operation,
        state="entered",
        person__state=Person.State.ACTIVE,
        person__merged_into=None,
        person__key_holder=None,
    )
    people = list(rows_.select_related("person__merged_into", "operation").order_by("pk")[:20])
    coming = Event.objects.select_related("operation").get(operation=desk.operation, kind="job_fair")
    _offered(desk, coming, employers, people[:5])
    _noted(desk, _before(desk), employers, people)
    return Talk.objects.filter(operation=desk.operation).count()


def _before(desk: Desk) -> Event:
    elena, zone = desk.team["elena"], dt.timezone(dt.timedelta(hours=2))
    begins = dt.datetime.combine(TODAY - dt.timedelta(days=18), dt.time(10), zone)
    made = create_event(
        by=elena, operation=desk.operation, activity=desk.activities["A12"], organiser=desk.lead, kind="job_fair",
        title=Translated(BEFORE, "ro"), place="Casa de Cultură a Studenților", locality="Cluj-Napoca",
        languages=["ro"], starts_at=begins, ends_at=begins + dt.timedelta(hours=6), pause_minutes=0,
    )  # fmt: skip
    publish_event(by=elena, event=made)
    return Event.objects.select_related("operation").get(pk=made.pk)


def _offered(desk: Desk, fair: Event, employers: list[Employer], people: list[Participation]) -> None:
    """An hour of each; every third time is booked, each person once in each row of times."""
    elena = desk.team["elena"]
    for employer in employers:
        last = fair.starts_at + dt.timedelta(hours=1)
        offer_talks(by=elena, event=fair, employer=employer, first=fair.starts_at, last=last)
    talks = Talk.objects.filter(event=fair).select_related("event", "employer", "operation")
    for n, (talk, found) in enumerate(zip(talks, cycle(people), strict=False)):
        if n % 3 != 2 and found.person_id not in _busy(talk):
            book_talk(by=elena, talk=talk, participation=found, at=fair.starts_at - dt.timedelta(days=2))


def _noted(desk: Desk, fair: Event, employers: list[Employer], people: list[Participation]) -> None:
    _offered(desk, fair, employers, people)
    related = ("event__operation", "employer__operation", "operation", "participation__person")
    booked = Talk.objects.filter(event=fair, person__isnull=False).select_related(*related)
    for talk, result in zip(booked, cycle(RESULTS), strict=False):
        note_talk(by=desk.team["elena"], talk=talk, result=result)


def _busy(talk: Talk) -> set[int]:
    """Who talks to somebody else at that time."""
    there = Talk.objects.filter(event=talk.event, starts_at=talk.starts_at, person__isnull=False)
    return {person for person in there.values_list("person", flat=True) if person}
