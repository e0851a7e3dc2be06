"""The person decides on a job that is offered: alone on their page, or told to who accompanies them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.jobs.actions import answers
from punte.jobs.actions.offers import decline_offer, take_offer
from punte.jobs.models import Application
from punte.jobs.tests.applicants import SENT, account_of
from punte.people.models import Notice

TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}
FIRST = dt.date(2025, 4, 1)
JOB = {"starts_on": FIRST, "contract": "permanent"}


@pytest.fixture
def taken_up(dimitar, application) -> Application:
    answers.take_up_application(by=dimitar, application=application, on=SENT)
    return application


@pytest.fixture
def offered(dimitar, taken_up) -> Application:
    answers.offer_job(by=dimitar, application=taken_up, starts_on=FIRST, contract="fixed_term")
    return taken_up


def kinds(user) -> set[str]:
    return set(Notice.objects.filter(user=user).values_list("kind", flat=True))


def test_the_person_takes_the_job_alone(client, ana, dimitar, served, offered) -> None:
    own = account_of(served)
    client.force_login(own)
    page = client.get(f"/jobs/my/{offered.pk}/").content.decode()
    assert (
        "This is offered to you" in page
        and "for a fixed term" in page
        and "Take this application back" not in page
    )
    url = f"/jobs/my/{offered.pk}/take/"
    assert "Yes, I take the job" in client.get(url).content.decode()
    page = client.post(url, TOKEN, follow=True).content.decode()
    assert "You have the job" in page and "you said so" in page
    offered.refresh_from_db()
    assert (offered.state, offered.starts_on, offered.contract) == ("accepted", FIRST, "fixed_term")
    step = offered.steps.last()
    assert (step.by, step.said) == (own, "alone")
    assert {"jobs.offer_taken"} <= kinds(dimitar) & kinds(ana)
    offered.vacancy.refresh_from_db()
    assert offered.vacancy.filled == 1
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("answer", ["take", "decline"])
def test_a_second_touch_of_the_button_sends_nothing_twice_and_says_so(
    client, dimitar, served, offered, answer
) -> None:
    client.force_login(account_of(served))
    url = f"/jobs/my/{offered.pk}/{answer}/"
    client.post(url, TOKEN)
    steps = offered.steps.count()
    page = client.post(url, TOKEN, follow=True)
    assert page.redirect_chain == [(f"/jobs/my/{offered.pk}/", 302)]
    assert "nothing was sent twice" in page.content.decode() and offered.steps.count() == steps


def test_an_offer_stands_on_my_page(client, served, offered) -> None:
    client.force_login(account_of(served))
    page = client.get("/me/").content.decode()
    assert "You have an offer: Brutar" in page and f"/jobs/my/{offered.pk}/" in page


def test_an_offer_without_a_day_asks_for_it(client, dimitar, served, taken_up) -> None:
    answers.offer_job(by=dimitar, application=taken_up)
    client.force_login(account_of(served))
    url = f"/jobs/my/{taken_up.pk}/take/"
    assert client.post(url, TOKEN).status_code == 200
    day = {"starts_on_day": 1, "starts_on_month": 4, "starts_on_year": 2025}
    client.post(url, TOKEN | day)
    taken_up.refresh_from_db()
    assert (taken_up.state, taken_up.starts_on, taken_up.contract) == (
        "accepted",
        FIRST,
        taken_up.vacancy.contract,
    )


def test_the_person_declines_and_nothing_follows_from_it(client, ana, dimitar, served, offered) -> None:
    client.force_login(account_of(served))
    url = f"/jobs/my/{offered.pk}/decline/"
    assert "You need not say why" in client.get(url).content.decode()
    page = client.post(url, TOKEN, follow=True).content.decode()
    assert "You did not take this job" in page
    offered.refresh_from_db()
    assert (offered.state, offered.closing) == ("obsolete", "declined")
    assert {"jobs.offer_declined"} <= kinds(dimitar) & kinds(ana)
    offered.vacancy.refresh_from_db()
    assert offered.vacancy.filled == 0


def test_with_somebody_beside_it_is_marked_as_such(client, ana, dimitar, offered) -> None:
    client.force_login(ana)
    page = client.get(offered.get_absolute_url()).content.decode()
    assert "They take the job" in page and "They decline" in page
    url = f"/jobs/309187/applications/{offered.pk}/answer/takes/"
    page = client.post(url, TOKEN, follow=True).content.decode()
    assert "with somebody beside them" in page
    step = offered.steps.last()
    assert (step.by, step.said, step.after) == (ana, "beside", "accepted")


def test_declined_beside_somebody(client, ana, offered) -> None:
    client.force_login(ana)
    client.post(f"/jobs/309187/applications/{offered.pk}/answer/declines/", TOKEN)
    assert offered.steps.last().said == "beside"
    offered.refresh_from_db()
    assert offered.closing == "declined"


def test_the_employer_does_not_decide_for_the_person(client, dimitar, offered) -> None:
    client.force_login(dimitar)
    for name in ("takes", "declines"):
        assert client.get(f"/jobs/309187/applications/{offered.pk}/answer/{name}/").status_code == 404
    for act in (take_offer, decline_offer):
        with pytest.raises(Refused):
            act(by=dimitar, application=offered)


def test_once_it_was_offered_the_employer_accepts_nobody_and_offers_anew(
    client, ana, dimitar, offered
) -> None:
    page, url = f"/jobs/309187/candidates/{offered.pk}/", f"/jobs/309187/applications/{offered.pk}/answer/"
    client.force_login(dimitar)
    assert f"{url}accept/" not in client.get(page).content.decode()
    fields = {"starts_on_day": 1, "starts_on_month": 4, "starts_on_year": 2025, "contract": "permanent"}
    assert "The person decides on this job" in client.post(f"{url}accept/", TOKEN | fields).content.decode()
    decline_offer(by=ana, application=offered)
    content = client.get(page).content.decode()
    assert f"{url}accept/" not in content and f"{url}offer/" in content
    with pytest.raises(ValidationError, match="The person decides"):
        answers.accept_application(by=dimitar, application=offered, **JOB)
    answers.keep_in_pool(by=dimitar, application=offered)
    with pytest.raises(ValidationError, match="The person decides"):
        answers.accept_application(by=dimitar, application=offered, **JOB)
    offered.vacancy.refresh_from_db()
    assert offered.vacancy.filled == 0
    answers.offer_job(by=dimitar, application=offered)
    assert offered.state == "offered"


@pytest.mark.parametrize("declined", [False, True])
def test_who_accompanies_the_person_accepts_on_their_word(ana, dimitar, offered, declined) -> None:
    if declined:
        decline_offer(by=ana, application=offered)
    answers.accept_application(by=ana, application=offered, **JOB)
    step = offered.steps.last()
    assert (step.by, step.said, step.after) == (ana, "beside", "accepted")
    assert "jobs.offer_taken" in kinds(dimitar)


def test_without_an_offer_there_is_nothing_to_take(client, ana, served, taken_up) -> None:
    for act in (take_offer, decline_offer):
        with pytest.raises(ValidationError, match="no offer"):
            act(by=ana, application=taken_up)
    client.force_login(account_of(served))
    for page in ("take", "decline"):
        assert client.get(f"/jobs/my/{taken_up.pk}/{page}/").status_code == 404


def test_of_two_who_take_the_last_post_the_second_is_told(ana, offered) -> None:
    offered.vacancy.__class__.objects.filter(pk=offered.vacancy_id).update(posts=1, filled=1)
    with pytest.raises(ValidationError, match="taken a moment ago"):
        take_offer(by=ana, application=offered)


def test_a_first_day_that_cannot_be_is_refused(dimitar, ana, taken_up) -> None:
    with pytest.raises(ValidationError) as refusal:
        answers.offer_job(by=dimitar, application=taken_up, starts_on=dt.date(2024, 1, 1))
    assert "starts_on" in refusal.value.message_dict
    answers.offer_job(by=dimitar, application=taken_up)
    for day in (None, dt.date(2024, 1, 1)):
        with pytest.raises(ValidationError) as refusal:
            take_offer(by=ana, application=taken_up, starts_on=day)
        assert "starts_on" in refusal.value.message_dict


def test_who_may_not_decides_nothing(mallory, auditor, georgi, bogdan, offered) -> None:
    for user in (mallory, auditor, georgi, bogdan):
        for act in (take_offer, decline_offer):
            with pytest.raises(Refused):
                act(by=user, application=offered)
