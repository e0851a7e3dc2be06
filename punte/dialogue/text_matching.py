"""Which paragraph of a new version is which of the former one: first those with the same words, wherever they stand;
then, between them and in order, those whose words are similar. The arithmetic knows words and numbers only."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE = 0.5  # less of the words in common is another paragraph

MOST_EXACT = 5_000  # pairs; of more only the words are counted, not their order

_Words = tuple[list[str], Counter[str]]
Match = tuple[int, bool]  # which of the former, and whether its words are the same


def matched(former: Sequence[str], new: Sequence[str]) -> list[Match | None]:
    """For each new text the former one that it continues, or None; no former one twice."""
    found: list[Match | None] = [None] * len(new)
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for n, words in enumerate(former):
        waiting[_key(words)].append(n)
    for n, words in enumerate(new):
        if waiting[_key(words)]:
            found[n] = (waiting[_key(words)].popleft(), True)
    taken = {match[0] for match in found if match}
    for old_part, new_part in _gaps(found, len(former)):
        free = [n for n in old_part if n not in taken]
        wanting = [n for n in new_part if found[n] is None]
        for old, one in _aligned([former[n] for n in free], [new[n] for n in wanting]):
            found[wanting[one]] = (free[old], False)
    return found


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()


def _gaps(found: Sequence[Match | None], count: int) -> list[tuple[range, range]]:
    """What lies between the paragraphs with the same words that kept their order."""
    fixed = [(match[0], n) for n, match in enumerate(found) if match]
    steady = [*_rising(fixed), (count, len(found))]
    gaps, before = [], (-1, -1)
    for here in steady:
        gaps.append((range(before[0] + 1, here[0]), range(before[1] + 1, here[1])))
        before = here
    return gaps


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs in which both rise; the second does already."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for n, (old, _new) in enumerate(pairs):
        place = bisect_left(tails, old)
        back.append(ends[place - 1] if place else -1)
        tails[place:] = [old]
        ends[place:] = [n]
    run: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        run.append(pairs[n])
        n = back[n]
    return run[::-1]


def _aligned(former: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs in order with the most similarity in all, as one aligns two sequences."""
    if not former or not new:
        return []
    exact = len(former) * len(new) <= MOST_EXACT
    rows, columns = _words(former), _words(new)
    alike = [[_similarity(a, b, exact=exact) for b in columns] for a in rows]
    best = [[0.0] * (len(new) + 1) for _row in range(len(former) + 1)]
    for i in range(len(former) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = best[i + 1][j + 1] + alike[i][j] if alike[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs, i, j = [], 0, 0
    while i < len(former) and j < len(new):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _words(texts: Sequence[str]) -> list[_Words]:
    return [(words, Counter(words)) for words in map(str.split, texts)]


def _similarity(former: _Words, new: _Words, *, exact: bool) -> float:
    """The share of words in common, and where it is asked exactly in order; 0 below `ALIKE`."""
    count = (len(former[0]) + len(new[0])) or 1
    if 2 * min(len(former[0]), len(new[0])) / count < ALIKE:
        return 0.0
    ratio = 2 * (former[1] & new[1]).total() / count
    if exact and ratio >= ALIKE:
        ratio = SequenceMatcher(None, former[0], new[0], autojunk=False).ratio()
    return ratio if ratio >= ALIKE else 0.0
