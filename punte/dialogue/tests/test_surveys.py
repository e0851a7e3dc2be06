"""Surveys: who is asked what after which answer; frozen once open; few are never told."""

import random

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue import survey_page
from punte.dialogue.actions import consultations as consulting
from punte.dialogue.actions import survey_questions as asking
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.actions.surveys import answer_survey, take_back_survey
from punte.dialogue.balance import silent
from punte.dialogue.models import Consultation, Hearing, SurveyQuestion, SurveyResponse
from punte.dialogue.survey_logic import asked, settled
from punte.dialogue.tests.asked import draft, group, over, propose, text
from punte.dialogue.tests.surveyed import answered, prepared, questions, surveying


@pytest.fixture
def survey(elena, operation, assoc) -> Consultation:
    return surveying(elena, operation, assoc)


@pytest.fixture
def planned(elena, operation, assoc) -> Consultation:
    return prepared(elena, operation, assoc)


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


# --- logic


def test_what_is_kept_is_exactly_of_the_questions_that_are_asked() -> None:
    """Over many surveys at random: asked is who chose what the condition names; of nobody else an answer is kept."""
    dice = random.Random(20250317)
    for _round in range(400):
        rows = _random_survey(dice)
        given = {q.pk: _random_answer(dice, q) for q in rows if dice.random() < 0.8}
        kept, faults = settled(rows, given)
        visible = {q.pk for q in rows if asked(q, kept)}
        assert set(kept) == {pk for pk in visible if given.get(pk) not in (None, [], "")}
        assert not faults
        for question in rows:
            if question.after_id and question.pk in visible:
                assert question.after_id in visible
        assert settled(rows, kept) == (kept, {})


def _random_survey(dice: random.Random) -> list[SurveyQuestion]:
    rows: list[SurveyQuestion] = []
    for pk in range(1, dice.randrange(2, 9)):
        kind = dice.choice(("single", "multiple", "scale", "number", "words"))
        one = SurveyQuestion(pk=pk, position=pk, kind=kind, text=text("?"), least=0, most=9)
        if kind in SurveyQuestion.CHOICES:
            one.options = text("a\nb\nc")
        earlier = [q for q in rows if q.kind in SurveyQuestion.CHOICES]
        if earlier and dice.random() < 0.6:
            one.after = dice.choice(earlier)
            one.chosen = sorted(dice.sample(range(3), dice.randrange(1, 3)))
        rows.append(one)
    return rows


def _random_answer(dice: random.Random, question: SurveyQuestion):
    return {
        "single": dice.randrange(3),
        "multiple": dice.sample(range(3), dice.randrange(4)),
        "scale": dice.randrange(1, 6),
        "number": dice.randrange(10),
        "words": dice.choice(("", "da")),
    }[question.kind]


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (0, 2),
        (0, -1),
        (0, True),
        (0, "0"),
        (1, [0, 0]),
        (1, [3]),
        (1, 1),
        (2, 6),
        (2, 0),
        (3, 101),
        (3, 1.5),
        (5, "a" * 1001),
    ],
)
def test_what_fits_no_question_is_not_taken(elena, citizen, survey, place, wrong) -> None:
    rows = questions(survey)
    given = {rows[0].pk: 1 if place == 1 else 0, rows[place].pk: wrong}
    with pytest.raises(ValidationError) as refusal:
        answer_survey(by=citizen, consultation=survey, answers=given)
    assert f"q{rows[place].pk}" in refusal.value.message_dict
    assert not SurveyResponse.objects.exists() and not Hearing.objects.exists()


def test_answers_to_what_is_not_asked_are_not_stored(elena, survey) -> None:
    rows = questions(survey)
    stays, leaves = answered(elena, survey, 1, work=0), answered(elena, survey, 2, work=1)
    assert str(rows[1].pk) not in stays.answers and str(rows[2].pk) in stays.answers
    assert str(rows[1].pk) in leaves.answers and str(rows[2].pk) not in leaves.answers


# --- answering


def test_the_last_answers_hold_and_one_is_heard_once(citizen, survey) -> None:
    work = questions(survey)[0]
    for value in (0, 1, 1):
        answer_survey(by=citizen, consultation=survey, answers={work.pk: value})
    assert [r.answers for r in SurveyResponse.objects.all()] == [{str(work.pk): 1}]
    assert Hearing.objects.filter(consultation=survey).count() == 1


def test_who_takes_the_answers_back_was_not_heard(citizen, survey) -> None:
    one = answer_survey(by=citizen, consultation=survey, answers={questions(survey)[0].pk: 0})
    take_back_survey(by=citizen, response=one)
    assert not SurveyResponse.objects.exists() and not Hearing.objects.exists()


