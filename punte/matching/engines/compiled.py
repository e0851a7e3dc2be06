"""The compiled engine in memory: an index of the whole board, and a small one of what changed since.

Who opens this module needs numba; `engines/postings.py` gives the same without."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from punte.matching.distance import Place
from punte.matching.engines import Answer, Question, Ranked
from punte.matching.engines.arrays import ALIVE, FLAGS, NEVER, Array, Board, Table
from punte.matching.engines.building import build
from punte.matching.engines.desk import Desk, Task, desk, weight_row
from punte.matching.engines.finding import find
from punte.matching.engines.lists import OFFERED, Lists, isco_number
from punte.matching.engines.seeking import people
from punte.matching.score import Offer
from punte.matching.weights import Weights

_SMALL = 500  # changes that are kept together; then a further board begins
_BOARDS = 40
_EPOCH = dt.date(2000, 1, 1)


class Index:
    """The board of one moment, with the changes since; not for several threads at once."""

    def __init__(self, table: Table, lists: Lists, w: Weights):
        self.lists = lists
        self._weights = weight_row(w)
        self._settled: list[tuple[Board, Array]] = []
        self._changed: dict[int, Offer] = {}
        self._small: Board | None = None
        self._desks: dict[tuple[int, int], Desk] = {}
        self._settle(build(table, lists))

    def answer(self, question: Question) -> Answer:
        """The exact best of the board."""
        people_, homes = people([question.seeker], self.lists)
        task = self.task(question.on, question.kinds, question.most, question.count_from)
        found = [
            find(board, people_, homes, task, self._desk(board, question.most), 0, 1)
            for board in self.boards()
        ]
        best = [
            Ranked(int(number), int(score))
            for ids, scores, _counted in found
            for number, score in zip(ids[0], scores[0], strict=True)
            if score >= 0
        ]
        best.sort(key=lambda one: (-one.score, one.id))
        return Answer(best[: question.most], sum(int(counted[0]) for *_best, counted in found))

    def _desk(self, board: Board, most: int) -> Desk:
        """One is enough, for there is one question at a time."""
        key = (id(board), most)
        if key not in self._desks:
            self._desks[key] = desk(board, most)
        return self._desks[key]

    def task(self, on: dt.date, kinds: Collection[str], most: int, count_from: int = 0) -> Task:
        """A question without the seeker, in numbers."""
        asked = [kind in kinds for kind in self.lists.kinds.position]
        return Task(np.array(asked, np.uint8), day(on), most, count_from, self._weights)

    def boards(self) -> list[Board]:
        """What is to be searched."""
        settled = [board for board, _order in self._settled]
        return settled if self._small is None else [*settled, self._small]

    def change(self, told: Mapping[int, Offer | None]) -> None:
        """Opportunities are new, other than they were, or gone. Raises KeyError as `table` does; then the index is
        of no more use."""
        for number, offer in told.items():
            self._forget(number)
            self._changed.pop(number, None)
            if offer:
                self._changed[number] = offer
        offers = list(self._changed.values())
        self._desks.clear()
        self._small = build(table(offers, self.lists), self.lists) if offers else None
        if self._small and len(offers) > _SMALL:
            self._settle(self._small)
            self._changed, self._small = {}, None

    def scattered(self) -> bool:
        """Whether so much has changed that all had better be read anew."""
        return len(self._settled) > _BOARDS

    def _settle(self, board: Board) -> None:
        self._settled.append((board, np.argsort(board.ids).astype(np.int32)))

    def _forget(self, number: int) -> None:
        for board, order in self._settled:
            place = int(np.searchsorted(board.ids, number, sorter=order))
            if place < len(order) and board.ids[order[place]] == number:
                board.facts[order[place], FLAGS] &= ~ALIVE


def day(on: dt.date) -> int:
    """A day as a number."""
    return (on - _EPOCH).days


def table(offers: Sequence[Offer], lists: Lists) -> Table:
    """Opportunities as columns; adds to the lists what is new in them. A skill or settlement that is not in the lists
    raises KeyError: the vocabulary has changed, and all is to be read anew."""
    columns = [_columns(offer, lists) for offer in offers]
    rows: Array = np.array(columns or np.empty((0, 16)), dtype=np.int64)
    lines = [sorted((offer.skills or {}).items()) for offer in offers]
    flat = [line for one in lines for line in one]
    return Table(
        **dict(zip(Table._fields, rows.T, strict=False)),
        ptr=np.cumsum([0, *(len(one) for one in lines)], dtype=np.int64),
        skill=np.array([lists.skills[skill] for skill, _points in flat], np.int32),
        points=np.array([points for _skill, points in flat], np.uint16),
    )


def _columns(offer: Offer, lists: Lists) -> tuple[int, ...]:
    return (
        offer.id,
        offer.consortium,
        lists.kinds.add(offer.kind),
        -1 if offer.occupation is None else offer.occupation,
        isco_number(offer.isco, OFFERED),
        -1 if offer.settlement is None else lists.settlements[offer.settlement],
        offer.remote,
        lists.contracts.add(offer.contract),
        lists.hours.add(offer.hours),
        lists.shifts.add(offer.shift),
        lists.language_sets.add(",".join(sorted(offer.languages))),
        lists.offer_sets.add(",".join(sorted(offer.offers))),
        offer.no_car,
        day(offer.valid_from),
        NEVER if offer.valid_until is None else day(offer.valid_until),
        offer.granted,
    )


def index_of(
    offers: Sequence[Offer],
    skills: Collection[int],
    occupations: Mapping[int, str],
    places: Mapping[int, Place],
    w: Weights,
) -> Index:
    """An index of opportunities that are at hand."""
    lists = Lists(skills, occupations, places)
    return Index(table(offers, lists), lists, w)
