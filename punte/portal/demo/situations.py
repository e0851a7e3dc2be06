"""The situation each invented person tells at the first talk, and what they answer about special categories."""

from random import Random
from typing import Any

from punte.portal.demo.people import Someone

_LANGUAGE = {"ro": "ro", "hu": "hu", "rom": "rom", "bg": "bg", "tr": "tr"}
Weights = dict[Any, int]

STAFF: Weights = {"employed": 92, "self_employed": 8}
VOLUNTEERS: Weights = {
    "employed": 30,
    "unemployed_short": 14,
    "unemployed_medium": 11,
    "unemployed_long": 15,
    "inactive": 30,
}
BOARD: Weights = {"employed": 70, "self_employed": 20, "inactive": 10}
FUNCTIONS: Weights = {"staff": 50, "volunteer": 30, "board": 15, "commission": 5}
SCHOOLED: Weights = {2: 8, 3: 30, 4: 10, 5: 5, 6: 30, 7: 15, 8: 2}
LITTLE_SCHOOLED: Weights = {0: 6, 1: 20, 2: 42, 3: 27, 4: 3, 6: 2}
YOUNG_SCHOOLED: Weights = {0: 2, 1: 9, 2: 30, 3: 44, 4: 4, 6: 11}
OUT_OF_WORK: Weights = {
    "unemployed_short": 24,
    "unemployed_medium": 18,
    "unemployed_long": 28,
    "inactive": 30,
}


def pick(random: Random, weights: Weights) -> Any:
    """One of them, by weight."""
    return random.choices([*weights], [*weights.values()])[0]


def in_civil_society(random: Random, someone: Someone) -> dict[str, Any]:
    """Staff, volunteers, board members: mostly at work, mostly schooled."""
    function = pick(random, FUNCTIONS)
    labour = pick(random, {"staff": STAFF, "volunteer": VOLUNTEERS}.get(function, BOARD))
    age = 2025 - someone.birth.year
    studies = "none" if random.random() < 0.88 else "part_time"
    if labour == "inactive" and age < 27:
        studies = "full_time"
    education = pick(random, SCHOOLED)
    return {
        "function": function,
        "labour": labour,
        "studies": studies,
        "education": min(education, 3) if age < 22 else education,
        "language": _LANGUAGE[someone.origin],
    }


def out_of_work(random: Random, someone: Someone) -> dict[str, Any]:
    """People in difficulty: without work, little schooled."""
    return {
        "labour": pick(random, OUT_OF_WORK),
        "studies": "none",
        "education": pick(random, LITTLE_SCHOOLED),
        "language": _LANGUAGE[someone.origin],
    }


def young_out_of_work(random: Random, someone: Someone) -> dict[str, Any]:
    """Young people of Plovdiv, with the household questions of 2014-2020."""
    jobless = random.random() < 0.4
    education = pick(random, YOUNG_SCHOOLED)
    return out_of_work(random, someone) | {
        "education": min(education, 3) if someone.birth.year > 1998 else education,
        "jobless_household": jobless,
        "jobless_household_children": jobless and random.random() < 0.5,
        "single_adult_children": random.random() < 0.12,
        "rural": False,
    }


def special(random: Random, someone: Someone) -> dict[str, str]:
    """What was answered; nothing at all from one in twelve, of whom no counsellor asked."""
    if random.random() < 0.08:
        return {}
    likely = {
        "disability": 0.07,
        "minority": 0.9 if someone.origin in ("hu", "tr") else 0.05,
        "roma": 0.92 if someone.origin == "rom" else 0.02,
        "third_country": 0.02,
        "foreign_background": 0.04,
        "homeless": 0.04,
    }
    return {field: _answer(random, share) for field, share in likely.items()}


def _answer(random: Random, share: float) -> str:
    drawn = random.random()
    if drawn < 0.05:
        return "declined"
    if drawn < 0.075:
        return "not_asked"
    if drawn < 0.095:
        return "not_known"
    return "yes" if random.random() < share else "no"
