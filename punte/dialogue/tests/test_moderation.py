"""Notices about what people write: given by anybody, decided by a person who has nothing to do with it, with reasons, and
complained about."""

import datetime as dt
import uuid

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from punte.dialogue import facts
from punte.dialogue.actions import cases, complaints, decisions
from punte.dialogue.actions.content_notices import FROM_ONE_PLACE, give_notice
from punte.dialogue.actions.merging import merge_contribution
from punte.dialogue.links import NOTICE
from punte.dialogue.models import (
    Case,
    ContentNotice,
    Contribution,
    Decision,
    Hearing,
    KeptWords,
)
from punte.dialogue.models.decisions import months_after
from punte.dialogue.tests.asked import propose, spoken
from punte.dialogue.tests.noticed import decided, fresh, noticed, told, verdict
from punte.people.models import Notice
from punte.records.models import Fact

State = Case.State


@pytest.fixture
def said(citizen, asked) -> Contribution:
    """What the citizen proposed."""
    return propose(citizen, asked)


def form(**also):
    """As a browser sends the notice of a guest."""
    return {**told(good_faith="on"), "token": str(uuid.uuid4()), **also}


def test_a_guest_gives_a_notice_follows_it_and_reads_the_decision(
    client, said, hristo, django_capture_on_commit_callbacks
) -> None:
    url = reverse("dialogue:contribution_report", args=[said.consultation_id, said.pk])
    assert url in client.get(said.get_absolute_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(url, form())
    notice = ContentNotice.objects.get()
    assert sent.url == NOTICE.path_of(notice)
    assert notice.case.state == State.ACKNOWLEDGED
    shown = client.get(sent.url).content.decode()
    assert f"number {notice.pk}" in shown and "Vasile" not in shown
    letter = mail.outbox[0]
    assert letter.to == ["vasile@example.org"]
    assert "Pop" not in letter.subject + letter.body and sent.url in letter.body
    with django_capture_on_commit_callbacks(execute=True):
        decided(hristo, notice.case)
    assert [letter.subject for letter in mail.outbox if letter.to == ["vasile@example.org"]][1:] == [
        "Your notice was decided"
    ]
    shown = client.get(sent.url).content.decode()
    assert "not shown any more" in shown and "vecină" in shown and "Complain" in shown
    assert client.get(sent.url[:-3] + "x/").status_code == 404


def test_only_about_the_abuse_of_children_may_a_name_be_left_out(said) -> None:
    nobody = {"name": "", "email": ""}
    with pytest.raises(ValidationError) as refusal:
        give_notice(by=None, content=said, told=told(**nobody), origin="a")
    assert set(refusal.value.message_dict) == {"name"}
    found = noticed(said, ground="children", **nobody)
    assert found.guest is None and found.user is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"why": "rău"}, "why"), ({"ground": "x"}, "ground"), ({"good_faith": ""}, "good_faith"), ({"email": ""}, "email"),
     ({"why": "x" * 2001}, "why")],
)  # fmt: skip
def test_a_notice_without_what_the_law_asks_for_is_refused(said, wrong, field) -> None:
    with pytest.raises(ValidationError) as refusal:
        give_notice(by=None, content=said, told=told(**wrong), origin="a")
    assert set(refusal.value.message_dict) == {field}
    assert not Case.objects.exists()


def test_one_notice_per_person_and_content_and_those_of_others_join(said, elena, hristo) -> None:
    first = noticed(said, by=elena)
    assert noticed(said, by=elena) == first
    assert give_notice(by=None, content=said, told=told(), origin="a") is not None
    assert give_notice(by=None, content=said, told=told(email="VASILE@example.org "), origin="a") is None
    assert noticed(said, email="other@example.org").case == first.case
    assert Case.objects.count() == 1
    decided(hristo, first.case, "no_action")
    again = noticed(said, by=elena)
    assert again.case != first.case


def test_nobody_floods_the_queue_from_one_place(asked, citizen, elena) -> None:
    contents = [propose(citizen, asked, f"A {n}", text=f"Textul numărul {n}") for n in range(3)]
    for n in range(FROM_ONE_PLACE):
        noticed(contents[n % 3], email=f"p{n}@example.org")
    with pytest.raises(ValidationError, match="from this place"):
        noticed(contents[0], email="one-more@example.org")
    noticed(contents[0], email="elsewhere@example.org", origin="198.51.100.2")


