"""Answers: who gives them, what they tell, what they cannot do; the last post; many at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.jobs.actions import answers as acts
from punte.jobs.application_page import small
from punte.jobs.facts import INTERVIEW_HELD, JOB_OFFERED
from punte.jobs.models import Application, Vacancy
from punte.jobs.own_page import own_page
from punte.jobs.steps_offered import offered
from punte.jobs.tests.applicants import (
    SENT,
    TODAY,
    accepted,
    account_of,
    found_employer,
    open_vacancy,
    send,
    take_part,
)
from punte.people.models import Notice
from punte.records.models import Fact

State = Application.State
START = dt.date(2025, 3, 24)
TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}
# As employment mediation usually has it; closing is open to pool and offered too, since a vacancy may end under them.
TABLE = {
    "new": {"processing", "postponed", "pool", "offered", "accepted", "refused", "obsolete"},
    "processing": {"postponed", "pool", "offered", "accepted", "refused", "obsolete"},
    "postponed": {"pool", "offered", "accepted", "refused", "obsolete"},
    "pool": {"processing", "postponed", "offered", "accepted", "refused", "obsolete"},
    "offered": {"processing", "postponed", "accepted", "refused", "obsolete"},
    "accepted": {"cancelled"},
    "refused": {"offered", "accepted"},
    "cancelled": {"pool", "offered", "accepted"},
    "obsolete": {"new", "pool", "offered", "accepted"},
}


def live(kind, application) -> int:
    return Fact.objects.of(kind).about(application).live().count()


def test_the_table_of_moves_is_the_one_agreed_on() -> None:
    assert {str(a): {str(b) for b in after} for a, after in Application.MOVES.items()} == TABLE


def test_from_taking_up_to_accepting_each_fact_is_told_once(ana, dimitar, vacancy, application) -> None:
    acts.take_up_application(by=dimitar, application=application)
    acts.set_interview(
        by=dimitar, application=application, at=dt.datetime(2025, 3, 20, 9, tzinfo=dt.UTC), where="Here"
    )
    acts.hold_interview(by=dimitar, application=application, on=TODAY)
    acts.hold_interview(by=dimitar, application=application, on=TODAY)
    acts.offer_job(by=dimitar, application=application, answer="Come!")
    acts.accept_application(by=ana, application=application, starts_on=START, contract="permanent")
    assert live(INTERVIEW_HELD, application) == live(JOB_OFFERED, application) == 1
    vacancy.refresh_from_db()
    assert (vacancy.filled, vacancy.state) == (1, "open")
    steps = [(s.before, s.after, s.by) for s in application.steps.all()]
    assert [s[1] for s in steps] == ["new", "processing", "offered", "accepted"] and steps[-1][2] == ana


def test_accepting_at_once_tells_the_offer_too(dimitar, application) -> None:
    acts.accept_application(by=dimitar, application=application, starts_on=START, contract="permanent")
    assert live(JOB_OFFERED, application) == 1
    application.refresh_from_db()
    assert application.taken_up_on and application.answered_by == dimitar


def test_what_is_taken_back_is_struck_and_may_be_told_again(dimitar, application) -> None:
    acts.take_up_application(by=dimitar, application=application)
    acts.hold_interview(by=dimitar, application=application, on=TODAY)
    acts.strike_interview(by=dimitar, application=application)
    assert live(INTERVIEW_HELD, application) == 0
    acts.hold_interview(by=dimitar, application=application, on=TODAY)
    assert live(INTERVIEW_HELD, application) == 1
    acts.offer_job(by=dimitar, application=application)
    acts.take_offer_back(by=dimitar, application=application)
    assert live(JOB_OFFERED, application) == 0 and application.state == "processing"
    acts.offer_job(by=dimitar, application=application)
    assert live(JOB_OFFERED, application) == 1


def test_of_two_recruiters_who_accept_for_the_last_post_the_second_is_told(
    elena, operation, assoc, dimitar, vacancy, application
) -> None:
    Vacancy.objects.filter(pk=vacancy.pk).update(posts=1)
    other = send(elena, vacancy, take_part(elena, operation, assoc, "Pop"))
    accepted(dimitar, application)
    with pytest.raises(ValidationError, match="last post was taken"):
        accepted(dimitar, other)
    vacancy.refresh_from_db()
    assert (vacancy.filled, vacancy.state) == (1, "filled")


def test_of_two_who_accept_the_same_person_at_once_the_second_is_told(
    elena, dimitar, vacancy, application
) -> None:
    twin = Application.objects.select_related("operation", "vacancy", "person", "participation").get(
        pk=application.pk
    )
    acts.accept_application(by=dimitar, application=application, starts_on=START, contract="permanent")
    with pytest.raises(MoveNotAllowed):
        acts.accept_application(by=elena, application=twin, starts_on=START, contract="permanent")
    vacancy.refresh_from_db()
    assert vacancy.filled == 1


def test_cancelling_frees_the_post_and_opens_the_vacancy(dimitar, vacancy, application) -> None:
    Vacancy.objects.filter(pk=vacancy.pk).update(posts=1)
    vacancy.refresh_from_db()
    application.vacancy = vacancy
    accepted(dimitar, application)
    acts.cancel_application(by=dimitar, application=application)
    vacancy.refresh_from_db()
    assert (vacancy.filled, vacancy.state) == (0, "open")
    assert (application.starts_on, application.contract) == (None, "")


def test_other_open_applications_are_shown_and_stay_until_somebody_asks(
    client, ana, elena, operation, served, dimitar, application
) -> None:
    other = send(
        ana, open_vacancy(elena, found_employer(elena, operation, "Cantina SRL"), title="Bucătar"), served
    )
    accepted(dimitar, application)
    assert "jobs.others_open" in {n.kind for n in Notice.objects.filter(user=ana)}
    client.force_login(ana)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Other applications are still open" in page and "Bucătar" in page
    other.refresh_from_db()
    assert other.state == "new"
    acts.close_application(by=ana, application=other)
    assert (other.state, other.closing) == ("obsolete", "hired")


def test_a_refusal_has_a_reason_and_tells_the_person_only_what_is_shared(
    client, ana, dimitar, application
) -> None:
    own = account_of(application.participation)
    with pytest.raises(ValidationError, match="Choose why"):
        acts.refuse_application(by=dimitar, application=application, reason="age")
    acts.refuse_application(
        by=dimitar, application=application, reason="mobility", private="The bus is late."
    )
    client.force_login(own)
    page = client.get(f"/jobs/my/{application.pk}/").content.decode()
    assert "chosen otherwise" in page and "way to work" not in page and "bus" not in page
    client.force_login(ana)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "way to work" in page and "The bus is late." in page


def test_a_shared_reason_reaches_the_person(client, dimitar, application) -> None:
    own = account_of(application.participation)
    acts.refuse_application(by=dimitar, application=application, reason="hours", share=True, answer="A pity.")
    client.force_login(own)
    page = client.get(f"/jobs/my/{application.pk}/").content.decode()
    assert "A pity." in page and "working hours do not fit" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "refused", "reason": "skills"},  # by nobody
        {"state": "accepted"},
        {"state": "obsolete"},
        {"state": "processing"},
        {"reason": "skills"},
        {"state": "offered", "archived_on": SENT},
    ],
)  # fmt: skip
def test_the_database_refuses_what_cannot_be(application, wrong) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(**wrong)


def test_steps_are_never_changed(application) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        application.steps.update(after="accepted")


def test_an_interview_needs_a_place_and_an_application_that_was_taken_up(dimitar, application) -> None:
    at = dt.datetime(2025, 3, 20, 9, tzinfo=dt.UTC)
    with pytest.raises(ValidationError, match="Take the application up"):
        acts.set_interview(by=dimitar, application=application, at=at, where="Here")
    with pytest.raises(ValidationError, match="Take the application up"):
        acts.hold_interview(by=dimitar, application=application, on=TODAY)
    acts.take_up_application(by=dimitar, application=application)
    with pytest.raises(ValidationError, match="where"):
        acts.set_interview(by=dimitar, application=application, at=at, where=" ")
    with pytest.raises(ValidationError, match="No interview"):
        acts.strike_interview(by=dimitar, application=application)
    with pytest.raises(ValidationError, match="no offer"):
        acts.take_offer_back(by=dimitar, application=application)


def test_a_job_begins_after_the_application(dimitar, application) -> None:
    for told in (
        {"starts_on": SENT - dt.timedelta(1), "contract": "permanent"},
        {"starts_on": START, "contract": "x"},
    ):
        with pytest.raises(ValidationError):
            acts.accept_application(by=dimitar, application=application, **told)
    application.refresh_from_db()
    assert application.state == "new"


def test_a_closed_one_begins_anew_unless_there_is_another(ana, vacancy, served, application) -> None:
    acts.close_application(by=ana, application=application)
    acts.reopen_application(by=ana, application=application)
    assert application.state == "new"
    acts.close_application(by=ana, application=application)
    send(ana, vacancy, served)
    with pytest.raises(ValidationError, match="anew meanwhile"):
        acts.reopen_application(by=ana, application=application)


def test_many_are_answered_at_once_or_none(
    client, elena, operation, assoc, vacancy, application, dimitar
) -> None:
    other = send(elena, vacancy, take_part(elena, operation, assoc, "Pop"))
    client.force_login(elena)
    fields = {f"a{application.pk}": "take_up", f"a{other.pk}": "refuse:skills"}
    page = client.post("/jobs/309187/applications/", TOKEN | fields, follow=True).content.decode()
    assert "2 answers are written" in page
    assert [Application.objects.get(pk=a.pk).state for a in (application, other)] == ["processing", "refused"]
    fresh = Application.objects.get(pk=application.pk)
    with pytest.raises(MoveNotAllowed):
        acts.answer_many(by=elena, answers={fresh: "pool", Application.objects.get(pk=other.pk): "pool"})
    assert Application.objects.get(pk=application.pk).state == "processing"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("take_up", {}),
        ("postpone", {"answer": "In May."}),
        ("pool", {}),
        ("offer", {"answer": "Come."}),
        ("accept", {"starts_on_day": 24, "starts_on_month": 3, "starts_on_year": 2025, "contract": "permanent"}),
        ("refuse", {"reason": "skills"}),
        ("withdraw", {}),
        ("close", {}),
    ],
)  # fmt: skip
def test_every_answer_has_its_page(client, ana, application, name, fields) -> None:
    client.force_login(ana)
    url = f"/jobs/309187/applications/{application.pk}/answer/{name}/"
    assert client.get(url).status_code == 200
    assert client.post(url, TOKEN | fields).status_code == 302
    assert Application.objects.get().state != "new"


def test_an_interview_is_agreed_on_and_held_on_its_pages(client, dimitar, application) -> None:
    acts.take_up_application(by=dimitar, application=application)
    client.force_login(dimitar)
    url = f"/jobs/309187/applications/{application.pk}/answer/"
    fields = {"day_day": 20, "day_month": 3, "day_year": 2025, "hour": "9:30", "where": "Bakery"}
    page = client.post(f"{url}interview/", TOKEN | fields, follow=True).content.decode()
    assert "Bakery" in page
    held = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e09", "on_day": 17, "on_month": 3, "on_year": 2025}
    assert client.post(f"{url}held/", held).status_code == 302
    assert live(INTERVIEW_HELD, application) == 1
    assert client.get(f"{url}nothing/").status_code == 404
    assert client.get(f"{url}close/").status_code == 404  # not the employer's to say


def test_who_may_not_answers_nothing(mallory, auditor, georgi, bogdan, floarea, application) -> None:
    start = {"starts_on": START, "contract": "permanent"}
    at = {"at": dt.datetime(2025, 3, 20, 9, tzinfo=dt.UTC), "where": "Here"}
    for user in (mallory, auditor, georgi, bogdan, floarea):
        for act, told in (
            (acts.take_up_application, {}), (acts.set_interview, at), (acts.hold_interview, {"on": TODAY}),
            (acts.strike_interview, {}), (acts.postpone_application, {}), (acts.keep_in_pool, {}),
            (acts.offer_job, {}), (acts.take_offer_back, {}), (acts.accept_application, start),
            (acts.refuse_application, {"reason": "skills"}), (acts.cancel_application, {}),
            (acts.close_application, {}), (acts.reopen_application, {}),
        ):  # fmt: skip
            with pytest.raises(Refused):
                act(by=user, application=application, **told)
        with pytest.raises(Refused):
            acts.answer_many(by=user, answers={application: "take_up"})


@pytest.mark.parametrize(("day", "stands"), [(14, True), (20, False)])
def test_the_day_that_was_agreed_on_stands_in_the_form_once_it_has_come(
    client, dimitar, application, day, stands
) -> None:
    acts.take_up_application(by=dimitar, application=application)
    Application.objects.update(interview_at=dt.datetime(2025, 3, day, 9, tzinfo=dt.UTC))
    client.force_login(dimitar)
    page = client.get(f"/jobs/309187/applications/{application.pk}/answer/held/").content.decode()
    assert (f'name="on_day" value="{day}"' in page) is stands and 'name="on_day"' in page


def test_a_second_interview_is_told_and_can_be_held_too(dimitar, application) -> None:
    """The first was on the 14th, the second is agreed on for the 20th."""
    acts.take_up_application(by=dimitar, application=application)
    acts.hold_interview(by=dimitar, application=application, on=dt.date(2025, 3, 14))
    held = lambda: "held" in {way["name"] for way in offered(application, employer=False)}  # noqa: E731
    assert not held()
    Application.objects.update(interview_at=dt.datetime(2025, 3, 20, 9, tzinfo=dt.UTC))
    application.refresh_from_db()
    assert "interview" in small(application) and "invited to an interview" in own_page(application)["next"]
    assert held()
    Application.objects.update(interview_at=dt.datetime(2025, 3, 14, 9, tzinfo=dt.UTC))
    application.refresh_from_db()
    assert small(application) == "" and not held()
