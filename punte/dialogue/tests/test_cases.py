"""Cases: taken, given back, decided with reasons; accounts suspended; every step written down."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.dialogue import moderation_page as page
from punte.dialogue import permissions
from punte.dialogue.actions import blocked_words, cases, complaints, decisions
from punte.dialogue.actions import contributions as acts
from punte.dialogue.actions.content_notices import give_notice
from punte.dialogue.jobs import release_cases, wipe_words
from punte.dialogue.links import NOTICE
from punte.dialogue.models import (
    BlockedWord,
    Case,
    Contribution,
    Decision,
    KeptWords,
    Mark,
    ModerationEntry,
)
from punte.dialogue.tests.asked import opened, propose, spoken
from punte.dialogue.tests.noticed import decided, fresh, noticed, told, verdict
from punte.people.models import User

State = Case.State


@pytest.fixture
def said(citizen, asked) -> Contribution:
    """What the citizen proposed."""
    return propose(citizen, asked)


def test_of_two_who_take_it_the_second_is_told_and_cannot_decide(said, hristo, elena) -> None:
    noticed(said)
    mine, theirs = fresh(Case.objects.get()), fresh(Case.objects.get())
    cases.claim_case(by=hristo, case=mine)
    with pytest.raises(MoveNotAllowed):
        cases.claim_case(by=elena, case=theirs)
    with pytest.raises(MoveNotAllowed):
        decisions.decide_case(by=elena, case=fresh(mine), verdict=verdict())
    decisions.decide_case(by=hristo, case=mine, verdict=verdict())
    with pytest.raises(MoveNotAllowed):
        decisions.decide_case(by=hristo, case=mine, verdict=verdict())
    assert Decision.objects.count() == 1


def test_what_is_taken_is_given_back_by_hand_or_by_the_clock(said, hristo, elena, operation) -> None:
    noticed(said)
    case = fresh(Case.objects.get())
    cases.claim_case(by=hristo, case=case)
    with pytest.raises(MoveNotAllowed):
        cases.release_case(by=elena, case=case)
    cases.release_case(by=hristo, case=case)
    assert fresh(case).state == State.ACKNOWLEDGED
    cases.claim_case(by=hristo, case=fresh(case))
    assert cases.release_lapsed(operation) == 0
    Case.objects.update(claimed_at=clock.now() - dt.timedelta(minutes=61))
    cases.claim_case(by=elena, case=fresh(case))
    with pytest.raises(MoveNotAllowed):
        decisions.decide_case(by=hristo, case=fresh(case), verdict=verdict())
    Case.objects.update(claimed_at=clock.now() - dt.timedelta(minutes=61))
    assert release_cases(timestamp=0) == 1
    set_local(consortium=operation.consortium_id)
    assert fresh(case).claimed_by is None


@pytest.mark.parametrize(
    ("state", "step"), [(s, t) for s in State for t in State if t not in Case.MOVES.get(s, ())]
)
def test_no_step_is_taken_that_the_table_does_not_know(state, step) -> None:
    with pytest.raises(MoveNotAllowed):
        Case(state=state).move_to(step)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ground": ""}, "ground"),
        ({"ground": "hate"}, "law"),
        ({"outcome": "x"}, "outcome"),
        ({"facts": "Așa."}, "facts"),
    ],
)
def test_a_decision_without_its_reasons_is_refused(said, hristo, wrong, field) -> None:
    noticed(said)
    case = fresh(Case.objects.get())
    cases.claim_case(by=hristo, case=case)
    with pytest.raises(ValidationError) as refusal:
        decisions.decide_case(
            by=hristo,
            case=case,
            verdict=decisions.Verdict(
                **{"outcome": "restricted", "facts": "x" * 20, "ground": "insult", **wrong}
            ),
        )
    assert set(refusal.value.message_dict) == {field}
    assert not Decision.objects.exists()


def test_what_was_taken_back_in_the_meantime_is_not_restricted(said, hristo, citizen) -> None:
    noticed(said)
    acts.withdraw_contribution(by=citizen, contribution=said)
    case = fresh(Case.objects.get())
    cases.claim_case(by=hristo, case=case)
    with pytest.raises(ValidationError, match="taken back"):
        decisions.decide_case(by=hristo, case=case, verdict=verdict())
    decisions.decide_case(by=hristo, case=case, verdict=verdict("no_action"))


def test_an_account_is_suspended_with_an_end_after_a_warning_and_let_in_by_a_complaint(
    client, asked, citizen, hristo, elena, bogdan
) -> None:
    first, second = (
        propose(citizen, asked, "Unu"),
        propose(citizen, asked, "Doi", text="Alte cuvinte despre vecină."),
    )
    until = clock.today() + dt.timedelta(days=30)
    noticed(first, by=elena), noticed(second, by=elena)
    with pytest.raises(ValidationError, match="warned"):
        decided(hristo, second.cases.get(), "suspended", until=until)
    cases.release_case(by=hristo, case=fresh(second.cases.get()))
    decided(hristo, first.cases.get())
    for wrong in (None, clock.today(), until + dt.timedelta(days=200)):
        with pytest.raises(ValidationError, match="Say until when"):
            decisions._refuse_suspension(second.cases.get(), verdict("suspended", until=wrong))
    decided(hristo, second.cases.get(), "suspended", until=until)
    assert not permissions.may_take_part(citizen, asked)
    other = opened(elena, asked.operation, asked.organiser)
    assert permissions.may_take_part(citizen, other)
    client.force_login(citizen)
    shown = client.get(asked.get_absolute_url()).content.decode()
    assert "does not take part here until" in shown
    assert client.post(asked.get_absolute_url() + "write/proposal/", {}).status_code == 403
    complaints.complain_as_author(by=citizen, case=second.cases.get(), why="Nu jignește pe nimeni.")
    decided(bogdan, second.cases.get(), "restricted")
    assert permissions.may_take_part(citizen, asked)
    second.refresh_from_db()
    assert second.state == Contribution.State.BLOCKED


def test_a_suspension_may_hold_in_all_consultations_and_ends_by_itself(
    asked, citizen, hristo, elena, settings
) -> None:
    said = propose(citizen, asked)
    noticed(said, by=elena)
    until = clock.today() + dt.timedelta(days=10)
    decided(hristo, said.cases.get(), "suspended", until=until, ground="spam", everywhere=True)
    other = opened(elena, asked.operation, asked.organiser)
    assert not permissions.may_take_part(citizen, other)
    settings.PUNTE_TODAY = (until + dt.timedelta(days=1)).isoformat()
    assert permissions.may_take_part(citizen, other)


def test_who_has_no_account_is_not_suspended(asked, hristo, elena, citizen) -> None:
    said = propose(elena, asked, spoken=spoken("Maria"))
    noticed(said, by=citizen)
    until = clock.today() + dt.timedelta(days=10)
    with pytest.raises(ValidationError, match="no account"):
        decided(hristo, said.cases.get(), "suspended", until=until, ground="spam")


def test_kept_words_and_names_of_guests_go_when_nobody_can_complain_any_more(said, hristo, settings) -> None:
    notice = noticed(said)
    made = decided(hristo, notice.case, "removed")
    assert wipe_words(timestamp=0) == 0
    settings.PUNTE_TODAY = (made.complain_until + dt.timedelta(days=2)).isoformat()
    assert wipe_words(timestamp=0) == 2
    set_local(consortium=said.consortium_id)
    notice.refresh_from_db()
    assert not KeptWords.objects.exists() and notice.told == {}


def test_every_step_is_written_down_and_neither_steps_nor_decisions_change(
    said, hristo, elena, citizen, bogdan
) -> None:
    noticed(said)
    decided(hristo, Case.objects.get())
    complaints.complain_as_author(by=citizen, case=Case.objects.get(), why="Nu jignește pe nimeni.")
    decided(bogdan, Case.objects.get(), "no_action")
    kinds = list(ModerationEntry.objects.values_list("kind", flat=True))
    assert (
        kinds == "notice claimed decided author reporter complained claimed reversed author reporter".split()
    )
    for model in (ModerationEntry, Decision):
        with transaction.atomic(), pytest.raises(DatabaseError, match="never changed"):
            model.objects.update(at=clock.now())


def test_an_own_look_opens_a_case_without_a_notice(client, said, hristo, citizen) -> None:
    client.force_login(hristo)
    assert "Look at it as a moderator" in client.get(said.get_absolute_url()).content.decode()
    url = reverse("dialogue:case_open", args=[said.consultation.operation.code])
    sent = client.post(url, {"contribution": said.pk})
    case = Case.objects.get()
    assert sent.url.endswith(f"/moderation/{case.pk}/")
    assert case.origin == Case.Origin.OWN
    assert client.post(url, {"contribution": 999999}).status_code == 404
    decided(hristo, case)
    assert dict(page.reasons(fresh(case), case.decisions.get()))["What led to it"].startswith("A moderator")
    with pytest.raises(Refused):
        cases.open_own(by=citizen, content=said)


def test_hostile_words_stay_text_on_every_page(client, said, hristo, citizen) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    notice = noticed(said, why=bad, law=bad[:100], name=bad[:60])
    decided(hristo, notice.case, facts=bad, ground="law", law=bad[:90])
    complaints.complain_as_author(by=citizen, case=notice.case, why=bad)
    pages = [NOTICE.path_of(notice)]
    shown = [client.get(url).content.decode() for url in pages]
    client.force_login(citizen)
    shown.append(
        client.get(
            reverse("dialogue:own_decision", args=[said.consultation_id, notice.case_id])
        ).content.decode()
    )
    client.force_login(hristo)
    at = [said.consultation.operation.code]
    shown += [client.get(reverse("dialogue:case_detail", args=[*at, notice.case_id])).content.decode()]
    shown += [client.get(reverse("dialogue:case_list", args=at) + "?which=all").content.decode()]
    for html in shown:
        assert "<script>alert" not in html and "<img src=x" not in html
    assert "&lt;script&gt;" in shown[0]


def test_who_may_not_is_refused(said, citizen, elena) -> None:
    noticed(said)
    case = fresh(Case.objects.get())
    stranger = User.objects.create_user("s@example.org", name="S", language="en")
    word = BlockedWord(text="x")
    operation = said.consultation.operation
    refusals = (
        lambda: cases.claim_case(by=citizen, case=case),
        lambda: cases.release_case(by=citizen, case=case),
        lambda: cases.open_own(by=citizen, content=said),
        lambda: decisions.decide_case(by=citizen, case=case, verdict=verdict()),
        lambda: decisions.decide_complaint(by=citizen, case=case, verdict=verdict()),
        lambda: complaints.complain_as_author(by=stranger, case=case, why="Nu sunt de acord."),
        lambda: blocked_words.list_word(by=citizen, operation=operation, kind="word", text="abc"),
        lambda: blocked_words.drop_word(by=citizen, operation=operation, word=word),
    )
    for refused in refusals:
        with pytest.raises(Refused):
            refused()
    invited = opened(elena, operation, said.consultation.organiser, audience="invited")
    hidden = propose(elena, invited, spoken=spoken("Ana"))
    for who in (stranger, None):
        with pytest.raises(Refused):
            give_notice(by=who, content=hidden, told=told(), origin="a")


def test_nobody_reports_their_own_words(said, citizen) -> None:
    with pytest.raises(ValidationError, match="yourself"):
        noticed(said, by=citizen)
    assert Mark.objects.count() == 0
