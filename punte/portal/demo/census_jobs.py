"""What employers, vacancies, applications, placements and work trials of a project must have told."""

from collections.abc import Iterator
from typing import Any

from punte.jobs import facts
from punte.jobs.actions.placements import kept_kinds, started_kinds
from punte.jobs.models import Application, Employer, FollowUp, Placement, Talk, Vacancy, WorkTrial
from punte.projects.models import Operation
from punte.records.facts import PARTNERSHIP_SIGNED

OFFERED = (Application.State.OFFERED, Application.State.ACCEPTED)


def of_jobs(operation: Operation) -> Iterator[tuple[Any, ...]]:
    """(source, kind, day, person, quantity), as the census holds them against the facts."""
    for vacancy in Vacancy.objects.filter(operation=operation, published_on__isnull=False):
        yield vacancy, facts.VACANCY_PUBLISHED.number, vacancy.published_on, None, vacancy.posts
    for employer in Employer.objects.filter(operation=operation, signed_on__isnull=False):
        yield employer, PARTNERSHIP_SIGNED.number, employer.signed_on, None
    yield from _of_applications(operation)
    yield from _of_work(operation)
    held = Talk.objects.filter(operation=operation).exclude(result__in=("", Talk.Result.NO_SHOW))
    for talk in held.select_related("event"):
        day = talk.starts_at.astimezone(talk.event.tz).date()
        yield talk, facts.TALK_HELD.number, day, talk.person_id


def _of_applications(operation: Operation) -> Iterator[tuple[Any, ...]]:
    sent = Application.objects.filter(operation=operation).exclude(closing=Application.Closing.MISTAKE)
    for one in sent.prefetch_related("steps"):
        yield one, facts.APPLICATION_SENT.number, one.sent_on, one.person_id
        if one.interviewed_on:
            yield one, facts.INTERVIEW_HELD.number, one.interviewed_on, one.person_id
        days = [step.on for step in one.steps.all() if step.after in OFFERED]
        if days:
            yield one, facts.JOB_OFFERED.number, days[0], one.person_id


def _of_work(operation: Operation) -> Iterator[tuple[Any, ...]]:
    begun = Placement.objects.filter(operation=operation, struck=False)
    for one in begun.select_related("application__vacancy__employer__organisation"):
        for kind in started_kinds(one):
            yield one, kind.number, one.starts_on, one.person_id
    asked = FollowUp.objects.filter(placement__operation=operation, struck=False)
    for answer in asked.select_related("placement__application__vacancy"):
        for kind in kept_kinds(answer):
            yield answer, kind.number, answer.asked_on, answer.person_id
    ended = WorkTrial.objects.filter(operation=operation, state=WorkTrial.State.ENDED)
    for trial in ended.exclude(outcome=WorkTrial.Outcome.DID_NOT_SHOW):
        yield trial, facts.WORK_TRIAL_ENDED.number, trial.last_day or trial.ends_on, trial.person_id
