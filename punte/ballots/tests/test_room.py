"""A room votes with telephones: without account, once each, however often they press; the wall shows what comes."""

import threading
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client

from punte.ballots import tokens
from punte.ballots.actions.openings import close_poll, publish_result
from punte.ballots.actions.votes import vote, vote_in_room
from punte.ballots.models import Poll, RoomVote
from punte.ballots.outcome import outcome
from punte.ballots.tests import cast
from punte.base.rls import set_local
from punte.projects.models import Operation
from tests.cast import staff

State = Poll.State


@pytest.fixture
def live(poll) -> Poll:
    return poll(live=True, voters=None, places=40)


def test_a_telephone_votes_without_account_and_may_change_it(live) -> None:
    phone = Client()
    page = phone.get(f"/v/{live.code}/")
    assert b"No name is asked" in page.content
    for choice in ("1", "1", "3"):
        answer = phone.post(f"/v/{live.code}/", {"choice": choice})
        assert answer.url == f"/v/{live.code}/?sent=1"
    assert b"your vote counts" in phone.get(answer.url).content
    set_local(consortium=live.consortium_id)
    assert [v.choice for v in RoomVote.objects.all()] == [{"picks": [3]}]
    phone.post(f"/v/{live.code}/", {"blank": "1"})
    assert outcome(live).blank == 1


def test_ten_thousand_votes_from_one_address_are_as_many_as_people_in_the_room(live) -> None:
    given = [tokens.new_token(live, "203.0.113.7") for _n in range(60)]
    assert sum(token is not None for token in given) == 40
    assert tokens.new_token(live, "203.0.113.8") is not None
    full = Client(REMOTE_ADDR="203.0.113.7").get(f"/v/{live.code}/")
    assert full.status_code == 429
    assert b"As many votes as there are people" in full.content


def test_without_our_cookie_nothing_is_counted(live) -> None:
    answer = Client().post(f"/v/{live.code}/", {"choice": "1"})
    assert answer.status_code == 403
    assert b"cookies" in answer.content
    forged = Client()
    forged.cookies[tokens.COOKIE] = "WzEsImEiXQ:1abc:nothing"
    assert forged.post(f"/v/{live.code}/", {"choice": "1"}).status_code == 403
    assert not RoomVote.objects.exists()


def test_a_cookie_of_another_vote_does_not_count(live, poll) -> None:
    other = poll(live=True, voters=None)
    phone = Client()
    phone.cookies[tokens.COOKIE] = tokens.new_token(other, "203.0.113.9")
    assert phone.post(f"/v/{live.code}/", {"choice": "1"}).status_code == 403


def test_a_closed_room_is_told_and_an_unknown_address_leads_to_signing_in(elena, live) -> None:
    phone = Client()
    phone.get(f"/v/{live.code}/")
    close_poll(by=elena, poll=live)
    answer = phone.post(f"/v/{live.code}/", {"choice": "1"})
    assert b"This vote is closed" in answer.content
    assert not RoomVote.objects.exists()
    with pytest.raises(ValidationError, match="closed"):
        vote_in_room(poll=live, options={1, 2, 3}, mark=b"x", told={"picks": [1]})
    assert "login" in Client().get("/v/NOWHERE/").url


def test_a_wrong_paper_comes_back(live) -> None:
    phone = Client()
    phone.get(f"/v/{live.code}/")
    page = phone.post(f"/v/{live.code}/", {})
    assert "Choose an option, or say that you abstain." in page.content.decode()


def test_words_for_numbers_come_back_too(poll) -> None:
    made = poll(live=True, voters=None, kind="budget", top=100)
    phone = Client()
    phone.get(f"/v/{made.code}/")
    assert phone.post(f"/v/{made.code}/", {"o1": "many"}).status_code == 200
    assert phone.post(f"/v/{made.code}/", {"o1": "60", "o2": "41"}).status_code == 200
    assert phone.post(f"/v/{made.code}/", {"o1": "60", "o2": "40"}).status_code == 302
    set_local(consortium=made.consortium_id)
    assert RoomVote.objects.get().choice == {"marks": {"1": 60, "2": 40}}


def test_a_draft_and_a_list_poll_are_not_in_a_room(poll, live) -> None:
    draft, listed = poll(opened=False, live=True, voters=None), poll()
    assert set(Poll.objects.in_a_room()) == {live}
    for made in (draft, listed):
        assert "login" in Client().get(f"/v/{made.code}/").url
    set_local(consortium="")
    assert set(Poll.objects.all()) == {live}