def test_who_said_something_else_stays_heard(elena, citizen, survey) -> None:
    """Also the other way: a contribution that is taken back leaves who answered the survey heard."""
    from punte.base import clock
    from punte.dialogue.actions.contributions import withdraw_contribution
    from punte.dialogue.tests.asked import DAY

    add_phase(
        by=elena, consultation=survey, kind="propose", starts_at=clock.now() - DAY, ends_at=clock.now() + DAY
    )
    survey = Consultation.objects.get(pk=survey.pk)
    said = propose(citizen, survey)
    one = answer_survey(by=citizen, consultation=survey, answers={questions(survey)[0].pk: 0})
    withdraw_contribution(by=citizen, contribution=said)
    assert Hearing.objects.filter(consultation=survey).count() == 1
    take_back_survey(by=citizen, response=one)
    assert not Hearing.objects.exists()


def test_nobody_answers_or_takes_back_when_the_phase_is_over(citizen, survey) -> None:
    work = questions(survey)[0]
    one = answer_survey(by=citizen, consultation=survey, answers={work.pk: 0})
    closed = over(survey)
    one.consultation = closed
    with pytest.raises(ValidationError, match="phase"):
        answer_survey(by=citizen, consultation=closed, answers={work.pk: 1})
    with pytest.raises(ValidationError, match="phase"):
        take_back_survey(by=citizen, response=one)


def test_nobody_touches_what_another_answered(citizen, ana, survey) -> None:
    one = answer_survey(by=citizen, consultation=survey, answers={questions(survey)[0].pk: 0})
    with pytest.raises(Refused):
        take_back_survey(by=ana, response=one)
    assert browser(ana).get(one.get_absolute_url()).status_code == 404


def test_only_colleagues_write_down_for_others(citizen, survey) -> None:
    with pytest.raises(Refused):
        answered(citizen, survey, 1)


# --- the questions


def test_a_survey_without_questions_does_not_open(elena, operation, assoc, planned) -> None:
    bare = draft(elena, operation, assoc, easy=text("Pe scurt."))
    phase = planned.phases.get()
    add_phase(by=elena, consultation=bare, kind="survey", starts_at=phase.starts_at, ends_at=phase.ends_at)
    consulting.want_groups(by=elena, consultation=bare, wanted={group(bare, "employers"): 1})
    with pytest.raises(ValidationError, match="questions of the survey"):
        consulting.announce_consultation(by=elena, consultation=bare)


def test_the_questions_are_frozen_once_it_is_open(elena, survey) -> None:
    first, second = questions(survey)[:2]
    told = {"text": text("Altceva?"), "options": text("Da\nNu")}
    for act in (
        lambda: asking.add_question(by=elena, consultation=survey, kind="words", text=text("Încă una?")),
        lambda: asking.change_question(by=elena, question=first, version=1, **told),
        lambda: asking.move_question(by=elena, question=second, direction="up"),
        lambda: asking.drop_question(by=elena, question=second),
    ):
        with pytest.raises(ValidationError, match="open"):
            act()
    page = browser(elena).get(reverse("dialogue:survey_list", args=[survey.operation.code, survey.pk]))
    assert "stay as they are" in page.content.decode()


def test_only_an_earlier_question_of_the_survey_decides(elena, planned) -> None:
    rows = questions(planned)
    told = {"text": text("?"), "options": text("Da\nNu")}
    with pytest.raises(ValidationError, match="earlier"):
        asking.change_question(by=elena, question=rows[0], version=1, after=rows[4], chosen=[0], **told)
    with pytest.raises(ValidationError, match="option"):
        asking.change_question(
            by=elena, question=rows[5], version=1, text=text("?"), after=rows[0], chosen=[2]
        )
    with pytest.raises(ValidationError, match="of this survey"):
        asking.change_question(
            by=elena, question=rows[5], version=1, text=text("?"), after=rows[3], chosen=[2]
        )


def test_what_a_condition_names_is_not_dropped_or_moved_behind_it(elena, planned) -> None:
    rows = questions(planned)
    with pytest.raises(ValidationError, match="Ce vă lipsește"):
        asking.drop_question(by=elena, question=rows[0])
    with pytest.raises(ValidationError, match="behind"):
        asking.move_question(by=elena, question=rows[0], direction="down")
    with pytest.raises(ValidationError, match="hang on"):
        asking.change_question(
            by=elena, question=rows[0], version=1, text=text("?"), options=text("Da\nNu\nPoate")
        )
    asking.move_question(by=elena, question=rows[3], direction="up")
    assert [str(q) for q in questions(planned)][2:4] == ["Câți kilometri?", "Cât de mulțumit?"]
    asking.drop_question(by=elena, question=questions(planned)[1])
    assert planned.survey_questions.count() == 5


