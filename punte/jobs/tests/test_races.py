"""Two at the same moment, over two connections that commit: whoever comes second is told, and nothing is left between."""

import datetime as dt
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from punte.base.rls import set_local
from punte.jobs import timers
from punte.jobs.actions import answers, employers, vacancies
from punte.jobs.actions.applications import apply_for, transfer_application
from punte.jobs.actions.fairness import reckon_fairness, reckon_weekly
from punte.jobs.models import Application, Employer, FairnessReport, Unmatched, Vacancy
from punte.jobs.tests import applicants
from punte.jobs.tests.test_market import seeks
from punte.people.models import Notice
from punte.projects.models import Operation
from tests.cast import staff

START = dt.date(2025, 3, 24)
JOB = {"starts_on": START, "contract": "permanent"}
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()"
LONGEST = 10.0  # seconds for which the first keeps its transaction open


@pytest.fixture
def stage(committing) -> SimpleNamespace:
    """A bakery with one post, Elena who manages, two who may apply and one who has."""
    operation = Operation.objects.select_related("consortium").get(code="309187")
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        lead = operation.partnerships.get(role="lead").organisation
        elena = staff("Elena Dragomir", lead, "manager", operation)
        employer = applicants.found_employer(elena, operation)
        vacancy = applicants.open_vacancy(elena, employer, posts=1)
        people = [applicants.take_part(elena, operation, lead, name) for name in ("Pop", "Rus", "Lungu")]
        applicants.recruiter(employer)
        sent = [applicants.send(elena, vacancy, person) for person in people[:2]]
    return SimpleNamespace(
        operation=operation, by=elena, employer=employer, vacancy=vacancy, people=people, sent=sent
    )


def _inside(stage: SimpleNamespace, act: Callable[[], Any], then: Callable[[], None] = lambda: None) -> str:
    """In a transaction of its own; gives "done", or why it was refused."""
    try:
        with transaction.atomic():
            set_local(consortium=stage.operation.consortium_id, user=stage.by.pk)
            act()
            then()
        return "done"
    except ValidationError as refusal:
        return str(getattr(refusal, "code", None) or refusal.error_list[0].code)
    finally:
        connection.close()


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITS)
        return bool(cursor.fetchone()[0])


def one_after_the_other(
    stage: SimpleNamespace, first: Callable[[], Any], second: Callable[[], Any]
) -> tuple[str, str]:
    """The second begins when the first has acted; the first commits when the second waits for it, or is done."""
    acted, done, came = threading.Event(), threading.Event(), dict[str, str]()

    def held() -> None:
        acted.set()
        until = time.monotonic() + LONGEST
        while time.monotonic() < until and not done.wait(0.05) and not _somebody_waits():
            pass

    def run(name: str, act: Callable[[], Any], then: Callable[[], None] = lambda: None) -> None:
        came[name] = _inside(stage, act, then)
        acted.set()
        if name == "second":
            done.set()

    begins = threading.Thread(target=run, args=("first", first, held))
    begins.start()
    acted.wait(30)
    follows = threading.Thread(target=run, args=("second", second))
    follows.start()
    begins.join(30)
    follows.join(30)
    return came["first"], came["second"]


def fresh(stage: SimpleNamespace, found: Application) -> Application:
    return Application.objects.select_related(
        "operation", "vacancy__employer", "person__consortium", "participation__operation", "participation__person"
    ).get(pk=found.pk)  # fmt: skip


def accept(stage: SimpleNamespace, found: Application) -> Callable[[], Any]:
    return lambda: answers.accept_application(by=stage.by, application=fresh(stage, found), **JOB)


def now(stage: SimpleNamespace, read: Callable[[], Any]) -> Any:
    with transaction.atomic():
        set_local(consortium=stage.operation.consortium_id)
        return read()


def test_of_two_who_accept_the_same_person_the_second_is_told(stage) -> None:
    again = fresh_before = now(stage, lambda: fresh(stage, stage.sent[0]))

    def second() -> None:
        answers.accept_application(by=stage.by, application=again, **JOB)

    assert fresh_before.state == "new"
    assert one_after_the_other(stage, accept(stage, stage.sent[0]), second) == ("done", "moved")
    assert now(stage, lambda: Vacancy.objects.get(pk=stage.vacancy.pk).filled) == 1


def test_of_two_who_take_the_last_post_the_second_is_told(stage) -> None:
    first, second = (accept(stage, found) for found in stage.sent)
    assert one_after_the_other(stage, first, second) == ("done", "full")
    states = now(stage, lambda: [Application.objects.get(pk=a.pk).state for a in stage.sent])
    assert states == ["accepted", "new"]


