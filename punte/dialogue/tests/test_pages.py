"""The pages ask as many queries for thirty contributions as for three; who may read is asked of the audience."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.dialogue import jobs
from punte.dialogue.actions.consultations import ask_organisation
from punte.dialogue.models import Consultation
from punte.dialogue.permissions import may_read, may_take_part
from punte.dialogue.tests.asked import opened, over, propose, spoken
from punte.organisations.models import Organisation, Role
from punte.people.models import User


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "path",
    ["/dialogue/{}/", "/dialogue/309187/consultations/{}/said/", "/dialogue/309187/consultations/{}/people/",
     "/dialogue/309187/consultations/", "/dialogue/my/", "/dialogue/"],
)  # fmt: skip
def test_thirty_ask_no_more_than_three(client, elena, operation, assoc, asked, path) -> None:
    def say(first: int, last: int) -> None:
        for n in range(first, last):
            propose(elena, asked, f"Propunerea {n}", spoken=spoken(f"Om {n}", f"0744 000 {n:03}"))

    client.force_login(elena)
    say(0, 3)
    few = queries(client, path.format(asked.pk))
    say(3, 20)
    opened(elena, operation, assoc)
    assert queries(client, path.format(asked.pk)) <= few


def test_replies_of_one_page_are_one_question(client, citizen, ana, asked) -> None:
    said = propose(citizen, asked)

    def reply(times: int) -> None:
        for n in range(times):
            propose(ana, asked, title="", kind="reply", parent=said, side="for", text=f"Și eu, {n}.")

    reply(2)
    few = queries(client, said.get_absolute_url())
    reply(10)
    assert queries(client, said.get_absolute_url()) == few


def test_one_for_members_is_not_there_for_others(client, elena, citizen, floarea, operation, assoc) -> None:
    found = opened(elena, operation, assoc, audience="members")
    client.force_login(citizen)
    assert client.get(found.get_absolute_url()).status_code == 404
    client.force_login(floarea)
    assert client.get(found.get_absolute_url()).status_code == 200


def test_who_is_invited_takes_part_for_their_organisation(elena, citizen, operation, assoc) -> None:
    found = opened(elena, operation, assoc, audience="invited")
    guest = Organisation.objects.create(
        name="Sindicatul Minerilor", kind="trade_union", sort_key="s", folded="s"
    )
    Role.objects.create(user=citizen, organisation=guest, role="manager")
    assert not may_read(citizen, found)
    ask_organisation(by=elena, consultation=found, organisation=guest, group=None)
    assert may_take_part(User.objects.get(pk=citizen.pk), found)


def test_the_clock_opens_and_closes(elena, asked) -> None:
    over(asked)
    Consultation.objects.update(state="open")
    assert jobs.turn_all(asked.operation) == 1
    assert Consultation.objects.get().state == "closed"
