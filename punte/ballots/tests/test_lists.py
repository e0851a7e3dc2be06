"""Voter lists: delegates of partners, people by role and by address, who listens only, who may keep them."""

import uuid
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from punte.ballots.actions.lists import add_delegates, add_people, add_role, let_vote, make_list, take_off
from punte.ballots.models import ListedVoter, VoterList
from punte.base.permissions import Refused

LISTS = "/ballots/309187/lists/"


@pytest.fixture
def voters(elena, operation) -> VoterList:
    return make_list(by=elena, operation=operation, name="Council")


def add(client, voters, **told):
    return client.post(f"{LISTS}{voters.pk}/", {"token": str(uuid.uuid4()), "votes": "on"} | told)


def test_a_list_is_made_and_filled_from_the_screen(client, elena, bogdan, ana, voters) -> None:
    client.force_login(elena)
    made = client.post(f"{LISTS}new/", {"token": str(uuid.uuid4()), "name": "Another"})
    assert made.status_code == 302
    assert client.get(made.url).status_code == 200
    add(client, voters, source="partners")
    add(client, voters, source="role", role="counsellor")
    add(client, voters, source="people", addresses=f"{ana.email}\n")
    found = voters.people.order_by("pk").values_list("user__name", "organisation", "group")
    assert {name for name, sent_by, _g in found if sent_by} == {elena.name, bogdan.name}
    assert ana.name in {name for name, sent_by, group in found if not sent_by and group == "citizens"}
    assert b"Council" in client.get(LISTS).content
    page = client.get(f"{LISTS}{voters.pk}/").content.decode()
    assert bogdan.name in page


def test_an_organisation_sends_one_delegate(elena, operation, assoc, ana, voters) -> None:
    for _twice in range(2):
        add_delegates(by=elena, voters=voters, organisations=[assoc])
    assert voters.people.get().user == elena
    add_people(by=elena, voters=voters, addresses=[ana.email], votes=False)
    ListedVoter.objects.filter(user=ana).update(organisation=assoc)
    with pytest.raises(ValidationError, match="Somebody else votes"):
        let_vote(by=elena, listed=voters.people.get(user=ana), votes=True)


def test_an_address_without_account_stops_all(client, elena, ana, voters) -> None:
    client.force_login(elena)
    page = add(client, voters, source="people", addresses=f"{ana.email}\nnobody@example.org")
    assert "There is no account with: nobody@example.org" in page.content.decode()
    assert not voters.people.exists()


def test_a_name_is_used_once(elena, operation, voters) -> None:
    with pytest.raises(ValidationError, match="already"):
        make_list(by=elena, operation=operation, name=" council ")


def test_somebody_is_taken_off_or_listens(client, elena, ana, voters) -> None:
    add_people(by=elena, voters=voters, addresses=[ana.email])
    listed = voters.people.get()
    client.force_login(elena)
    client.post(f"{LISTS}{voters.pk}/{listed.pk}/turn/")
    assert not voters.people.get().votes
    client.post(f"{LISTS}{voters.pk}/{listed.pk}/off/")
    assert not voters.people.exists()


def test_who_keeps_no_lists_is_refused(elena, ana, auditor, operation, assoc, voters) -> None:
    add_people(by=elena, voters=voters, addresses=[ana.email])
    listed = voters.people.select_related("list__operation").get()
    for user in (ana, auditor):
        told = {"by": user, "voters": voters}
        for act in (
            partial(make_list, by=user, operation=operation, name="Mine"),
            partial(add_delegates, **told, organisations=[assoc]),
            partial(add_role, **told, role="trainer"),
            partial(add_people, **told, addresses=[user.email]),
            partial(take_off, by=user, listed=listed),
            partial(let_vote, by=user, listed=listed, votes=False),
        ):
            with pytest.raises(Refused):
                act()
    assert voters.people.count() == 1
