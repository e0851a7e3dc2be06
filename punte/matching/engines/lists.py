"""The lists behind the numbers of the arrays: which skill, settlement, contract … stands at which position.

They only grow, so that what was built with them stays true."""

from collections.abc import Collection, Iterable, Mapping

import numpy as np

from punte.matching.distance import Place
from punte.matching.engines.arrays import HERE, SAME_COUNTY, Array, Homes

_BITS = 128


class Codes:
    """Codes by position; the empty one is the first."""

    def __init__(self, codes: Iterable[str] = ()):
        self.position = {"": 0}
        for code in codes:
            self.add(code)

    def add(self, code: str) -> int:
        """Its position, which it gets if it is new."""
        return self.position.setdefault(code, len(self.position))

    def mask(self, codes: Collection[str]) -> int:
        """A bit for each code that is known; 0 where there are none, all but nothing where none is known."""
        found = sum(1 << self.position[code] for code in codes if code in self.position)
        return (found or 1) if codes else 0


class CodeSets:
    """Sets of codes, as "en,ro", by position; each as a mask of 128 bits."""

    def __init__(self, sets: Iterable[str] = ()):
        self.codes: dict[str, int] = {}
        self.position: dict[str, int] = {}
        for one in ["", *sets]:
            self.add(one)

    def add(self, joined: str) -> int:
        """Its position, which it gets if it is new. Raises OverflowError beyond 128 different codes."""
        for code in filter(None, joined.split(",")):
            if self.codes.setdefault(code, len(self.codes)) >= _BITS:
                raise OverflowError("There are more than 128 languages or kinds of support on the board.")
        return self.position.setdefault(joined, len(self.position))

    def words(self, codes: Iterable[str]) -> tuple[int, int]:
        """The mask of these codes as two words; what is not on the board has no bit."""
        mask = sum(1 << self.codes[code] for code in set(codes) if code in self.codes)
        return mask & (2**64 - 1), mask >> 64

    def masks(self) -> Array:
        """All sets, one row of two words each."""
        rows = [self.words(filter(None, joined.split(","))) for joined in self.position]
        return np.array(rows, dtype=np.uint64)


class Lists:
    """Everything by position. `occupations` gives the ISCO code of each; `places` county and spot of each."""

    def __init__(self, skills: Iterable[int], occupations: Mapping[int, str], places: Mapping[int, Place]):
        self.skills = {skill: n for n, skill in enumerate(skills)}
        self.occupations, self.places = occupations, places
        self.settlements = {settlement: n for n, settlement in enumerate(places)}
        self.regions = {code: n for n, code in enumerate(sorted({p.region for p in places.values()}))}
        regions = [self.regions[place.region] for place in places.values()]
        self.settlement_region: Array = np.array([*regions, 0], dtype=np.int16)
        spots = [place.spot or (0, 0, 0) for place in places.values()]
        self.spots: Array = np.array(spots or [(0, 0, 0)], dtype=np.int64)
        self.known: Array = np.array([p.spot is not None for p in places.values()] or [False])
        self._northward: Array = np.argsort(self.spots[:, 2], kind="stable").astype(np.int32)
        self._north: Array = self.spots[self._northward, 2]
        self._lost: Array = np.flatnonzero(~self.known[: len(places)]).astype(np.int32)
        self.kinds, self.contracts, self.shifts = Codes(), Codes(), Codes()
        self.hours = Codes(["flexible"])
        self.language_sets, self.offer_sets = CodeSets(), CodeSets()
        self._near: dict[tuple[int, int], tuple[Array, Array]] = {}

    def homes(self, starts: Collection[int], radius: int) -> Homes:
        """The ways of up to so many kilometres from these settlements (by their own numbers)."""
        found = [self._ways(start, radius) for start in starts]
        ptr = np.cumsum([0, *(len(near) for near, _km in found)])
        empty: list[Array] = [np.empty(0, np.int32)]
        near = np.concatenate([near for near, _km in found] or empty)
        return Homes(ptr, near, np.concatenate([km for _near, km in found] or empty))

    def _ways(self, start: int, radius: int) -> tuple[Array, Array]:
        wide = -(-radius // 50) * 50  # so that few different ones are kept
        if (start, wide) not in self._near:
            self._near[start, wide] = self._ways_from(self.settlements[start], wide)
        return self._near[start, wide]

    def _ways_from(self, home: int, radius: int) -> tuple[Array, Array]:
        """Only what lies between two parallels is measured: nothing beyond them can be near."""
        county = self.settlement_region[home]
        if not self.known[home]:
            rows = np.flatnonzero(self.settlement_region[:-1] == county).astype(np.int32)
            return rows, np.where(rows == home, HERE, SAME_COUNTY).astype(np.int32)
        here, wide = self.spots[home], (radius + 1) * 1000
        first, last = np.searchsorted(self._north, (here[2] - wide, here[2] + wide))
        close = self._northward[first:last]
        apart = self.spots[close] - here
        metres = np.sqrt((apart * apart).sum(axis=1).astype(np.float64)).astype(np.int64)
        km = (metres + 500) // 1000
        near = (km <= radius) & self.known[close]
        lost = self._lost[self.settlement_region[self._lost] == county]
        rows = np.concatenate([close[near], lost])
        km = np.concatenate([km[near], np.full(len(lost), SAME_COUNTY)]).astype(np.int32)
        km[rows == home] = HERE
        return rows, km


def isco_number(isco: str, filling: int) -> int:
    """Four digits of four bits each, so that leading digits are found by shifting; a missing digit is 10 for an
    opportunity and 11 for a goal, which never agree."""
    number = 0
    for n in range(4):
        digit = int(isco[n]) if n < len(isco) and isco[n].isdecimal() else filling
        number = number << 4 | digit
    return number


OFFERED, WANTED = 10, 11
