"""Guests without an account: nothing is published before the mailbox has confirmed it, and each mailbox is one voice."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.dialogue import facts, guest_letters
from punte.dialogue.actions import guests as acts
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.consultations import change_consultation, move_consultation
from punte.dialogue.actions.surveys import answer_survey
from punte.dialogue.jobs import forget_guest_words
from punte.dialogue.links import GUEST
from punte.dialogue.models import (
    Consultation,
    Contribution,
    GuestWord,
    Hearing,
    Support,
    SurveyResponse,
    Voice,
)
from punte.dialogue.tests.asked import DAY, group, opened, over, propose, spoken, text
from punte.dialogue.tests.surveyed import questions, surveying
from punte.people.actions.accounts import mailboxes
from punte.people.models import User
from punte.records.models import Fact

LINK = re.compile(r"http://\S+?(/dialogue/guest/\S+/)")


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    cache.clear()


@pytest.fixture
def asked(elena, operation, assoc) -> Consultation:
    return opened(elena, operation, assoc, guests=True)


def leave(consultation: Consultation, **also: Any) -> GuestWord:
    told = {"kind": "proposal", "email": "lina@example.org", "language": "en", "origin": "192.0.2.1",
            "title": "Un autobuz", "text": "Primul pleacă la nouă.", "written_in": "ro"}  # fmt: skip
    return acts.leave_word(consultation=consultation, **(told | also))


def fields(**also: Any) -> dict[str, Any]:
    told = {"token": str(uuid.uuid4()), "title": "Un autobuz", "text": "Primul pleacă la nouă.",
            "written_in": "ro", "email": "lina@example.org"}  # fmt: skip
    return told | also


def test_from_the_public_page_by_the_letter_to_what_became_of_mine(
    client, elena, asked, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    page = client.get(asked.get_absolute_url()).content.decode()
    assert "Propose without an account" in page
    write = f"{asked.get_absolute_url()}guest/proposal/"
    assert client.get(write).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(write, fields(name="Lina Rus", named="on"))
    assert "Look into your mailbox" in client.get(sent.url).content.decode()
    set_local(consortium=asked.consortium_id)
    assert not Contribution.objects.exists() and not Voice.objects.exists()
    letter = mailoutbox[-1]
    assert letter.to == ["lina@example.org"]
    assert "autobuz" not in letter.subject + letter.body and "Lina" not in letter.subject + letter.body
    link = LINK.search(letter.body)[1]
    assert "Primul pleacă la nouă." in client.get(link).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        after = client.post(f"{link}confirm/")
    assert after.url != link and client.get(link).status_code == 404  # the link was for one use
    assert "What became of it" in client.get(after.url).content.decode()
    set_local(consortium=asked.consortium_id)
    said = Contribution.objects.get()
    public = client.get(said.get_absolute_url()).content.decode()
    assert "Lina Rus" in public and "without an account" in public and "lina@example.org" not in public
    own = LINK.search(mailoutbox[-1].body)[1]
    assert own.split(":")[0] == after.url.split(":")[0]
    _answered(elena, asked, said, django_capture_on_commit_callbacks)
    assert mailoutbox[-1].to == ["lina@example.org"]
    assert "Din mai." in client.get(LINK.search(mailoutbox[-1].body)[1]).content.decode()


def _answered(elena, asked, said, callbacks) -> None:
    set_local(consortium=asked.consortium_id)
    answer_contribution(by=elena, contribution=said, outcome="accepted", reason=text("Din mai."))
    found = over(asked)
    move_consultation(by=elena, consultation=found, step="analyse")
    with callbacks(execute=True):
        publish_feedback(by=elena, consultation=found, outcome=text("Se face."))


def test_what_a_guest_wrote_rests_sealed_until_it_is_confirmed(asked) -> None:
    word = leave(asked, name="Lina Rus")
    kept = bytes(word.sealed)
    assert b"lina" not in kept and b"autobuz" not in kept
    acts.confirm_word(word=word)
    word.refresh_from_db()
    assert (word.sealed, word.state) == (None, "confirmed")
    with pytest.raises(Refused):
        acts.confirm_word(word=word)


def test_one_mailbox_is_one_voice_however_they_speak(elena, floarea, citizen, asked) -> None:
    propose(floarea, asked, spoken=spoken("Rostaș Lina", "lina@example.org"))
    acts.confirm_word(word=leave(asked, email="Lina@Example.org"))
    acts.confirm_word(word=leave(asked, kind="answer", title=""))
    assert Voice.objects.count() == 1
    propose(citizen, asked)
    acts.confirm_word(word=leave(asked, email="maria@example.org"))  # Maria's own mailbox, signed out
    assert Voice.objects.count() == 2
    assert Fact.objects.live().of(facts.PERSON_CONSULTED).count() == 2


def test_a_guest_supports_once_and_never_their_own(client, citizen, asked) -> None:
    said = propose(citizen, asked)
    assert "Support it without an account" in client.get(said.get_absolute_url()).content.decode()
    told = {"token": str(uuid.uuid4()), "email": "lina@example.org", "group": group(asked, "employers").pk}
    assert client.get(f"{said.get_absolute_url()}support/guest/").status_code == 200
    client.post(f"{said.get_absolute_url()}support/guest/", told)
    set_local(consortium=asked.consortium_id)
    assert not Support.objects.exists()
    word = GuestWord.objects.get()
    acts.confirm_word(word=word)
    again = leave(asked, kind="support", title="", text="", target=said)
    acts.confirm_word(word=again)
    assert Support.objects.get().group.code == "employers"
    own = leave(asked, kind="support", target=said, email="maria@example.org")
    with pytest.raises(ValidationError, match="your own"):
        acts.confirm_word(word=own)
    assert "You support it." in client.get(GUEST.path_of(again)).content.decode()
    client.post(f"{GUEST.path_of(again)}take-back/")
    set_local(consortium=asked.consortium_id)
    assert not Support.objects.exists()


def test_a_guest_takes_it_back_by_the_link_and_was_not_heard(client, asked) -> None:
    word = leave(asked)
    acts.confirm_word(word=word)
    client.post(f"{GUEST.path_of(word)}take-back/")
    set_local(consortium=asked.consortium_id)
    assert Contribution.objects.get().state == "withdrawn"
    assert not Fact.objects.live().of(facts.CONTRIBUTED, facts.PERSON_CONSULTED).exists()


def test_the_link_ends_after_two_days_and_what_nobody_confirmed_goes(client, asked) -> None:
    word = leave(asked)
    GuestWord.objects.update(asked_at=clock.now() - dt.timedelta(hours=49))
    word.refresh_from_db()
    assert "good for two days" in client.get(GUEST.path_of(word)).content.decode()
    client.post(f"{GUEST.path_of(word)}confirm/")
    set_local(consortium=asked.consortium_id)
    assert not Contribution.objects.exists()
    assert forget_guest_words(0) == 1


def test_after_the_phase_nothing_is_published_and_the_words_stay_to_be_read(client, asked) -> None:
    word = leave(asked)
    over(asked)
    client.post(f"{GUEST.path_of(word)}confirm/")
    page = client.get(GUEST.path_of(word)).content.decode()
    assert "the phase for it is over" in page and "Primul pleacă la nouă." in page
    set_local(consortium=asked.consortium_id)
    assert not Contribution.objects.exists()


def test_too_many_from_one_place_or_to_one_mailbox_are_told_so(asked) -> None:
    for _n in range(acts.LETTERS):
        leave(asked)
    with pytest.raises(ValidationError, match="several letters"):
        leave(asked)
    for n in range(acts.FROM_ONE_PLACE - acts.LETTERS):
        leave(asked, email=f"om{n}@example.org")
    with pytest.raises(ValidationError, match="from your network"):
        leave(asked, email="altul@example.org")
    leave(asked, email="altul@example.org", origin="192.0.2.2")


@pytest.mark.parametrize("wrong", [{"email": "nobody"}, {"text": "🙂"}, {"title": ""}, {"named": "on"}])
def test_what_is_wrong_stands_beside_its_field_with_what_was_typed(client, asked, wrong) -> None:
    page = client.post(f"{asked.get_absolute_url()}guest/proposal/", fields(**wrong))
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"name" if "named" in wrong else next(iter(wrong))}
    set_local(consortium=asked.consortium_id)
    assert not GuestWord.objects.exists()


def test_guests_only_where_the_organiser_says_so_and_it_is_open_to_all(
    client, elena, operation, assoc, asked
) -> None:
    closed, members = opened(elena, operation, assoc), opened(elena, operation, assoc, audience="members")
    with pytest.raises(Refused):
        leave(closed)
    for one in (closed, members):
        assert client.get(f"{one.get_absolute_url()}guest/proposal/").status_code == 404
        assert client.get(f"{one.get_absolute_url()}guest-sent/").status_code == 404
    set_local(consortium=asked.consortium_id)
    with pytest.raises(ValidationError, match="open to everybody"):
        change_consultation(by=elena, consultation=members, version=1, guests=True)
    with pytest.raises(Refused):
        acts.withdraw_word(word=leave(asked))


def test_a_forged_link_opens_nothing(client, asked) -> None:
    link = GUEST.path_of(leave(asked))
    for wrong in ("/dialogue/guest/forged/", link[:-3] + "x/", f"/dialogue/guest/{'a' * 300}/"):
        assert client.get(wrong).status_code == 404


def test_a_mailbox_is_asked_again_a_day_later(asked) -> None:
    assert acts.WAITS == 2 * DAY


# --- surveys


@pytest.fixture
def survey(elena, operation, assoc) -> Consultation:
    return surveying(elena, operation, assoc, guests=True)


def test_a_guest_answers_the_survey_from_the_page_by_the_letter_and_takes_it_back(
    client, survey, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    closed = client.get(reverse("dialogue:survey_answer", args=[survey.pk])).content.decode()
    write = f"{survey.get_absolute_url()}guest/survey/"
    assert write in closed and write in client.get(survey.get_absolute_url()).content.decode()
    work, missing, *_others, kilometres, _age, words = questions(survey)
    first = client.get(write).content.decode()
    assert "Next questions" in first and f'name="q{missing.pk}"' not in first
    seen = re.search(r'name="seen" value="([^"]*)"', first)[1]
    told = {"token": str(uuid.uuid4()), "seen": seen, f"q{work.pk}": "1", f"q{kilometres.pk}": "12",
            f"q{words.pk}": "Un autobuz.", "email": "lina@example.org"}  # fmt: skip
    more = client.post(write, told)  # who has no work is asked more; nothing is kept yet
    assert f'name="q{missing.pk}"' in more.content.decode()
    set_local(consortium=survey.consortium_id)
    assert not GuestWord.objects.exists()
    seen = re.search(r'name="seen" value="([^"]*)"', more.content.decode())[1]
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(write, {**told, "seen": seen, f"q{missing.pk}": ["0", "2"]}).status_code == 302
    set_local(consortium=survey.consortium_id)
    assert not SurveyResponse.objects.exists() and not Voice.objects.exists()
    assert b"autobuz" not in bytes(GuestWord.objects.get().sealed) and "autobuz" not in mailoutbox[-1].body
    link = LINK.search(mailoutbox[-1].body)[1]
    page = client.get(link).content.decode()
    assert "Drum; Hârtii" in page and "Un autobuz." in page and "Send my answers" in page
    with django_capture_on_commit_callbacks(execute=True):
        after = client.post(f"{link}confirm/").url
    set_local(consortium=survey.consortium_id)
    found = SurveyResponse.objects.get()
    assert found.answers[str(missing.pk)] == [0, 2] and found.channel == "online" and not found.assisted_by
    assert Fact.objects.live().of(facts.PERSON_CONSULTED).count() == 1
    assert "Drum; Hârtii" in client.get(after).content.decode()
    client.post(f"{after}take-back/")
    set_local(consortium=survey.consortium_id)
    assert not SurveyResponse.objects.exists() and not Hearing.objects.exists()
    assert "taken back" in client.get(after).content.decode()


def answers(consultation: Consultation, **also: Any) -> GuestWord:
    work, *_others = questions(consultation)
    told = {"kind": "survey", "title": "", "text": "", "answers": {work.pk: 0}}
    return leave(consultation, **(told | also))


def test_one_mailbox_answers_a_survey_once_and_the_last_answers_count(survey) -> None:
    work, *_others = questions(survey)
    acts.confirm_word(word=answers(survey))
    acts.confirm_word(word=answers(survey, answers={work.pk: 1}, email="LINA@example.org"))
    assert SurveyResponse.objects.get().answers == {str(work.pk): 1}


def test_answers_of_a_guest_that_do_not_fit_are_told_and_sealed_nowhere(client, elena, survey) -> None:
    work, *_others = questions(survey)
    with pytest.raises(ValidationError) as refusal:
        answers(survey, answers={work.pk: 7})
    assert list(refusal.value.message_dict) == [f"q{work.pk}"]
    write = f"{survey.get_absolute_url()}guest/survey/"
    page = client.post(
        write, {"token": str(uuid.uuid4()), "seen": str(work.pk), f"q{work.pk}": "0", "email": "x"}
    )
    assert 'id="id_email_error"' in page.content.decode()
    set_local(consortium=survey.consortium_id)
    assert not GuestWord.objects.exists()


def test_what_was_sent_too_late_counts_no_more(client, elena, survey) -> None:
    word = answers(survey)
    over(survey)
    word = GuestWord.objects.select_related("consultation").get(pk=word.pk)
    with pytest.raises(ValidationError):
        acts.confirm_word(word=word)
    assert not SurveyResponse.objects.exists()
    write = f"{survey.get_absolute_url()}guest/survey/"
    assert client.get(write).url == reverse("dialogue:survey_answer", args=[survey.pk])


def test_a_consultation_without_a_survey_or_without_guests_has_no_such_page(
    client, elena, operation, assoc, asked
) -> None:
    assert client.get(f"{asked.get_absolute_url()}guest/survey/").status_code == 404
    other = surveying(elena, operation, assoc)
    assert client.get(f"{other.get_absolute_url()}guest/survey/").status_code == 404
    with pytest.raises(Refused):
        answers(other)


def test_a_link_reaches_only_the_answers_that_came_by_it(client, citizen, survey) -> None:
    work, *_others = questions(survey)
    first, second = answers(survey, email="maria@example.org"), answers(survey, email="maria@example.org")
    acts.confirm_word(word=first)
    acts.confirm_word(word=second)
    answer_survey(by=citizen, consultation=survey, answers={work.pk: 1})  # the same mailbox, signed in
    kept = SurveyResponse.objects.get()
    for word in (first, second):
        assert "Newer answers have taken the place" in client.get(GUEST.path_of(word)).content.decode()
        client.post(f"{GUEST.path_of(word)}take-back/")
        set_local(consortium=survey.consortium_id)
        assert SurveyResponse.objects.get() == kept and word.state == "confirmed"
    assert guest_letters.answered(survey) == 0  # nothing of theirs by letter stands there any more


def test_an_older_letter_does_not_undo_newer_answers(client, survey) -> None:
    work, *_others = questions(survey)
    older, newer = answers(survey), answers(survey, answers={work.pk: 1})
    acts.confirm_word(word=newer)
    with pytest.raises(ValidationError, match="Newer answers"):
        acts.confirm_word(word=older)
    assert SurveyResponse.objects.get().answers == {str(work.pk): 1}
    assert guest_letters.answered(survey) == 1


def test_who_opens_an_account_after_answering_counts_once(survey) -> None:
    work, *_others = questions(survey)
    acts.confirm_word(word=answers(survey))
    user = User.objects.create_user("lina@example.org", name="Lina Rus", language="ro")
    answer_survey(by=user, consultation=survey, answers={work.pk: 1})
    assert SurveyResponse.objects.get().voice.user == user
    assert Hearing.objects.count() == 1


def test_a_further_mailbox_of_an_account_is_the_same_voice(survey, citizen) -> None:
    """Answered by the letter to it, before and after it is known to be theirs."""
    work, *_others = questions(survey)
    acts.confirm_word(word=answers(survey))
    EmailAddress.objects.create(user=citizen, email="Lina@example.org", verified=True)
    answer_survey(by=citizen, consultation=survey, answers={work.pk: 1})
    assert SurveyResponse.objects.get().voice.user == citizen
    acts.confirm_word(word=answers(survey))
    assert SurveyResponse.objects.get().voice.user == citizen
    assert Hearing.objects.count() == 1


def test_letters_before_and_after_a_mailbox_is_known_as_theirs_count_once(survey, citizen) -> None:
    acts.confirm_word(word=answers(survey))
    EmailAddress.objects.create(user=citizen, email="lina@example.org", verified=True)
    acts.confirm_word(word=answers(survey))
    assert SurveyResponse.objects.get().voice.user == citizen
    assert Hearing.objects.count() == 1


def test_an_address_that_is_not_proven_is_nobodys(survey, citizen) -> None:
    """Written down by themselves as their first one, before any letter to it was answered."""
    User.objects.filter(pk=citizen.pk).update(email="lina@example.org")
    citizen.refresh_from_db()
    EmailAddress.objects.create(user=citizen, email="lina@example.org", verified=False, primary=True)
    assert mailboxes(citizen) == set()
    acts.confirm_word(word=answers(survey))
    assert SurveyResponse.objects.get().voice.user is None
    work, *_others = questions(survey)
    answer_survey(by=citizen, consultation=survey, answers={work.pk: 1})
    assert SurveyResponse.objects.count() == 2


def test_what_is_typed_stays_when_the_survey_ended_meanwhile(client, survey) -> None:
    work, *_others = questions(survey)
    over(survey)
    write = f"{survey.get_absolute_url()}guest/survey/"
    told = {"token": str(uuid.uuid4()), "seen": ",".join(str(q.pk) for q in questions(survey)),
            f"q{work.pk}": "0", "email": "lina@example.org"}  # fmt: skip
    page = client.post(write, told)
    assert page.status_code == 200 and "lina@example.org" in page.content.decode()
    set_local(consortium=survey.consortium_id)
    assert not GuestWord.objects.exists()
