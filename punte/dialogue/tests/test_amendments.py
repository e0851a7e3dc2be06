"""Other words for a proposal, decided by its author; who signs it too."""

import datetime as dt
import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.dialogue import facts
from punte.dialogue.actions import amendments as acts
from punte.dialogue.actions import co_authors as signing
from punte.dialogue.actions.contributions import change_contribution, support, translate_contribution
from punte.dialogue.jobs import forget_guest_words
from punte.dialogue.links import CO_AUTHOR
from punte.dialogue.models import Amendment, CoAuthor, Contribution, Voice
from punte.dialogue.tests.asked import opened, over, propose
from punte.organisations.models import Organisation
from punte.people.models import Notice, User
from punte.records.models import Fact

State = Amendment.State
OTHER = {"title": "Un autobuz la cinci", "text": "Primul autobuz să plece la cinci."}


@pytest.fixture
def said(citizen, asked) -> Contribution:
    return propose(citizen, asked)


@pytest.fixture
def reader(db) -> User:
    return User.objects.create_user("vasile@example.org", name="Vasile Rus", language="en")


def amend(by: User, one: Contribution, **also) -> Amendment:
    return acts.amend_contribution(by=by, contribution=one, **(OTHER | also))


def test_from_the_page_of_a_proposal_to_its_new_words_with_the_former_readable(
    client, citizen, reader, said
) -> None:
    client.force_login(reader)
    assert "Suggest other words" in client.get(said.get_absolute_url()).content.decode()
    write = f"{said.get_absolute_url()}amend/"
    assert client.get(write).status_code == 200
    sent = client.post(write, {"token": str(uuid.uuid4()), **OTHER, "why": "Schimbul începe la șase"})
    page = client.get(sent.url).content.decode()
    assert "<del>" in page and "cinci" in page and "Schimbul începe la șase" in page
    set_local(consortium=said.consortium_id)
    assert Notice.objects.get(user=citizen).kind == "dialogue.amendment_came"
    client.force_login(citizen)
    assert "Take it over" in client.get(sent.url).content.decode()
    client.post(f"{sent.url}accept/", {"answer": "Da, mulțumesc."})
    client.logout()
    public = client.get(said.get_absolute_url()).content.decode()
    assert "Primul autobuz să plece la cinci." in public and "How the words changed" in public
    assert "pleacă la nouă" in client.get(f"{said.get_absolute_url()}wordings/").content.decode()
    set_local(consortium=said.consortium_id)
    assert Notice.objects.filter(user=reader, kind="dialogue.amendment_decided").exists()


def test_who_suggests_words_was_heard_and_who_takes_them_back_was_not(reader, said) -> None:
    one = amend(reader, said)
    assert Fact.objects.live().of(facts.PERSON_CONSULTED).count() == 2
    acts.withdraw_amendment(by=reader, amendment=one)
    assert Fact.objects.live().of(facts.PERSON_CONSULTED).count() == 1


def test_a_draft_is_seen_by_its_writer_alone(client, citizen, reader, said) -> None:
    one = amend(reader, said, draft=True)
    client.force_login(citizen)
    assert client.get(one.get_absolute_url()).status_code == 404
    client.force_login(reader)
    client.post(f"{one.get_absolute_url()}submit/")
    client.logout()
    assert client.get(one.get_absolute_url()).status_code == 200


def test_one_that_is_not_taken_over_needs_a_reason_and_may_become_a_proposal(
    client, citizen, reader, said
) -> None:
    one = amend(reader, said)
    client.force_login(citizen)
    page = client.post(f"{one.get_absolute_url()}reject/", {"answer": " "})
    assert page.status_code == 200 and "Say in a few words why not." in page.content.decode()
    client.post(f"{one.get_absolute_url()}reject/", {"answer": "Atunci nu vin cei din sat."})
    client.force_login(reader)
    assert "Make it a proposal of its own" in client.get(one.get_absolute_url()).content.decode()
    made = client.post(f"{one.get_absolute_url()}promote/").url
    assert "It began as other words" in client.get(made).content.decode()
    assert "It became a proposal of its own" in client.get(one.get_absolute_url()).content.decode()
    set_local(consortium=said.consortium_id)
    with pytest.raises(MoveNotAllowed):
        acts.promote_amendment(by=reader, amendment=Amendment.objects.get())


def test_of_two_amendments_the_second_does_not_undo_the_first(citizen, reader, ana, said) -> None:
    first, second = amend(reader, said), amend(ana, said, text="Cu totul altfel spus.")
    translate_contribution(by=ana, contribution=said, language="en", title="A bus", text="At nine.")
    first.contribution.refresh_from_db()
    acts.accept_amendment(by=citizen, amendment=first)
    second = Amendment.objects.get(pk=second.pk)
    with pytest.raises(ValidationError, match="changed after"):
        acts.accept_amendment(by=citizen, amendment=second)
    found = Contribution.objects.get(pk=said.pk)
    assert (str(found.text), found.text.states) == (OTHER["text"], {"ro": "source"})
    assert found.wordings.get().text.texts["ro"] == "Primul autobuz pleacă la nouă."
    acts.reject_amendment(by=citizen, amendment=second, answer="Avem deja cinci.")


def test_what_the_author_changed_meanwhile_is_not_undone(citizen, reader, said) -> None:
    one = amend(reader, said, draft=True)
    change_contribution(by=citizen, contribution=said, version=1, text="La șase.", title="Autobuz")
    with pytest.raises(ValidationError, match="changed after"):
        acts.submit_amendment(by=reader, amendment=Amendment.objects.get(pk=one.pk))