def test_the_wall_shows_address_count_and_the_result_when_asked(client, elena, live) -> None:
    client.force_login(elena)
    wall = f"/ballots/309187/polls/{live.pk}/wall/"
    page = client.get(wall).content.decode()
    assert f"/v/{live.code}/" in page
    assert '<noscript><meta http-equiv="refresh" content="3">' in page
    assert "0 votes" in page
    set_local(consortium=live.consortium_id)
    vote_in_room(poll=live, options={1, 2, 3}, mark=b"one", told={"picks": [2]})
    page = client.get(f"{wall}?result=1").content.decode()
    assert "1 vote<" in page
    assert page.index("School") < page.index("Bridge")
    close_poll(by=elena, poll=live)
    publish_result(by=elena, poll=live)
    assert client.get(wall).status_code == 200


def test_nobody_votes_in_a_room_by_the_door_of_a_list(live, members) -> None:
    from punte.base.permissions import Refused

    with pytest.raises(Refused):
        vote(by=members[0], poll=live, told={"picks": [1]})


@pytest.fixture
def hall(committing) -> SimpleNamespace:
    operation = Operation.objects.select_related("consortium").get(code="309187")
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        lead = operation.partnerships.get(role="lead").organisation
        elena = staff("Elena Dragomir", lead, "manager", operation)
        people = cast.members(12)
        voters = cast.listed(elena, operation, people)
        live = cast.poll(elena, operation, lead, None, live=True, places=1000)
        secret = cast.poll(elena, operation, lead, voters, secret=True)
        asked = cast.poll(elena, operation, lead, voters)
    return SimpleNamespace(
        operation=operation, elena=elena, live=live, secret=secret, asked=asked, people=people
    )


def _at_once(stage: SimpleNamespace, acts: list) -> list[str]:
    """Each in a thread and a transaction of its own, all at the same moment."""
    gate, told = threading.Barrier(len(acts)), []

    def run(act) -> None:
        try:
            gate.wait()
            with transaction.atomic():
                set_local(consortium=stage.operation.consortium_id, user=stage.elena.pk)
                act()
            told.append("done")
        except ValidationError as refusal:
            told.append(str(refusal.error_list[0].code))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


def _fresh(poll: Poll) -> Poll:
    return Poll.objects.select_related("operation__consortium", "organisation").get(pk=poll.pk)


def test_a_storm_in_a_room_loses_and_doubles_nothing(hall) -> None:
    def once(n: int):
        return lambda: vote_in_room(
            poll=_fresh(hall.live), options={1, 2, 3}, mark=b"%d" % (n % 10), told={"picks": [1 + n % 3]}
        )

    assert _at_once(hall, [once(n) for n in range(30)]) == ["done"] * 30
    with transaction.atomic():
        set_local(consortium=hall.operation.consortium_id)
        assert RoomVote.objects.count() == 10


def test_a_storm_on_a_secret_box_loses_and_doubles_nothing(hall) -> None:
    def once(n: int):
        return lambda: vote(by=hall.people[n % 12], poll=_fresh(hall.secret), told={"picks": [1 + n % 3]})

    told = _at_once(hall, [once(n) for n in range(24)])
    assert told == ["done"] * 12 + ["voted"] * 12
    with transaction.atomic():
        set_local(consortium=hall.operation.consortium_id, user=hall.elena.pk)
        close_poll(by=hall.elena, poll=_fresh(hall.secret))
        assert outcome(_fresh(hall.secret)).cast == 12


def test_two_tabs_at_once_are_one_recorded_vote(hall) -> None:
    def once(n: int):
        return lambda: vote(by=hall.people[0], poll=_fresh(hall.asked), told={"picks": [1 + n % 3]})

    assert _at_once(hall, [once(n) for n in range(6)]) == ["done"] * 6
    with transaction.atomic():
        set_local(consortium=hall.operation.consortium_id)
        assert _fresh(hall.asked).votes.count() == 1


def test_who_closes_waits_for_votes_under_way_and_none_comes_after(hall) -> None:
    acts = [
        lambda n=n: vote(by=hall.people[n], poll=_fresh(hall.secret), told={"picks": [1]}) for n in range(12)
    ] + [lambda: close_poll(by=hall.elena, poll=_fresh(hall.secret))]
    told = _at_once(hall, acts)
    with transaction.atomic():
        set_local(consortium=hall.operation.consortium_id, user=hall.elena.pk)
        made = _fresh(hall.secret)
        assert made.state == State.CLOSED
        assert made.cast == made.register.filter(voted=True).count() == told.count("done") - 1
