"""The joint position: signed with a mandate, dissented from in own words, taken back, adopted with its paper."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue import facts
from punte.dialogue.actions import positions as acts
from punte.dialogue.models import Position, PositionSignature, RoundTable
from punte.dialogue.tests.asked import TODAY
from punte.dialogue.tests.tabled import a_position, guest, opened
from punte.dialogue.work import work
from punte.people.models import Notice
from punte.records.models import Evidence, Fact


@pytest.fixture
def table(elena, operation) -> RoundTable:
    return opened(elena, operation)


def test_from_the_draft_to_the_paper_with_one_dissent(elena, operation, table, client: Client) -> None:
    union, for_union = guest(table, "Radu", "trade_union")
    boss, for_boss = guest(table, "Dana")
    client.force_login(elena)
    at = [operation.code, table.pk]
    address = reverse("dialogue:position_edit", args=at)
    token = str(client.get(address).context["form"]["token"].value())
    words = {"title": "A bus at six", "text": "We ask for a bus at six.", "language": "en", "version": "0"}
    client.post(address, {"token": token, **words})
    assert "A bus at six" not in client.get(table.get_absolute_url()).content.decode()
    client.post(reverse("dialogue:position_move", args=[*at, "open"]))
    assert Notice.objects.filter(kind="dialogue.position_opened").count() == 2
    assert [i.title for i in work(union, TODAY)] == ["Sign, or say what you do not share: A bus at six"]
    sign = reverse("dialogue:position_sign", args=[table.pk])
    for user, entity, told in (
        (union, for_union, {"stance": "signs"}),
        (boss, for_boss, {"stance": "dissents", "words": "Seven is enough."}),
    ):
        client.force_login(user)
        token = str(client.get(sign).context["form"]["token"].value())
        client.post(sign, {"token": token, "organisation": entity.pk, "mandate": "president", **told})
    assert work(union, TODAY) == []
    client.force_login(elena)
    client.post(reverse("dialogue:position_move", args=[*at, "adopt"]))
    found = Position.objects.get()
    assert (found.state, found.adopted_on) == ("adopted", TODAY)
    told = Fact.objects.live().of(facts.POSITION_ADOPTED).get()
    assert Evidence.objects.get(fact=told).document == found.document
    client.logout()
    shown = client.get(table.get_absolute_url()).content.decode()
    assert "Org Radu" in shown and "Seven is enough." in shown and "Dissenting opinions" in shown
    for language in ("ro", "bg", "en"):
        paper = client.get(reverse("dialogue:position_pdf", args=[table.pk, language]))
        assert paper.content.startswith(b"%PDF") if not paper.streaming else paper.status_code == 200
    assert client.get(reverse("dialogue:position_pdf", args=[table.pk, "de"])).status_code == 404


def test_an_organisation_speaks_once_and_may_think_again(elena, table, client: Client) -> None:
    user, spoken = guest(table, "Radu")
    found = a_position(elena, table)
    told = {"position": found, "organisation": spoken, "mandate": "president"}
    first = acts.sign_position(by=user, stance="signs", **told)
    with pytest.raises(ValidationError, match="has spoken"):
        acts.sign_position(by=user, stance="dissents", words="No.", **told)
    client.force_login(user)
    client.post(reverse("dialogue:position_unsign", args=[table.pk]), {"organisation": spoken.pk})
    with pytest.raises(MoveNotAllowed):
        acts.take_signature_back(by=user, signature=first)
    with pytest.raises(ValidationError, match="No organisation has signed"):
        acts.adopt_position(by=elena, position=found)
    acts.sign_position(by=user, stance="dissents", words="No.", **told)
    assert PositionSignature.objects.count() == 2  # the history is kept


def test_a_text_taken_back_is_signed_anew_and_stands_still_while_it_is_open(elena, table) -> None:
    user, spoken = guest(table, "Radu")
    found = a_position(elena, table)
    words = {"title": "A bus at seven", "text": "We ask for seven.", "language": "en"}
    with pytest.raises(ValidationError, match="stands still"):
        acts.write_position(by=elena, table=table, version=found.version, **words)
    stale = Position.objects.get()
    stale.table = table
    acts.sign_position(by=user, position=found, organisation=spoken, mandate="president", stance="signs")
    acts.take_back_position(by=elena, position=found)
    found = Position.objects.get()
    acts.write_position(by=elena, table=table, version=found.version, **words)
    with pytest.raises(MoveNotAllowed):
        acts.write_position(by=elena, table=table, version=found.version, **words)
    found = Position.objects.get()
    acts.open_position(by=elena, position=found)
    with pytest.raises(ValidationError, match="text has changed"):
        acts.sign_position(by=user, position=stale, organisation=spoken, mandate="president", stance="signs")
    with pytest.raises(ValidationError, match="No organisation has signed"):
        acts.adopt_position(by=elena, position=found)


def test_bad_words_are_told(elena, table) -> None:
    user, spoken = guest(table, "Radu")
    with pytest.raises(ValidationError) as refusal:
        acts.write_position(by=elena, table=table, title=" ", text="", language="xx", version=0)
    assert set(refusal.value.error_dict) == {"title", "text", "language"}
    found = a_position(elena, table)
    with pytest.raises(ValidationError) as refusal:
        acts.sign_position(by=user, position=found, organisation=spoken, mandate="", stance="dissents")
    assert set(refusal.value.error_dict) == {"mandate", "words"}
    with pytest.raises(ValidationError) as refusal:
        acts.sign_position(by=user, position=found, organisation=spoken, mandate="x", stance="perhaps")
    assert set(refusal.value.error_dict) == {"stance"}


def test_who_may_not_neither_writes_nor_signs(elena, auditor, citizen, table) -> None:
    user, spoken = guest(table, "Radu")
    other = guest(table, "Dana")[1]
    found = a_position(elena, table)
    signed = acts.sign_position(by=user, position=found, organisation=spoken, mandate="head", stance="signs")
    for by in (auditor, citizen, user):
        with pytest.raises(Refused):
            acts.write_position(by=by, table=table, title="T", text="x", language="en", version=0)
        with pytest.raises(Refused):
            acts.open_position(by=by, position=found)
        with pytest.raises(Refused):
            acts.take_back_position(by=by, position=found)
        with pytest.raises(Refused):
            acts.adopt_position(by=by, position=found)
    with pytest.raises(Refused):
        acts.sign_position(by=user, position=found, organisation=other, mandate="head", stance="signs")
    with pytest.raises(Refused):
        acts.take_signature_back(by=citizen, signature=signed)
