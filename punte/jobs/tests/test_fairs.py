"""At a job fair each sees what is theirs; times lie on one grid, are over at some time, and change hands."""

import datetime as dt
from collections import Counter

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.events.models import Event
from punte.jobs.actions.talks import book_talk, give_talk_back, note_talk, offer_talks
from punte.jobs.models import Talk
from punte.jobs.tests import applicants
from punte.jobs.tests.applicants import TEN, again, stands_at
from punte.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(elena, operation, assoc, ana, fair, talks, served) -> tuple[Talk, Talk]:
    """One talk at the bakery which Ana accompanies, one at the mill with somebody of Elena's, both with a result."""
    mill = applicants.found_employer(elena, operation, "Moara SRL")
    offer_talks(by=elena, event=fair, employer=mill, first=fair.starts_at, last=fair.starts_at + 2 * TEN)
    there = again(Talk.objects.filter(employer=mill).first())  # type: ignore[arg-type]
    other = applicants.take_part(elena, operation, assoc, "Radu")
    book_talk(by=ana, talk=talks[0], participation=served)
    book_talk(by=elena, talk=there, participation=other)
    note_talk(by=elena, talk=again(talks[0]), result="later")
    note_talk(by=elena, talk=again(there), result="unsuited")
    return again(talks[0]), again(there)


def facts(page) -> dict[str, str]:
    """The numbers at the head of the fair."""
    return dict(page.context["facts"])


def results(page) -> Counter[str]:
    """What the rows tell of the results."""
    return Counter(t["result"] for stand in page.context["stands"] for t in stand["times"] if t["result"])


def test_results_stand_only_where_one_sees_the_person_or_recruits(
    client,
    elena,
    ana,
    georgi,
    dimitar,
    fair,
    both,
) -> None:
    address = f"/jobs/309187/fairs/{fair.pk}/"
    sights = {
        elena: ({"kept in mind": 1, "does not fit": 1}, "5", {"Held": "2"}),
        ana: ({"kept in mind": 1}, "5", {"Held, of the talks you see": "1"}),
        georgi: ({}, "5", {"Held, of the talks you see": "0"}),
        dimitar: ({"kept in mind": 1}, "3", {"Held": "1"}),
    }
    for reader, (seen, offered, held) in sights.items():
        client.force_login(reader)
        page = client.get(address)
        told = facts(page)
        assert results(page) == Counter(seen) and told["Talks offered"] == offered, reader
        assert {k: v for k, v in told.items() if k.startswith("Held")} == held, reader
        assert ("does not fit" in told) == ("does not fit" in seen), reader
    listed = client.get("/jobs/309187/fairs/").context["rows"][0]["it"]
    assert (listed.offered, listed.booked) == (3, 1)


def test_a_recruiter_follows_the_link_to_a_booked_talk_and_notes_the_result(
    client,
    ana,
    georgi,
    dimitar,
    fair,
    talks,
    served,
) -> None:
    book_talk(by=ana, talk=talks[1], participation=served)
    client.force_login(dimitar)
    times = client.get(f"/jobs/309187/fairs/{fair.pk}/").context["stands"][0]["times"]
    assert [bool(t["url"]) for t in times] == [False, True, False]
    form = client.get(times[1]["url"]).context["form"]
    client.post(times[1]["url"], {"token": form["token"].value(), "result": "interview"})
    assert again(talks[1]).result == "interview"


def test_no_link_leads_to_a_page_that_refuses(client, auditor, ana, fair, talks, served) -> None:
    book_talk(by=ana, talk=talks[1], participation=served)
    client.force_login(auditor)
    times = client.get(f"/jobs/309187/fairs/{fair.pk}/").context["stands"][0]["times"]
    assert times[1]["who"] == served.person.full_name and not any(t["url"] for t in times)


def test_times_beside_the_grid_are_refused_beside_their_field(elena, fair, bakery, talks) -> None:
    at, five = fair.starts_at, dt.timedelta(minutes=5)
    for field, first, last in (("first", at + five, at + 4 * TEN), ("last", at + TEN, at + 4 * TEN + five)):
        with pytest.raises(ValidationError) as refusal:
            offer_talks(by=elena, event=fair, employer=bakery, first=first, last=last)
        assert set(refusal.value.message_dict) == {field}
    assert "10:00 or 10:10" in str(_refused(elena, fair, bakery, at + five, at + 2 * TEN + five))
    Event.objects.filter(pk=fair.pk).update(starts_at=at + five)  # moved: the talks that stand keep the grid
    assert offer_talks(by=elena, event=fair, employer=bakery, first=at + 3 * TEN, last=at + 4 * TEN) == 1


def _refused(by, event, employer, first, last) -> ValidationError:
    with pytest.raises(ValidationError) as refusal:
        offer_talks(by=by, event=event, employer=employer, first=first, last=last)
    return refusal.value