def test_of_two_who_change_a_question_the_second_is_told(elena, planned) -> None:
    one = questions(planned)[5]
    asking.change_question(by=elena, question=one, version=1, text=text("Ce vreți?"))
    with pytest.raises(MoveNotAllowed):
        asking.change_question(by=elena, question=one, version=1, text=text("Ce?"))


@pytest.mark.parametrize(
    ("kind", "told", "field"),
    [
        ("single", {"options": text("Da")}, "options"),
        ("single", {"options": text("Da\nDa")}, "options"),
        ("scale", {"low": text("rău")}, "high"),
        ("number", {"least": 5, "most": 5}, "most"),
        ("number", {"most": 5}, "least"),
        ("poem", {}, "kind"),
    ],
)
def test_a_question_is_whole(elena, planned, kind, told, field) -> None:
    with pytest.raises(ValidationError) as refusal:
        asking.add_question(by=elena, consultation=planned, kind=kind, text=text("?"), **told)
    assert field in refusal.value.message_dict


def test_who_does_not_run_it_writes_no_question(ana, citizen, planned) -> None:
    one = questions(planned)[5]
    for user in (ana, citizen):
        for act in (
            lambda u: asking.add_question(by=u, consultation=planned, kind="words", text=text("?")),
            lambda u: asking.change_question(by=u, question=one, version=1, text=text("?")),
            lambda u: asking.move_question(by=u, question=one, direction="up"),
            lambda u: asking.drop_question(by=u, question=one),
        ):
            with pytest.raises(Refused):
                act(user)
    with pytest.raises(Refused):
        answer_survey(by=ana.__class__(is_active=False), consultation=planned, answers={})


# --- the page without a script


def test_the_page_asks_on_until_all_is_answered_and_keeps_what_was(citizen, survey) -> None:
    client, rows = browser(citizen), questions(survey)
    url = reverse("dialogue:survey_answer", args=[survey.pk])
    page = client.get(url)
    form = page.context["form"]
    assert [q.pk for q in form.questions] == [rows[n].pk for n in (0, 3, 4, 5)] and not form.last
    data = {
        "token": str(form["token"].value()),
        "seen": form["seen"].value(),
        f"q{rows[0].pk}": "1",
        f"q{rows[3].pk}": "12",
    }
    page = client.post(url, data)
    form = page.context["form"]
    assert page.status_code == 200 and not SurveyResponse.objects.exists()
    assert form.more == {f"q{rows[1].pk}"} and not form.errors
    assert b'value="12"' in page.content
    data |= {"seen": form["seen"].value(), f"q{rows[1].pk}": ["0", "2"], f"q{rows[3].pk}": "500"}
    page = client.post(url, data)
    assert page.context["form"].errors.keys() == {f"q{rows[3].pk}"} and not SurveyResponse.objects.exists()
    data[f"q{rows[3].pk}"] = "50"
    for _twice in range(2):
        assert client.post(url, data).status_code == 302
    one = SurveyResponse.objects.get()
    assert one.answers == {str(rows[0].pk): 1, str(rows[1].pk): [0, 2], str(rows[3].pk): 50}
    assert "Drum; Hârtii" in client.get(one.get_absolute_url()).content.decode()
    mine = client.get(reverse("dialogue:own_list")).content.decode()
    assert one.get_absolute_url() in mine
    assert client.get(url).context["form"].initial[f"q{rows[3].pk}"] == 50


def test_who_has_no_account_is_told_where_to_sign_in(client, survey) -> None:
    page = client.get(reverse("dialogue:survey_answer", args=[survey.pk]))
    assert reverse("account_login") in page.content.decode()
    assert client.post(reverse("dialogue:survey_answer", args=[survey.pk])).status_code == 302


# --- results


def test_fewer_than_five_are_shown_to_nobody(elena, survey) -> None:
    for n in range(4):
        answered(elena, survey, n)
    assert survey_page.results(survey) == (None, [])
    words = browser(elena).get(reverse("dialogue:survey_words", args=[survey.operation.code, survey.pk]))
    assert "Un autobuz" not in words.content.decode()


def test_few_are_not_found_by_subtracting(elena, survey) -> None:
    """Three of twenty have no work: neither their count, nor that of the others, nor who was asked because of it."""
    for n in range(20):
        answered(elena, survey, n, work=1 if n < 3 else 0)
    people, rows = survey_page.results(survey)
    assert people == 20
    assert [row["n"] for row in rows[0].rows] == [None, None]
    assert not rows[1].told and not rows[2].told
    assert [row["n"] for row in rows[4].rows] == [10, 10]


