"""Nobody finds a small number in the open data, however they add and subtract.

The attacker knows every published cell, that the divisions add up, that nobody leaves a count, and nothing else: which
values can a hidden number have? A second one knows our rule besides."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from punte.monitoring.suppression import TOTAL, Division, Layout, shown_cells

W, M = "woman", "other"
SEXES = (W, M)
LEAST, FAR = 3, 14  # the same rule with smaller crowds, so that everything can be tried
UNITS = Division(("ALL",), ("a", "b"))
PAIRS = Division(("ALL",), ("x", "y"))
INSIDE = Division(("a",), ("a1",))
SOME = Division(("ALL",), ("s",), totals=True)


def layout(*divisions: Division, least: int = LEAST, strict: int = 4) -> Layout:
    return Layout("ALL", SEXES, divisions, least, strict)


class Attacker:
    """Knows sums of people; a variable is how many of one kind came in one period."""

    def __init__(self) -> None:
        self.sums: list[tuple[frozenset[int], int]] = []
        self.names: dict[tuple, int] = {}

    def variable(self, *name: object) -> int:
        return self.names.setdefault(name, len(self.names))

    def learn(self, variables: frozenset[int], value: int) -> None:
        self.sums.append((variables, value))

    def possible(self, variables: frozenset[int], value: int) -> bool:
        """Whether these can add up to the value."""
        domain = dict.fromkeys(self.names.values(), (0, FAR))
        return _solvable(domain, [*self.sums, (variables, value)])

    def interval(self, variables: frozenset[int], true: int) -> tuple[int, int]:
        """The values the sum can have, as far as FAR above."""
        low = high = true
        while low > 0 and self.possible(variables, low - 1):
            low -= 1
        while high < true + FAR // 2 and self.possible(variables, high + 1):
            high += 1
        return low, high


def _narrowed(domain: dict[int, tuple[int, int]], sums: list) -> bool:
    """Bounds drawn together; False where nothing is left."""
    moved = True
    while moved:
        moved = False
        for variables, value in sums:
            low, high = sum(domain[v][0] for v in variables), sum(domain[v][1] for v in variables)
            if not low <= value <= high:
                return False
            for v in variables:
                a, b = domain[v]
                new = max(a, value - (high - b)), min(b, value - (low - a))
                if new != (a, b):
                    if new[0] > new[1]:
                        return False
                    domain[v], moved = new, True
                    low, high = low + new[0] - a, high + new[1] - b
    return True


def _solvable(domain: dict[int, tuple[int, int]], sums: list) -> bool:
    if not _narrowed(domain, sums):
        return False
    open_ = [v for variables, _n in sums for v in variables if domain[v][0] < domain[v][1]]
    if not open_:
        return True
    v = min(open_, key=lambda v: domain[v][1] - domain[v][0])
    return any(_solvable({**domain, v: (n, n)}, sums) for n in range(domain[v][0], domain[v][1] + 1))


def tables(came: list[Mapping]) -> list[dict]:
    """What came, period by period, as the cumulated tables that are published from. The kinds are
    (unit or "a1"/"a2" inside a, pair, member of s or not, sex)."""
    cumulated: dict = defaultdict(int)
    history = []
    for period in came:
        for (unit, pair, some, sex), n in period.items():
            for code in {"ALL", unit, unit[0], pair} | ({"s"} if some else set()):
                cumulated[code, sex] += n
        history.append(dict(cumulated))
    return history


def knowing(came: list[Mapping], published: list[frozenset], codes: list[str]) -> tuple[Attacker, dict]:
    """The attacker with every publication in hand, and each number one could ask for with its true value: how many of
    a code and column came between any two periods. They see each division by itself, since no table crosses two."""
    attacker, asked = Attacker(), {}
    kinds = {kind for period in came for kind in period}
    for n, (period, cells) in enumerate(zip(tables(came), published, strict=True)):
        for code, column in cells:
            columns = SEXES if column == TOTAL else (column,)
            attacker.learn(
                _variables(attacker, kinds, code, columns, range(n + 1)),
                sum(period[code, c] for c in columns),
            )
    for code, column in product(codes, (*SEXES, TOTAL)):
        columns = SEXES if column == TOTAL else (column,)
        for end in range(len(came)):
            for start in range(end + 1):
                span = range(start, end + 1)
                true = sum(
                    n for t in span for k, n in came[t].items() if k[3] in columns and _belongs(k, code)
                )
                asked[code, column, start, end] = (
                    _variables(attacker, kinds, code, columns, span), true
                )  # fmt: skip
    return attacker, asked


def _belongs(kind: tuple, code: str) -> bool:
    unit, pair, some, _sex = kind
    return code in ("ALL", unit, unit[0], pair) or (code == "s" and some)


def _variables(attacker: Attacker, kinds: set, code: str, columns: tuple, span: range) -> frozenset[int]:
    return frozenset(
        attacker.variable(t, kind) for t in span for kind in kinds if kind[3] in columns and _belongs(kind, code)
    )  # fmt: skip


def attack(came: list[Mapping], plan: Layout, codes: list[str], least: int = LEAST) -> None:
    published = shown_cells(tables(came), plan)
    attacker, asked = knowing(came, published, codes)
    for name, (variables, true) in asked.items():
        if 0 < true < least:
            low, high = attacker.interval(variables, true)
            assert high - low >= least, f"{name}: {true} is between {low} and {high}"


def of_kinds(*kinds: tuple, most: int = 6, periods: int = 1) -> st.SearchStrategy:
    return st.lists(
        st.fixed_dictionaries({kind: st.integers(0, most) for kind in kinds}), min_size=1, max_size=periods
    )


def sexes(units: tuple = ("-",), pairs: tuple = ("-",), some: tuple = (False,)) -> list[tuple]:
    return list(product(units, pairs, some, SEXES))


calm = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


@calm
@given(of_kinds(*sexes(units=("a", "b")), most=7, periods=3))
def test_nobody_subtracts_a_part_from_its_whole_or_a_period_from_the_next(came):
    attack(came, layout(UNITS), ["ALL", "a", "b"])


@calm
@given(of_kinds(*sexes(units=("a", "b")), most=7, periods=2))
def test_nobody_subtracts_what_is_told_of_a_whole_to_find_the_rest(came):
    attack(came, layout(Division(("ALL",), ("a",))), ["ALL", "a", "b"])


@calm
@given(of_kinds(*sexes(units=("a1", "a2", "b")), most=6, periods=2))
def test_nobody_subtracts_a_part_inside_a_part(came):
    attack(came, layout(UNITS, INSIDE), ["ALL", "a", "b", "a1", "a2"])


@calm
@given(of_kinds(*sexes(units=("a", "b"), pairs=("x", "y")), most=4, periods=2))
def test_nobody_holds_two_divisions_against_each_other(came):
    attack(came, layout(UNITS, PAIRS), ["ALL", "a", "b", "x", "y"])


@calm
@given(of_kinds(*sexes(some=(True, False)), most=8, periods=3))
def test_of_a_sensitive_group_nobody_learns_a_small_number(came):
    attack(came, layout(SOME), ["ALL", "s"])


def every_table(most: int) -> Iterator[dict]:
    for a, b, c, d in product(range(most + 1), repeat=4):
        yield {
            ("a", "-", False, W): a,
            ("a", "-", False, M): b,
            ("b", "-", False, W): c,
            ("b", "-", False, M): d,
        }


def test_every_small_table_there_is_withstands_the_attack():
    """Exhaustive: every table of two parts and two columns with up to six people a cell."""
    for came in every_table(6):
        attack([came], layout(UNITS), ["ALL", "a", "b"])


def test_who_knows_the_rule_still_cannot_tell():
    """Exhaustive: among all tables that would be published alike, a small cell has more than one value, also for who
    knows how we hide."""
    plan = layout(UNITS)
    alike = defaultdict(list)
    for came in every_table(8):
        table = tables([came])[0]
        cells = shown_cells([table], plan)[0]
        said = frozenset((c, table[c] if c[1] else table[c[0], W] + table[c[0], M]) for c in cells)
        alike[said].append((came, cells))
    for same in alike.values():
        for kind in product(("a", "b"), ("-",), (False,), SEXES):
            values = {came[kind] for came, _cells in same}
            if any(0 < n < LEAST for n in values) and (kind[0], kind[3]) not in same[0][1]:
                assert len(values) >= LEAST - 1


def test_the_attacker_of_these_tests_is_no_fool():
    """Without secondary suppression it finds the hidden cell at once."""
    came = [
        {("a", "-", False, W): 2, ("a", "-", False, M): 6, ("b", "-", False, W): 9, ("b", "-", False, M): 9}
    ]
    naive = [frozenset({("ALL", W), ("ALL", M), ("a", M), ("b", W), ("b", M)})]
    attacker, asked = knowing(came, naive, ["a"])
    assert attacker.interval(*asked["a", W, 0, 0]) == (2, 2)


def test_the_attacker_of_these_tests_reads_the_period_before():
    came = [
        {("a", "-", False, W): 9, ("a", "-", False, M): 9},
        {("a", "-", False, W): 2, ("a", "-", False, M): 9},
    ]
    naive = [frozenset({("ALL", W), ("ALL", M)})] * 2
    attacker, asked = knowing(came, naive, ["ALL"])
    assert attacker.interval(*asked["ALL", W, 1, 1]) == (2, 2)


PLAN = Layout("ALL", SEXES, (UNITS, INSIDE, SOME, Division((), ("o",))))


def table(**rows: tuple[int, int]) -> dict:
    return {(code, sex): n for code, row in rows.items() for sex, n in zip(SEXES, row, strict=True)}


def test_crowds_are_shown_by_sex():
    shown = shown_cells([table(ALL=(60, 40), a=(50, 10), b=(10, 30), a1=(20, 5))], PLAN)[0]
    assert {("ALL", TOTAL), ("ALL", W), ("a", M), ("b", W), ("a1", M)} <= shown


def test_one_small_cell_hides_its_division_and_nothing_else():
    shown = shown_cells([table(ALL=(60, 40), a=(57, 10), b=(3, 30), s=(30, 20))], PLAN)[0]
    assert {code for code, _column in shown} == {"ALL", "s", "o"}
    assert ("ALL", W) in shown


def test_four_men_hide_every_column():
    shown = shown_cells([table(ALL=(60, 4), a=(57, 0), b=(3, 4))], PLAN)[0]
    assert shown == {("ALL", TOTAL), ("o", TOTAL)}


def test_nought_is_shown_since_it_is_about_nobody():
    assert ("b", M) in shown_cells([table(ALL=(60, 40), a=(60, 40))], PLAN)[0]


def test_three_more_people_than_last_time_are_not_shown():
    history = [
        table(ALL=(60, 40), a=(60, 40)),
        table(ALL=(63, 45), a=(63, 45)),
        table(ALL=(70, 50), a=(70, 50)),
    ]
    shown = shown_cells(history, PLAN)
    assert ("ALL", W) in shown[0] and ("ALL", W) not in shown[1] and ("ALL", W) in shown[2]
    assert ("ALL", TOTAL) in shown[1], "eight more in all"


def test_nothing_new_is_shown_again():
    same = table(ALL=(60, 40), a=(60, 40))
    first, second = shown_cells([same, same], PLAN)
    assert first == second


def test_a_tiny_project_shows_nothing():
    assert not {code for code, _c in shown_cells([table(ALL=(2, 2), s=(1, 1))], PLAN)[0]} - {"o"}


@pytest.mark.parametrize(
    ("few", "fits"), [((5, 4), False), ((5, 5), True), ((0, 0), False), ((56, 35), False), ((50, 40), True)]
)
def test_a_sensitive_group_is_shown_from_ten_inside_and_ten_outside(few, fits):
    shown = shown_cells([table(ALL=(60, 40), a=(60, 40), s=few)], PLAN)[0]
    assert (("s", TOTAL) in shown) is fits
    assert ("s", W) not in shown


def test_what_was_published_never_changes_when_a_period_follows():
    history = [table(ALL=(60, 40), a=(50, 30), b=(10, 10)), table(ALL=(62, 47), a=(52, 30), b=(10, 17))]
    assert shown_cells(history, PLAN)[0] == shown_cells(history[:1], PLAN)[0]


def test_numbers_that_do_not_add_up_are_not_shown():
    shown = shown_cells([table(ALL=(60, 40), a=(61, 40))], PLAN)[0]
    assert ("a", W) not in shown
