"""Statements: written, read, voted on; who misuses them is struck; nobody's vote is told."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.dialogue.actions import statement_votes as voting
from punte.dialogue.actions import statements as acts
from punte.dialogue.models import Conversation, Hearing, Statement, StatementVote, Voter
from punte.dialogue.tests.asked import DAY, group, spoken
from punte.dialogue.tests.said import camps, conversing, statements

State = Statement.State


@pytest.fixture
def conversation(elena, operation, assoc):
    return conversing(elena, operation, assoc)


def write(by, consultation, text="Autobuzul ar trebui să fie gratuit.", language="ro"):
    return acts.submit_statement(by=by, consultation=consultation, text=text, language=language)


def test_a_vote_given_again_counts_once(citizen, conversation) -> None:
    one = statements(conversation)[0]
    for value in (1, -1, 0, 0):
        voting.vote(by=citizen, statement=one, value=value)
    assert [v.value for v in StatementVote.objects.own(citizen)] == [0]
    assert Hearing.objects.filter(consultation=conversation).count() == 1


def test_only_three_votes_are_there(citizen, conversation) -> None:
    with pytest.raises(ValidationError):
        voting.vote(by=citizen, statement=statements(conversation)[0], value=2)
    assert not StatementVote.objects.exists()


def test_nobody_votes_when_the_phase_is_over(citizen, conversation) -> None:
    conversation.phases.update(ends_at=clock.now() - DAY)
    conversation = type(conversation).objects.get(pk=conversation.pk)
    one = statements(conversation)[0]
    one.consultation = conversation
    with pytest.raises(ValidationError, match="phase"):
        voting.vote(by=citizen, statement=one, value=1)
    with pytest.raises(ValidationError, match="phase"):
        write(citizen, conversation)


def test_a_statement_that_is_not_shown_takes_no_vote(elena, citizen, conversation) -> None:
    one = statements(conversation)[0]
    acts.reject_statement(by=elena, statement=one, reason="said")
    with pytest.raises(ValidationError, match="not shown"):
        voting.vote(by=citizen, statement=one, value=1)


def test_a_storm_of_votes_is_stopped(citizen, conversation, monkeypatch) -> None:
    monkeypatch.setattr(voting, "MOST_AN_HOUR", 3)
    one = statements(conversation)[0]
    for _n in range(3):
        voting.vote(by=citizen, statement=one, value=1)
    with pytest.raises(ValidationError, match="a lot"):
        voting.vote(by=citizen, statement=one, value=1)


def test_a_statement_waits_to_be_read_where_the_organiser_said_so(elena, citizen, conversation) -> None:
    one = write(citizen, conversation)
    assert one.state == State.WAITING
    acts.show_statement(by=elena, statement=one)
    assert one.state == State.SHOWN and one.decided_by == elena
    conversation.conversation.refresh_from_db()
    acts.set_conversation(
        by=elena, consultation=conversation, own_statements=True, read_first=False,
        version=conversation.conversation.version,
    )  # fmt: skip
    assert write(citizen, conversation, "La noi nu este medic.").state == State.SHOWN


def test_what_stands_there_already_is_not_written_twice(citizen, conversation) -> None:
    with pytest.raises(ValidationError, match="already"):
        write(citizen, conversation, "  vrem o CRESA. ")


@pytest.mark.parametrize(
    ("text", "language", "field"),
    [("a" * 200, "ro", "text"), ("da", "ro", "text"), ("Vrem un medic.", "fr", "language")],
)
def test_a_statement_is_one_short_sentence(citizen, conversation, text, language, field) -> None:
    with pytest.raises(ValidationError) as refusal:
        write(citizen, conversation, text, language)
    assert field in refusal.value.message_dict


def test_where_only_the_organiser_writes_nobody_else_does(elena, citizen, conversation) -> None:
    Conversation.objects.update(own_statements=False)
    with pytest.raises(ValidationError, match="Nobody can add"):
        write(citizen, conversation)


def test_of_two_who_set_it_at_once_the_second_is_told(elena, conversation) -> None:
    told = {"by": elena, "consultation": conversation, "own_statements": False, "read_first": True}
    acts.set_conversation(version=1, **told)
    with pytest.raises(MoveNotAllowed):
        acts.set_conversation(version=1, **told)
    with pytest.raises(MoveNotAllowed):
        acts.set_conversation(**told)


def test_a_rejection_says_why(elena, citizen, conversation) -> None:
    one = write(citizen, conversation)
    with pytest.raises(ValidationError, match="reason"):
        acts.reject_statement(by=elena, statement=one, reason="because")
    acts.reject_statement(by=elena, statement=one, reason="beside")
    with pytest.raises(MoveNotAllowed):
        acts.reject_statement(by=elena, statement=Statement.objects.get(pk=one.pk), reason="beside")


def test_who_is_struck_cannot_vote_and_comes_back(elena, citizen, conversation) -> None:
    one = write(citizen, conversation)
    with pytest.raises(ValidationError, match="why"):
        acts.strike_author(by=elena, statement=one, why="-")
    acts.strike_author(by=elena, statement=one, why="A scris zece insulte.")
    with pytest.raises(ValidationError, match="taken you out"):
        voting.vote(by=citizen, statement=statements(conversation)[0], value=1)
    with pytest.raises(MoveNotAllowed):
        acts.strike_author(by=elena, statement=one, why="Încă o dată, la fel.")
    acts.take_author_back(by=elena, statement=one)
    voting.vote(by=citizen, statement=statements(conversation)[0], value=1)
    with pytest.raises(MoveNotAllowed):
        acts.take_author_back(by=elena, statement=one)


def test_nobody_decides_about_oneself(elena, conversation) -> None:
    one = write(elena, conversation)
    with pytest.raises(ValidationError, match="yourself"):
        acts.strike_author(by=elena, statement=one, why="Așa vreau eu, gata.")


def test_votes_of_who_has_no_device_are_written_down(floarea, conversation) -> None:
    ids = [one.pk for one in statements(conversation)]
    told = {"by": floarea, "consultation": conversation, "spoken": spoken("Varga Ileana", "0745 210 334")}
    voter = voting.write_down_votes(**told, votes={ids[0]: 1, ids[1]: -1}, group=group(conversation, "roma"))
    again = voting.write_down_votes(**told, votes={ids[0]: 0})
    assert voter.pk == again.pk and again.group is not None
    assert dict(voter.votes.values_list("statement", "value")) == {ids[0]: 0, ids[1]: -1}
    with pytest.raises(ValidationError):
        voting.write_down_votes(**told, votes={})
    with pytest.raises(ValidationError):
        voting.write_down_votes(**told, votes={ids[0]: 5})


def test_a_seed_is_shown_at_once_and_a_meta_one_is_marked(elena, conversation) -> None:
    one = acts.seed_statement(
        by=elena, consultation=conversation, text=Translated({"ro": "Locuiesc la sat."}, "ro"), meta=True
    )
    assert (one.state, one.meta, one.voice) == (State.SHOWN, True, None)
    acts.mark_statement(by=elena, statement=one, meta=False)
    assert not Statement.objects.get(pk=one.pk).meta


def test_who_does_not_run_it_decides_nothing(bogdan, citizen, conversation) -> None:
    one = statements(conversation)[0]
    for act in (
        lambda: acts.set_conversation(
            by=citizen, consultation=conversation, own_statements=True, read_first=True
        ),
        lambda: acts.seed_statement(
            by=citizen, consultation=conversation, text=Translated({"ro": "Altceva."}, "ro")
        ),
        lambda: acts.show_statement(by=citizen, statement=one),
        lambda: acts.reject_statement(by=citizen, statement=one, reason="said"),
        lambda: acts.mark_statement(by=citizen, statement=one, meta=True),
        lambda: acts.strike_author(by=citizen, statement=one, why="Nu îmi place deloc."),
        lambda: acts.take_author_back(by=citizen, statement=one),
        lambda: voting.write_down_votes(
            by=citizen, consultation=conversation, spoken=spoken("X Y"), votes={one.pk: 1}
        ),
    ):
        with pytest.raises(Refused):
            act()


def test_only_members_vote_where_only_members_are_asked(elena, citizen, operation, assoc) -> None:
    found = conversing(elena, operation, assoc, audience="members")
    one = statements(found)[0]
    with pytest.raises(Refused):
        voting.vote(by=citizen, statement=one, value=1)
    with pytest.raises(Refused):
        voting.speak_for(by=citizen, consultation=found, group=None)
    with pytest.raises(Refused):
        acts.submit_statement(by=citizen, consultation=found, text="Vrem un medic.", language="ro")


# ---- screens


def test_one_votes_one_statement_after_another_without_script(client, citizen, conversation) -> None:
    client.force_login(citizen)
    url = reverse("dialogue:statement_next", args=[conversation.pk])
    seen = set()
    for _n in range(8):
        page = client.get(url)
        one = page.context["one"]
        assert client.get(url).context["one"] == one  # a page loaded again asks the same
        seen.add(one.pk)
        assert client.post(one.get_absolute_url(), {"value": "1"}).url == url
    assert len(seen) == 8
    assert "You have voted on all" in client.get(url).content.decode()
    mine = client.get(reverse("dialogue:statement_mine", args=[conversation.pk])).content.decode()
    assert mine.count("Agree") == 8
    again = client.get(one.get_absolute_url()).content.decode()
    assert "your vote now" in again and 'name="again"' in again
    client.post(one.get_absolute_url(), {"value": "-1", "again": "on"})
    assert StatementVote.objects.own(citizen).get(statement=one).value == -1
    assert client.post(one.get_absolute_url(), {"value": "x"}).status_code == 302


def test_who_is_not_signed_in_reads_and_is_led_to_sign_in(client, conversation) -> None:
    page = client.get(reverse("dialogue:statement_next", args=[conversation.pk])).content.decode()
    assert "Sign in to vote" in page
    one = statements(conversation)[0]
    assert "login" in client.post(one.get_absolute_url(), {"value": "1"}).url


def test_one_adds_a_statement_and_says_for_whom_one_speaks(client, citizen, conversation) -> None:
    client.force_login(citizen)
    url = reverse("dialogue:statement_create", args=[conversation.pk])
    token = client.get(url).context["form"]["token"].value()
    told = {"token": token, "text": "Vrem un medic în sat.", "language": "ro"}
    assert client.post(url, told).status_code == 302
    assert client.post(url, told).status_code == 302
    assert Statement.objects.filter(state=State.WAITING).count() == 1
    url = reverse("dialogue:statement_group", args=[conversation.pk])
    assert client.post(url, {"group": group(conversation, "youth").pk}).status_code == 302
    assert Voter.objects.own(citizen).get().group.code == "youth"


def test_the_desk_reads_shows_and_turns_away(client, elena, citizen, conversation) -> None:
    one, other = write(citizen, conversation), write(citizen, conversation, "Cumpărați de la mine!")
    client.force_login(elena)
    args = [conversation.operation.code, conversation.pk]
    page = client.get(reverse("dialogue:statement_list", args=args)).content.decode()
    assert str(one.text) in page and citizen.name not in page
    client.post(reverse("dialogue:statement_show", args=[*args, one.pk]))
    url = reverse("dialogue:statement_reject", args=[*args, other.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {}).status_code == 200
    client.post(url, {"reason": "advertising"})
    client.post(reverse("dialogue:statement_mark", args=[*args, one.pk]), {"meta": "on"})
    url = reverse("dialogue:statement_strike", args=[*args, other.pk])
    assert client.get(url).status_code == 200
    client.post(url, {"why": "Vinde lucruri peste tot."})
    assert Voter.objects.own(citizen).get().struck_why
    client.post(reverse("dialogue:statement_take_back", args=[*args, other.pk]))
    assert not Voter.objects.own(citizen).get().struck_why
    states = dict(Statement.objects.filter(pk__in=[one.pk, other.pk]).values_list("pk", "state"))
    assert states == {one.pk: State.SHOWN, other.pk: State.REJECTED}
    assert Statement.objects.get(pk=one.pk).meta
    client.force_login(citizen)
    mine = client.get(reverse("dialogue:statement_mine", args=[conversation.pk])).content.decode()
    assert "It advertises." in mine


def test_the_desk_sets_seeds_and_writes_down(client, elena, operation, assoc) -> None:
    found = conversing(elena, operation, assoc)
    client.force_login(elena)
    args = [operation.code, found.pk]
    url = reverse("dialogue:statement_setting", args=args)
    assert client.get(url).status_code == 200
    assert (
        client.post(url, {"own_statements": "on", "read_first": "at-once", "version": 1}).status_code == 302
    )
    url = reverse("dialogue:statement_seed", args=args)
    token = client.get(url).context["form"]["token"].value()
    assert client.post(url, {"token": token, "text__ro": "Vrem un medic."}).status_code == 302
    assert found.statements.count() == 9
    url = reverse("dialogue:statement_write_down", args=args)
    token = client.get(url).context["form"]["token"].value()
    one = statements(found)[0]
    told = {"token": token, "channel": "paper", "name": "Pop Ion", f"s{one.pk}": "-1"}
    assert client.post(url, told).status_code == 302
    assert one.votes.get().value == -1


def test_queries_of_the_voting_page_do_not_grow(
    client, citizen, elena, conversation, django_assert_max_num_queries
) -> None:
    camps(elena, conversation, 4, 4)
    client.force_login(citizen)
    client.get(reverse("dialogue:statement_next", args=[conversation.pk]))
    with django_assert_max_num_queries(24):
        client.get(reverse("dialogue:statement_next", args=[conversation.pk]))
