"""The compiled engine gives what the plain one gives, whole or cut, with changes and without."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("numba")

from concurrent.futures import ProcessPoolExecutor

from punte.matching import batch
from punte.matching.engines import Question, rows
from punte.matching.engines.compiled import Index, index_of, table
from punte.matching.engines.lists import CodeSets, Lists, isco_number
from punte.matching.score import Offer, Seeker
from punte.matching.tests import drawing
from punte.matching.tests.drawing import KINDS, OCCUPATIONS, ON, PLACES, SKILLS, W

SLOW = settings(deadline=None, max_examples=300)


def compiled(board: list[Offer]) -> Index:
    return index_of(board, SKILLS, OCCUPATIONS, PLACES, W)


@SLOW
@given(drawing.boards(), drawing.questions())
def test_compiled_and_plain_agree_to_the_last_point(board: list[Offer], question: Question) -> None:
    assert compiled(board).answer(question) == rows.answer(question, board, PLACES, W)


@SLOW
@given(st.data())
def test_changes_leave_what_building_anew_would_give(data: st.DataObject) -> None:
    board = {offer.id: offer for offer in data.draw(drawing.boards())}
    index = compiled(list(board.values()))
    for _step in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.sampled_from([*board, 77, 88]))
        told = data.draw(st.none() | drawing.offers(number))
        index.change({number: told})
        board.pop(number, None)
        board |= {number: told} if told else {}
    question = data.draw(drawing.questions())
    assert index.answer(question) == rows.answer(question, list(board.values()), PLACES, W)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawing.boards(), st.lists(drawing.seekers(), max_size=9), st.integers(1, 4), st.integers(1, 4))
def test_however_it_is_cut_everybody_gets_the_same(
    tmp_path: Path, board: list[Offer], people: list[Seeker], parts: int, at_a_time: int
) -> None:
    batch._kept.cache_clear()
    found = matched(tmp_path, board, people, parts, at_a_time)
    for seeker, best in zip(people, found, strict=True):
        plain = rows.answer(Question(seeker, ON, KINDS, 5), board, PLACES, W)
        assert best == plain.best


def matched(
    folder: Path, board: list[Offer], people: list[Seeker], parts: int, at_a_time: int, executor=None
) -> list:  # type: ignore[no-untyped-def]
    lists = Lists(SKILLS, OCCUPATIONS, PLACES)
    shards = batch.cut(
        table(board, lists),
        lists,
        people,
        folder,
        on=ON,
        kinds=KINDS,
        most=5,
        parts=parts,
        at_a_time=at_a_time,
    )
    found = []
    for _first, ids, scores in batch.match_all(shards, executor):
        for some, points in zip(ids.tolist(), scores.tolist(), strict=True):
            found.append([(one, score) for one, score in zip(some, points, strict=True) if score >= 0])
    return found


def a_board(size: int) -> tuple[list[Offer], list[Seeker]]:
    draw = random.Random(4)
    board = [
        Offer(
            n,
            1,
            "job",
            ON,
            occupation=(occupation := draw.choice(list(OCCUPATIONS))),
            isco=OCCUPATIONS[occupation],
            settlement=draw.choice(list(PLACES)),
            skills=dict.fromkeys(draw.sample(SKILLS, 5), 1400),
        )
        for n in range(size)
    ]
    people = [Seeker(1, frozenset(draw.sample(SKILLS, 6)), places=((101, 200),)) for _ in range(60)]
    return board, people


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    board, people = a_board(400)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    alone = matched(tmp_path / "one", board, people, 1, 1000)
    with ProcessPoolExecutor(2) as pool:
        assert matched(tmp_path / "two", board, people, 3, 25, pool) == alone


def test_a_dask_cluster_gives_what_one_process_gives(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    board, people = a_board(200)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    alone = matched(tmp_path / "one", board, people, 1, 1000)
    cluster = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp://"
    )
    with cluster, batch.executor(cluster.scheduler_address) as workers:
        assert workers is not None
        assert matched(tmp_path / "two", board, people, 2, 30, workers) == alone


def test_who_works_is_named_in_a_known_way() -> None:
    with batch.executor("") as alone:
        assert alone is None
    with pytest.raises(ValueError, match="tcp://"), batch.executor("the neighbour"):
        pass


def test_a_cell_too_large_for_two_bytes_becomes_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("punte.matching.engines.building.LARGEST_CELL", 7)
    board, people = a_board(100)
    index = compiled(board)
    for seeker in people[:10]:
        question = Question(seeker, ON, ["job"], 20)
        assert index.answer(question) == rows.answer(question, board, PLACES, W)


def test_more_changes_than_are_kept_together_begin_a_further_board(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("punte.matching.engines.compiled._SMALL", 5)
    board, people = a_board(40)
    index = compiled([])
    for offer in board:
        index.change({offer.id: offer})
    index.change({3: None, 39: None})
    left = [offer for offer in board if offer.id not in (3, 39)]
    question = Question(people[0], ON, ["job"], 20, 1)
    assert len(index.boards()) > 5
    assert index.answer(question) == rows.answer(question, left, PLACES, W)


def test_what_the_lists_do_not_know_is_read_anew() -> None:
    with pytest.raises(KeyError):
        compiled([]).change({1: Offer(1, 1, "job", ON, skills={99_999: 5})})


def test_more_languages_than_fit_are_refused_in_words() -> None:
    with pytest.raises(OverflowError, match="128"):
        CodeSets(f"{n:03}" for n in range(129))


def test_leading_digits_are_found_by_shifting() -> None:
    assert isco_number("5120", 10) >> 4 == isco_number("5129", 11) >> 4
    assert isco_number("51", 10) >> 4 != isco_number("51", 11) >> 4