def test_nobody_applies_where_the_employer_is_leaving(stage) -> None:
    def leave() -> None:
        employers.end_employer(
            by=stage.by, employer=Employer.objects.get(pk=stage.employer.pk), reason="Moved.", on=START
        )

    def send() -> None:
        applicants.send(stage.by, stage.vacancy, stage.people[2])

    assert one_after_the_other(stage, leave, send) == ("done", "closed")
    assert now(stage, lambda: Application.objects.open().count()) == 0


def test_who_applied_a_moment_before_the_employer_left_is_answered(stage) -> None:
    def leave() -> None:
        employer = Employer.objects.get(pk=stage.employer.pk)
        employers.end_employer(by=stage.by, employer=employer, reason="Moved.", on=START)

    def send() -> None:
        apply_for(by=stage.by, vacancy=stage.vacancy, participation=stage.people[2], agreed=True)

    assert one_after_the_other(stage, send, leave) == ("done", "done")
    closings = now(stage, lambda: set(Application.objects.values_list("state", "closing")))
    assert closings == {("obsolete", "employer")}


def test_nothing_becomes_public_while_its_employer_is_paused(stage) -> None:
    draft = now(
        stage, lambda: applicants.open_vacancy(stage.by, stage.employer, state="draft", published_on=None)
    )

    def pause() -> None:
        employer = Employer.objects.get(pk=stage.employer.pk)
        employers.pause_employer(by=stage.by, employer=employer, reason="No answers.", on=START)

    def publish() -> None:
        vacancy = Vacancy.objects.select_related("employer__organisation", "employer__operation").get(
            pk=draft.pk
        )
        vacancies.publish_vacancy(by=stage.by, vacancy=vacancy, on=START)

    assert one_after_the_other(stage, pause, publish) == ("done", "paused")
    assert now(stage, lambda: Vacancy.objects.filter(state="open").count()) == 0


@pytest.mark.parametrize("closes_first", [True, False])
def test_accepting_and_closing_at_once_end_in_one_of_both(stage, closes_first) -> None:
    def close() -> None:
        vacancy = Vacancy.objects.select_related("employer__operation").get(pk=stage.vacancy.pk)
        vacancies.close_vacancy(by=stage.by, vacancy=vacancy, closing="withdrawn", on=START)

    seen = now(stage, lambda: fresh(stage, stage.sent[0]))

    def taken() -> None:
        answers.accept_application(by=stage.by, application=seen, **JOB)

    came = one_after_the_other(stage, *((close, taken) if closes_first else (taken, close)))
    assert came[0] == "done" and came[1] in ("moved", "done")
    filled, accepted = now(
        stage,
        lambda: (
            Vacancy.objects.get(pk=stage.vacancy.pk).filled,
            Application.objects.filter(state="accepted").count(),
        ),
    )
    assert filled == accepted == (0 if closes_first else 1)


def test_passing_on_and_closing_at_once_do_not_wait_for_each_other(stage) -> None:
    other = now(stage, lambda: applicants.open_vacancy(stage.by, stage.employer, title="Cofetar"))

    def pass_on() -> None:
        found = fresh(stage, stage.sent[0])
        transfer_application(by=stage.by, application=found, vacancy=other, agreed=True)

    def leave() -> None:
        employer = Employer.objects.get(pk=stage.employer.pk)
        employers.end_employer(by=stage.by, employer=employer, reason="Moved.", on=START)

    assert one_after_the_other(stage, pass_on, leave) == ("done", "done")
    assert now(stage, lambda: Application.objects.open().count()) == 0


def test_reminders_that_run_twice_at_once_are_sent_once(stage, settings) -> None:
    settings.PUNTE_TODAY = "2025-02-06"

    def remind() -> None:
        timers.remind(stage.operation)

    assert one_after_the_other(stage, remind, remind) == ("done", "done")
    told = now(stage, lambda: Notice.objects.filter(kind="jobs.answer_awaited").count())
    assert told == len(stage.sent)


def test_closing_the_unanswered_twice_at_once_tells_each_once(stage, settings) -> None:
    settings.PUNTE_TODAY = "2025-05-01"
    steps = lambda: list(Application.objects.values_list("steps__after", flat=True))  # noqa: E731

    def close() -> None:
        timers.close_unanswered(stage.operation)

    assert one_after_the_other(stage, close, close) == ("done", "done")
    assert now(stage, steps).count("obsolete") == len(stage.sent)


def test_of_two_reckonings_at_once_the_second_writes_no_second_report(stage) -> None:
    now(stage, lambda: seeks(stage.people[0].person, None, shifts=["weekend"]))

    def by_hand() -> None:
        reckon_fairness(by=stage.by, operation=stage.operation)

    def by_clock() -> None:
        reckon_weekly(stage.operation)

    assert one_after_the_other(stage, by_hand, by_clock) == ("done", "done")
    assert now(stage, lambda: (FairnessReport.objects.count(), Unmatched.objects.count())) == (1, 1)
    assert one_after_the_other(stage, by_clock, by_hand) == ("done", "soon")
