"""Talks at a job fair: offered in tens of minutes, booked by one person, noted, counted."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.events.models import Event
from punte.jobs.actions.talks import book_talk, give_talk_back, note_talk, offer_talks
from punte.jobs.facts import TALK_HELD
from punte.jobs.models import Talk
from punte.jobs.tests import applicants
from punte.jobs.tests.applicants import TEN, again
from punte.records.models import Fact

pytestmark = pytest.mark.django_db


def held() -> int:
    return Fact.objects.of(TALK_HELD).live().count()


def test_times_are_offered_in_tens_of_minutes_and_those_that_stand_already_stay(
    elena, fair, bakery, talks
) -> None:
    assert [t.starts_at - fair.starts_at for t in talks] == [0 * TEN, TEN, 2 * TEN]
    more = {"by": elena, "event": fair, "employer": bakery}
    assert offer_talks(**more, first=fair.starts_at + TEN, last=fair.starts_at + 5 * TEN) == 2
    assert Talk.objects.count() == 5


@pytest.mark.parametrize(("first", "last"), [(-1, 2), (0, 61), (2, 2), (3, 1)])
def test_times_lie_within_the_hours_of_the_fair(elena, fair, bakery, first, last) -> None:
    at = fair.starts_at
    with pytest.raises(ValidationError):
        offer_talks(by=elena, event=fair, employer=bakery, first=at + first * TEN, last=at + last * TEN)
    assert not Talk.objects.exists()


def test_who_writes_for_the_employer_offers_times_and_nobody_else(
    fair, bakery, dimitar, floarea, georgi, auditor, mallory
) -> None:
    told: dict[str, Any] = {"event": fair, "employer": bakery}
    hours = {"first": fair.starts_at, "last": fair.starts_at + TEN}
    for stranger in (floarea, georgi, auditor, mallory):
        with pytest.raises(Refused):
            offer_talks(by=stranger, **told, **hours)
    assert offer_talks(by=dimitar, **told, **hours) == 1


def test_of_two_who_book_the_same_time_the_second_is_told(
    elena, operation, assoc, ana, talks, served
) -> None:
    other = applicants.take_part(elena, operation, assoc, "Radu")
    book_talk(by=ana, talk=talks[0], participation=served)
    with pytest.raises(ValidationError) as refusal:
        book_talk(by=elena, talk=talks[0], participation=other)
    assert refusal.value.code == "taken" and again(talks[0]).person == served.person


def test_nobody_talks_to_two_employers_at_once(elena, operation, ana, fair, talks, served) -> None:
    mill = applicants.found_employer(elena, operation, "Moara SRL")
    offer_talks(by=elena, event=fair, employer=mill, first=fair.starts_at, last=fair.starts_at + TEN)
    book_talk(by=ana, talk=talks[0], participation=served)
    with pytest.raises(ValidationError) as refusal:
        book_talk(by=ana, talk=again(Talk.objects.get(employer=mill)), participation=served)
    assert refusal.value.code == "elsewhere"


def test_only_the_person_and_who_works_with_them_book_give_back_and_note(
    bogdan, georgi, auditor, mallory, ana, dimitar, talks, served
) -> None:
    for stranger in (bogdan, georgi, auditor, mallory, dimitar):
        with pytest.raises(Refused):
            book_talk(by=stranger, talk=talks[0], participation=served)
    book_talk(by=ana, talk=talks[0], participation=served)
    booked = again(talks[0])
    for stranger in (bogdan, georgi, auditor, mallory, dimitar):
        with pytest.raises(Refused):
            give_talk_back(by=stranger, talk=booked)
    for stranger in (bogdan, georgi, auditor, mallory):
        with pytest.raises(Refused):
            note_talk(by=stranger, talk=booked, result="later")
    note_talk(by=dimitar, talk=booked, result="later")
    assert again(booked).result == "later"


def test_a_talk_that_was_held_is_told_once_and_struck_where_nobody_came(ana, talks, served) -> None:
    book_talk(by=ana, talk=talks[0], participation=served)
    for result, told in (("interview", 1), ("later", 1), ("no_show", 0), ("applies", 1)):
        note_talk(by=ana, talk=again(talks[0]), result=result)
        assert held() == told, result
    with pytest.raises(ValidationError):
        note_talk(by=ana, talk=again(talks[0]), result="wonderful")
    Talk.objects.filter(pk=talks[0].pk).update(starts_at=talks[0].starts_at + dt.timedelta(days=1))
    with pytest.raises(ValidationError) as refusal:
        note_talk(by=ana, talk=again(talks[0]), result="later")
    assert refusal.value.code == "early"
    with pytest.raises(ValidationError):
        give_talk_back(by=ana, talk=again(talks[0]))


def test_the_team_books_on_the_page_and_the_fair_counts(client, ana, georgi, fair, talks, served) -> None:
    client.force_login(ana)
    page = client.get(f"/jobs/309187/fairs/{fair.pk}/")
    assert page.text.count("Book<span") == 3
    address = f"/jobs/309187/talks/{talks[1].pk}/"
    form = client.get(address).context["form"]
    client.post(address, {"token": form["token"].value(), "participation": served.pk})
    page = client.get(f"/jobs/309187/fairs/{fair.pk}/").text
    assert served.person.full_name in page and "10:10" in page
    token = client.get(address).context["form"]["token"].value()
    client.post(address, {"token": token, "result": "interview"})
    page = client.get(f"/jobs/309187/fairs/{fair.pk}/").text
    assert "invited to an interview" in page and "Talks offered" in page
    client.force_login(georgi)
    page = client.get(f"/jobs/309187/fairs/{fair.pk}/").text
    assert served.person.full_name not in page and "booked" in page
    assert "Spring fair" in client.get("/jobs/309187/fairs/").text


def test_a_recruiter_offers_times_and_notes_without_a_name(client, ana, dimitar, fair, served) -> None:
    client.force_login(dimitar)
    address = f"/jobs/309187/fairs/{fair.pk}/offer/"
    form = client.get(address).context["form"]
    employer = form.fields["employer"].choices[0][0]
    told = {"token": form["token"].value(), "employer": employer, "day": "2025-03-17"}
    assert client.post(address, told | {"first": "11:00", "last": "11:20"}).status_code == 302
    assert client.post(address, told | {"first": "8", "last": "11:20"}).status_code == 200
    talk = Talk.objects.select_related("event__operation", "employer", "operation").first()
    book_talk(by=ana, talk=talk, participation=served)
    page = client.get(f"/jobs/309187/talks/{talk.pk}/")
    assert page.status_code == 200 and served.person.full_name not in page.text
    assert served.person.full_name not in client.get(f"/jobs/309187/fairs/{fair.pk}/").text


def test_a_person_takes_a_time_and_gives_it_back(client, fair, talks, served) -> None:
    herself = applicants.account_of(served)
    client.force_login(herself)
    page = client.get("/jobs/my/talks/")
    assert "Spring fair" in page.text and "10:20" in page.text
    client.post("/jobs/my/talks/", {"token": page.context["token"], "talk": talks[2].pk})
    assert again(talks[2]).person == served.person
    page = client.get("/jobs/my/talks/")
    assert "Give the time back" in page.text
    client.post("/jobs/my/talks/", {"token": page.context["token"], "talk": talks[2].pk, "back": "on"})
    assert again(talks[2]).person is None
    assert client.post("/jobs/my/talks/", {"token": page.context["token"], "talk": 10**30}).status_code == 302


def test_what_is_taken_is_told_on_ones_own_page(client, elena, operation, assoc, fair, talks, served) -> None:
    client.force_login(applicants.account_of(served))
    page = client.get("/jobs/my/talks/")
    book_talk(by=elena, talk=talks[0], participation=applicants.take_part(elena, operation, assoc, "Radu"))
    told = {"token": page.context["token"], "talk": talks[0].pk}
    assert "Somebody was quicker" in client.post("/jobs/my/talks/", told, follow=True).text
    assert client.post("/jobs/my/talks/", told | {"back": "on"}).status_code == 404  # not hers to give
    client.post("/jobs/my/talks/", {"token": page.context["token"], "talk": talks[1].pk})
    again_ = client.get("/jobs/my/talks/")
    client.post("/jobs/my/talks/", {"token": again_.context["token"], "talk": talks[1].pk, "back": "on"})
    assert Talk.objects.free().count() == 2


def test_a_fair_that_is_over_offers_and_books_nothing(elena, ana, fair, bakery, talks, served) -> None:
    Event.objects.filter(pk=fair.pk).update(state="held")
    over = Event.objects.select_related("operation").get(pk=fair.pk)
    with pytest.raises(ValidationError):
        offer_talks(by=elena, event=over, employer=bakery, first=over.starts_at, last=over.starts_at + TEN)
    with pytest.raises(ValidationError):
        book_talk(by=ana, talk=again(talks[0]), participation=served)
