"""From words to occupations and skills: five candidates for a human to confirm, never a silent code.

PostgreSQL finds words that share trigrams with what was typed, in any of the three languages and in both alphabets
(all words are kept folded, see base/text.py). They are then ranked by the cosine of their trigrams, each weighing
ln(1 + candidates / candidates that have it)², so that "de" or "operator" say little. A concept is as near as its
nearest word; titles of the national lists (COR, НКПД) that are mapped to it count as its words.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from punte.base.text import folded
from punte.reference.models import Concept, OfficialCode

_MOST_TYPED = 120  # characters that are looked at
_FEWEST_TYPED = 2
_POOL = 300  # words that are ranked
_FIND = """
WITH found AS (
  (SELECT concept_id, text, folded, language AS origin FROM reference_label
   WHERE folded LIKE %(beginning)s ORDER BY length(folded) LIMIT 60)
  UNION
  (SELECT concept_id, text, folded, language FROM reference_label
   WHERE folded %% %(typed)s ORDER BY similarity(folded, %(typed)s) DESC LIMIT %(pool)s)
  UNION
  (SELECT concept_id, title, folded, scheme || ' ' || code FROM reference_officialcode
   WHERE folded %% %(typed)s ORDER BY similarity(folded, %(typed)s) DESC LIMIT %(pool)s)
)
SELECT f.concept_id, f.text, f.folded, f.origin FROM found f JOIN reference_concept c ON c.id = f.concept_id
WHERE c.kind = ANY(%(kinds)s) AND NOT c.retired ORDER BY f.concept_id, f.text, f.origin
"""


@dataclass(frozen=True)
class Suggestion:
    """A concept, the word of it that was nearest, how near (0 to 100), and the list and code where it is official."""

    concept: Concept
    word: str
    nearness: int
    official: str = ""


def suggest(text: str, *kinds: str, most: int = 5) -> list[Suggestion]:
    """The nearest concepts of these kinds (models.Concept.Kind), best first; none for less than two letters. A code
    of a national list stands for its concepts."""
    typed = folded(text[:1000])[:_MOST_TYPED].strip()
    if len(typed) < _FEWEST_TYPED:
        return []
    if coded := _by_code(typed, kinds):
        return coded[:most]
    best: dict[int, tuple[float, str, str]] = {}
    for number, nearness, word, origin in _ranked(typed, _found(typed, kinds)):
        if nearness > best.get(number, (0.0, "", ""))[0]:
            best[number] = (nearness, word, origin)
    first = sorted(best.items(), key=lambda item: (-round(item[1][0], 6), item[0]))[:most]
    concepts = Concept.objects.in_bulk([number for number, _best in first])
    return [
        Suggestion(concepts[number], word, round(100 * nearness), origin if " " in origin else "")
        for number, (nearness, word, origin) in first
    ]


def _found(typed: str, kinds: Iterable[str]) -> list[tuple[int, str, str, str]]:
    """Words that may be meant: (concept, word, folded, language or official code)."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL pg_trgm.similarity_threshold = 0.2")
        said: dict[str, Any] = {"typed": typed, "beginning": f"{typed}%", "pool": _POOL, "kinds": list(kinds)}
        cursor.execute(_FIND, said)
        return cursor.fetchall()


def _ranked(typed: str, words: list[tuple[int, str, str, str]]) -> Iterable[tuple[int, float, str, str]]:
    shapes = {plain: trigrams(plain) for plain in {row[2] for row in words}}
    seen = Counter(part for shape in shapes.values() for part in shape)
    weight = {part: math.log(1 + len(shapes) / number) ** 2 for part, number in seen.items()}
    alone = math.log(1 + max(1, len(shapes))) ** 2  # of what no candidate has
    asked = trigrams(typed)
    length = sum(weight.get(part, alone) for part in asked)
    near = {
        plain: sum(weight[part] for part in asked & shape) / math.sqrt(length * sum(weight[p] for p in shape))
        for plain, shape in shapes.items()
    }
    for number, word, plain, origin in words:
        yield number, near[plain], word, origin


def trigrams(plain: str) -> frozenset[str]:
    """As pg_trgm makes them: of each word with two blanks before and one after."""
    padded = (f"  {word} " for word in plain.split())
    return frozenset(word[n : n + 3] for word in padded for n in range(len(word) - 2))


def _by_code(typed: str, kinds: Iterable[str]) -> list[Suggestion]:
    """Where a code of COR or НКПД was typed."""
    plain = typed.replace(" ", "")
    if not plain.isdecimal() or len(plain) not in (6, 8):
        return []
    codes = OfficialCode.objects.filter(code=plain, concept__kind__in=kinds).select_related("concept")
    ranks = list(OfficialCode.Relation)
    ordered = sorted(codes, key=lambda code: (ranks.index(OfficialCode.Relation(code.relation)), code.pk))
    return [Suggestion(code.concept, code.title, 100, str(code)) for code in ordered]
