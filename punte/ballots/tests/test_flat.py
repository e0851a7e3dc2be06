"""Pages ask as many queries for many rows as for few."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.ballots.actions.openings import close_poll, publish_result
from punte.ballots.actions.votes import vote
from punte.base.rls import set_local


def asked(client, address) -> int:
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", ["/ballots/309187/polls/", "/ballots/309187/lists/", "/ballots/my/"])
def test_a_list_asks_the_same_for_one_and_for_eight(client, elena, operation, poll, members, address) -> None:
    poll()
    client.force_login(members[0] if "my" in address else elena)
    few = asked(client, address)
    set_local(consortium=operation.consortium_id)
    for _n in range(7):
        poll()
    assert asked(client, address) == few


@pytest.mark.parametrize("page", ["", "result/"])
def test_a_poll_asks_the_same_for_two_voters_and_for_twelve(client, elena, poll, members, page) -> None:
    polls = poll(), poll()
    for made, voters in zip(polls, (members[:2], members), strict=True):
        for n, member in enumerate(voters):
            vote(by=member, poll=made, told={"picks": [1 + n % 3]})
        if page:
            close_poll(by=elena, poll=made)
            publish_result(by=elena, poll=made)
    client.force_login(elena)
    few, many = (asked(client, f"/ballots/309187/polls/{made.pk}/{page}") for made in polls)
    assert few == many


def test_the_people_of_a_list_are_asked_for_at_once(client, elena, assembly, operation) -> None:
    client.force_login(elena)
    many = asked(client, assembly.get_absolute_url())
    for listed in assembly.people.all()[3:]:
        listed.delete()
    assert asked(client, assembly.get_absolute_url()) == many
