"""What the compiled engine works on: opportunities, seekers and the ways between places as arrays of numbers."""

from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, Any]
NO_CAR, ALIVE, REMOTE = 1, 2, 4  # bits in the column FLAGS
HERE, SAME_COUNTY = -2, -1  # instead of kilometres, in Homes.km
NEVER = 2_000_000_000  # a day that does not come
LARGEST_CELL = (
    32_768  # opportunities; a number inside a cell has two bytes, and their sums stay near the core
)


class Table(NamedTuple):
    """Opportunities column by column, one after the other; `ptr` says where the skills of each begin. Settlements,
    kinds, contracts and so on are positions in the lists of `Lists`; -1 and an empty code mean "not said"."""

    ids: Array
    consortium: Array
    kind: Array
    occupation: Array
    isco: Array
    settlement: Array
    remote: Array
    contract: Array
    hours: Array
    shift: Array
    languages: Array
    offers: Array
    no_car: Array
    from_day: Array
    until_day: Array
    granted: Array
    ptr: Array
    skill: Array
    points: Array


# Columns of Board.facts: what is looked at together lies together.
SETTLEMENT, FROM_DAY, UNTIL_DAY, HOURS, SHIFT, LANGUAGES, OFFERS, FLAGS = range(8)


class Board(NamedTuple):
    """The index. A cell holds the opportunities of one consortium, kind and county, by contract, and has a bit in
    `cell_contracts` for each contract in it; what can be done from home has one cell for all counties. For each cell
    `words` has a bit for each skill that is asked for in it; `ranks` counts the bits before each word, and so finds in
    `starts` where the postings of a cell and skill begin. A posting has the number in the cell in its upper two bytes
    and the points in its lower two. `aims` has contract, ISCO group and occupation of each opportunity in one word: of
    many no more is asked, and that is read faster than a row of `facts`."""

    cell_consortium: Array
    cell_kind: Array
    cell_contracts: Array
    cell_region: Array
    cell_remote: Array
    cell_rows: Array
    words: Array
    ranks: Array
    starts: Array
    postings: Array
    ids: Array
    facts: Array
    aims: Array
    granted: Array
    free_rows: Array
    free: Array
    iscos: Array
    settlement_region: Array
    language_sets: Array
    offer_sets: Array


class People(NamedTuple):
    """Seekers; `…_ptr` say where the skills, goals and places of each begin. Masks hold a bit for each code, 0 is
    "any"; `speaks` and `needs` are two words of 64 bits; who is `never` needs what nobody offers."""

    consortium: Array
    skill_ptr: Array
    skill: Array
    half: Array
    goal_ptr: Array
    goal_occupation: Array
    goal_isco: Array
    place_ptr: Array
    place_home: Array
    place_radius: Array
    contracts: Array
    hours: Array
    shifts: Array
    any_language: Array
    speaks: Array
    needs: Array
    never: Array
    no_car: Array
    remote: Array


class Homes(NamedTuple):
    """For each place from which somebody starts, the settlements near it and how far they are."""

    ptr: Array
    settlement: Array
    km: Array


def save(file: str, arrays: Any) -> None:
    """Keep a Board, People or Homes in a file."""
    with open(file, "wb") as out:
        np.savez(out, **arrays._asdict())


def load(file: str, what: Any) -> Any:
    """What `save` kept."""
    with np.load(file) as kept:
        return what(**{name: kept[name] for name in what._fields})