def test_talks_that_overlap_at_two_fairs_are_not_both_booked(elena, ana, talks, served) -> None:
    book_talk(by=ana, talk=talks[0], participation=served)
    Talk.objects.filter(pk=talks[1].pk).update(starts_at=talks[0].starts_at + dt.timedelta(minutes=5))
    with pytest.raises(ValidationError) as refusal:
        book_talk(by=ana, talk=again(talks[1]), participation=served)
    assert refusal.value.code == "elsewhere"


def test_who_knows_of_another_person_gives_nothing_back_and_notes_nothing(
    elena,
    operation,
    assoc,
    ana,
    talks,
    served,
) -> None:
    other = applicants.take_part(elena, operation, assoc, "Radu")
    book_talk(by=ana, talk=talks[0], participation=served)
    stale = again(talks[0])
    give_talk_back(by=ana, talk=again(talks[0]))
    with pytest.raises(ValidationError):
        give_talk_back(by=ana, talk=stale)
    book_talk(by=elena, talk=again(talks[0]), participation=other)
    for act in (
        lambda: give_talk_back(by=ana, talk=stale),
        lambda: note_talk(by=ana, talk=stale, result="later"),
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.code == "changed"
    kept = again(talks[0])
    assert kept.person == other.person and kept.result == ""


def test_what_has_begun_is_neither_booked_nor_given_back(
    client,
    monkeypatch,
    ana,
    fair,
    talks,
    served,
) -> None:
    book_talk(by=ana, talk=talks[0], participation=served)
    stands_at(monkeypatch, 11)
    with pytest.raises(ValidationError) as refusal:
        give_talk_back(by=ana, talk=again(talks[0]))
    assert refusal.value.code == "over"
    with pytest.raises(ValidationError) as refusal:
        book_talk(by=ana, talk=again(talks[1]), participation=served)
    assert refusal.value.code == "over"
    client.force_login(ana)
    assert client.get(f"/jobs/309187/talks/{talks[1].pk}/").status_code == 302
    client.force_login(applicants.account_of(served))
    page = client.get("/jobs/my/talks/")
    assert page.context["fairs"][0]["free"] == [] and "Give the time back" not in page.text


def test_at_a_fair_that_is_not_announced_nobody_books(client, ana, fair, talks, served) -> None:
    Event.objects.filter(pk=fair.pk).update(state="draft", published_at=None)
    with pytest.raises(ValidationError) as refusal:
        book_talk(by=ana, talk=again(talks[0]), participation=served)
    assert refusal.value.code == "state"
    client.force_login(applicants.account_of(served))
    token = client.get("/jobs/my/talks/").context["token"]
    assert client.post("/jobs/my/talks/", {"token": token, "talk": talks[0].pk}).status_code == 404


@pytest.mark.parametrize("key_on_root", [True, False])
def test_whose_numbers_were_joined_sees_their_talks_and_applications(
    client,
    elena,
    operation,
    assoc,
    ana,
    talks,
    served,
    vacancy,
    key_on_root,
) -> None:
    other = applicants.take_part(elena, operation, assoc, "Lungu")
    herself = applicants.account_of(served if key_on_root else other)
    sent = applicants.send(elena, vacancy, other if key_on_root else served)
    Person.objects.filter(pk=other.person_id).update(merged_into=served.person)
    book_talk(by=ana, talk=talks[0], participation=served)
    client.force_login(herself)
    assert [one["pk"] for one in client.get("/jobs/my/talks/").context["fairs"][0]["mine"]] == [talks[0].pk]
    assert client.get(f"/jobs/my/{sent.pk}/").status_code == 200
    assert client.get(f"/jobs/my/{sent.pk}/withdraw/").status_code == 200
    give_talk_back(by=herself, talk=again(talks[0]))
    with pytest.raises(Refused):
        give_talk_back(
            by=applicants.recruiter(vacancy.employer, "Petar Iliev"), talk=_booked(ana, talks[0], served)
        )


def _booked(by, talk, participation) -> Talk:
    book_talk(by=by, talk=again(talk), participation=participation)
    return again(talk)


def test_the_page_of_the_event_leads_to_its_talks(client, elena, fair) -> None:
    client.force_login(elena)
    assert f'href="/jobs/309187/fairs/{fair.pk}/"' in client.get(fair.get_absolute_url()).text


def test_a_page_that_names_somebody_else_gives_nothing_back(
    client, elena, operation, assoc, ana, talks, served
) -> None:
    book_talk(by=ana, talk=talks[0], participation=served)
    client.force_login(elena)
    page = client.get(f"/jobs/309187/talks/{talks[0].pk}/")
    told = {"booked": page.context["booked"]}
    other = applicants.take_part(elena, operation, assoc, "Radu")
    give_talk_back(by=ana, talk=again(talks[0]))
    book_talk(by=elena, talk=again(talks[0]), participation=other)
    said = client.post(page.context["give_url"], told, follow=True).text
    assert "changed hands" in said and again(talks[0]).person == other.person
    client.post(page.context["give_url"], {"booked": other.pk})
    assert again(talks[0]).person is None
