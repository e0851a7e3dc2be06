"""What a group holds more than the others, and what all share: the tests of Polis.

For a group and a statement, n agree (or disagree) of s who saw it:
    p = (n + 1) / (s + 2)                                     a share with a doubt (Laplace)
    z = 2 √(s + 1) · ((n + 1) / (s + 1) - ½)                  is it more than half? (one-proportion test)
    r = p / ((n' + 1) / (s' + 2))                             against all other groups together
    q = (π - π') / √(π̂ (1 - π̂) (1/(s + 1) + 1/(s' + 1)))     is it more than theirs? (two-proportion test),
        π = (n + 1)/(s + 1), π' likewise, π̂ both pooled
1.2816 is the point beyond which a tenth of a normal distribution lies."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from punte.dialogue.opinions.ratings import Ids, Mask, Numbers, Ratings

SURE = 1.2816
MOST = 5
AGREES, DISAGREES = "agree", "disagree"


@dataclass(frozen=True)
class Held:
    """One statement that stands for a group (or for all, then without r and q): which side, how many of how many."""

    statement: int
    side: str
    n: int
    of: int
    p: float
    z: float
    r: float | None = None
    q: float | None = None
    best: bool = False

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)


@dataclass(frozen=True)
class Tests:
    """The figures of one side, one per group and statement (G × C)."""

    n: Ids
    p: Numbers
    z: Numbers
    r: Numbers
    q: Numbers

    @property
    def rank(self) -> Numbers:
        """By what representative statements are put in order."""
        return self.r * self.q * self.p * self.z


def votes_by_group(ratings: Ratings, group_of: Ids, groups: int) -> Ids:
    """How many of each group disagree, pass, agree (G × C × 3). `group_of` (P) is -1 for who is in none."""
    width = 3 * len(ratings.statements)
    group = np.repeat(group_of, ratings.votes_each)
    inside = group >= 0
    return np.bincount(group[inside] * width + ratings.keys[inside], minlength=groups * width).reshape(
        groups, len(ratings.statements), 3
    )


def share(n: Ids, seen: Ids) -> Numbers:
    """p: a share with a doubt."""
    return (n + 1) / (seen + 2)


def more_than_half(n: Ids, seen: Ids) -> Numbers:
    """z: the one-proportion test."""
    return 2 * np.sqrt(seen + 1) * ((n + 1) / (seen + 1) - 0.5)


def more_than_theirs(n: Ids, seen: Ids, n_rest: Ids, seen_rest: Ids) -> Numbers:
    """q: the two-proportion test; 0 where all agree."""
    ours, theirs = (n + 1) / (seen + 1), (n_rest + 1) / (seen_rest + 1)
    pooled = (n + n_rest + 2) / (seen + seen_rest + 2)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (seen_rest + 1)))
    return np.divide(ours - theirs, spread, out=np.zeros(spread.shape), where=pooled < 1)


def tests(votes: Ids, vote: int) -> Tests:
    """The figures of all groups for agreeing (vote 2) or disagreeing (vote 0) from `votes_by_group`."""
    n, seen = votes[:, :, vote], votes.sum(axis=2)
    n_rest, seen_rest = n.sum(axis=0) - n, seen.sum(axis=0) - seen
    p = share(n, seen)
    q = more_than_theirs(n, seen, n_rest, seen_rest)
    return Tests(n, p, more_than_half(n, seen), p / share(n_rest, seen_rest), q)


def representative(votes: Ids, statements: Ids, left_out: Mask) -> list[list[Held]]:
    """For each group up to five statements that stand for it: the best it agrees on first, agreeing before disagreeing.
    Statements that are left out (moderated, meta) stand for nobody."""
    agree, disagree, seen = tests(votes, 2), tests(votes, 0), votes.sum(axis=2)
    columns = np.flatnonzero(~left_out)

    def held(g: int, j: int, best: bool = False) -> Held:
        side, t = (AGREES, agree) if agree.q[g, j] > disagree.q[g, j] else (DISAGREES, disagree)
        p, z, r, q = (float(x[g, j]) for x in (t.p, t.z, t.r, t.q))
        return Held(int(statements[j]), side, int(t.n[g, j]), int(seen[g, j]), p, z, r, q, best)

    found = []
    for g in range(len(votes)):
        best = _best_agreed(agree, disagree, g, columns)
        others = [held(g, j) for j in _sufficient(agree, disagree, g, columns) if j != best]
        others.sort(key=lambda one: -(one.r or 0) * (one.q or 0) * one.p * one.z)
        head = [held(g, best, True)] if best is not None else []
        if not others and not head and len(columns):
            largest = np.maximum(agree.q[g, columns], disagree.q[g, columns])
            head = [held(g, int(columns[largest.argmax()]))]
        five = (head + others)[:MOST]
        found.append([h for h in five if h.side == AGREES] + [h for h in five if h.side == DISAGREES])
    return found


def _sufficient(agree: Tests, disagree: Tests, g: int, columns: Ids) -> Iterator[int]:
    """Held by more than half and more than by the others, on one side."""
    one = (agree.z[g] > SURE) & (agree.q[g] > SURE)
    other = (disagree.z[g] > SURE) & (disagree.q[g] > SURE)
    yield from (int(j) for j in columns if one[j] or other[j])


def _best_agreed(agree: Tests, disagree: Tests, g: int, columns: Ids) -> int | None:
    """What the group agrees on best. The first that looks good holds the place until one beats it: by all four figures
    if the holder is agreed on more than elsewhere, else by agreement alone."""
    holder: int | None = None
    rank, plain = agree.rank[g], agree.p[g] * agree.z[g]
    for j in (int(j) for j in columns):
        if agree.n[g, j] == disagree.n[g, j] == 0:
            continue
        if holder is None:
            better = agree.z[g, j] > SURE or (agree.r[g, j] > 1 and agree.p[g, j] > 0.5)
        elif agree.r[g, holder] > 1:
            better = rank[j] > rank[holder]
        else:
            better = plain[j] > plain[holder]
        holder = j if better else holder
    return holder


def consensus(counts: Ids, statements: Ids, left_out: Mask) -> list[Held]:
    """What all together hold, up to five agreed and five refused, the surest first (counts C × 3 of all people)."""
    seen, found = counts.sum(axis=1), []
    for side, vote in (AGREES, 2), (DISAGREES, 0):
        n = counts[:, vote]
        p, z = share(n, seen), more_than_half(n, seen)
        good = np.flatnonzero((p > 0.5) & (z > SURE) & ~left_out)
        best = good[np.argsort(-(p * z)[good], kind="stable")][:MOST]
        found += [
            Held(int(statements[j]), side, int(n[j]), int(seen[j]), float(p[j]), float(z[j])) for j in best
        ]
    return found


def shared(votes: Ids) -> Numbers:
    """Group-aware consensus: the product over groups of the share who agree, with a doubt each (C). A small group
    weighs as much as a large one."""
    return share(votes[:, :, 2], votes.sum(axis=2)).prod(axis=0)
