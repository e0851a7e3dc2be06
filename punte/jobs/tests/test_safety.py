"""What an employer's people do not learn, what is read by whom, and what is heard before anybody agrees."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.jobs.actions import answers as acts
from punte.jobs.actions import employers as hub
from punte.jobs.actions import trials
from punte.jobs.actions.applications import (
    apply_for,
    apply_oneself,
    transfer_application,
    withdraw_application,
)
from punte.jobs.models import Application
from punte.jobs.tests.applicants import (
    SENT,
    TODAY,
    a_concept,
    account_of,
    found_employer,
    open_vacancy,
    send,
    take_part,
)
from punte.matching.models import Profile, ProfileSkill
from punte.participation.models import Participation
from punte.people.models import User
from punte.records.models import AccessEntry, Consent

LIST = "/jobs/309187/candidates/"
TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}
JOB = {"starts_on": dt.date(2025, 3, 24), "contract": "permanent"}


@pytest.fixture
def zamfira(served) -> User:
    """The person's own account, which is called as they are."""
    own = account_of(served)
    User.objects.filter(pk=own.pk).update(name="Zamfira")
    return User.objects.get(pk=own.pk)


def test_who_applied_alone_is_not_named_in_the_history(client, zamfira, vacancy, dimitar) -> None:
    found = apply_oneself(by=zamfira, vacancy=vacancy, agreed=True)
    client.force_login(dimitar)
    for url in (LIST, f"{LIST}{found.pk}/"):
        page = client.get(url).content.decode()
        assert "Zamfira" not in page and f"no. {found.number}" in page


def test_the_history_names_the_employers_own_people_only(client, dimitar, application) -> None:
    acts.take_up_application(by=dimitar, application=application)
    client.force_login(dimitar)
    history = client.get(f"{LIST}{application.pk}/").content.decode().split("Step by step")[1]
    assert "Dimitar" in history and "Ana" not in history


def test_skills_that_nobody_asked_for_wait_until_somebody_takes_the_application_up(
    client, dimitar, application
) -> None:
    circle, person = application.consortium_id, application.person
    profile = Profile.objects.create(consortium_id=circle, person=person)
    besides = a_concept("skill", "x:besides", "speak with elders")
    ProfileSkill.objects.create(consortium_id=circle, profile=profile, skill=besides)
    client.force_login(dimitar)
    assert "speak with elders" not in client.get(f"{LIST}{application.pk}/").content.decode()
    acts.take_up_application(by=dimitar, application=application)
    assert "speak with elders" in client.get(f"{LIST}{application.pk}/").content.decode()


def test_a_name_in_the_list_is_a_look_that_is_kept(client, dimitar, application) -> None:
    client.force_login(dimitar)
    client.get(LIST)
    looks = AccessEntry.objects.filter(user=dimitar, person=application.person_id, occasion="list")
    assert not looks.exists()
    acts.take_up_application(by=dimitar, application=application)
    client.get(LIST)
    assert looks.count() == 1


def test_how_to_reach_somebody_is_gone_with_the_refusal(client, dimitar, application) -> None:
    acts.take_up_application(by=dimitar, application=application)
    client.force_login(dimitar)
    assert "0700 123 456" in client.get(f"{LIST}{application.pk}/").content.decode()
    acts.refuse_application(by=dimitar, application=application, reason="skills")
    assert "0700 123 456" not in client.get(f"{LIST}{application.pk}/").content.decode()


def test_what_the_person_took_back_is_answered_no_more(client, ana, dimitar, application) -> None:
    acts.take_up_application(by=dimitar, application=application)
    withdraw_application(by=ana, application=application)
    for act, told in (
        (acts.accept_application, JOB),
        (acts.offer_job, {}),
        (acts.keep_in_pool, {}),
    ):
        for by in (dimitar, ana):
            with pytest.raises(ValidationError, match="taken back"):
                act(by=by, application=application, **told)
    client.force_login(dimitar)
    assert "answer/" not in client.get(f"{LIST}{application.pk}/").content.decode()
    acts.reopen_application(by=ana, application=application)
    acts.offer_job(by=dimitar, application=application)
    assert application.state == "offered"


def test_an_employer_who_has_left_sees_nobody_and_takes_nobody(
    client, elena, ana, bakery, dimitar, application
) -> None:
    acts.take_up_application(by=dimitar, application=application)
    hub.end_employer(by=elena, employer=bakery, reason="Moved away.", on=TODAY)
    application.refresh_from_db()
    assert (application.state, application.closing) == ("obsolete", "employer")
    client.force_login(dimitar)
    assert client.get(f"{LIST}{application.pk}/").status_code == 404
    assert "Lăcătuș" not in client.get(f"{LIST}?view=done").content.decode()
    with pytest.raises(Refused):
        acts.offer_job(by=dimitar, application=application)
    with pytest.raises(ValidationError, match="does not work with this employer"):
        acts.accept_application(by=ana, application=application, **JOB)


