"""What a valid answer is: gaps, doubled places, sums that are too large, options of nowhere."""

import pytest
from django.core.exceptions import ValidationError

from punte.ballots.actions.openings import close_poll
from punte.ballots.actions.votes import vote
from punte.ballots.choosing import checked
from punte.ballots.models import Poll, Vote
from punte.ballots.outcome import outcome
from punte.ballots.result_page import result_page, said

OPTIONS = {1, 2, 3}


def ask(kind, told, **also):
    return checked(Poll(kind=kind, **{"most": 2, "top": 10, "seats": 1} | also), OPTIONS, told)


@pytest.mark.parametrize(("kind", "told", "code"), [
    ("single", {}, "nothing"),
    ("single", {"picks": ["1", "2"]}, "most"),
    ("single", {"picks": [7]}, "foreign"),
    ("multiple", {"picks": [1, 2, 3]}, "most"),
    ("ranked", {"ranks": {}}, "nothing"),
    ("ranked", {"ranks": {1: 1, 2: 1}}, "doubled"),
    ("ranked", {"ranks": {1: 1, 2: 3}}, "gap"),
    ("ranked", {"ranks": {1: 2}}, "gap"),
    ("ranked", {"ranks": {9: 1}}, "foreign"),
    ("score", {"marks": {1: 11}}, "top"),
    ("score", {"marks": {1: -1}}, "foreign"),
    ("score", {"marks": {}}, "nothing"),
    ("budget", {"marks": {1: 6, 2: 5}}, "over"),
    ("budget", {"marks": {1: 0}}, "nothing"),
])  # fmt: skip
def test_what_is_not_valid_is_said(kind, told, code) -> None:
    with pytest.raises(ValidationError) as refusal:
        ask(kind, told)
    assert refusal.value.code == code


def test_a_doubled_place_a_gap_and_a_sum_are_named() -> None:
    with pytest.raises(ValidationError, match="Two options have place 2"):
        ask("ranked", {"ranks": {1: 1, 2: 2, 3: 2}})
    with pytest.raises(ValidationError, match="Place 2 is missing"):
        ask("ranked", {"ranks": {1: 1, 3: 3}})
    with pytest.raises(ValidationError, match="11 of 10: 1 too many"):
        ask("budget", {"marks": {1: 6, 2: 5}})


def test_what_is_valid_has_one_shape() -> None:
    assert ask("single", {"blank": True, "picks": [1]}) == {"blank": True}
    assert ask("multiple", {"picks": ["2", "1", "1"]}) == {"picks": [1, 2]}
    assert ask("ranked", {"ranks": {3: 1, 1: 2, 2: None}}) == {"ranks": {"1": 2, "3": 1}}
    assert ask("budget", {"marks": {1: 4, 2: 6, 3: 0}}) == {"marks": {"1": 4, "2": 6}}
    assert ask("score", {"marks": {1: 0, 2: "7"}}) == {"marks": {"1": 0, "2": 7}}


KINDS = {
    "single": ({}, [{"choice": "1"}, {"choice": "1"}, {"choice": "2"}], "Chosen: Bridge."),
    "multiple": (
        {"most": 2},
        [{"choice": ["1", "2"]}, {"choice": ["2"]}, {"choice": ["3"]}],
        "Chosen: School.",
    ),
    "ranked": ({}, [{"o1": 1, "o2": 2}, {"o1": 1, "o3": 2}, {"o3": 1, "o2": 2, "o1": 3}], "Chosen: Bridge."),
    "stv": (
        {"kind": "ranked", "seats": 2},
        [{"o1": 1, "o2": 2}, {"o1": 1}, {"o3": 1}],
        "Elected: Bridge, Well.",
    ),
    "score": ({"top": 10}, [{"o1": 3, "o2": 9}, {"o2": 1}, {"o3": 10}], "These stand alike: School, Well."),
    "budget": (
        {"top": 1000, "unit": "lei"},
        [{"o1": "600", "o2": "400"}, {"o2": "1000"}, {"o3": "1"}],
        "The sum is",
    ),
}


@pytest.mark.parametrize("secret", [False, True])
@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_voted_and_counted_from_the_form(client, elena, poll, members, name, secret) -> None:
    told, papers, sentence = KINDS[name]
    made = poll(secret=secret, **{"kind": name, **told})
    for member, paper in zip(members, papers * 2, strict=False):
        client.force_login(member)
        assert client.get(f"/ballots/my/{made.pk}/").status_code == 200
        assert client.post(f"/ballots/my/{made.pk}/", paper).status_code == 302
    client.force_login(members[8])
    client.post(f"/ballots/my/{made.pk}/", {"blank": "1"})
    close_poll(by=elena, poll=made)
    assert result_page(made)["sentence"].startswith(sentence)
    assert outcome(made).cast == 7
    client.force_login(elena)
    assert sentence in client.get(f"/ballots/309187/polls/{made.pk}/result/").content.decode()
    if not secret:
        assert all(said(made, list(made.options.all()), v.choice) for v in Vote.objects.all())


def test_a_wrong_paper_comes_back_with_what_was_typed(client, poll, members) -> None:
    made = poll(kind="ranked")
    client.force_login(members[0])
    page = client.post(f"/ballots/my/{made.pk}/", {"o1": "1", "o2": "1"})
    assert page.status_code == 200
    assert "Two options have place 1" in page.content.decode()
    assert page.context["form"]["o2"].value() == "1"
    assert not Vote.objects.exists()


def test_a_budget_that_is_no_number_is_told(client, poll, members) -> None:
    made = poll(kind="budget", top=100)
    client.force_login(members[0])
    page = client.post(f"/ballots/my/{made.pk}/", {"o1": "many", "o2": "-4"})
    assert page.status_code == 200
    assert not Vote.objects.exists()
    vote(by=members[0], poll=made, told={"marks": {1: 100}})
    assert Vote.objects.get().choice == {"marks": {"1": 100}}
