"""A poll from the draft to the published result: in the open, with delegates, a quorum, and two tabs."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from punte.ballots import facts, jobs
from punte.ballots.actions import openings, polls
from punte.ballots.actions.lists import add_delegates, make_list
from punte.ballots.actions.votes import record_vote, vote
from punte.ballots.models import Option, Poll, Vote, Voter
from punte.ballots.outcome import outcome
from punte.ballots.tests.cast import words
from punte.base import clock
from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.people.models import Notice
from punte.records.models import Fact

LIST = "/ballots/309187/polls/"
State = Poll.State


def fields(assoc, **also):
    """As a browser sends the form."""
    return {
        "token": str(uuid.uuid4()), "question__en": "What first?", "options__en": "Bridge\nSchool\n\n Well ",
        "options__ro": "Pod\nȘcoală\nFântână", "kind": "single", "way": "open", "organisation": assoc.pk,
    } | also  # fmt: skip


def test_an_open_poll_from_the_form_to_the_published_result_without_script(
    client, elena, assoc, assembly, members
):
    client.force_login(elena)
    answer = client.post(f"{LIST}new/", fields(assoc, voters=assembly.pk, quorum=25, public="on"))
    assert answer.status_code == 302, answer.context["form"].errors
    made = Poll.objects.get()
    assert answer.url == f"{LIST}{made.pk}/"
    assert [str(o) for o in made.options.all()] == ["Bridge", "School", "Well"]
    assert b"12 people on the list have a vote" in client.get(answer.url).content
    assert b"nothing of the poll can be changed" in client.get(f"{LIST}{made.pk}/do/open/").content
    assert client.post(f"{LIST}{made.pk}/do/open/").url == answer.url
    assert Notice.objects.filter(kind="ballots.asked").count() == 12
    for n, member in enumerate(members[:4]):
        client.force_login(member)
        assert b"You are asked" in client.get("/ballots/my/").content
        assert client.get(f"/ballots/my/{made.pk}/").status_code == 200
        sent = client.post(f"/ballots/my/{made.pk}/", {"choice": "2" if n else "1"})
        assert sent.url == f"/ballots/my/{made.pk}/done/"
        assert b"You have voted" in client.get(sent.url).content
        assert client.get(f"/ballots/my/{made.pk}/result/").status_code == 404
    client.force_login(elena)
    assert client.get(f"{LIST}{made.pk}/result/").status_code == 403
    client.post(f"{LIST}{made.pk}/do/close/")
    page = client.get(f"{LIST}{made.pk}/result/").content.decode()
    assert "Chosen: School." in page
    assert "Member 000" in page
    client.post(f"{LIST}{made.pk}/do/publish/")
    assert Fact.objects.of(facts.POLL_HELD).get().quantity == 4
    client.force_login(members[7])
    assert b"Chosen: School." in client.get(f"/ballots/my/{made.pk}/result/").content
    client.logout()
    assert b"Chosen: School." in client.get(f"/ballots/results/{made.pk}/").content


def test_two_windows_are_one_vote_and_the_last_counts(client, poll, members) -> None:
    made = poll()
    client.force_login(members[0])
    for choice in ("1", "1", "3"):
        client.post(f"/ballots/my/{made.pk}/", {"choice": choice})
    assert [v.choice for v in Vote.objects.all()] == [{"picks": [3]}]
    assert Voter.objects.filter(voted=True).count() == 1


def test_a_vote_after_the_end_is_told_kindly_and_changes_nothing(client, elena, poll, members) -> None:
    made = poll()
    client.force_login(members[0])
    client.post(f"/ballots/my/{made.pk}/", {"choice": "1"})
    openings.close_poll(by=elena, poll=made)
    answer = client.post(f"/ballots/my/{made.pk}/", {"choice": "2"}, follow=True)
    assert "This vote is closed; nothing was changed." in answer.content.decode()
    assert Vote.objects.get().choice == {"picks": [1]}


def test_the_last_hour_holds_before_the_clock_came(poll, elena, members, operation) -> None:
    made = poll(closes_at=clock.now() + dt.timedelta(milliseconds=400))
    vote(by=members[0], poll=made, told={"picks": [1]})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.5)")
    with pytest.raises(ValidationError, match="closed"):
        vote(by=members[1], poll=made, told={"picks": [1]})
    assert jobs.at_their_hours(operation) == 1
    made.refresh_from_db()
    assert (made.state, made.cast) == (State.CLOSED, 1)
    assert jobs.at_their_hours(operation) == 0


def test_a_scheduled_poll_opens_at_its_hour(poll, elena, operation) -> None:
    made = poll(opened=False, opens_at=clock.now() + dt.timedelta(milliseconds=300))
    polls.schedule_poll(by=elena, poll=made)
    assert jobs.at_their_hours(operation) == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.4)")
    assert jobs.at_their_hours(operation) == 1
    made.refresh_from_db()
    assert (made.state, made.entitled) == (State.OPEN, 12)


def test_nobody_opens_a_poll_without_voters(elena, operation, assoc, poll) -> None:
    made = poll(opened=False, voters=None)
    with pytest.raises(ValidationError, match="Choose a voter list"):
        openings.open_poll(by=elena, poll=made)
    empty = poll(opened=False, voters=make_list(by=elena, operation=operation, name="Empty"))
    with pytest.raises(ValidationError, match="Nobody on the voter list"):
        openings.open_poll(by=elena, poll=empty)
    assert Poll.objects.filter(state=State.DRAFT).count() == 2


def test_a_list_of_another_project_is_refused(elena, operation, assoc, mallory, foreign_operation, poll):
    from punte.ballots.models import VoterList
    from punte.base.rls import set_local

    set_local(consortium=foreign_operation.consortium_id)
    theirs = make_list(by=mallory, operation=foreign_operation, name="Theirs")
    set_local(consortium=operation.consortium_id)
    with pytest.raises(ValidationError, match="list of this project"):
        poll(opened=False, voters=theirs)
    assert not VoterList.objects.filter(pk=theirs.pk).exists()


def test_below_the_quorum_the_result_is_not_valid(client, elena, poll, members) -> None:
    made = poll(quorum=50)
    for member in members[:5]:
        vote(by=member, poll=made, told={"picks": [1]})
    openings.close_poll(by=elena, poll=made)
    assert not outcome(made).valid
    client.force_login(elena)
    page = client.get(f"{LIST}{made.pk}/result/").content.decode()
    assert "Not valid: quorum not reached." in page


def test_abstaining_counts_for_the_quorum_and_for_nothing_else(elena, poll, members) -> None:
    made = poll(quorum=50)
    for member in members[:6]:
        vote(by=member, poll=made, told={"blank": True})
    openings.close_poll(by=elena, poll=made)
    told = outcome(made)
    assert (told.valid, told.blank, told.expressed, told.chosen()) == (True, 6, 0, [])


def test_what_is_open_is_frozen_by_the_database_too(poll) -> None:
    made = poll()
    changes = (
        "UPDATE ballots_poll SET quorum = 1", "UPDATE ballots_poll SET question = '{}'", "DELETE FROM ballots_poll",
        "UPDATE ballots_poll SET state = 'draft'", "UPDATE ballots_option SET position = 9",
        "UPDATE ballots_poll SET state = 'published'", "DELETE FROM ballots_option", "DELETE FROM ballots_voter",
        f"INSERT INTO ballots_option (consortium_id, poll_id, position, label) VALUES ({made.consortium_id}, {made.pk}, 9, '{{}}')",
    )  # fmt: skip
    for statement in changes:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_of_two_who_change_it_the_second_is_told(elena, poll, assoc) -> None:
    made = poll(opened=False)
    told = {name: getattr(made, name) for name in (
        "question explanation kind seats most top unit secret live places voters opens_at closes_at quorum public".split()
    )} | {"organisation": assoc, "options": words("A", "B")}  # fmt: skip
    polls.change_poll(by=elena, poll=made, version=1, **told)
    with pytest.raises(MoveNotAllowed):
        polls.change_poll(by=elena, poll=made, version=1, **told)
    assert Option.objects.count() == 2


@pytest.mark.parametrize(("wrong", "field"), [
    ({"options__en": "One", "options__ro": ""}, "options"),
    ({"options__en": "One\nOne", "options__ro": ""}, "options"),
    ({"options__ro": "Pod\nȘcoală"}, "options"),
    ({"kind": "multiple", "most": 9}, "most"),
    ({"kind": "ranked", "seats": 3}, "seats"),
    ({"kind": "score", "top": 1}, "top"),
    ({"opens_time": "9"}, "opens_on"),
    ({"closes_on_day": 1, "closes_on_month": 1, "closes_on_year": 2020}, "closes_on"),
    ({"question__en": ""}, "question"),
    ({"kind": "dance"}, "kind"),
])  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(client, elena, assoc, wrong, field) -> None:
    client.force_login(elena)
    page = client.post(f"{LIST}new/", fields(assoc, **wrong))
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert not Poll.objects.exists()


def test_delegates_vote_for_their_organisation_and_it_is_told_once_published(
    elena, bogdan, operation, assoc, poll
):
    voters = make_list(by=elena, operation=operation, name="Partners")
    added = add_delegates(
        by=elena, voters=voters, organisations=[p.organisation for p in operation.partnerships.all()]
    )
    assert added.new == 2
    made = poll(voters=voters)
    vote(by=bogdan, poll=made, told={"picks": [2]})
    openings.close_poll(by=elena, poll=made)
    openings.publish_result(by=elena, poll=made)
    told = Fact.objects.of(facts.ORGANISATION_VOTED).get()
    assert told.entity == bogdan.roles.get().organisation


def test_a_vote_written_down_beside_somebody_is_marked_and_theirs_to_change(
    client, elena, floarea, poll, members
):
    made = poll()
    voter = made.register.get(user=members[0])
    client.force_login(floarea)
    assert client.get(f"{LIST}{made.pk}/").status_code == 200
    client.post(f"{LIST}{made.pk}/record/{voter.pk}/", {"choice": "1"})
    assert Vote.objects.get().assisted_by == floarea
    vote(by=members[0], poll=made, told={"picks": [2]})
    assert (Vote.objects.get().assisted_by, Vote.objects.get().choice) == (None, {"picks": [2]})
    with pytest.raises(ValidationError, match="voted themselves"):
        record_vote(by=floarea, poll=made, voter=voter, told={"picks": [3]})


def test_who_may_not_is_refused(elena, ana, georgi, bogdan, poll, members, operation, assoc) -> None:
    made = poll()
    voter = made.register.first()
    draft = poll(opened=False)
    told = {"question": draft.question, "organisation": assoc, "voters": None, "kind": "single"}
    with pytest.raises(Refused):
        polls.make_poll(by=ana, operation=operation, options=words("A", "B"), **told)
    with pytest.raises(Refused):
        polls.make_poll(by=bogdan, operation=operation, options=words("A", "B"), **told)
    with pytest.raises(Refused):
        polls.change_poll(by=bogdan, poll=draft, version=1, options=[], **told)
    for act in (
        polls.schedule_poll, polls.unschedule_poll, openings.open_poll, openings.close_poll, openings.publish_result,
        openings.cancel_poll,
    ):  # fmt: skip
        with pytest.raises(Refused):
            act(by=bogdan, poll=made)
    with pytest.raises(Refused):
        vote(by=elena, poll=made, told={"picks": [1]})
    with pytest.raises(Refused):
        record_vote(by=georgi, poll=made, voter=voter, told={"picks": [1]})
    assert not Vote.objects.exists()


def test_who_listens_does_not_vote_but_reads_the_result(client, elena, assembly, poll, members) -> None:
    from punte.ballots.actions.lists import let_vote

    let_vote(by=elena, listed=assembly.people.get(user=members[0]), votes=False)
    made = poll()
    assert made.entitled == 11
    with pytest.raises(Refused):
        vote(by=members[0], poll=made, told={"picks": [1]})
    client.force_login(members[0])
    assert b"You have no vote here" in client.get(f"/ballots/my/{made.pk}/").content
    client.post(f"/ballots/my/{made.pk}/", {"choice": "1"})
    assert not Vote.objects.exists()


def test_a_stranger_finds_nothing(client, poll, mallory, members) -> None:
    made = poll()
    client.force_login(mallory)
    assert client.get(f"{LIST}{made.pk}/").status_code == 404
    assert client.get(f"/ballots/my/{made.pk}/").status_code == 404
    assert client.get(f"/v/{made.code}/").status_code == 404
    client.force_login(members[0])
    assert client.get(f"/v/{made.code.lower()}/").url == f"/ballots/my/{made.pk}/"


def test_the_protocol_is_a_paper_in_each_language(client, elena, poll, members) -> None:
    made = poll()
    vote(by=members[0], poll=made, told={"picks": [1]})
    openings.close_poll(by=elena, poll=made)
    client.force_login(elena)
    for language in ("ro", "bg", "en"):
        answer = client.get(f"{LIST}{made.pk}/protocol/{language}/")
        assert answer.content.startswith(b"%PDF")


def test_a_cancelled_poll_is_told_and_stays_uncounted(client, elena, poll, members) -> None:
    made = poll()
    openings.cancel_poll(by=elena, poll=made)
    assert Notice.objects.filter(kind="ballots.cancelled").count() == 12
    client.force_login(members[0])
    assert b"This vote was cancelled." in client.get(f"/ballots/my/{made.pk}/").content
