"""A classification of ESCO's size from zips as the Commission offers them: 3,000 occupations, 14,000 skills, 124,000
relations, 100,000 further words. First time, again, and the peer: the same rows read with the csv module and saved
with Django's bulk_create, without words found by trigrams, without merging. Everything is taken back at the end."""

import csv
import io
import random
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

OCCUPATIONS, SKILLS, NEEDS, WORDS = 3_000, 14_000, 124_000, 100_000
_BASE = "http://data.europa.eu/esco/"
_PARTS = "ba ce di fo gu la me ni po ru sa te vi zo stra kle pro gri".split()
Table = list[dict[str, str]]


def run() -> list[dict[str, Any]]:
    """The figures; the database is as before afterwards."""
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        try:
            return _measured(_packed(Path(folder)))
        finally:
            transaction.set_rollback(True)


def _measured(file: Path) -> list[dict[str, Any]]:
    from punte.reference.actions.vocabulary import import_esco

    first = _seconds(lambda: import_esco([file], version="9.0"))
    again = _seconds(lambda: import_esco([file], version="9.0"))
    with transaction.atomic():
        _empty()
        peer = _seconds(lambda: _plainly(file))
        transaction.set_rollback(True)
    words = "csv and bulk_create, unmerged"
    size = f"{OCCUPATIONS:,} occupations, {SKILLS:,} skills, {NEEDS:,} relations, {WORDS:,} words"
    return [
        {
            "figure": size,
            "value": first,
            "unit": "s",
            "peer": words,
            "peer_value": peer,
            "ratio": peer / first,
        },
        {
            "figure": "the same again",
            "value": again,
            "unit": "s",
            "peer": None,
            "peer_value": None,
            "ratio": None,
        },
    ]


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _packed(folder: Path) -> Path:
    random.seed(5)
    occupations = [f"{_BASE}occupation/{n:036}" for n in range(OCCUPATIONS)]
    skills = [f"{_BASE}skill/{n:036}" for n in range(SKILLS)]
    each = WORDS // (OCCUPATIONS + SKILLS)
    tables: dict[str, Table] = {
        "occupations_en": [
            _concept(uri, each, iscoGroup=f"{1000 + n % 8999}") for n, uri in enumerate(occupations)
        ],
        "skills_en": [_concept(uri, each, skillType="skill/competence") for uri in skills],
        "occupationSkillRelations": list(_needs(occupations, skills)),
    }
    file = folder / "ESCO - csv.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
            archive.writestr(f"{name}.csv", text.getvalue())
    return file


def _concept(uri: str, words: int, **more: str) -> dict[str, str]:
    first, *others = (_words() for _ in range(words + 1))
    return {"conceptUri": uri, "preferredLabel": first, "altLabels": "\n".join(others)} | more


def _words() -> str:
    return " ".join(
        "".join(random.choices(_PARTS, k=random.randint(1, 3))) for _ in range(random.randint(2, 5))
    )


def _needs(occupations: list[str], skills: list[str]) -> Iterator[dict[str, str]]:
    for n in range(NEEDS):
        yield {
            "occupationUri": occupations[n % OCCUPATIONS],
            "relationType": "essential" if n % 2 else "optional",
            "skillUri": skills[(n * 7919) % SKILLS],
        }


def _empty() -> None:
    from punte.reference.models import Concept

    Concept.objects.all().delete()


def _plainly(file: Path) -> None:
    from punte.base.text import folded
    from punte.base.translated import Translated
    from punte.reference.models import Concept, Label, Need

    tables: dict[str, Table] = {}
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            with archive.open(name) as raw:
                tables[name[:-4]] = list(csv.DictReader(io.TextIOWrapper(raw, "utf-8")))
    rows = [(r, "occupation") for r in tables["occupations_en"]] + [(r, "skill") for r in tables["skills_en"]]
    concepts = [
        Concept(
            kind=kind,
            uri=r["conceptUri"],
            name=Translated({"en": r["preferredLabel"]}),
            isco=r.get("iscoGroup", ""),
        )
        for r, kind in rows
    ]
    Concept.objects.bulk_create(concepts, batch_size=5000)
    known = {concept.uri: concept for concept in concepts}
    Label.objects.bulk_create(
        (
            Label(
                concept=known[r["conceptUri"]],
                language="en",
                text=t,
                folded=folded(t),
                rank=bool(n) * 2,
                source="esco",
            )
            for r, _kind in rows
            for n, t in enumerate([r["preferredLabel"], *r["altLabels"].split("\n")])
        ),
        batch_size=5000,
        ignore_conflicts=True,
    )
    Need.objects.bulk_create(
        (
            Need(
                occupation=known[r["occupationUri"]],
                skill=known[r["skillUri"]],
                essential=r["relationType"] == "essential",
                source="esco",
            )
            for r in tables["occupationSkillRelations"]
        ),
        batch_size=5000,
        ignore_conflicts=True,
    )
