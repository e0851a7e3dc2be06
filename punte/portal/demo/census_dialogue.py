"""What voices, contributions, plans, measures and polls of a project must have told."""

from collections.abc import Iterator
from typing import Any

from punte.ballots import facts as ballots
from punte.ballots.models import Poll
from punte.dialogue import facts
from punte.dialogue.models import Contribution, Hearing, Measure, PeopleList, Plan, Position
from punte.projects.models import Operation
from punte.records.models import Fact

_KINDS = {
    PeopleList.Purpose.HEARD: facts.PERSON_CONSULTED,
    PeopleList.Purpose.INFORMED: facts.PERSON_INFORMED,
}


def of_dialogue(operation: Operation) -> Iterator[tuple[Any, ...]]:
    """(source, kind, day, person, quantity), as the census holds them against the facts."""
    said = Contribution.objects.filter(consultation__operation=operation, state__in=Contribution.READ)
    for one in said.select_related("voice", "consultation"):
        assert one.published_at is not None
        day = one.published_at.astimezone(one.consultation.tz).date()
        yield one, facts.CONTRIBUTED.number, day, one.voice.person_id
    yield from _of_voices(operation)
    for plan in Plan.objects.filter(operation=operation, decided_on__isnull=False):
        yield plan, facts.PLAN_ADOPTED.number, plan.decided_on, None
    done = Measure.objects.filter(plan__operation=operation, state=Measure.State.COMPLETED)
    for measure in done.prefetch_related("reports"):
        first = min(report.on for report in measure.reports.all() if report.state == Measure.State.COMPLETED)
        yield measure, facts.MEASURE_DELIVERED.number, first, None
    for position in Position.objects.filter(table__event__operation=operation, state=Position.State.ADOPTED):
        yield position, facts.POSITION_ADOPTED.number, position.adopted_on, None
    yield from _of_polls(operation)


def _of_voices(operation: Operation) -> Iterator[tuple[Any, ...]]:
    """Each voice once a project for each purpose, on the day it was told first."""
    told: set[tuple[int, str]] = set()
    heard = Hearing.objects.filter(voice__operation=operation).select_related("voice").order_by("pk")
    for hearing in heard:
        if (hearing.voice_id, hearing.purpose) not in told:
            told.add((hearing.voice_id, hearing.purpose))
            kind = _KINDS[PeopleList.Purpose(hearing.purpose)]
            yield hearing.voice, kind.number, hearing.on, hearing.voice.person_id


def _of_polls(operation: Operation) -> Iterator[tuple[Any, ...]]:
    """Each poll whose result is published; where it was open, each organisation that voted. On which day it was
    published, only the fact says."""
    for poll in Poll.objects.filter(operation=operation, state=Poll.State.PUBLISHED):
        day = Fact.objects.of(ballots.POLL_HELD).about(poll).values_list("happened_on", flat=True).first()
        yield poll, ballots.POLL_HELD.number, day, None, poll.cast or 0
        if not poll.secret and not poll.live:
            for vote in poll.votes.filter(voter__organisation__isnull=False):
                yield vote, ballots.ORGANISATION_VOTED.number, day, None
