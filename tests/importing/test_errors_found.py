"""In lists that a generator spoilt, exactly the planted errors are found: none missed, none invented."""

import os

import pytest

from tests.importing.adapter import CODES, problems
from tests.importing.corruptions import CORRUPTIONS, DUPLICATIONS
from tests.importing.layout import problem_codes
from tests.importing.lists import ParticipantsList, make_list

SEEDS = int(os.environ.get("PUNTE_SEEDS") or (200 if os.environ.get("PUNTE_TEST_ALL") else 40))


def _differences(told: ParticipantsList, operation, user) -> tuple[set, set]:
    """What was planted and not found, and what was found though nobody planted it."""
    found = {tuple(problem) for problem in problems(told.content, told.name, operation, user)}
    planted = {(error.row, error.column, CODES[error.kind]) for error in told.planted}
    also = {(error.also, error.column, CODES[error.kind]) for error in told.planted if error.also}
    return planted - found, found - planted - also


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_planted_error_is_found_and_none_is_invented(seed, operation, elena):
    missed, invented = _differences(make_list(seed), operation, elena)
    assert (missed, invented) == (set(), set()), f"seed {seed}"


@pytest.mark.parametrize("seed", range(10_000, 10_000 + SEEDS // 8))
def test_a_list_without_errors_has_no_problems(seed, operation, elena):
    told = make_list(seed, spoilt=False)
    assert problems(told.content, told.name, operation, elena) == [], f"seed {seed}"


def test_the_generator_plants_every_kind_of_error():
    planted = {error.kind for seed in range(SEEDS) for error in make_list(seed).planted}
    assert planted >= {*CORRUPTIONS, *DUPLICATIONS} or SEEDS < 40


def test_every_kind_of_error_has_the_code_of_a_published_problem():
    assert set(CODES) == {*CORRUPTIONS, *DUPLICATIONS}
    assert set(CODES.values()) <= problem_codes()
