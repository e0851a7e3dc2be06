"""Drawing a sample that anybody draws again: a rule on paper, no generator of random numbers.

1. The seed is a text that both sides can see. It is stored in Unicode form NFC with single spaces.
2. The population is a list in the order of its units' keys, numbered from 1. A unit's place is the SHA-256, in
   lower-case hexadecimal, of the UTF-8 text ``seed|number``, for example ``Baia Mare 12 martie|4711``. So the seed and
   the length of the list alone say which lines of it are drawn.
3. The units are put in the order of their places. The first n are the sample.
4. By partner: each partner with m of the M units gets the whole part of n·m/M; what is left over goes one by one to
   the largest remainders, of equal ones to the smaller partner number. Within a partner, step 3.
5. The digest of a population is the SHA-256 of its lines ``number partner`` (partner 0 where there is none), in the
   order of the numbers, each ended by a line feed.

`tests/test_sampling.py` holds vectors worked out by other means (sha256sum and sort).
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from punte.base.text import tidy


def place(seed: str, number: int) -> str:
    """Where the unit with this number stands in the order of this seed."""
    return hashlib.sha256(f"{seed}|{number}".encode()).hexdigest()


def numbered(population: Iterable[int]) -> dict[int, int]:
    """The number of each unit in the list."""
    return {unit: number for number, unit in enumerate(sorted(population), 1)}


def ordered(seed: str, numbers: Mapping[int, int]) -> list[int]:
    """The units of {unit: number} in the order of the seed."""
    return sorted(numbers, key=lambda unit: (place(seed, numbers[unit]), unit))


def draw(population: Mapping[int, int], *, seed: str, size: int, stratified: bool = False) -> list[int]:
    """`size` units of a population {unit: partner or 0}, in the order of the seed."""
    numbers = numbered(population)
    order = ordered(seed, numbers)
    if not stratified:
        return order[:size]
    wanted = allocation(Counter(population.values()), size)
    taken: Counter[int] = Counter()
    drawn = []
    for unit in order:
        partner = population[unit]
        if taken[partner] < wanted[partner]:
            taken[partner] += 1
            drawn.append(unit)
    return drawn


def allocation(strata: Mapping[int, int], size: int) -> dict[int, int]:
    """How many of each partner's units: in proportion, by the largest remainders; whole numbers throughout."""
    total = sum(strata.values())
    shares = {partner: divmod(size * units, total) for partner, units in strata.items()}
    left = size - sum(whole for whole, _rest in shares.values())
    first = sorted(shares, key=lambda partner: (-shares[partner][1], partner))[:left]
    return {partner: whole + (partner in first) for partner, (whole, _rest) in shares.items()}


def digest(population: Mapping[int, int]) -> str:
    """What a population is known by: changes with any unit, and with the partner of any unit."""
    lines = "".join(f"{unit} {partner}\n" for unit, partner in sorted(population.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def size_of(share: int, units: int) -> int:
    """How many a share in percent is: rounded up, so that a small population is not left out."""
    return -(-units * share // 100)


def as_seed(text: str) -> str:
    """A typed seed as it is stored."""
    return tidy(text)[:100].strip()


@dataclass(frozen=True)
class Check:
    """A draw tried again. `repeated`: from the stored population the same units come; `added` and `gone`: how the
    population has changed since; `moved`: units that now belong to another partner."""

    repeated: bool
    added: int
    gone: int
    moved: int

    @property
    def unchanged(self) -> bool:
        """The population is still the one of that day."""
        return not (self.added or self.gone or self.moved)


def check(
    stored: Mapping[int, int], now: Mapping[int, int], drawn: list[int], *, seed: str, stratified: bool
) -> Check:
    """Draw again from the stored population, and compare it with that of now."""
    again = draw(stored, seed=seed, size=len(drawn), stratified=stratified)
    return Check(
        repeated=again == drawn,
        added=len(now.keys() - stored.keys()),
        gone=len(stored.keys() - now.keys()),
        moved=sum(now[u] != stored[u] for u in now.keys() & stored.keys()),
    )