def test_of_several_few_who_left_one_out_are_not_told(elena, survey) -> None:
    several = questions(survey)[1].pk
    for n in range(20):
        answered(elena, survey, n, work=1, answers={several: [0, 1] if n < 17 else [1]})
    found = survey_page.results(survey)[1][1]
    assert [row["n"] for row in found.rows] == [None, 20, 0]


def test_what_is_told_adds_up(elena, survey) -> None:
    for n in range(24):
        answered(elena, survey, n, work=n % 2, code="employers" if n < 12 else "")
    people, rows = survey_page.results(survey)
    assert people == 24 and [row.seen for row in rows] == [24, 12, 12, 24, 24, 24]
    assert [row["n"] for row in rows[0].rows] == [12, 12]
    assert dict(rows[2].figures)["Mean"].startswith("4")
    assert dict(rows[3].figures).keys() == {"Median", "Mean"}
    lines = list(survey_page.table(survey))
    assert all(len(line) == len(survey_page.COLUMNS) for line in lines)
    assert not any("Un autobuz" in str(cell) for line in lines for cell in line)
    head = {name: n for n, name in enumerate(survey_page.COLUMNS)}
    with override("ro"):  # numbers are numbers in a file, whoever reads it
        told = [line for line in survey_page.table(survey) if line[head["median"]] is not None]
    assert [line[0] for line in told[1:]] == [3, 4]
    assert all(isinstance(line[head[name]], int | float) for line in told[1:] for name in ("median", "mean"))
    parts = [line for line in lines if line[0] == 1 and line[head["group"]] is None]
    assert [line[head["number"]] for line in parts] == [None, 1, 2, None]


def test_groups_are_crossed_only_where_five_stand_in_each_cell(elena, survey) -> None:
    for n in range(60):
        code = ("employers", "citizens", "job-seekers", "")[n % 4]
        answered(elena, survey, n, work=0 if code == "" or (code == "employers" and n < 8) else 1, code=code)
    crossed = survey_page.results(survey)[1][0].crossed
    names = [line["group"] for line in crossed]
    assert str(group(survey, "employers")) not in names
    assert all(n == 0 or n >= 5 for line in crossed for _head, n in line["cells"])


def test_nothing_is_crossed_where_a_number_of_all_is_hidden(elena, survey) -> None:
    for n in range(24):
        answered(elena, survey, n, work=0 if n < 2 else 1, code="employers")
    found = survey_page.results(survey)[1][0]
    assert found.covered and found.crossed == []


def test_a_group_that_only_answered_the_survey_is_not_silent(elena, survey) -> None:
    assert [g.code for g in silent(survey)] == ["employers"]
    for n in range(2):
        answered(elena, survey, n, code="employers")
    assert silent(survey) == []


def test_the_public_waits_for_the_close(elena, ana, survey, client) -> None:
    for n in range(6):
        answered(elena, survey, n)
    url, csv = (reverse(f"dialogue:survey_{name}", args=[survey.pk]) for name in ("results", "csv"))
    assert client.get(url).context["rows"] == [] and client.get(csv).status_code in (302, 403)
    assert len(browser(elena).get(url).context["rows"]) == 6
    assert browser(ana).get(url).context["rows"] == []
    over(survey)
    assert len(client.get(url).context["rows"]) == 6 and client.get(csv).status_code == 200


def test_free_words_are_read_at_the_desk_only_and_without_who(elena, ana, survey) -> None:
    for n in range(6):
        answered(elena, survey, n)
    url = reverse("dialogue:survey_words", args=[survey.operation.code, survey.pk])
    page = browser(elena).get(url).content.decode()
    assert "Un autobuz, a spus al 3-lea." in page and "Om 3" not in page
    assert browser(ana).get(url).status_code == 403
    over(survey)
    results = browser(elena).get(reverse("dialogue:survey_results", args=[survey.pk])).content.decode()
    assert "Un autobuz" not in results


def test_free_words_that_fewer_than_five_wrote_are_not_listed(elena, survey) -> None:
    last = questions(survey)[5].pk
    for n in range(12):
        answered(elena, survey, n, answers={} if n < 4 else {last: ""})
    assert survey_page.free_words(survey) == []
    answered(elena, survey, 4)
    assert len(survey_page.free_words(survey)) == 5


def test_results_take_no_more_questions_with_more_answers(elena, survey) -> None:
    def asked_of_the_database() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            survey_page.results(Consultation.objects.get(pk=survey.pk))
        return len(seen)

    for n in range(6):
        answered(elena, survey, n)
    few = asked_of_the_database()
    for n in range(6, 30):
        answered(elena, survey, n)
    assert asked_of_the_database() == few
