"""Reading what the Commission offers for download: zips of CSV files, in any language and edition.

Layout: https://esco.ec.europa.eu/en/use-esco/download, "classification, csv". A zip holds any of occupations_xx.csv,
skills_xx.csv, ISCOGroups_xx.csv, occupationSkillRelations.csv, skillSkillRelations.csv; the others are passed over.
A table `…_xx.tsv` with the columns conceptUri, rank, label adds words in one language.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from punte.base.translated import LANGUAGES
from punte.reference.vocabulary import Entry, Vocabulary

_LARGEST = 500_000_000  # bytes of one table, unpacked; the largest of edition 1.2 has 25 million
_USUAL, _OTHER = 0, 2
_LINES = re.compile(r"\s*[\n|]\s*")
_VERSION = re.compile(r"v(\d+(?:\.\d+)+)")
_NEEDED = {
    "occupations": {"conceptUri", "iscoGroup", "preferredLabel", "altLabels"},
    "skills": {"conceptUri", "skillType", "preferredLabel", "altLabels"},
    "ISCOGroups": {"conceptUri", "code", "preferredLabel", "altLabels"},
    "languageSkillsCollection": {"conceptUri"},
    "occupationSkillRelations": {"occupationUri", "relationType", "skillUri"},
    "skillSkillRelations": {"originalSkillUri", "relatedSkillUri"},
    "labels": {"conceptUri", "rank", "label"},
}
Row = dict[str, str]


class Unreadable(ValueError):
    """A file is not what it should be; says which and why, for the person who gave it."""


def version_in(files: Iterable[Path]) -> str:
    """The edition that the files' names tell ("…v1.1.1…"), empty where none or several do."""
    found = {match[1] for file in files if (match := _VERSION.search(file.name))}
    return found.pop() if len(found) == 1 else ""


def read(files: Iterable[Path], tell: Callable[[str], object] = lambda step: None) -> Vocabulary:
    """All concepts, words, needs and relations of these files; tells which table comes next. Raises Unreadable."""
    vocabulary, languages = Vocabulary(), set[str]()
    tables = sorted(
        (_ORDER.index(what), language, file, member)
        for file in files
        for what, language, member in _tables(file)
    )
    if not tables:
        raise Unreadable("There is no ESCO table in these files.")
    for done, (number, language, file, member) in enumerate(tables, 1):
        what = _ORDER[number]
        tell(f"reading {done} of {len(tables)}: {member or file.name}")
        for row in _rows(file, member, _NEEDED[what]):
            _READERS[what](vocabulary, row, language)
        languages.add(language)
    return vocabulary


def _tables(file: Path) -> Iterator[tuple[str, str, str]]:
    """What the file holds: the table, its language, the member of the zip (empty for a plain file)."""
    if file.suffix.lower() == ".zip":
        try:
            with zipfile.ZipFile(file) as archive:
                names = [info.filename for info in archive.infolist() if not info.is_dir()]
        except (zipfile.BadZipFile, OSError) as error:
            raise Unreadable(f"{file.name}: this zip cannot be read, perhaps it is cut short.") from error
    else:
        names = [""]
    for name in names:
        stem, _, language = PurePosixPath(name or file.name).stem.rpartition("_")
        what = "labels" if file.suffix.lower() == ".tsv" else stem or language
        language = language.lower() if stem else ""
        if what in _NEEDED and (not language or language in LANGUAGES):
            yield what, language, name


def _rows(file: Path, member: str, needed: set[str]) -> Iterator[Row]:
    """The rows of one table; checks its columns and how large it becomes."""
    where = f"{file.name}, {member}" if member else file.name
    try:
        with _opened(file, member) as raw:
            bounded: Any = _Bounded(raw, where)
            text = io.TextIOWrapper(bounded, encoding="utf-8-sig", newline="")
            reader = csv.DictReader(text, delimiter="\t" if file.suffix.lower() == ".tsv" else ",")
            if missing := needed - set(reader.fieldnames or []):
                raise Unreadable(f"{where}: the column {', '.join(sorted(missing))} is missing.")
            for row in reader:
                if None in row or None in row.values():
                    raise Unreadable(f"{where}: line {reader.line_num} is cut short.")
                yield row
    except (OSError, EOFError, zipfile.BadZipFile, UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(f"{where}: this table cannot be read ({error}).") from error


def _opened(file: Path, member: str) -> io.BufferedIOBase:
    if not member:
        return file.open("rb")
    return zipfile.ZipFile(file).open(member)  # type: ignore[return-value]


class _Bounded(io.BufferedIOBase):
    """A stream that refuses to become larger than any true table."""

    def __init__(self, raw: io.BufferedIOBase, where: str):
        self._raw, self._where, self._left = raw, where, _LARGEST

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        return self._counted(self._raw.read(size if size is not None and size > 0 else _LARGEST))

    def read1(self, size: int = -1, /) -> bytes:
        return self._counted(self._raw.read1(size))

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(f"{self._where}: unpacked, this table is larger than any of ESCO.")
        return data


def _words(vocabulary: Vocabulary, row: Row, language: str) -> None:
    uri = row["conceptUri"]
    vocabulary.call(uri, language, row["preferredLabel"], _USUAL)
    for column in ("altLabels", "hiddenLabels"):
        for text in _LINES.split(row.get(column) or ""):
            vocabulary.call(uri, language, text, _OTHER)


def _released(row: Row) -> bool:
    return (row.get("status") or "released") == "released"


def _occupation(vocabulary: Vocabulary, row: Row, language: str) -> None:
    if _released(row):
        vocabulary.entries[row["conceptUri"]] = Entry("occupation", isco=row["iscoGroup"].removeprefix("C"))
        _words(vocabulary, row, language)


def _skill(vocabulary: Vocabulary, row: Row, language: str) -> None:
    if _released(row):
        known = vocabulary.entries.get(row["conceptUri"])
        sort = "knowledge" if row["skillType"] == "knowledge" else "skill"
        vocabulary.entries[row["conceptUri"]] = known or Entry("skill", sort=sort)
        _words(vocabulary, row, language)


def _language(vocabulary: Vocabulary, row: Row, language: str) -> None:
    if row["conceptUri"] in vocabulary.entries:
        vocabulary.entries[row["conceptUri"]] = Entry("skill", sort="language")


def _group(vocabulary: Vocabulary, row: Row, language: str) -> None:
    vocabulary.entries[row["conceptUri"]] = Entry("group", isco=row["code"].removeprefix("C"))
    _words(vocabulary, row, language)


def _need(vocabulary: Vocabulary, row: Row, language: str) -> None:
    vocabulary.need(row["occupationUri"], row["skillUri"], essential=row["relationType"] == "essential")


def _relation(vocabulary: Vocabulary, row: Row, language: str) -> None:
    vocabulary.relate(row["originalSkillUri"], row["relatedSkillUri"])


def _label(vocabulary: Vocabulary, row: Row, language: str) -> None:
    vocabulary.call(row["conceptUri"], language, row["label"], _USUAL if row["rank"] == "0" else _OTHER)


_READERS = {
    "ISCOGroups": _group,
    "occupations": _occupation,
    "skills": _skill,
    "languageSkillsCollection": _language,
    "occupationSkillRelations": _need,
    "skillSkillRelations": _relation,
    "labels": _label,
}
_ORDER = list(_READERS)
