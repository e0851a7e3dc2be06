"""National lists of occupations (COR, НКПД) with their official mapping to ESCO."""

import csv
from pathlib import Path

from django.db import transaction

from punte.base.text import folded
from punte.reference.esco_files import Unreadable
from punte.reference.lexicon_store import keep_lexicon
from punte.reference.models import Concept, OfficialCode

_COLUMNS = {"code", "label", "escoUri", "relation"}
_RELATIONS = {
    "skos:exactMatch": OfficialCode.Relation.EXACT,
    "skos:closeMatch": OfficialCode.Relation.CLOSE,
    "skos:narrowMatch": OfficialCode.Relation.NARROW,
    "skos:broadMatch": OfficialCode.Relation.BROAD,
}
_UNMAPPED = "no relation"  # so the official tables name a code for which ESCO has nothing


@transaction.atomic
def import_official_codes(file: Path, scheme: str) -> tuple[int, int]:
    """Store a table with the columns code, label, escoUri, relation (a SKOS match), separated by tabs or commas; may be
    repeated. Codes that the table no longer has go. Gives how many mappings were stored, and how many were passed
    over because their concept is not imported or they have none. Raises Unreadable."""
    known = dict(Concept.objects.exclude(kind=Concept.Kind.SKILL).values_list("uri", "pk"))
    rows = _rows(file)
    codes = [
        OfficialCode(
            scheme=scheme,
            code=row["code"].strip(),
            title=row["label"].strip()[:300],
            folded=folded(row["label"])[:300],
            concept_id=known[row["escoUri"]],
            relation=_RELATIONS[row["relation"]],
        )
        for row in rows
        if row["escoUri"] in known and row["relation"] != _UNMAPPED
    ]
    OfficialCode.objects.filter(scheme=scheme).delete()
    OfficialCode.objects.bulk_create(codes, batch_size=2000, ignore_conflicts=True)
    keep_lexicon()
    return len(codes), len(rows) - len(codes)


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{file.name}: this table cannot be read ({error}).") from error
    reader = csv.DictReader(text.splitlines(), delimiter="\t" if "\t" in text[:1000] else ",")
    if missing := _COLUMNS - set(reader.fieldnames or []):
        raise Unreadable(f"{file.name}: the column {', '.join(sorted(missing))} is missing.")
    rows = list(reader)
    for number, row in enumerate(rows, 2):
        if row["relation"] not in (*_RELATIONS, _UNMAPPED):
            raise Unreadable(f"{file.name}, line {number}: {row['relation']} is no relation of SKOS.")
    return rows
