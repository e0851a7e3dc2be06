"""Applying with somebody beside one or alone: once, with consent, told once; passed on, taken back, struck."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from punte.base.permissions import Refused
from punte.jobs.actions.answers import refuse_application, take_up_application
from punte.jobs.actions.applications import (
    add_comment,
    answer_for_closed,
    apply_for,
    apply_oneself,
    strike_application,
    transfer_application,
    withdraw_application,
)
from punte.jobs.actions.placements import start_placement
from punte.jobs.facts import APPLICATION_SENT
from punte.jobs.models import Application, Vacancy
from punte.jobs.tests.applicants import (
    SENT,
    accepted,
    account_of,
    found_employer,
    open_vacancy,
    send,
    take_part,
)
from punte.people.models import Notice
from punte.records.models import AccessEntry, Consent, Fact

TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}


def told(application: Application) -> list[Fact]:
    return list(Fact.objects.of(APPLICATION_SENT).about(application).live())


def test_ana_applies_with_somebody_beside_her_on_one_page(client, ana, vacancy, served, dimitar) -> None:
    client.force_login(ana)
    url = f"/jobs/309187/vacancies/{vacancy.pk}/apply/"
    page = client.get(url).content.decode()
    assert "Read this aloud" in page and "Brutăria Bună SRL" in page and "Lăcătuș" in page
    fields = {"participation": served.pk, "agreed": "on", "message": "I bake at home."}
    page = client.post(url, TOKEN | fields, follow=True).content.decode()
    assert "The employer is told" in page and "I bake at home." in page
    found = Application.objects.get()
    assert (found.sender, found.sender_organisation, found.state) == (ana, served.organisation, "new")
    assert [(f.person_id, f.happened_on) for f in told(found)] == [(served.person_id, dt.date(2025, 3, 17))]
    assert Notice.objects.get(user=dimitar).kind == "jobs.application_came"
    consent = Consent.objects.get(person=served.person, purpose="sharing")
    assert consent.organisation == vacancy.employer.organisation and "Brutăria" in consent.wording


def test_a_double_click_writes_one(client, ana, vacancy, served) -> None:
    client.force_login(ana)
    url = f"/jobs/309187/vacancies/{vacancy.pk}/apply/"
    fields = TOKEN | {"participation": served.pk, "agreed": "on"}
    assert [client.post(url, fields).status_code for _n in range(2)] == [302, 302]
    assert Application.objects.count() == 1


def test_without_consent_nothing_is_sent(ana, vacancy, served) -> None:
    with pytest.raises(ValidationError) as refusal:
        apply_for(by=ana, vacancy=vacancy, participation=served, agreed=False)
    assert "agreed" in refusal.value.message_dict
    assert not Application.objects.exists() and not Consent.objects.filter(purpose="sharing").exists()


def test_the_same_person_applies_once_whoever_sends_it(ana, elena, vacancy, served, application) -> None:
    with pytest.raises(ValidationError, match="applied here already"):
        send(elena, vacancy, served)
    assert Application.objects.count() == 1


def test_the_database_says_so_too(application) -> None:
    application.pk, application.number = None, application.number + 1
    with pytest.raises(IntegrityError, match="one_open_application"), transaction.atomic():
        application.save(force_insert=True)


def test_a_second_application_to_the_same_employer_needs_no_second_consent(
    ana, elena, vacancy, served, application
) -> None:
    other = open_vacancy(elena, vacancy.employer, title="Cofetar")
    send(ana, other, served, agreed=False)
    assert Consent.objects.filter(person=served.person, purpose="sharing").count() == 1


def test_what_is_written_rests_sealed(application) -> None:
    assert b"bake" not in bytes(application.sealed)
    assert Application.objects.get().words()["message"] == "I bake at home."


@pytest.mark.parametrize("words", ["", "👩‍🍳" * 3001, "a" * 3001])
def test_messages_that_are_empty_or_far_too_long(ana, vacancy, served, words) -> None:
    if not words:
        assert send(ana, vacancy, served, message=words).words()["message"] == ""
        return
    with pytest.raises(ValidationError, match="3,000"):
        send(ana, vacancy, served, message=words)


def test_a_closed_vacancy_takes_nobody(ana, vacancy, served) -> None:
    vacancy.move_to(Vacancy.State.CLOSED, closing="withdrawn")
    with pytest.raises(ValidationError, match="takes no applications"):
        send(ana, vacancy, served)


def test_nobody_applies_for_whom_they_do_not_see(
    floarea, bogdan, georgi, mallory, auditor, vacancy, served
) -> None:
    for user in (floarea, bogdan, georgi, mallory, auditor):
        with pytest.raises(Refused):
            apply_for(by=user, vacancy=vacancy, participation=served, agreed=True)


def test_a_person_applies_alone(client, vacancy, served, dimitar) -> None:
    own = account_of(served)
    client.force_login(own)
    url = f"/jobs/my/apply/{vacancy.pk}/"
    assert "Read this before you apply" in client.get(url).content.decode()
    refused = client.post(url, TOKEN | {"message": "I want this."}).content.decode()
    assert "Without the person" in refused
    page = client.post(url, TOKEN | {"message": "I want this.", "agreed": "on"}, follow=True).content.decode()
    assert "has not opened it yet" in page and "I want this." in page
    found = Application.objects.get()
    assert found.sender == own and found.sender_organisation is None
    assert "Brutar" in client.get("/jobs/my/").content.decode()
    client.post(f"/jobs/my/{found.pk}/withdraw/", TOKEN | {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e03"})
    found.refresh_from_db()
    assert (found.state, found.closing) == ("obsolete", "withdrawn")
    assert told(found)  # it was sent all the same


def test_who_takes_no_part_in_the_project_does_not_apply_alone(ana, vacancy) -> None:
    with pytest.raises(Refused):
        apply_oneself(by=ana, vacancy=vacancy, agreed=True)


def test_an_application_of_somebody_else_is_not_found(client, elena, operation, assoc, application) -> None:
    other = account_of(take_part(elena, operation, assoc, "Alta"))
    client.force_login(other)
    for page in ("", "withdraw/", "sign/"):
        assert client.get(f"/jobs/my/{application.pk}/{page}").status_code == 404


def test_passing_on_takes_the_message_along_and_nothing_else(
    elena, ana, operation, application, dimitar
) -> None:
    take_up_application(by=dimitar, application=application)
    add_comment(by=dimitar, application=application, text="Friendly.")
    refuse_application(
        by=dimitar, application=application, reason="no_post", answer="Sorry.", private="Good."
    )
    other = open_vacancy(elena, found_employer(elena, operation, "Cantina SRL"))
    with pytest.raises(ValidationError, match="consent"):
        transfer_application(by=ana, application=application, vacancy=other, agreed=False)
    made = transfer_application(by=ana, application=application, vacancy=other, agreed=True)
    assert made.transferred_from == application and made.state == "new" and not made.comments.exists()
    assert made.words() == {"message": "I bake at home.", "answer": "", "private": ""}
    application.refresh_from_db()
    assert application.state == "refused"
    assert len(told(made)) == 1 and len(told(application)) == 1


def test_an_open_one_closes_when_it_is_passed_on(elena, ana, operation, application) -> None:
    other = open_vacancy(elena, found_employer(elena, operation, "Cantina SRL"))
    transfer_application(by=ana, application=application, vacancy=other, agreed=True)
    application.refresh_from_db()
    assert (application.state, application.closing) == ("obsolete", "transferred")


def test_the_page_passes_on(client, ana, elena, operation, application) -> None:
    other = open_vacancy(elena, found_employer(elena, operation, "Cantina SRL"))
    client.force_login(ana)
    url = f"/jobs/309187/applications/{application.pk}/pass-on/"
    assert "Cantina SRL" in client.get(url).content.decode()
    assert "passed on to Cantina SRL" in client.post(url, TOKEN | {"vacancy": other.pk}).content.decode()
    heard = TOKEN | {"vacancy": other.pk, "heard": other.pk, "agreed": "on"}
    assert "Passed on from" in client.post(url, heard, follow=True).content.decode()


def test_a_mistake_is_struck_with_its_fact(elena, ana, application) -> None:
    with pytest.raises(Refused):
        strike_application(by=ana, application=application)
    strike_application(by=elena, application=application)
    assert told(application) == [] and application.closing == "mistake"


def test_a_closed_vacancy_answers_everybody_kindly(client, application, vacancy) -> None:
    own = account_of(application.participation)
    vacancy.move_to(Vacancy.State.CLOSED, closing="withdrawn")
    assert answer_for_closed(vacancy) == 1
    application.refresh_from_db()
    assert (application.state, application.closing, application.answered_by) == ("obsolete", "vacancy", None)
    client.force_login(own)
    page = client.get(f"/jobs/my/{application.pk}/").content.decode()
    assert "it says nothing about you" in page
    assert {n.kind for n in Notice.objects.filter(user=own)} == {"jobs.closed"}


def test_a_paused_employer_says_so(application, vacancy) -> None:
    vacancy.move_to(Vacancy.State.CLOSED, closing="employer")
    answer_for_closed(vacancy)
    application.refresh_from_db()
    assert application.closing == "employer"


def test_remarks_stay_on_their_side(client, ana, dimitar, application) -> None:
    add_comment(by=ana, application=application, text="Needs a bus.")
    add_comment(by=dimitar, application=application, text="Call on Monday.")
    client.force_login(ana)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Needs a bus." in page and "Call on Monday." not in page
    client.force_login(dimitar)
    page = client.get(f"/jobs/309187/candidates/{application.pk}/").content.decode()
    assert "Call on Monday." in page and "Needs a bus." not in page
    saved = client.post(
        f"/jobs/309187/applications/{application.pk}/comment/", TOKEN | {"text": "Twice."}, follow=True
    )
    assert "Twice." in saved.content.decode()


def test_who_may_not_takes_nothing_back_and_remarks_nothing(
    mallory, auditor, georgi, bogdan, application, vacancy
) -> None:
    for user in (mallory, auditor, georgi, bogdan):
        with pytest.raises(Refused):
            withdraw_application(by=user, application=application)
        with pytest.raises(Refused):
            add_comment(by=user, application=application, text="x")
        with pytest.raises(Refused):
            transfer_application(by=user, application=application, vacancy=vacancy, agreed=True)


def test_each_look_of_the_team_is_kept(client, ana, application) -> None:
    client.force_login(ana)
    client.get("/jobs/309187/applications/")
    client.get(application.get_absolute_url())
    looks = AccessEntry.objects.filter(person=application.person_id, user=ana)
    assert set(looks.values_list("occasion", flat=True)) >= {"list", "file"}


def test_the_sending_is_on_its_day_not_in_the_future(ana, vacancy, served) -> None:
    with pytest.raises(ValidationError, match="not come yet"):
        send(ana, vacancy, served, on=dt.date(2025, 3, 18))
    assert send(ana, vacancy, served).sent_on == SENT


def test_the_teams_lists_ask_as_many_queries_for_many_as_for_few(
    client, elena, operation, assoc, bakery
) -> None:
    """Whose answer is awaited, the archive, who works where, who answers; each person at an employer of their own."""
    urls = [
        f"/jobs/309187/applications/?turn={turn}" for turn in ("employer", "hub", "person", "kept", "done")
    ]
    urls += [f"/jobs/309187/{page}" for page in ("placements/", "applications/answering/", "candidates/")]
    client.force_login(elena)

    def more(n: int) -> None:
        for number in range(n):
            employer = found_employer(elena, operation, f"Brutăria {n} {number}")
            vacancy = open_vacancy(elena, employer, posts=9)
            people = [take_part(elena, operation, assoc, f"Pop {n} {k}") for k in range(4)]
            new, waits, works, refused = (send(elena, vacancy, one) for one in people)
            accepted(elena, waits)
            start_placement(
                by=elena, application=accepted(elena, works), starts_on=dt.date(2025, 2, 10), contract="permanent",
                weekly_hours=40, post="Brutar",
            )  # fmt: skip
            refuse_application(by=elena, application=refused, reason="skills")
            assert new.state == "new"

    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code in (200, 403), url
        return len(asked)

    more(2)
    [queries(url) for url in urls]
    few = [queries(url) for url in urls]
    more(4)
    assert [queries(url) for url in urls] == few
    assert max(few) <= 32, dict(zip(urls, few, strict=True))
