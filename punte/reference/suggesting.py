"""From words to occupations and skills: five candidates for a human to confirm, never a silent code.

What was typed is folded (base/text.py), so that letters, diacritics and both alphabets are one, and compared with all
words of all concepts in the three languages: by their letters, and by where they lie in a space in which concepts are
near whose words go together (`lexicon/`). Titles of the national lists (COR, НКПД) that are mapped to a concept count
as its words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from punte.base.text import folded
from punte.reference.models import Concept, Label, OfficialCode

if TYPE_CHECKING:
    from punte.reference.lexicon.lexicon import Near

_MOST_TYPED = 120  # characters that are looked at
_FEWEST_TYPED = 2
_SPARE = 5  # concepts that may have been retired since the lexicon was learned


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
    from punte.reference.lexicon_store import lexicon  # NumPy comes with the first question

    words = lexicon()
    return _told(words.nearest(typed, kinds, most + _SPARE))[:most] if words else []


def _told(found: "list[Near]") -> list[Suggestion]:
    """Those that are still in use, with the word by which each was found."""
    concepts = Concept.objects.filter(retired=False).in_bulk([near.concept for near in found])
    labels = Label.objects.in_bulk([near.word for near in found if near.word > 0])
    codes = OfficialCode.objects.in_bulk([-near.word for near in found if near.word < 0])
    told = []
    for near in found:
        code, label = codes.get(-near.word), labels.get(near.word)
        word = code.title if code else label.text if label else ""
        if near.concept in concepts:
            nearness = round(100 * near.nearness)
            told.append(Suggestion(concepts[near.concept], word, nearness, str(code) if code else ""))
    return told


def _by_code(typed: str, kinds: Iterable[str]) -> list[Suggestion]:
    """Where a code of COR or НКПД was typed."""
    plain = typed.replace(" ", "")
    if not plain.isdecimal() or len(plain) not in (6, 8):
        return []
    codes = OfficialCode.objects.filter(code=plain, concept__kind__in=kinds).select_related("concept")
    ranks = list(OfficialCode.Relation)
    ordered = sorted(codes, key=lambda code: (ranks.index(OfficialCode.Relation(code.relation)), code.pk))
    return [Suggestion(code.concept, code.title, 100, str(code)) for code in ordered]
