"""Which skills a vacancy asks for: those its occupation usually needs are offered, others are looked for. Without
script: a look for others is a sending of the form that stores nothing."""

import re
from dataclasses import dataclass, field
from typing import Any

from punte.jobs.models import Vacancy
from punte.reference.models import Concept, Need
from punte.reference.suggesting import suggest

MUST, HELPS, NOT = "must", "helps", "not"
MOST_FOUND = 8
MOST_OFFERED = 60
_NUMBER = re.compile(r"[0-9]{1,15}")


@dataclass
class SkillChoice:
    """`rows` are the skills offered with what is chosen of each; `looking` whether only others were looked for."""

    rows: list[dict[str, Any]]
    looking: bool = False
    typed: str = ""
    found: int | None = None
    chosen: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, vacancy: Vacancy, data: Any) -> "SkillChoice":
        """As it was sent; else as it stands; else as the occupation usually needs."""
        standing = _standing(vacancy)
        if data is None:
            return cls(_rows(standing))
        answers = standing | _said(data)
        typed, looking = data.get("q", "").strip()[:200], "find" in data
        found = suggest(typed, Concept.Kind.SKILL, most=MOST_FOUND) if looking else []
        fresh = [s.concept.pk for s in found if s.concept.pk not in answers]
        answers |= dict.fromkeys(fresh, NOT)
        chosen = {n: v == MUST for n, v in answers.items() if v != NOT}
        rows = _rows(answers, first=fresh)
        known = {row["number"] for row in rows}
        chosen = {n: essential for n, essential in chosen.items() if n in known}
        return cls(rows, looking, typed, len(found) if looking else None, chosen)


def _said(data: Any) -> dict[int, str]:
    """The answers that were sent, by the skills' numbers."""
    found = {}
    for name, answer in data.items():
        number = name.removeprefix("skill-")
        if number != name and _NUMBER.fullmatch(number) and answer in (MUST, HELPS, NOT):
            found[int(number)] = answer
    return dict(list(found.items())[:MOST_OFFERED])


def _standing(vacancy: Vacancy) -> dict[int, str]:
    """What is stored; where nothing is, what the occupation needs: the essential ones asked for, the others not."""
    needs = Need.objects.filter(occupation=vacancy.occupation_id).order_by("-essential", "pk")
    usual = list(needs.values_list("skill", "essential")[:MOST_OFFERED])
    stored = {
        n: MUST if essential else HELPS for n, essential in vacancy.skills.values_list("skill", "essential")
    }
    if stored:
        return stored | {n: NOT for n, _essential in usual if n not in stored}
    return {n: MUST if essential else NOT for n, essential in usual}


def _rows(answers: dict[int, str], first: list[int] | None = None) -> list[dict[str, Any]]:
    concepts = Concept.objects.skills().in_bulk(list(answers))
    order = [*(first or []), *(n for n in answers if n not in (first or []))]
    return [
        {"number": n, "name": str(concepts[n]), "answer": answers[n], "fresh": n in (first or [])}
        for n in order
        if n in concepts
    ]