def test_many_notices_take_nothing_away(said) -> None:
    for n in range(40):
        noticed(said, email=f"p{n}@example.org", origin=f"198.51.100.{n}")
    said.refresh_from_db()
    assert said.state == Contribution.State.PUBLISHED
    assert Case.objects.get().notices.count() == 40


def test_what_is_restricted_disappears_and_its_author_reads_the_whole_reasons(
    client, said, hristo, citizen, elena
) -> None:
    found = said.consultation
    noticed(said, by=elena)
    assert "Un autobuz" in client.get(found.get_absolute_url()).content.decode()
    case = Case.objects.get()
    decided(hristo, case)
    said.refresh_from_db()
    assert said.state == Contribution.State.BLOCKED
    assert "Un autobuz" not in client.get(found.get_absolute_url()).content.decode()
    public = client.get(said.get_absolute_url()).content.decode()
    assert "Not shown because: rule: insults somebody." in public
    assert "Un autobuz" not in public and "vecină" not in public
    assert client.post(said.get_absolute_url() + "support/").status_code in (302, 404)
    client.force_login(citizen)
    reasons = reverse("dialogue:own_decision", args=[found.pk, case.pk])
    assert reasons in client.get(said.get_absolute_url()).content.decode()
    assert Notice.objects.get(user=citizen).url == reasons
    read = client.get(reasons).content.decode()
    for words in (
        "vecină",
        "A notice was given",
        "insults somebody",
        "A person decided",
        "out-of-court",
        "Complain",
    ):
        assert words in read
    assert "Elena" not in read
    own = client.get(reverse("dialogue:own_detail", args=[found.pk, said.pk])).content.decode()
    assert '<h1 lang="ro">Un autobuz' in own
    client.force_login(elena)
    assert client.get(reasons).status_code == 404


def test_who_was_heard_stays_counted_but_for_advertising(said, hristo, elena) -> None:
    noticed(said, by=elena)
    decided(hristo, Case.objects.get())
    assert Fact.objects.of(facts.CONTRIBUTED).live().count() == 1
    assert Hearing.objects.heard().count() == 1


def test_advertising_counts_nobody_and_counts_again_when_it_was_none(
    said, hristo, elena, bogdan, citizen
) -> None:
    noticed(said, by=elena)
    decided(hristo, Case.objects.get(), "removed", ground="spam")
    said.refresh_from_db()
    assert str(said.text) == "–" and said.title is None
    assert not Fact.objects.of(facts.CONTRIBUTED).live().exists()
    assert not Hearing.objects.heard().exists()
    complaints.complain_as_author(by=citizen, case=fresh(Case.objects.get()), why="Nu este reclamă deloc.")
    decided(bogdan, Case.objects.get(), "no_action")
    said.refresh_from_db()
    assert said.state == Contribution.State.PUBLISHED
    assert (str(said.title), str(said.text)) == ("Un autobuz dimineața", "Primul autobuz pleacă la nouă.")
    assert Fact.objects.of(facts.CONTRIBUTED).live().count() == 1
    assert Hearing.objects.heard().count() == 1
    assert not KeptWords.objects.exists()
    assert Case.objects.get().state == State.REVERSED


def test_reversed_it_is_joined_again_to_what_it_was_joined_to(asked, citizen, elena, hristo, bogdan) -> None:
    first, second = (
        propose(citizen, asked, "Unu"),
        propose(elena, asked, "Doi", text="Alte cuvinte despre autobuz."),
    )
    merge_contribution(by=elena, contribution=first, into=second)
    noticed(first, email="a@example.org")
    decided(hristo, Case.objects.get())
    first.refresh_from_db()
    assert (first.state, first.merged_into) == ("blocked", None)
    complaints.complain_as_author(by=citizen, case=Case.objects.get(), why="Nu jignește pe nimeni.")
    decided(bogdan, Case.objects.get(), "no_action")
    first.refresh_from_db()
    assert (first.state, first.merged_into) == ("merged", second)


