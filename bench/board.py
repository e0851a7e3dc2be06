"""A synthetic board and people who seek, drawn from what occupations ask for in the vocabulary that is loaded.

With PUNTE_BENCH_ESCO (a folder with the Commission's zips) that is ESCO, else the starter vocabulary that ships. 70
counties with forty towns each, as many opportunities in each as Zipf says; five contracts; about ten skills each, weighed
and shared as the product does. PUNTE_BENCH_SIZE says how many (1,000,000)."""

import datetime as dt
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

TODAY = dt.date(2025, 3, 17)
SIZE = int(os.environ.get("PUNTE_BENCH_SIZE", "1000000"))
COUNTIES, TOWNS = 70, 40
CONTRACTS = ["permanent", "fixed_term", "seasonal", "day", "none"]
_SHARES = [0.5, 0.25, 0.1, 0.1, 0.05]
_FIRST_TOWN = 1_000_000


class Vocabulary(NamedTuple):
    """Numbers of skills and occupations, ISCO codes, what each occupation asks for, and which skills are related."""

    skills: list[int]
    isco: dict[int, str]
    needs: dict[int, list[tuple[int, bool]]]
    related: dict[int, list[int]]
    tells: dict[int, int]


def loaded() -> str:
    """Which vocabulary it is."""
    return "ESCO" if os.environ.get("PUNTE_BENCH_ESCO") else "the starter vocabulary"


@cache
def vocabulary() -> Vocabulary:
    """Import it, read it, and take it back."""
    from django.db import transaction

    from punte.matching.reading import tells
    from punte.reference.models import Concept, Need, RelatedSkill

    with transaction.atomic():
        _import()
        needs: dict[int, list[tuple[int, bool]]] = {}
        for occupation, skill, essential in Need.objects.values_list("occupation", "skill", "essential"):
            needs.setdefault(occupation, []).append((skill, essential))
        related: dict[int, list[int]] = {}
        for one, other in RelatedSkill.objects.values_list("first", "second"):
            related.setdefault(one, []).append(other)
            related.setdefault(other, []).append(one)
        skills = list(Concept.objects.skills().order_by("pk").values_list("pk", flat=True))
        isco = dict(Concept.objects.occupations().values_list("pk", "isco"))
        found = Vocabulary(skills, isco, needs, related, tells(skills))
        transaction.set_rollback(True)
    return found


def _import() -> None:
    from punte.reference.actions.vocabulary import import_esco, load_starter

    if folder := os.environ.get("PUNTE_BENCH_ESCO"):
        import_esco(sorted(Path(folder).glob("*.zip")), version="1.1.1")
    else:
        load_starter()


@cache
def places() -> dict[int, Any]:
    """Towns by number, each county within some 40 km of its middle."""
    from punte.matching.distance import Place, spot

    draw = np.random.default_rng(1)
    found = {}
    for county in range(COUNTIES):
        north, east = draw.uniform(42, 48), draw.uniform(21, 29)
        for town in range(TOWNS):
            here = spot(north + draw.normal(0, 0.2), east + draw.normal(0, 0.3))
            found[_FIRST_TOWN + county * TOWNS + town] = Place(f"R{county:02}", here)
    return found


def lists() -> Any:
    """What the positions in a table mean."""
    from punte.matching.engines.lists import Lists

    known = vocabulary()
    made = Lists(known.skills, known.isco, places())
    made.kinds.add("job")
    for contract in CONTRACTS:
        made.contracts.add(contract)
    return made


def table(size: int = SIZE, seed: int = 7) -> tuple[Any, Any]:
    """(Table, Lists) of so many opportunities."""
    from punte.matching.engines.arrays import NEVER, Table
    from punte.matching.engines.compiled import day
    from punte.matching.engines.lists import OFFERED, isco_number

    draw, made = np.random.default_rng(seed), lists()
    occupations = np.array(sorted(vocabulary().needs), np.int64)
    often = 1 / (draw.permutation(len(occupations)) + 20)
    occupation = draw.choice(occupations, size, p=often / often.sum())
    ptr, skill, essential = _asked(draw, occupation, made)
    points, granted = _points(ptr, skill, essential, made)
    county = 1 / (np.arange(COUNTIES) + 1)
    none = np.zeros(size, np.int64)
    isco = {number: isco_number(code, OFFERED) for number, code in vocabulary().isco.items()}
    made_of = Table(
        ids=np.arange(1, size + 1, dtype=np.int64),
        consortium=none + 1,
        kind=none + 1,
        occupation=occupation,
        isco=np.vectorize(isco.get, otypes=[np.int64])(occupation),
        settlement=draw.choice(COUNTIES, size, p=county / county.sum()) * TOWNS
        + draw.integers(0, TOWNS, size),
        remote=(draw.random(size) < 0.03).astype(np.int64),
        contract=draw.choice(len(CONTRACTS), size, p=_SHARES) + 1,
        hours=none,
        shift=none,
        languages=none,
        offers=none,
        no_car=none,
        from_day=day(TODAY) - draw.integers(0, 90, size),
        until_day=none + NEVER,
        granted=granted,
        ptr=ptr,
        skill=skill.astype(np.int32),
        points=points.astype(np.uint16),
    )
    return made_of, made


