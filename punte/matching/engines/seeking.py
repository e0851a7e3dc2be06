"""Seekers as arrays, for one or for everybody."""

from collections.abc import Collection, Sequence

import numpy as np

from punte.matching.engines.arrays import Homes, People
from punte.matching.engines.lists import WANTED, Lists, isco_number
from punte.matching.score import Seeker


def people(seekers: Sequence[Seeker], lists: Lists) -> tuple[People, Homes]:
    """What the search reads of them. A settlement that is not in the lists raises KeyError."""
    starts = sorted({home for seeker in seekers for home, _radius in seeker.places})
    home = {start: n for n, start in enumerate(starts)}
    radius = max((radius for seeker in seekers for _home, radius in seeker.places), default=0)
    skills = [_skills(seeker, lists) for seeker in seekers]
    goals = [seeker.goals for seeker in seekers]
    places = [seeker.places for seeker in seekers]
    flat_skills = [pair for one in skills for pair in one]
    flat_goals = [pair for one in goals for pair in one]
    flat_places = [pair for one in places for pair in one]
    needs = lists.offer_sets
    arrays = People(
        consortium=np.array([s.consortium for s in seekers], np.int64),
        skill_ptr=_pointers(skills),
        skill=np.array([skill for skill, _half in flat_skills], np.int32),
        half=np.array([half for _skill, half in flat_skills], np.int32),
        goal_ptr=_pointers(goals),
        goal_occupation=np.array([occupation for occupation, _isco in flat_goals], np.int32),
        goal_isco=np.array([isco_number(isco, WANTED) for _o, isco in flat_goals], np.int32),
        place_ptr=_pointers(places),
        place_home=np.array([home[start] for start, _radius in flat_places], np.int32),
        place_radius=np.array([radius for _start, radius in flat_places], np.int32),
        contracts=np.array([lists.contracts.mask(s.contracts) for s in seekers], np.int64),
        hours=np.array(
            [lists.hours.mask(s.hours | {"flexible"} if s.hours else ()) for s in seekers], np.int64
        ),
        shifts=np.array([lists.shifts.mask(s.shifts) for s in seekers], np.int64),
        any_language=np.array([not s.languages for s in seekers], np.bool_),
        speaks=np.array([lists.language_sets.words(s.languages) for s in seekers], np.uint64).reshape(-1, 2),
        needs=np.array([needs.words(s.needs) for s in seekers], np.uint64).reshape(-1, 2),
        never=np.array([not s.needs <= needs.codes.keys() for s in seekers], np.bool_),
        no_car=np.array([s.no_car for s in seekers], np.bool_),
        remote=np.array([s.remote for s in seekers], np.bool_),
    )
    return arrays, lists.homes(starts, radius)


def _skills(seeker: Seeker, lists: Lists) -> list[tuple[int, int]]:
    """(position, 1 where it counts half), in the order of the lists; what no opportunity can ask for is left out."""
    known = lists.skills
    found = [(known[skill], 0) for skill in seeker.skills if skill in known]
    found += [(known[skill], 1) for skill in seeker.related - seeker.skills if skill in known]
    return sorted(found)


def _pointers(parts: Sequence[Collection[object]]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.cumsum([0, *(len(part) for part in parts)], dtype=np.int64)