def test_a_moderator_decides_nothing_about_themselves(asked, hristo, elena, bogdan, citizen) -> None:
    own = propose(hristo, asked)
    noticed(own, by=elena)
    case = fresh(Case.objects.get())
    with pytest.raises(ValidationError, match="You wrote this"):
        cases.claim_case(by=hristo, case=case)
    with pytest.raises(ValidationError, match="You gave the notice"):
        cases.claim_case(by=elena, case=case)
    with pytest.raises(ValidationError, match="You wrote this"):
        decisions.decide_case(by=hristo, case=case, verdict=verdict("no_action"))
    written = propose(elena, asked, "Doi", text="Alte cuvinte, spuse la telefon.", spoken=spoken("Maria"))
    noticed(written, by=citizen)
    with pytest.raises(ValidationError, match="wrote it down"):
        cases.claim_case(by=elena, case=fresh(written.cases.get()))
    decided(bogdan, case, "no_action")


def test_who_decided_first_does_not_decide_the_complaint(said, hristo, elena, bogdan, citizen) -> None:
    noticed(said, email="a@example.org")
    decided(hristo, Case.objects.get())
    complaints.complain_as_author(by=citizen, case=Case.objects.get(), why="Nu jignește pe nimeni.")
    case = fresh(Case.objects.get())
    with pytest.raises(ValidationError, match="You decided this before"):
        cases.claim_case(by=hristo, case=case)
    with pytest.raises(ValidationError, match="You decided this before"):
        decisions.decide_complaint(by=hristo, case=case, verdict=verdict())
    made = decided(elena, case)
    assert made.result == Decision.Result.UPHELD
    assert fresh(case).state == State.UPHELD
    said.refresh_from_db()
    assert said.state == Contribution.State.BLOCKED


def test_a_reporter_who_does_not_agree_is_heard_by_somebody_else(client, said, hristo, elena) -> None:
    notice = noticed(said)
    decided(hristo, notice.case, "no_action")
    sent = client.post(
        NOTICE.path_of(notice) + "complain/", {"why": "Se vede clar numele ei.", "token": str(uuid.uuid4())}
    )
    assert sent.status_code == 302
    again = client.post(
        NOTICE.path_of(notice) + "complain/", {"why": "Încă o dată, vă rog.", "token": str(uuid.uuid4())}
    )
    assert "complained about this decision already" in again.content.decode()
    decided(elena, notice.case, "removed")
    said.refresh_from_db()
    assert said.state == Contribution.State.REMOVED
    assert fresh(notice.case).state == State.REVERSED


def test_after_a_reversal_against_them_the_author_may_still_complain(
    said, hristo, elena, bogdan, citizen
) -> None:
    notice = noticed(said)
    decided(hristo, notice.case, "no_action")
    with pytest.raises(ValidationError, match="Nothing was decided against you"):
        complaints.complain_as_author(by=citizen, case=notice.case, why="Nu sunt de acord.")
    complaints.complain_as_reporter(notice=notice, why="Se vede clar numele ei.")
    decided(elena, notice.case, "restricted")
    complaints.complain_as_author(by=citizen, case=fresh(notice.case), why="Nu este numele nimănui.")
    for before in (hristo, elena):
        with pytest.raises(ValidationError, match="decided this before"):
            cases.claim_case(by=before, case=fresh(notice.case))
    decided(bogdan, notice.case, "no_action")
    said.refresh_from_db()
    assert said.state == Contribution.State.PUBLISHED


def test_after_six_months_nobody_complains(said, hristo, citizen, settings, monkeypatch) -> None:
    notice = noticed(said)
    made = decided(hristo, notice.case)
    last = months_after(timezone.localdate(made.at), 6)
    assert made.complain_until == last
    monkeypatch.setattr(
        "punte.dialogue.models.decisions.clock.today", lambda *_zone: last + dt.timedelta(days=1)
    )
    with pytest.raises(ValidationError, match="six months"):
        complaints.complain_as_author(by=citizen, case=notice.case, why="Nu sunt de acord.")
    monkeypatch.setattr("punte.dialogue.models.decisions.clock.today", lambda *_zone: last)
    complaints.complain_as_author(by=citizen, case=notice.case, why="Nu sunt de acord.")


def test_half_a_year_later_is_the_same_day_or_the_last_of_the_month() -> None:
    assert months_after(dt.date(2025, 8, 31), 6) == dt.date(2026, 2, 28)
    assert months_after(dt.date(2025, 3, 17), 6) == dt.date(2025, 9, 17)
    assert months_after(dt.date(2025, 3, 17), -6) == dt.date(2024, 9, 17)
