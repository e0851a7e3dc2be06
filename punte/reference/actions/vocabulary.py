"""Storing a vocabulary: new concepts come, known ones are refreshed, what left the newest edition is retired."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from punte.base.text import folded
from punte.reference import esco_files
from punte.reference.esco_files import Unreadable
from punte.reference.lexicon_store import keep_lexicon
from punte.reference.models import Concept, Label
from punte.reference.vocabulary import Entry, Vocabulary

STARTER = Path(__file__).resolve().parents[1] / "data" / "vocabulary"
_OWN = "urn:punte:"
Tell = Callable[[str], None]

_STAGE = """
DROP TABLE IF EXISTS s_concept, s_word, s_need, s_related;
CREATE TEMP TABLE s_concept (uri text PRIMARY KEY, kind text, isco text, sort text, sector text) ON COMMIT DROP;
CREATE TEMP TABLE s_word (uri text, language text, text text, folded text, rank smallint) ON COMMIT DROP;
CREATE TEMP TABLE s_need (occupation text, skill text, essential boolean) ON COMMIT DROP;
CREATE TEMP TABLE s_related (one text, other text) ON COMMIT DROP;
"""
_CONCEPTS = """
INSERT INTO reference_concept (uri, kind, isco, sort, sector, versions, retired, name)
SELECT uri, kind, isco, sort, sector, ARRAY[%(version)s], %(older)s, '{"texts": {}}' FROM s_concept
ON CONFLICT (uri) DO UPDATE SET
  versions = (SELECT array_agg(DISTINCT v) FROM unnest(reference_concept.versions || EXCLUDED.versions) v),
  sector = COALESCE(NULLIF(EXCLUDED.sector, ''), reference_concept.sector)
"""
_REFRESHED = """
UPDATE reference_concept c SET isco = s.isco, sort = COALESCE(NULLIF(s.sort, ''), c.sort), retired = false
FROM s_concept s WHERE s.uri = c.uri AND (c.isco, c.sort, c.retired) IS DISTINCT FROM (s.isco, s.sort, false)
"""
_RETIRED = """
UPDATE reference_concept c SET retired = true
WHERE c.kind = ANY(%(kinds)s) AND NOT c.retired AND NOT EXISTS (SELECT FROM s_concept s WHERE s.uri = c.uri)
  AND CASE WHEN %(source)s = 'punte' THEN c.versions = ARRAY['punte']::varchar[] ELSE NOT 'punte' = ANY(c.versions) END
"""
_WORDS = """
DELETE FROM reference_label l USING reference_concept c, s_concept s
WHERE l.concept_id = c.id AND c.uri = s.uri AND l.source = %(source)s AND l.language = ANY(%(languages)s)
  AND NOT EXISTS (SELECT FROM s_word w WHERE w.uri = c.uri AND w.language = l.language AND w.text = l.text);
INSERT INTO reference_label (concept_id, language, text, folded, rank, source)
SELECT c.id, w.language, w.text, w.folded, w.rank, %(source)s FROM s_word w JOIN reference_concept c USING (uri)
ON CONFLICT (concept_id, language, source, text) DO UPDATE SET rank = EXCLUDED.rank, folded = EXCLUDED.folded
WHERE (reference_label.rank, reference_label.folded) IS DISTINCT FROM (EXCLUDED.rank, EXCLUDED.folded)
"""
_NAMES = """
UPDATE reference_concept c SET name = n.name FROM (
  SELECT concept_id, jsonb_build_object('source', source, 'texts', texts, 'states',
      (SELECT jsonb_object_agg(k, CASE WHEN k = source THEN 'source' ELSE 'confirmed' END)
       FROM jsonb_object_keys(texts) k)) AS name
  FROM (SELECT concept_id, jsonb_object_agg(language, text) AS texts,
          CASE WHEN bool_or(language = 'en') THEN 'en' ELSE min(language) END AS source
        FROM (SELECT DISTINCT ON (concept_id, language) concept_id, language, text FROM reference_label
              WHERE rank = 0 ORDER BY concept_id, language, source = 'punte' DESC, text) usual
        GROUP BY concept_id) spoken
) n WHERE n.concept_id = c.id AND c.name IS DISTINCT FROM n.name
"""
_NEEDS = """
DELETE FROM reference_need n WHERE n.source = %(source)s AND NOT EXISTS (
  SELECT FROM s_need s JOIN reference_concept o ON o.uri = s.occupation JOIN reference_concept k ON k.uri = s.skill
  WHERE o.id = n.occupation_id AND k.id = n.skill_id);
INSERT INTO reference_need (occupation_id, skill_id, essential, source)
SELECT o.id, k.id, s.essential, %(source)s FROM s_need s
JOIN reference_concept o ON o.uri = s.occupation JOIN reference_concept k ON k.uri = s.skill
ON CONFLICT (occupation_id, skill_id) DO UPDATE SET essential = EXCLUDED.essential
WHERE reference_need.source = EXCLUDED.source AND reference_need.essential <> EXCLUDED.essential
"""
_RELATED = """
DELETE FROM reference_relatedskill r WHERE r.source = %(source)s AND NOT EXISTS (
  SELECT FROM s_related s JOIN reference_concept a ON a.uri = s.one JOIN reference_concept b ON b.uri = s.other
  WHERE r.first_id = least(a.id, b.id) AND r.second_id = greatest(a.id, b.id));
