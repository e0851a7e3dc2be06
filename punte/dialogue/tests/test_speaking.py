"""The order of speakers: who was not heard first, groups in turn, nobody passed over for ever, whatever people do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from punte.dialogue.speaking import Wish, order

UNION, BOSS, NOBODYS = 1, 2, None
GROUPS = st.sampled_from([None, 1, 2, 3])


def names(wishes: list[Wish]) -> list[int]:
    return [w.number for w in wishes]


def test_who_has_not_spoken_comes_first_then_the_quieter_group_then_who_asked_first() -> None:
    wishes = [Wish(1, 10, UNION, 1), Wish(2, 20, UNION, 2), Wish(3, 30, BOSS, 3), Wish(4, 40, BOSS, 4)]
    found = order(wishes, spoken={UNION: 600, BOSS: 60}, have_spoken={30}, each=180)
    assert names(found) == [4, 1, 2, 3]


def test_groups_take_turns_when_all_are_new() -> None:
    wishes = [Wish(n, n, UNION if n < 4 else BOSS, n) for n in range(1, 7)]
    assert names(order(wishes, spoken={}, have_spoken=(), each=180)) == [1, 4, 2, 5, 3, 6]


def test_people_without_a_group_share_one_so_that_leaving_it_out_brings_nothing() -> None:
    wishes = [Wish(1, 1, NOBODYS, 1), Wish(2, 2, NOBODYS, 2), Wish(3, 3, UNION, 3)]
    assert names(order(wishes, spoken={}, have_spoken=(), each=60)) == [1, 3, 2]


def test_at_a_tie_who_asked_first_and_at_the_same_moment_the_earlier_row() -> None:
    wishes = [Wish(9, 1, 1, 5), Wish(2, 2, 2, 5), Wish(3, 3, 3, 4)]
    assert names(order(wishes, spoken={1: 7, 2: 7, 3: 7}, have_spoken=(), each=1)) == [3, 2, 9]


@st.composite
def rooms(draw: st.DrawFn) -> tuple[list[Wish], dict[int | None, int], set[int]]:
    groups = draw(st.lists(GROUPS, min_size=1, max_size=12))
    times = draw(st.lists(st.integers(0, 5), min_size=len(groups), max_size=len(groups)))
    wishes = [Wish(n, n, g, t) for n, (g, t) in enumerate(zip(groups, times, strict=True))]
    spoken = draw(st.dictionaries(GROUPS, st.integers(0, 2000), max_size=4))
    return wishes, spoken, draw(st.sets(st.integers(0, 11)))


@given(rooms(), st.integers(0, 600), st.randoms(use_true_random=False))
def test_everybody_comes_once_and_the_order_of_the_rows_does_not_matter(room, each, chance) -> None:
    wishes, spoken, heard = room
    found = order(wishes, spoken=spoken, have_spoken=heard, each=each)
    assert sorted(names(found)) == sorted(names(wishes))
    shuffled = list(wishes)
    chance.shuffle(shuffled)
    assert order(shuffled, spoken=spoken, have_spoken=heard, each=each) == found


@given(rooms(), st.integers(0, 600))
def test_nobody_who_has_spoken_comes_before_somebody_who_has_not(room, each) -> None:
    wishes, spoken, heard = room
    said = [w.who in heard for w in order(wishes, spoken=spoken, have_spoken=heard, each=each)]
    assert said == sorted(said)


@given(rooms(), st.integers(0, 600))
def test_the_first_is_of_the_quietest_group_among_the_new(room, each) -> None:
    wishes, spoken, heard = room
    first = order(wishes, spoken=spoken, have_spoken=heard, each=each)[0]
    new = [w for w in wishes if w.who not in heard] or wishes
    least = min(spoken.get(w.group, 0) for w in new)
    assert spoken.get(first.group, 0) == least
    same = [w for w in new if spoken.get(w.group, 0) == least]
    assert first == min(same, key=lambda w: (w.asked, w.number))


@settings(max_examples=60)
@given(rooms(), st.lists(st.integers(30, 900), min_size=40, max_size=40))
def test_nobody_starves_though_everybody_asks_again_as_soon_as_they_have_spoken(room, took) -> None:
    """Whoever is of the group that has spoken most, or has spoken already, comes too."""
    queue, spoken, heard = room
    came: set[int] = set()
    for turn, seconds in enumerate(took * 20):
        first = order(queue, spoken=spoken, have_spoken=heard, each=180)[0]
        spoken = spoken | {first.group: spoken.get(first.group, 0) + seconds}
        heard, came = heard | {first.who}, came | {first.who}
        queue = [w for w in queue if w != first] + [Wish(first.number, first.who, first.group, 100 + turn)]
    assert came == {w.who for w in queue}
