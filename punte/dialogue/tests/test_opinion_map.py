"""The map of opinions: drawn from the votes that count, shown only where nobody is exposed."""

import subprocess
import sys

import pytest
from django.urls import reverse

from punte.dialogue import opinion_page as page
from punte.dialogue.actions import statement_votes as voting
from punte.dialogue.actions import statements as acts
from punte.dialogue.jobs import draw_opinions
from punte.dialogue.models import OpinionMap, Voter
from punte.dialogue.opinion_store import draw_map
from punte.dialogue.tests.said import TEXTS, camps, conversing, statements


@pytest.fixture
def conversation(elena, operation, assoc):
    return conversing(elena, operation, assoc)


def shown(client, consultation) -> str:
    return client.get(reverse("dialogue:opinion_map", args=[consultation.pk])).content.decode()


def test_two_camps_come_out_with_what_each_holds_and_what_all_share(client, elena, conversation) -> None:
    camps(elena, conversation, 12, 9)
    draw_map(conversation)
    html = shown(client, conversation)
    assert "Group A" in html and "Group B" in html and "Group C" not in html
    found = page.standing(conversation)
    words = page.texts(conversation)
    assert [g["size"] for g in page.groups(found, words)] == [12, 9]
    assert [one["text"] for one in page.shared(found, words)] == [TEXTS[-1]]
    assert {one["text"] for one in page.groups(found, words)[0]["agrees"]} <= {*TEXTS[:4]}
    assert TEXTS[-1] in page.sentence(page.groups(found, words), page.shared(found, words))


def test_no_map_before_fifteen_people_and_none_of_a_group_of_four(client, elena, conversation) -> None:
    camps(elena, conversation, 9, 5)
    draw_map(conversation)
    assert "Not enough people yet" in shown(client, conversation) and "Group A" not in shown(
        client, conversation
    )


def test_a_group_of_four_exposes_nobody(client, elena, conversation) -> None:
    camps(elena, conversation, 14, 4)
    draw_map(conversation)
    html = shown(client, conversation)
    assert "No groups can be told apart" in html and "Group A" not in html


def test_who_is_struck_leaves_no_trace(elena, conversation) -> None:
    camps(elena, conversation, 10, 8)
    before = draw_map(conversation).content
    camps(elena, conversation, 11, 8)
    more = draw_map(conversation)
    assert more.people == 19
    Voter.objects.filter(pk=Voter.objects.order_by("-pk").first().pk).update(
        struck_at="2025-03-17T10:00Z", struck_why="x"
    )
    after = draw_map(conversation)
    assert after.people == 18
    assert {**after.content, "smoothing": 0} == {**before, "smoothing": 0}


def test_a_rejected_statement_moves_nobody_and_is_not_shown(client, elena, conversation) -> None:
    camps(elena, conversation, 10, 8)
    one = statements(conversation)[1]
    acts.reject_statement(by=elena, statement=one, reason="said")
    found = draw_map(conversation)
    assert str(one.pk) not in found.content["means"] and found.content["zeroed"] == 1
    assert TEXTS[1] not in shown(client, conversation)


def test_one_is_told_ones_own_group(client, elena, citizen, conversation) -> None:
    camps(elena, conversation, 10, 8)
    draw_map(conversation)
    client.force_login(citizen)
    assert "By your votes" not in shown(client, conversation)
    for k, one in enumerate(statements(conversation)):
        voting.vote(by=citizen, statement=one, value=1 if k < 4 or k == 7 else -1)
    assert "By your votes you are in: Group A" in shown(client, conversation)


def test_ones_own_place_is_that_of_the_map(elena, conversation) -> None:
    camps(elena, conversation, 10, 8)
    content = draw_map(conversation).content
    places = []
    for voter in Voter.objects.filter(consultation=conversation):
        cast = [(str(s), value) for s, value in voter.votes.values_list("statement", "value")]
        places.append(page.place(content, cast))
    for group in content["groups"]:
        near = [p for p in places if (p[0] - group["x"]) ** 2 + (p[1] - group["y"]) ** 2 < 4]
        assert sum(p[0] for p in near) / len(near) == pytest.approx(group["x"], abs=1e-6)


def test_the_job_draws(elena, conversation) -> None:
    camps(elena, conversation, 10, 8)
    draw_opinions(conversation.consortium_id, conversation.pk)
    assert OpinionMap.objects.get(consultation=conversation).people == 18


def test_no_person_is_in_what_is_kept(elena, conversation) -> None:
    camps(elena, conversation, 10, 8, groups=("employers", "youth"))
    content = draw_map(conversation).content
    assert content["spoke"] and all(len(counts) == 2 for counts in content["spoke"].values())
    ids = {str(pk) for pk in conversation.statements.values_list("pk", flat=True)}
    assert {*content["votes"]} <= ids and {*content["means"]} <= ids
    assert all({*group} == {"size", "x", "y", "wide", "high"} for group in content["groups"])


def test_crossed_with_groups_that_speak(client, elena, conversation) -> None:
    camps(elena, conversation, 10, 8, groups=("employers", "youth"))
    draw_map(conversation)
    html = shown(client, conversation)
    assert "Employers" in html and "Young people" in html


@pytest.mark.parametrize(
    ("rows", "sensitive", "left"),
    [
        (
            {"1": [9, 8], "2": [7, 6], "0": [4, 3]},
            set(),
            {"2", "1"} - {"2"},
        ),  # one hidden alone takes the next with it
        ({"1": [9, 8], "2": [7, 6]}, set(), {"1", "2"}),
        ({"1": [9, 8], "2": [7, 3], "0": [4, 3]}, set(), {"1"}),
        ({"1": [9, 0], "2": [0, 6]}, set(), {"1", "2"}),
        (
            {"1": [9, 0], "2": [0, 6]},
            {"1"},
            set(),
        ),  # all nine of a sensitive group hold the same: it is not told
        ({"1": [1, 1]}, set(), set()),
    ],
)
def test_no_cell_of_a_few_people_is_told_nor_found_by_subtracting(rows, sensitive, left) -> None:
    assert set(page.tellable(rows, sensitive)) == left


def test_the_picture_stays_in_its_frame() -> None:
    groups = [
        {"size": 9, "x": 1.0, "y": 0.0, "wide": 0.2, "high": 0.0},
        {"size": 5, "x": -2.0, "y": 3.0, "wide": 1, "high": 2},
    ]
    now = page.Standing(OpinionMap(content={"groups": groups}), True, True)
    for one in page.picture(now, 0)["groups"]:
        x, y, rx, ry = (float(one[key]) for key in ("x", "y", "rx", "ry"))
        assert x - rx >= 0 and x + rx <= 600 and y - ry >= 0 and y + ry <= 360


def test_pages_never_load_numpy() -> None:
    told = (
        "import django, sys; django.setup(); import punte.config.urls, punte.dialogue.jobs;"
        "print('numpy' in sys.modules or 'punte.dialogue.opinions.axes' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False)
    assert done.stdout.strip().endswith("False"), done.stderr[-500:]
