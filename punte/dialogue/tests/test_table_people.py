"""Data protection at round tables: two numbers become one voice, and what nobody reads goes with its author."""

from punte.base import clock
from punte.dialogue.actions import questions
from punte.dialogue.actions.voices import voice_of_person
from punte.dialogue.models import QuestionVote, TableQuestion, Turn
from punte.dialogue.protection import _forget, _join
from punte.dialogue.tests.tabled import asked, opened
from punte.participation.actions.persons import register_new_person


def somebody(elena, operation, assoc, name: str):
    told = {
        "first_name": "Maria",
        "last_name": name,
        "birth_date": clock.today().replace(year=1980),
        "sex": "woman",
    }
    on = clock.today()
    return register_new_person(
        by=elena, operation=operation, organisation=assoc, on=on, responsible=elena, told=told
    ).person


def waits(table, voice) -> Turn:
    return Turn.objects.create(
        consortium_id=table.consortium_id, table=table, voice=voice, asked_at=clock.now(), state="waiting"
    )


def test_two_numbers_of_one_person_wait_once_and_carry_once(elena, citizen, operation, assoc) -> None:
    table = opened(elena, operation)
    first, second = (somebody(elena, operation, assoc, name) for name in ("Ionescu", "Popescu"))
    question = asked(citizen, table)
    for person in (first, second):
        voice = voice_of_person(table, person)
        waits(table, voice)
        QuestionVote.objects.create(consortium_id=table.consortium_id, question=question, voice=voice)
    _join(second, first)
    assert Turn.objects.filter(state="waiting").count() == 1
    assert QuestionVote.objects.count() == 1
    assert set(Turn.objects.values_list("voice__person", flat=True)) == {first.pk}


def test_a_question_that_was_not_taken_up_goes_with_who_asked_it(elena, operation, assoc) -> None:
    table = opened(elena, operation)
    person = somebody(elena, operation, assoc, "Ionescu")
    voice = voice_of_person(table, person)
    hidden, stands = asked(elena, table, "Why is Ion Pop paid so much?"), asked(elena, table, "When?")
    TableQuestion.objects.update(voice=voice)
    questions.hide_question(by=elena, question=hidden, why="names somebody")
    _forget(person)
    assert str(TableQuestion.objects.get(pk=hidden.pk).text) == "–"
    assert str(TableQuestion.objects.get(pk=stands.pk).text) == "When?"
