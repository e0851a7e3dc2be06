"""How far two coders agree, worked out by hand."""

import pytest

from punte.dialogue.agreement import agreement


def test_ten_thoughts_worked_out_by_hand() -> None:
    """Both say A five times, both say B twice, three times the first says A and the second B.

    Same: 7 of 10, 70 percent. The first gave A 8, B 2; the second A 5, B 5. By chance 0.8 × 0.5 + 0.2 × 0.5 = 0.5.
    Kappa (0.7 − 0.5) / (1 − 0.5) = 0.4."""
    found = agreement([("A", "A")] * 5 + [("B", "B")] * 2 + [("A", "B")] * 3)
    assert (found.of, found.same, found.percent) == (10, 7, 70.0)
    assert found.kappa == pytest.approx(0.4)


def test_cohens_own_example_of_two_psychologists() -> None:
    """A table of 3 × 3 in percent: agreed 44, 20 and 6; by chance 0.6·0.5 + 0.3·0.3 + 0.1·0.2 = 0.41; (0.7 − 0.41) /
    0.59 = 0.4915."""
    cells = {"11": 44, "12": 5, "13": 1, "21": 7, "22": 20, "23": 3, "31": 9, "32": 5, "33": 6}
    found = agreement([(a, b) for (b, a), n in cells.items() for _n in range(n)])
    assert found.percent == pytest.approx(70)
    assert found.kappa == pytest.approx(0.29 / 0.59)


def test_full_agreement_on_several_codes_is_one_and_on_one_code_says_nothing() -> None:
    assert agreement([("A", "A"), ("B", "B")]).kappa == 1
    assert agreement([("A", "A"), ("A", "A")]).kappa is None
    assert agreement([("A", "A"), ("A", "A")]).percent == 100


def test_agreement_below_chance_is_negative_and_none_without_thoughts() -> None:
    assert agreement([("A", "B"), ("B", "A")]).kappa == -1
    assert agreement([]).percent is None
