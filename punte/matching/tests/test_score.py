"""The score by example, and what holds for every opportunity and everybody."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from punte.matching.distance import Place, kilometres, spot
from punte.matching.engines import Question, rows
from punte.matching.score import Offer, Parts, Seeker, parts, reach, removed_by, shares, telling
from punte.matching.tests import drawing
from punte.matching.tests.drawing import ON, PLACES, SKILLS, TELLS, W
from punte.matching.weights import weights

COOK, KNIFE, SOUP, BREAD = 701, 501, 502, 503
EQUAL = {KNIFE: 16, SOUP: 16, BREAD: 16}


def kitchen(**more: object) -> Offer:
    points, granted = shares({KNIFE: True, SOUP: True, BREAD: False}, EQUAL, W)
    plain = Offer(7, 1, "job", ON, occupation=COOK, isco="5120", granted=granted, skills=points)
    return replace(plain, essential=frozenset({KNIFE, SOUP}), **more)


def scored(offer: Offer, seeker: Seeker) -> Parts:
    return parts(offer, seeker, reach(seeker, PLACES, W), ON, W)


def test_who_can_all_and_wants_just_this_here_has_ten_thousand() -> None:
    seeker = Seeker(1, frozenset(EQUAL), goals=((COOK, "5120"),), places=((101, 30),))
    assert scored(kitchen(settlement=101), seeker) == Parts(6000, 1000, 1500, 1000, 500)


def test_a_related_skill_counts_half() -> None:
    seeker = Seeker(1, frozenset({KNIFE}), related=frozenset({SOUP, BREAD}))
    assert scored(kitchen(), seeker)[:2] == (3000 + 1500, 500)


def test_who_says_nothing_gets_half_for_goal_and_way() -> None:
    assert scored(kitchen(), Seeker(1)) == Parts(0, 0, 750, 500, 500)


def test_what_asks_nothing_grants_half() -> None:
    assert shares({}, {}, W) == ({}, 3500)
    assert shares({BREAD: False}, EQUAL, W) == ({BREAD: 1000}, 3000)


def test_where_nothing_is_optional_the_essential_has_its_weight() -> None:
    assert shares({KNIFE: True}, EQUAL, W) == ({KNIFE: 7000}, 0)


@pytest.mark.parametrize(
    ("isco", "points"), [("5120", 1125), ("5121", 750), ("5131", 375), ("5223", 150), ("8332", 0), ("", 0)]
)
def test_the_nearer_the_goal_the_more(isco: str, points: int) -> None:
    seeker = Seeker(1, goals=((999, "5120"),))
    assert scored(kitchen(isco=isco), seeker).goal == points


def test_the_way_falls_evenly_and_ends_at_the_radius() -> None:
    seeker = Seeker(1, places=((101, 9),))
    assert scored(kitchen(settlement=102), seeker).travel == 1000 * (10 - 7) // 10
    assert list(removed_by(kitchen(settlement=103), seeker, reach(seeker, PLACES, W), ON, ["job"])) == [
        "place"
    ]
    assert scored(kitchen(settlement=103, remote=True), seeker).travel == 1000


def test_a_place_nobody_knows_removes_nothing_and_the_same_county_is_in_reach() -> None:
    seeker = Seeker(1, places=((101, 9),))
    within = reach(seeker, PLACES, W)
    assert within == {101: 1000, 102: 300, 105: 0}
    assert not list(removed_by(kitchen(settlement=None), seeker, within, ON, ["job"]))


def test_freshness_is_gone_after_sixty_days() -> None:
    ages = {
        days: scored(kitchen(valid_from=ON - dt.timedelta(days)), Seeker(1)).freshness
        for days in (0, 30, 60, 99)
    }
    assert ages == {0: 500, 30: 250, 60: 0, 99: 0}


@pytest.mark.parametrize(
    ("offer", "seeker", "reason"),
    [
        ({"valid_from": ON + dt.timedelta(1)}, {}, "not_yet"),
        ({"valid_until": ON - dt.timedelta(1)}, {}, "over"),
        ({"contract": "day"}, {"contracts": frozenset({"permanent"})}, "contract"),
        ({"hours": "full"}, {"hours": frozenset({"part"})}, "hours"),
        ({"shift": "night"}, {"shifts": frozenset({"day"})}, "shift"),
        ({"languages": frozenset({"en"})}, {"languages": frozenset({"ro"})}, "language"),
        ({}, {"needs": frozenset({"step_free"})}, "support"),
        ({}, {"no_car": True}, "car"),
        ({"remote": True}, {"remote": False}, "remote"),
        ({"consortium": 2}, {}, "kind"),
    ],
)
def test_only_what_the_person_said_and_the_days_remove(offer: dict, seeker: dict, reason: str) -> None:
    wanted = Seeker(1, **seeker)
    assert list(removed_by(kitchen(**offer), wanted, {}, ON, ["job"])) == [reason]
    if reason not in ("not_yet", "over", "kind"):
        assert not list(removed_by(kitchen(**offer), Seeker(1), {}, ON, ["job"]))


def test_flexible_hours_suit_whoever_asked_for_hours() -> None:
    wanted = Seeker(1, hours=frozenset({"part"}))
    assert not list(removed_by(kitchen(hours="flexible"), wanted, {}, ON, ["job"]))


def test_how_telling_a_skill_is_is_sixteen_times_the_logarithm() -> None:
    assert telling(3000, 3000) == 16
    assert telling(1500, 3001) == 16 + 16
    assert telling(0, 1023) == 16 + 160
    assert [telling(n, 1000) for n in range(1001)] == sorted(
        (telling(n, 1000) for n in range(1001)), reverse=True
    )


@given(st.dictionaries(st.sampled_from(SKILLS), st.booleans(), max_size=12))
def test_all_shares_add_up(skills: dict[int, bool]) -> None:
    points, granted = shares(skills, TELLS, W)
    essential = sum(points[skill] for skill, must in skills.items() if must)
    optional = sum(points.values()) - essential
    has_optional = False in skills.values()
    assert essential == (0 if True not in skills.values() else 6000 if has_optional else 7000)
    assert optional == (1000 if has_optional else 0)
    assert granted == (0 if essential else 3000 if has_optional else 3500)


@given(st.data())
def test_a_skill_more_never_lowers_a_score(data: st.DataObject) -> None:
    offer, seeker = data.draw(drawing.offers(1)), data.draw(drawing.seekers())
    learnt = data.draw(st.sampled_from(SKILLS))
    related = seeker.related | data.draw(drawing.some(SKILLS))
    skills = seeker.skills | {learnt}
    richer = seeker.with_skills(skills, related - skills)
    assert sum(scored(offer, richer)) >= sum(scored(offer, seeker))


@given(drawing.boards(), drawing.questions(), st.randoms())
def test_the_order_of_rows_does_not_matter(board: list[Offer], question: Question, draw) -> None:  # type: ignore[no-untyped-def]
    first = rows.answer(question, board, PLACES, W)
    draw.shuffle(board)
    assert rows.answer(question, board, PLACES, W) == first


@given(drawing.offers(1), drawing.seekers())
def test_every_score_lies_between_nothing_and_ten_thousand(offer: Offer, seeker: Seeker) -> None:
    made_of = scored(offer, seeker)
    assert min(made_of) >= 0
    assert sum(made_of) <= 10_000


def test_kilometres_are_whole_and_the_same_both_ways() -> None:
    baia_mare, sofia = spot(47.657, 23.568), spot(42.697, 23.322)
    assert baia_mare and sofia
    assert kilometres(baia_mare, sofia) == kilometres(sofia, baia_mare) == 552
    assert spot(None, 1.0) is None


def test_the_weights_have_a_name_a_day_and_a_source_and_add_up() -> None:
    w = weights("2025-01-01")
    assert (w.rule, w.since) == ("2025-01-01", dt.date(2025, 1, 1))
    assert w.essential + w.optional + w.goal + w.travel + w.freshness == 10_000
    with pytest.raises(FileNotFoundError):
        weights("1999-01-01")


def test_a_place_has_a_county() -> None:
    assert Place("RO114", None).region == "RO114"