def _asked(draw: np.random.Generator, occupation: Any, made: Any) -> tuple[Any, Any, Any]:
    """About ten skills of each: some of those of its occupation, in the order of the lists."""
    needs, choice = vocabulary().needs, {}
    for number, asked in needs.items():
        ordered = sorted((made.skills[skill], must) for skill, must in asked)
        choice[number] = (np.array([s for s, _m in ordered]), np.array([m for _s, m in ordered]))
    order = np.argsort(occupation, kind="stable")
    lines: dict[str, list[Any]] = {"row": [], "skill": [], "must": []}
    for rows in np.split(order, np.flatnonzero(np.diff(occupation[order])) + 1):
        skills, must = choice[occupation[rows[0]]]
        keep = draw.random((len(rows), len(skills))) < min(0.9, 10.2 / len(skills))
        keep[np.arange(len(rows)), draw.integers(0, len(skills), len(rows))] = True
        at, which = np.nonzero(keep)
        for name, column in (("row", rows[at]), ("skill", skills[which]), ("must", must[which])):
            lines[name].append(column)
    row = np.concatenate(lines["row"])
    ordered = np.argsort(row, kind="stable")
    ptr = np.searchsorted(row[ordered], np.arange(len(occupation) + 1)).astype(np.int64)
    return ptr, np.concatenate(lines["skill"])[ordered], np.concatenate(lines["must"])[ordered]


def _points(ptr: Any, skill: Any, essential: Any, made: Any) -> tuple[Any, Any]:
    """score.shares for all at once."""
    from punte.matching.weights import weights

    w, known = weights(), vocabulary()
    tells = np.array([known.tells[number] for number in made.skills], np.int64)[skill]
    rows = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr))
    has = {must: np.bincount(rows[essential == must], minlength=len(ptr) - 1) > 0 for must in (True, False)}
    points = np.zeros(len(skill), np.int64)
    for must in (True, False):
        weight = (
            np.where(has[False], w.essential, w.essential + w.optional) if must else w.optional + 0 * rows[:1]
        )
        part = np.where(essential == must, tells, 0)
        sums = np.concatenate([[0], np.cumsum(part)])
        begin, whole = sums[ptr[:-1]][rows], (sums[ptr[1:]] - sums[ptr[:-1]])[rows]
        each = weight[rows] if must else weight[0]
        after, before = (sums[1:] - begin), (sums[:-1] - begin)
        share = each * after // np.maximum(whole, 1) - each * before // np.maximum(whole, 1)
        points += np.where(essential == must, share, 0)
    both = np.where(has[False], w.essential, w.essential + w.optional)
    return points, np.where(has[True], 0, both * w.left_open // 100)


def people(size: int, seed: int = 9) -> Iterator[Any]:
    """Who seeks: the skills of an occupation and those related to them, one or two goals, three towns, three contracts."""
    from punte.matching.score import Seeker

    draw, known = np.random.default_rng(seed), vocabulary()
    occupations, towns = sorted(known.needs), list(places())
    chosen = draw.choice(len(occupations), (size, 2))
    homes = draw.choice(len(towns), (size, 3))
    for n in range(size):
        asked = [skill for skill, _must in known.needs[occupations[chosen[n, 0]]]]
        own = frozenset(draw.permutation(asked)[:12].tolist())
        near = {other for skill in own for other in known.related.get(skill, [])[:3]} - own
        yield Seeker(
            consortium=1,
            skills=own,
            related=frozenset(near),
            goals=tuple((o, known.isco[o]) for o in {occupations[c] for c in chosen[n]}),
            places=tuple((towns[home], 30) for home in set(homes[n].tolist())),
            contracts=frozenset(draw.permutation(CONTRACTS)[:3].tolist()),
        )
