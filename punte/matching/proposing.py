"""What is proposed from somebody's words: skills, occupations, places, for a human to tick; never silently written."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from punte.base.text import folded
from punte.reference.models import Concept, Need, Settlement
from punte.reference.suggesting import suggest

_MOST = 24
_PHRASES = 6
_SURE = 60  # how near a word must be to be ticked beforehand
_OF_WORK = 12


@dataclass(frozen=True)
class Row:
    """A proposal, and whether it is ticked beforehand."""

    number: int
    label: str
    ticked: bool = False


@dataclass(frozen=True)
class Found:
    """What was asked, and what is proposed."""

    asked: str = ""
    rows: list[Row] = field(default_factory=list)


def skills(text: str, known: Collection[int]) -> Found:
    """From phrases with commas: the nearest skills of each, and what the occupation asks for that a phrase names."""
    rows: dict[int, Row] = {}
    for phrase in _phrases(text):
        for n, one in enumerate(suggest(phrase, Concept.Kind.SKILL, most=4)):
            sure = n == 0 and one.nearness >= _SURE
            rows.setdefault(one.concept.pk, Row(one.concept.pk, str(one.concept), sure))
        for one in suggest(phrase, Concept.Kind.OCCUPATION, most=1):
            if one.nearness >= _SURE:
                rows |= {row.number: row for row in _of_work(one.concept) if row.number not in rows}
    return Found(text.strip(), [row for row in rows.values() if row.number not in known][:_MOST])


def _of_work(occupation: Concept) -> list[Row]:
    """What somebody who did this work can usually do; the essential is ticked."""
    needs = Need.objects.filter(occupation=occupation, skill__retired=False).select_related("skill")
    ordered = needs.order_by("-essential", "pk")[:_OF_WORK]
    return [Row(need.skill_id, f"{need.skill} ({occupation})", need.essential) for need in ordered]


def occupations(text: str, known: Collection[int]) -> Found:
    """The nearest occupations to each phrase."""
    rows: dict[int, Row] = {}
    for phrase in _phrases(text):
        for one in suggest(phrase, Concept.Kind.OCCUPATION):
            word = "" if folded(one.word) == folded(str(one.concept)) else f" ({one.word})"
            rows.setdefault(one.concept.pk, Row(one.concept.pk, f"{one.concept}{word}"))
    return Found(text.strip(), [row for row in rows.values() if row.number not in known][:_MOST])


def settlements(text: str, known: Collection[int]) -> Found:
    """Places whose name is this, or begins so, towns first."""
    typed = folded(text).strip()
    if len(typed) < 2:
        return Found(text.strip())
    rows = Settlement.objects.filter(folded__startswith=typed).exclude(pk__in=known)
    found = sorted(
        rows.select_related("region")[:200],
        key=lambda one: (one.folded != typed, one.rural, one.folded, one.pk),
    )
    return Found(text.strip(), [Row(one.pk, _place(one), n == 0) for n, one in enumerate(found[:12])])


def _place(one: Settlement) -> str:
    within = [one.municipality] if one.municipality and one.municipality != one.name else []
    return ", ".join([one.name, *within, str(one.region)])


def _phrases(text: str) -> list[str]:
    return [part for part in re.split(r"[,;\n]+", text[:300]) if part.strip()][:_PHRASES]