INSERT INTO reference_relatedskill (first_id, second_id, source)
SELECT DISTINCT least(a.id, b.id), greatest(a.id, b.id), %(source)s FROM s_related s
JOIN reference_concept a ON a.uri = s.one JOIN reference_concept b ON b.uri = s.other
ON CONFLICT (first_id, second_id) DO NOTHING
"""


@transaction.atomic
def import_esco(
    files: Iterable[Path], *, version: str = "", tell: Tell = lambda step: None
) -> dict[str, int]:
    """Store the Commission's downloads; may be repeated, in any order of languages. An edition older than the newest
    known only adds what is not known yet, as retired. Gives how many concepts, words, needs and relations the files
    held. Raises Unreadable."""
    files = list(files)
    version = version or esco_files.version_in(files)
    if not version:
        raise Unreadable(
            "Say which edition of ESCO this is (for example 1.2.0): the files' names do not tell."
        )
    vocabulary = esco_files.read(files, tell)
    tell(f"storing {len(vocabulary.entries)} concepts and {len(vocabulary.words)} words")
    newest = max([_numbered(version), *map(_numbered, _editions())])
    _store(vocabulary, source=Label.Source.ESCO, version=version, older=_numbered(version) < newest)
    return _sizes(vocabulary)


@transaction.atomic
def load_starter_where_none() -> None:
    """As `load_starter`, unless some vocabulary is there already: what somebody imported since is not touched."""
    if not Concept.objects.exists():
        load_starter()


@transaction.atomic
def load_starter(folder: Path = STARTER) -> dict[str, int]:
    """Store the vocabulary that ships with Punte: occupations that matter to our people and the skills they need."""
    vocabulary = Vocabulary()
    known = {kind: _own(vocabulary, folder, kind) for kind in ("occupation", "skill")}
    for row in _table(folder / "needs.csv"):
        occupation, skill = known["occupation"][row["occupation"]], known["skill"][row["skill"]]
        vocabulary.need(occupation, skill, essential=row["kind"] == "essential")
    for row in _table(folder / "related_skills.csv"):
        vocabulary.relate(known["skill"][row["skill"]], known["skill"][row["related"]])
    _store(vocabulary, source=Label.Source.PUNTE, version="punte", older=False)
    return _sizes(vocabulary)


def _own(vocabulary: Vocabulary, folder: Path, kind: str) -> dict[str, str]:
    """Read our occupations or skills; gives the URI of each code."""
    known = {}
    for row in _table(folder / f"{kind}s.csv"):
        uri = known[row["code"]] = row["esco_uri"] or f"{_OWN}{kind}:{row['code']}"
        vocabulary.entries[uri] = Entry(kind, row.get("isco", ""), row.get("kind", ""), row.get("sector", ""))
        for language in ("en", "ro", "bg"):
            vocabulary.call(uri, language, row[f"label_{language}"], Label.Rank.USUAL)
            vocabulary.call(uri, language, row.get(f"feminine_{language}") or "", Label.Rank.FEMININE)
            for word in row[f"other_{language}"].split("|"):
                vocabulary.call(uri, language, word, Label.Rank.OTHER)
    return known


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _store(vocabulary: Vocabulary, *, source: str, version: str, older: bool) -> None:
    with connection.cursor() as cursor:
        _stage(cursor, vocabulary)
        said: dict[str, Any] = {"source": source, "version": version, "older": older}
        said |= {"languages": sorted(vocabulary.languages())}
        said |= {"kinds": sorted({entry.kind for entry in vocabulary.entries.values()})}
        if older:
            cursor.execute("DELETE FROM s_concept s USING reference_concept c WHERE c.uri = s.uri")
            cursor.execute(
                "DELETE FROM s_word w WHERE NOT EXISTS (SELECT FROM s_concept s WHERE s.uri = w.uri)"
            )
        steps = [_CONCEPTS, *([] if older else [_REFRESHED, _RETIRED]), _WORDS, _NAMES]
        steps += [_NEEDS] if vocabulary.needs and not older else []
        steps += [_RELATED] if vocabulary.related and not older else []
        # The role that serves may not ANALYZE, so the planner may still believe the tables to be empty: then it would
        # go row by row, for minutes.
        cursor.execute("SET LOCAL enable_nestloop = off")
        for statement in ";".join(steps).split(";"):
            cursor.execute(statement, said)
    keep_lexicon()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")


def _stage(cursor: Any, vocabulary: Vocabulary) -> None:
    """Everything into tables of this transaction, at the speed of COPY."""
    cursor.execute(_STAGE)
    _copy(cursor, "s_concept", ((u, e.kind, e.isco, e.sort, e.sector) for u, e in vocabulary.entries.items()))
    words = vocabulary.words.values()
    _copy(cursor, "s_word", ((w.uri, w.language, w.text, folded(w.text)[:300], w.rank) for w in words))
    _copy(cursor, "s_need", ((o, s, essential) for (o, s), essential in vocabulary.needs.items()))
    _copy(cursor, "s_related", vocabulary.related)
    cursor.execute("ANALYZE s_concept, s_word, s_need, s_related")


def _copy(cursor: Any, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _editions() -> set[str]:
    """The editions of ESCO that were imported."""
    found = Concept.objects.values_list("versions", flat=True).distinct()
    return {version for versions in found for version in versions} - {"punte"}


def _numbered(version: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in version.split("."))
    except ValueError:
        raise Unreadable(f"{version}: an edition is written in numbers, such as 1.2.0.") from None


def _sizes(vocabulary: Vocabulary) -> dict[str, int]:
    return {
        "concepts": len(vocabulary.entries),
        "words": len(vocabulary.words),
        "needs": len(vocabulary.needs),
        "relations": len(vocabulary.related),
        "loose ends": sum(1 for _uri in vocabulary.loose_ends()),
    }
