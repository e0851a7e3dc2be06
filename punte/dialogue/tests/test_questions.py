"""Questions to a round table: carried by votes, joined, answered, or taken along until somebody answers."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue import table_page as page
from punte.dialogue.actions import questions as acts
from punte.dialogue.actions import tables
from punte.dialogue.models import QuestionVote, RoundTable, TableQuestion
from punte.dialogue.tests.asked import TODAY
from punte.dialogue.tests.tabled import asked, group, opened
from punte.dialogue.work import work
from punte.people.models import Notice, User

DAY = dt.timedelta(days=1)


@pytest.fixture
def table(elena, operation) -> RoundTable:
    return opened(elena, operation)


def someone(n: int) -> User:
    return User.objects.create_user(f"voice{n}@example.org", name=f"Voice {n}", language="en")


def carried(table: RoundTable) -> list[tuple[str, int]]:
    return [(str(q.text), q.carried) for q in page.questions(table)]


def test_each_voice_carries_once_and_nobody_their_own(elena, citizen, table) -> None:
    one = asked(citizen, table)
    assert acts.carry_question(by=elena, question=one)
    assert not acts.carry_question(by=elena, question=one)
    with pytest.raises(ValidationError, match="your own"):
        acts.carry_question(by=citizen, question=one)
    assert carried(table) == [("When does the bus come?", 2)]
    acts.let_question_go(by=elena, question=one)
    assert carried(table) == [("When does the bus come?", 1)]


def test_joined_questions_carry_together_each_voice_once(elena, citizen, ana, table) -> None:
    one, same = asked(citizen, table), asked(ana, table, "At what hour is the bus?")
    acts.carry_question(by=elena, question=one)
    acts.carry_question(by=elena, question=same)
    acts.carry_question(by=citizen, question=same)
    third = asked(someone(1), table, "Which hour?")
    acts.join_question(by=elena, question=third, into=same)
    acts.join_question(by=elena, question=same, into=one)
    assert carried(table) == [("When does the bus come?", 4)]  # citizen, elena, ana, voice 1
    assert set(one.merged.values_list("pk", flat=True)) == {same.pk, third.pk}
    with pytest.raises(ValidationError) as refusal:
        acts.join_question(by=elena, question=one, into=one)
    assert "into" in refusal.value.error_dict


def test_an_unanswered_question_becomes_the_task_of_the_chair_and_stays_to_be_followed(
    elena, citizen, operation, table, client: Client
) -> None:
    one = asked(citizen, table, addressee="County council")
    done = asked(citizen, table, "And the school?")
    words = {"text": "In May.", "language": "en", "answered_by": "Town hall"}
    acts.answer_question(by=elena, question=done, version=1, **words)
    assert tables.close_table(by=elena, table=table) == 1
    one.refresh_from_db()
    assert (one.state, one.responsible, one.due_on) == ("taken", elena, TODAY + 14 * DAY)
    assert Notice.objects.filter(user=elena, kind="dialogue.question_taken").count() == 1
    assert "Answer a question" in work(elena, TODAY)[0].title
    shown = client.get(table.get_absolute_url()).content.decode()
    assert "An answer is promised by" in shown and "County council" in shown
    client.force_login(elena)
    address = reverse("dialogue:question_answer", args=[operation.code, table.pk, one.pk])
    client.post(address, {**words, "answered_by": "County council", "version": str(one.version)})
    assert Notice.objects.filter(user=citizen, kind="dialogue.question_answered").count() == 2
    assert "In May." in client.get(table.get_absolute_url()).content.decode()
    assert not [item for item in work(elena, TODAY) if "Answer a question" in item.title]


def test_who_owes_an_answer_is_reminded_before_and_then_each_week(
    elena, ana, citizen, operation, table
) -> None:
    one = asked(citizen, table)
    acts.take_question_along(by=elena, question=one, responsible=ana, due_on=TODAY + 10 * DAY)
    assert acts.remind_of_questions(operation, TODAY) == 0
    assert acts.remind_of_questions(operation, TODAY + 8 * DAY) == 1
    assert acts.remind_of_questions(operation, TODAY + 8 * DAY) == 0
    given = Notice.objects.filter(kind="dialogue.question_due")
    given.update(created_at=given.get().created_at - 8 * DAY)
    assert acts.remind_of_questions(operation, TODAY + 9 * DAY) == 0
    assert acts.remind_of_questions(operation, TODAY + 11 * DAY) == 1
    acts.answer_question(
        by=ana, question=one, text="At six.", language="en", answered_by="Town hall", version=1
    )
    assert acts.remind_of_questions(operation, TODAY + 30 * DAY) == 0


def test_of_two_answers_the_second_is_told(elena, citizen, table) -> None:
    one = asked(citizen, table)
    words = {"text": "At six.", "language": "en", "answered_by": "Town hall", "version": 1}
    acts.answer_question(by=elena, question=one, **words)
    with pytest.raises(MoveNotAllowed):
        acts.answer_question(by=elena, question=TableQuestion.objects.get(pk=one.pk), **words)


def test_what_is_not_taken_up_says_why_to_who_asked_and_may_stand_again(
    elena, citizen, operation, table, client: Client
) -> None:
    one = asked(citizen, table, "Who won the match?")
    acts.hide_question(by=elena, question=one, why="not about buses")
    anybody = client.get(table.get_absolute_url()).content.decode()
    assert "match" not in anybody
    client.force_login(citizen)
    assert "not about buses" in client.get(table.get_absolute_url()).content.decode()
    client.force_login(elena)
    client.post(reverse("dialogue:question_hide", args=[operation.code, table.pk, one.pk]))
    assert carried(table) == [("Who won the match?", 1)]


def test_from_the_room_and_by_telephone(elena, citizen, operation, table, client: Client) -> None:
    client.force_login(citizen)
    address = reverse("dialogue:question_ask", args=[table.pk])
    token = str(client.get(address).context["form"]["token"].value())
    sent = {"token": token, "text": "Is there a bus?", "language": "en", "named": "on"}
    client.post(address, sent)
    client.post(address, sent)
    one = TableQuestion.objects.get()
    assert "Maria Ionescu" in client.get(table.get_absolute_url()).content.decode()
    client.post(reverse("dialogue:question_withdraw", args=[table.pk, one.pk]))
    assert TableQuestion.objects.get().state == "withdrawn"
    client.force_login(elena)
    at = [operation.code, table.pk]
    address = reverse("dialogue:question_write_down", args=at)
    token = str(client.get(address).context["form"]["token"].value())
    client.post(address, {"token": token, "name": "Ion Pop", "text": "And on Sunday?", "language": "en"})
    spoken = TableQuestion.objects.get(state="asked")
    client.force_login(citizen)
    carry = reverse("dialogue:question_carry", args=[table.pk, spoken.pk])
    client.post(carry)
    assert QuestionVote.objects.count() == 1
    shown = client.get(table.get_absolute_url()).content.decode()
    assert "Let it go" in shown and "Ion Pop" not in shown
    client.post(carry, {"back": "1"})
    assert QuestionVote.objects.count() == 0
    client.force_login(elena)
    for step, told in {
        "take": {"responsible": elena.pk, "due_on_day": "1", "due_on_month": "4", "due_on_year": "2025"},
        "join": {"into": ""},
    }.items():
        client.post(reverse(f"dialogue:question_{step}", args=[*at, spoken.pk]), told)
    spoken.refresh_from_db()
    assert (spoken.state, spoken.due_on) == ("taken", dt.date(2025, 4, 1))


def test_bad_words_are_told_and_nothing_is_written(elena, citizen, table) -> None:
    for told, field in (
        ({"text": "?!"}, "text"),
        ({"text": "a" * 401}, "text"),
        ({"group": group(table, "roma"), "named": True}, "group"),
    ):
        with pytest.raises(ValidationError) as refusal:
            asked(citizen, table, **{"text": "When?", **told})
        assert field in refusal.value.error_dict
    with pytest.raises(ValidationError, match="name"):
        acts.write_down_question(by=elena, table=table, name="", text="When?", language="en")
    assert not TableQuestion.objects.exists()
    for n in range(acts.MOST_AN_HOUR):
        asked(citizen, table, f"Question {n}?")
    with pytest.raises(ValidationError, match="many questions"):
        asked(citizen, table)
    tables.close_table(by=elena, table=table)
    with pytest.raises(ValidationError, match="closed"):
        asked(elena, table)


def test_many_questions_cost_as_much_as_few(citizen, table, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(table.get_absolute_url())
        return len(found)

    asked(citizen, table, named=True)
    queries()
    few = queries()
    for n in range(2, 9):
        asked(someone(n), table, f"Question {n}?", named=True)
    assert queries() <= few


def test_who_may_not_neither_asks_nor_answers(elena, auditor, citizen, bogdan, table) -> None:
    one = asked(citizen, table)
    RoundTable.objects.update(online=False)
    table.refresh_from_db()
    with pytest.raises(Refused):
        acts.ask_question(by=citizen, table=table, text="When?", language="en")
    with pytest.raises(Refused):
        acts.carry_question(by=citizen, question=one)
    with pytest.raises(Refused):
        acts.let_question_go(by=citizen, question=one)
    with pytest.raises(Refused):
        acts.withdraw_question(by=elena, question=one)
    for by in (auditor, citizen):
        with pytest.raises(Refused):
            acts.write_down_question(by=by, table=table, name="Ion", text="When?", language="en")
        with pytest.raises(Refused):
            acts.take_question_along(by=by, question=one, responsible=elena, due_on=TODAY)
        with pytest.raises(Refused):
            acts.answer_question(by=by, question=one, text="x", language="en", answered_by="x", version=1)
        with pytest.raises(Refused):
            acts.join_question(by=by, question=one, into=one)
        with pytest.raises(Refused):
            acts.hide_question(by=by, question=one, why="x")
        with pytest.raises(Refused):
            acts.show_question(by=by, question=one)