def test_a_paused_employer_takes_nobody_and_goes_on_afterwards(elena, bakery, dimitar, application) -> None:
    hub.pause_employer(by=elena, employer=bakery, reason="No answers.", on=TODAY)
    application.refresh_from_db()
    with pytest.raises(ValidationError, match="does not work with this employer"):
        acts.offer_job(by=dimitar, application=application)
    hub.approve_employer(by=elena, employer=bakery, on=TODAY)
    acts.offer_job(by=dimitar, application=application)
    assert application.state == "offered"


@pytest.fixture
def elsewhere(elena, bogdan, operation, fdss, vacancy, dimitar) -> Application:
    """Somebody whom the other partner serves; the employer said something only to who accompanies them."""
    found = take_part(elena, operation, fdss, "Munteanu", entered=False, responsible=bogdan)
    sent = send(bogdan, vacancy, found)
    acts.refuse_application(by=dimitar, application=sent, reason="skills", private="Shy, but able.")
    return sent


def test_what_was_said_to_the_counsellor_stays_with_their_partner(
    client, elena, bogdan, auditor, dimitar, elsewhere
) -> None:
    url = elsewhere.get_absolute_url()
    for user, reads in ((bogdan, True), (elena, False), (auditor, False)):
        client.force_login(user)
        page = client.get(url).content.decode()
        assert "Munteanu" in page
        assert ("Shy, but able." in page) is reads, user
    client.force_login(dimitar)
    assert "Shy" not in client.get(f"{LIST}{elsewhere.pk}/").content.decode()


def test_what_was_learnt_in_a_trial_is_read_by_the_team(client, ana, dimitar, application) -> None:
    acts.take_up_application(by=dimitar, application=application, on=SENT)
    days = {"starts_on": dt.date(2025, 2, 10), "ends_on": dt.date(2025, 2, 12)}
    trial = trials.write_trial(
        by=ana, application=application, weekly_hours=20, tasks="Bake", tutor="Ion", **days
    )
    for party in ("person", "employer", "hub"):
        trials.sign_trial(by=ana, trial=trial, party=party)
    trials.assess_trial(by=ana, trial=trial, outcome="completed", remark="Gets up early.")
    for user, reads in ((ana, True), (dimitar, False)):
        client.force_login(user)
        assert ("Gets up early." in client.get(trial.get_absolute_url()).content.decode()) is reads


def test_nobody_is_tried_before_the_employer_knows_who_it_is(ana, dimitar, application) -> None:
    acts.postpone_application(by=dimitar, application=application)
    days = {"starts_on": TODAY, "ends_on": TODAY}
    with pytest.raises(ValidationError, match="Take the application up"):
        trials.write_trial(
            by=ana, application=application, weekly_hours=20, tasks="Bake", tutor="Ion", **days
        )


def test_nobody_agrees_to_a_sentence_that_was_not_on_the_page(
    client, ana, elena, operation, application
) -> None:
    other = open_vacancy(elena, found_employer(elena, operation, "Cantina SRL"))
    client.force_login(ana)
    url = f"/jobs/309187/applications/{application.pk}/pass-on/"
    fields = TOKEN | {"vacancy": other.pk, "agreed": "on"}
    page = client.post(url, fields).content.decode()
    assert "Read the sentence aloud first" in page and "passed on to Cantina SRL" in page
    assert f'name="heard" value="{other.pk}"' in page and "checked" not in page.split('name="agreed"')[1][:80]
    assert not Consent.objects.filter(organisation=other.employer.organisation).exists()
    third = open_vacancy(elena, found_employer(elena, operation, "Croitoria SRL"))
    assert client.post(url, fields | {"heard": third.pk}).status_code == 200
    assert client.post(url, fields | {"heard": other.pk}).status_code == 302
    assert Consent.objects.filter(organisation=other.employer.organisation).count() == 1


def test_who_was_not_taken_into_the_project_applies_for_nothing(ana, zamfira, vacancy, served) -> None:
    Participation.objects.filter(pk=served.pk).update(state="rejected")
    served.refresh_from_db()
    with pytest.raises(ValidationError, match="not taken into the project"):
        apply_for(by=ana, vacancy=vacancy, participation=served, agreed=True)
    with pytest.raises(ValidationError, match="not taken into the project"):
        apply_oneself(by=zamfira, vacancy=vacancy, agreed=True)
    assert not Application.objects.exists() and not Consent.objects.filter(purpose="sharing").exists()


def test_rows_of_another_project_are_not_taken(
    ana, elena, mallory, foreign_operation, application, operation
) -> None:
    """What a form names is asked for once more by the action."""
    set_local(consortium=foreign_operation.consortium_id)
    foreign = open_vacancy(mallory, found_employer(mallory, foreign_operation, "Străină SRL"))
    activity = foreign_operation.activities.first()
    set_local(consortium=operation.consortium_id)
    told = {"vacancy": foreign, "agreed": True}
    body = application.vacancy.employer.organisation
    for act in (
        lambda: transfer_application(by=ana, application=application, **told),
        lambda: apply_for(by=ana, participation=application.participation, **told),
        lambda: hub.add_employer(by=elena, operation=operation, activity=activity, organisation=body),
    ):
        with pytest.raises(Refused):
            act()
    assert Application.objects.count() == 1
