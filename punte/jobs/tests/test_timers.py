"""What the clock does: reminds after three and seven days, closes after sixty, archives after 180; who answers how often."""

import datetime as dt

from punte.jobs import timers
from punte.jobs.actions.answers import refuse_application, take_up_application
from punte.jobs.answering import answering
from punte.jobs.applied_work import applied as work
from punte.jobs.jobs import tend_applications
from punte.jobs.models import Application
from punte.jobs.tests.applicants import SENT, account_of, found_employer
from punte.people.models import Notice, User
from punte.records.actions.consents import withdraw_consent
from punte.records.models import Consent


def on(settings, day: dt.date) -> dt.date:
    settings.PUNTE_TODAY = day.isoformat()
    return day


def reminders(user: User) -> int:
    return Notice.objects.filter(user=user, kind="jobs.answer_awaited").count()


def test_the_employer_is_reminded_after_three_and_seven_days_once_each(
    settings, operation, dimitar, application
) -> None:
    for days, expected in ((2, 0), (3, 1), (4, 1), (6, 1), (7, 2), (8, 2), (30, 2)):
        on(settings, SENT + dt.timedelta(days))
        timers.remind(operation)
        assert reminders(dimitar) == expected, days


def test_a_step_begins_the_days_anew(settings, operation, dimitar, application) -> None:
    on(settings, SENT + dt.timedelta(7))
    timers.remind(operation)
    timers.remind(operation)
    take_up_application(by=dimitar, application=application)
    on(settings, SENT + dt.timedelta(9))
    assert timers.remind(operation) == 0
    on(settings, SENT + dt.timedelta(10))
    assert timers.remind(operation) == 1


def test_after_sixty_days_without_a_word_it_closes_kindly_and_is_no_refusal(
    client, settings, operation, application
) -> None:
    own = account_of(application.participation)
    on(settings, SENT + dt.timedelta(59))
    assert timers.close_unanswered(operation) == 0
    on(settings, SENT + dt.timedelta(60))
    assert timers.close_unanswered(operation) == 1 and timers.close_unanswered(operation) == 0
    application.refresh_from_db()
    assert (application.state, application.closing, application.answered_by) == (
        "obsolete",
        "unanswered",
        None,
    )
    assert application.steps.last().by is None
    client.force_login(own)
    assert "We are sorry" in client.get(f"/jobs/my/{application.pk}/").content.decode()


def test_after_180_days_it_leaves_the_lists_and_can_be_found(
    client, settings, elena, operation, dimitar, application
) -> None:
    refuse_application(by=dimitar, application=application, reason="skills", on=SENT)
    on(settings, SENT + dt.timedelta(179))
    assert timers.archive(operation) == 0
    on(settings, SENT + dt.timedelta(180))
    assert timers.archive(operation) == 1
    client.force_login(elena)
    assert "Lăcătuș" not in client.get("/jobs/309187/applications/?turn=done").content.decode()
    assert "Lăcătuș" in client.get("/jobs/309187/applications/?turn=done&archived=on").content.decode()


def test_without_consent_it_closes_by_itself(operation, ana, application) -> None:
    withdraw_consent(by=ana, consent=Consent.objects.get(person=application.person, purpose="sharing"))
    assert timers.close_unshared(operation) == 1
    application.refresh_from_db()
    assert application.closing == "consent"


def test_the_job_does_all_of_it_and_finds_nothing_the_second_time(
    settings, operation, dimitar, application
) -> None:
    on(settings, SENT + dt.timedelta(3))
    assert tend_applications(timestamp=0) == 1 and tend_applications(timestamp=0) == 0


def test_who_answers_least_stands_first(client, elena, operation, bakery, dimitar, application) -> None:
    found_employer(elena, operation, "Cantina SRL")
    rows = answering(elena, operation, SENT + dt.timedelta(10))
    assert next((r.employer, r.sent, r.answered, r.waiting) for r in rows) == (bakery, 1, 0, 1)
    assert rows[0].percent == 0 and rows[1].percent is None
    take_up_application(by=dimitar, application=application, on=SENT + dt.timedelta(4))
    rows = answering(elena, operation, SENT + dt.timedelta(10))
    assert rows[0].percent == 100 and rows[0].days == 4 and rows[0].in_time == 1
    client.force_login(elena)
    page = client.get("/jobs/309187/applications/answering/").content.decode()
    assert "Brutăria Bună SRL" in page and "100" in page


def test_my_page_tells_the_employer_and_who_accompanies(ana, dimitar, application) -> None:
    late = SENT + dt.timedelta(7)
    (item,) = work(dimitar, late)
    assert (item.url, item.level) == ("/jobs/309187/candidates/", "danger")
    (item,) = work(ana, late)
    assert "Brutăria Bună SRL" in item.title and "Lăcătuș" in item.text
    assert work(dimitar, SENT)[0].level == "warning" and work(ana, SENT) == []
    assert Application.objects.count() == 1