@pytest.mark.parametrize("wrong", [{"text": ""}, {"title": ""}, {"text": "a" * 5001}])
def test_empty_and_endless_words_are_refused(reader, said, wrong) -> None:
    with pytest.raises(ValidationError) as refusal:
        amend(reader, said, **wrong)
    assert set(refusal.value.error_dict) == set(wrong)


def test_the_same_words_and_words_after_the_phase_are_refused(citizen, reader, asked, said) -> None:
    with pytest.raises(ValidationError, match="same words"):
        amend(reader, said, title="Un autobuz dimineața", text="Primul autobuz pleacă la nouă.")
    one = amend(reader, said)
    over(asked)
    one = Amendment.objects.get(pk=one.pk)
    with pytest.raises(ValidationError, match="over"):
        acts.accept_amendment(by=citizen, amendment=one)


def test_a_co_author_asked_by_mail_signs_and_stands_beside(
    client, citizen, reader, said, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    client.force_login(citizen)
    ask = f"/dialogue/my/{said.consultation_id}/{said.pk}/co-authors/"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ask, {"token": str(uuid.uuid4()), "email": "vasile@example.org"})
    assert "vasile@example.org" in client.get(ask).content.decode()
    letter = mailoutbox[-1]
    assert letter.to == ["vasile@example.org"] and "autobuz" not in letter.subject + letter.body
    link = re.search(r"(/dialogue/sign/\S+/)", letter.body)[1]
    set_local(consortium=said.consortium_id)
    assert b"vasile" not in bytes(CoAuthor.objects.get().sealed)
    support(by=reader, contribution=said)
    client.force_login(reader)
    assert "I sign it" in client.get(link).content.decode()
    client.post(link, {"token": str(uuid.uuid4()), "named": "on"})
    assert "You sign it too." in client.get(link).content.decode()
    client.logout()
    assert "Vasile Rus" in client.get(said.get_absolute_url()).content.decode()
    set_local(consortium=said.consortium_id)
    assert said.supports.count() == 0  # one's own is not supported
    with pytest.raises(ValidationError, match="your own"):
        support(by=reader, contribution=said)
    client.force_login(reader)
    client.post(link, {"no": "1"})
    client.logout()
    assert "Vasile Rus" not in client.get(said.get_absolute_url()).content.decode()


def test_an_organisation_signs_by_one_of_its_people_with_a_mandate(
    citizen, bogdan, fdss, reader, said
) -> None:
    one = signing.invite_co_author(by=citizen, contribution=said, entity=fdss)
    assert Notice.objects.get(user=bogdan).url == CO_AUTHOR.path_of(one)
    with pytest.raises(Refused):
        signing.accept_co_author(by=reader, co_author=one, mandate="nimeni")
    with pytest.raises(ValidationError) as refusal:
        signing.accept_co_author(by=bogdan, co_author=one)
    assert "mandate" in refusal.value.error_dict
    signing.accept_co_author(by=bogdan, co_author=one, mandate="director")
    with pytest.raises(ValidationError):
        signing.invite_co_author(by=citizen, contribution=said, entity=fdss)


def test_who_may_not_is_refused(client, elena, citizen, reader, ana, bogdan, operation, assoc, said) -> None:
    mine = amend(reader, said)
    asked = signing.invite_co_author(by=citizen, contribution=said, email="x@example.org")
    members = propose(ana, opened(elena, operation, assoc, audience="members"))
    refused = [
        lambda: acts.amend_contribution(
            by=citizen, contribution=said, **OTHER
        ),  # one's own is changed, not amended
        lambda: amend(reader, members),
        lambda: acts.submit_amendment(by=citizen, amendment=mine),
        lambda: acts.accept_amendment(by=reader, amendment=mine),
        lambda: acts.reject_amendment(by=elena, amendment=mine, answer="Nu"),
        lambda: acts.withdraw_amendment(by=citizen, amendment=mine),
        lambda: acts.promote_amendment(by=citizen, amendment=mine),
        lambda: signing.invite_co_author(by=reader, contribution=said, email="y@example.org"),
        lambda: signing.accept_co_author(by=citizen, co_author=asked),
        lambda: signing.decline_co_author(by=citizen, co_author=asked),
    ]
    for act in refused:
        with pytest.raises(Refused):
            act()
    client.force_login(reader)
    assert client.get("/dialogue/sign/forged/").status_code == 404
    assert Voice.objects.filter(user=bogdan).count() == 0
    assert Organisation.objects.count() > 1


def test_the_address_of_who_never_answered_goes_after_two_months(citizen, said) -> None:
    signing.invite_co_author(by=citizen, contribution=said, email="x@example.org")
    assert forget_guest_words(0) == 0
    set_local(consortium=said.consortium_id)
    CoAuthor.objects.update(invited_at=clock.now() - dt.timedelta(days=61))
    assert forget_guest_words(0) == 1


def test_ten_amendments_ask_no_more_than_two(client, citizen, reader, said) -> None:
    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    def take_over(first: int, last: int) -> None:
        set_local(consortium=said.consortium_id)
        for n in range(first, last):
            one = Contribution.objects.for_list().get(pk=said.pk)
            acts.accept_amendment(by=citizen, amendment=amend(reader, one, text=f"Altfel, a {n}-a oară."))

    take_over(0, 2)
    paths = (said.get_absolute_url(), f"{said.get_absolute_url()}wordings/")
    [count(path) for path in paths]
    few = [count(path) for path in paths]
    take_over(2, 8)
    assert [count(path) for path in paths] == few


def test_replies_are_counted_in_favour_beside_against(client, ana, reader, said) -> None:
    for side in ("for", "for", "against"):
        propose(
            reader, said.consultation, title="", kind="reply", parent=said, side=side, text="Da, chiar așa."
        )
    found = client.get(said.get_absolute_url()).context["sides"]
    assert [side["count"] for side in found] == [2, 1, 0]
