"""Where the lexicon is kept: one row, made by whoever imports words, read once by each process."""

from django.db import connection

from punte.reference.lexicon.learning import Word, learn
from punte.reference.lexicon.lexicon import Lexicon
from punte.reference.models import Concept, StoredLexicon

_KINDS = (Concept.Kind.OCCUPATION, Concept.Kind.GROUP)
# The last number of each list: it grows with each word that comes.
_MARK = """
SELECT concat_ws(' ', (SELECT max(id) FROM reference_concept), (SELECT max(id) FROM reference_label),
                 (SELECT max(id) FROM reference_officialcode)),
       (SELECT mark FROM reference_storedlexicon ORDER BY id DESC LIMIT 1)
"""
_WORDS = """
SELECT c.id, c.kind, w.id, w.folded FROM (
  SELECT id, concept_id, folded FROM reference_label WHERE folded <> ''
  UNION ALL SELECT -id, concept_id, folded FROM reference_officialcode WHERE folded <> ''
) w JOIN reference_concept c ON c.id = w.concept_id WHERE NOT c.retired
"""
_kept: tuple[str, Lexicon | None] = ("", None)


def lexicon() -> Lexicon | None:
    """That of the words which are there now; None where there are none. A label is a word's number, an official code
    its number below zero. Where words came in without `keep_lexicon`, it is learned on the spot."""
    global _kept
    mark, stored = _marks()
    if _kept[0] != mark:
        found = StoredLexicon.objects.last() if stored == mark else None
        _kept = (mark, Lexicon.from_bytes(bytes(found.content)) if found else _learned())
    return _kept[1]


def keep_lexicon() -> None:
    """Learn the words that are there now, and keep what was learned: seconds for all of ESCO."""
    StoredLexicon.objects.all().delete()
    if learned := _learned():
        StoredLexicon.objects.create(mark=_marks()[0], content=learned.as_bytes())


def _marks() -> tuple[str, str | None]:
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        mark, stored = cursor.fetchone()
    return mark, stored


def _learned() -> Lexicon | None:
    with connection.cursor() as cursor:
        cursor.execute(_WORDS)
        words = [Word(*row) for row in cursor.fetchall()]
    return learn(words, _KINDS) if words else None
