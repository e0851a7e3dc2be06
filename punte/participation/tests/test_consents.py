"""Consents in an operation: counted by purpose and wording; who said no is not asked again."""

import uuid

import pytest

from punte.base.rls import set_local
from punte.participation import consenting
from punte.participation.models import Participation
from punte.records.actions.consents import give_consent, refuse_consent, withdraw_consent
from punte.records.models import Refusal

HOME = "/participation/309187/"
NEW, OLD = "May we call?\n(2025-03-01)", "May we call you?\n(2024-01-01)"
CALL = {"basis": "consent", "purpose": "contact", "language": "en"}


@pytest.fixture
def three(operation, elena, assoc):
    """Three participants of Ana's partner, by name."""
    from punte.participation.actions.persons import register_new_person
    from tests.security.world import DAY

    return [
        register_new_person(
            by=elena, operation=operation, organisation=assoc, on=DAY, sex="woman",
            told={"first_name": name, "last_name": "Pop", "sex": "woman"},
        )
        for name in ("Ana", "Bianca", "Corina")
    ]  # fmt: skip


def test_answers_are_counted_by_the_version_of_the_words(three, elena, operation):
    first, second, _third = (p.person for p in three)
    taken_back = give_consent(by=elena, person=first, wording=OLD, **CALL)
    withdraw_consent(by=elena, consent=taken_back)
    give_consent(by=elena, person=first, wording=NEW, **CALL)
    refuse_consent(by=elena, person=second, wording=NEW, **CALL)
    rows = consenting.participants_of(elena, operation)
    told = [
        (t.version, t.asked, t.given, t.refused, t.withdrawn) for t in consenting.tallies(rows)["contact"]
    ]
    assert told == [("2025-03-01", 2, 1, 1, 0), ("2024-01-01", 1, 0, 0, 1)]
    waiting = consenting.not_asked(rows, "contact").values_list("person__name__folded", flat=True)
    assert list(waiting) == ["pop corina"]


def test_saying_no_is_written_down_on_the_persons_page(client, elena, three, operation):
    client.force_login(elena)
    address = three[0].get_absolute_url() + "consent/"
    told = {"purpose": "pictures", "language": "en", "token": str(uuid.uuid4())}
    both = client.post(address, told | {"agreed": "on", "refused": "on"})
    assert "Show or read the words" in both.text
    assert client.post(address, told | {"refused": "on"}).status_code == 302
    set_local(consortium=operation.consortium_id)
    assert Refusal.objects.get().purpose == "pictures"


def test_what_the_fund_asks_cannot_be_refused(client, elena, three):
    client.force_login(elena)
    told = {"purpose": "participation", "language": "en", "token": str(uuid.uuid4()), "refused": "on"}
    assert "cannot be refused" in client.post(three[0].get_absolute_url() + "consent/", told).text
    assert not Refusal.objects.exists()


def test_the_page_names_who_is_still_to_be_asked_as_far_as_one_sees(client, elena, bogdan, three):
    client.force_login(elena)
    page = client.get(HOME + "consents/?purpose=contact").text
    assert "Pop Corina" in page and page.count("Pop ") == 3
    client.force_login(bogdan)
    assert "Pop Corina" not in client.get(HOME + "consents/?purpose=contact").text


def test_the_page_asks_no_more_questions_for_more_people(client, elena, three, django_assert_max_num_queries):
    client.force_login(elena)
    assert Participation.objects.count() == 3
    with django_assert_max_num_queries(45):
        client.get(HOME + "consents/?purpose=contact")
