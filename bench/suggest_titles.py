"""From an official title to its occupation, for titles that were never seen: cross-validation over held-out codes of COR
and НКПД, one fifth after the other; the titles of the other four fifths are words of their concepts. Counted is how often
the first suggestion is a concept to which the code is officially mapped.

The peer is pg_trgm's similarity to the same words, and to ESCO's words of that language alone. The lists are not ours to
ship: PUNTE_BENCH_ESCO and PUNTE_BENCH_OCCUPATIONS name the folders. PUNTE_BENCH_TITLES says how many titles a language."""

import csv
import hashlib
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

LISTS = {"cor": ("ro", "cor_to_esco.tsv"), "nkpd": ("bg", "nkpd_to_esco.tsv")}
FOLDS = 5
TITLES = int(os.environ.get("PUNTE_BENCH_TITLES", "1000"))
# The most similar word is the same at every threshold that lets it through; a high one is asked first because it is quick.
THRESHOLDS = (0.6, 0.4, 0.25, 0.1)
Row = dict[str, str]
_LABELS = "SELECT concept_id, folded FROM reference_label WHERE language = %(language)s"
_SAME = "SELECT concept_id, folded FROM reference_label UNION ALL SELECT concept_id, folded FROM reference_officialcode"
_TRGM = """
SELECT w.concept_id FROM ({words}) w JOIN reference_concept c ON c.id = w.concept_id
WHERE w.folded %% %(typed)s AND c.kind <> 'skill' AND NOT c.retired
ORDER BY similarity(w.folded, %(typed)s) DESC, w.concept_id LIMIT 1"""


def run() -> list[dict[str, Any]]:
    """The figures, a language after the other; nothing where the lists are not here."""
    from django.db import transaction

    from punte.reference.actions.vocabulary import import_esco

    esco, occupations = os.environ.get("PUNTE_BENCH_ESCO"), os.environ.get("PUNTE_BENCH_OCCUPATIONS")
    if not esco or not occupations:
        return []
    with transaction.atomic():
        files = [*Path(esco).glob("*.zip"), *Path(esco).glob("*.tsv")]
        import_esco(sorted(files), version="1.1.1")
        figures = [f for scheme in LISTS for f in _language(scheme, Path(occupations))]
        transaction.set_rollback(True)
    return figures


def _language(scheme: str, folder: Path) -> Iterator[dict[str, Any]]:
    language, name = LISTS[scheme]
    with (folder / name).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["relation"].startswith("skos:")]
    right, spent, asked = Counter[str](), [], 0
    for fold in range(FOLDS):
        held = [row for row in rows if _fold(row) == fold]
        _learn([row for row in rows if _fold(row) != fold], scheme)
        for title, wanted in _titles(held):
            begun = time.perf_counter()
            found = _ours(title)
            spent.append((time.perf_counter() - begun) * 1000)
            asked += 1
            right["first"] += bool(found[:1] and found[0] in wanted)
            right["five"] += bool(set(found) & wanted)
            right["same"] += _trgm(title, _SAME, language) in wanted
            right["labels"] += _trgm(title, _LABELS, language) in wanted
    what = f"{language}: first suggestion right, {asked:,} titles never seen"
    yield _figure(what, right["first"] / asked, "pg_trgm, the same words", right["same"] / asked)
    yield _figure(what, right["first"] / asked, f"pg_trgm, words in {language}", right["labels"] / asked)
    yield _figure(f"{language}: right one among five", right["five"] / asked)
    yield _figure(f"{language}: median time", median(spent), unit="ms")
    yield _figure(f"{language}: 95 of 100 within", quantiles(spent, n=20)[-1], unit="ms")


def _figure(
    what: str, value: float, peer: str | None = None, other: float | None = None, unit: str = "of 1"
) -> dict[str, Any]:
    ratio = value / other if other else None
    return {"figure": what, "value": value, "unit": unit, "peer": peer, "peer_value": other, "ratio": ratio}


def _fold(row: Row) -> int:
    return hashlib.sha256(row["code"].encode()).digest()[0] % FOLDS


def _titles(rows: list[Row]) -> Iterator[tuple[str, set[str]]]:
    """A fixed choice of the held-out codes: title, and the URIs it is mapped to."""
    codes: dict[str, tuple[str, set[str]]] = {}
    for row in rows:
        codes.setdefault(row["code"], (row["label"], set()))[1].add(row["escoUri"])
    chosen = sorted(codes, key=lambda code: hashlib.sha256(f"x{code}".encode()).digest())
    for code in chosen[: TITLES // FOLDS]:
        yield codes[code]


def _learn(rows: list[Row], scheme: str) -> None:
    from django.db import connection

    from punte.reference.actions.official_codes import import_official_codes

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "codes.tsv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, rows[0].keys(), delimiter="\t")
            writer.writeheader()
            writer.writerows(rows)
        import_official_codes(file, scheme)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE reference_officialcode")


def _ours(title: str) -> list[str]:
    from punte.reference.models import Concept
    from punte.reference.suggesting import suggest

    return [found.concept.uri for found in suggest(title, Concept.Kind.OCCUPATION, Concept.Kind.GROUP)]


def _trgm(title: str, words: str, language: str) -> str:
    from django.db import connection

    from punte.base.text import folded
    from punte.reference.models import Concept

    row = None
    with connection.cursor() as cursor:
        for least in THRESHOLDS:
            cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(least)])
            cursor.execute(_TRGM.format(words=words), {"typed": folded(title), "language": language})
            if row := cursor.fetchone():
                break
    return Concept.objects.values_list("uri", flat=True).get(pk=row[0]) if row else ""
