"""The catalogues hold every text of the house, translated into Romanian and Bulgarian as they are written there."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata

import polib
import pytest

from tests.house.files import ROOT

LANGUAGES = ("ro", "bg")
# Texts that are the same in Romanian and in English.
SAME_IN_ROMANIAN = {
    "Audit", "CUI", "audit", "auditor", "euro", "import", "manager", "mediator", "moderator", "operator", "text", "ЕИК",
    "CV", "Curriculum vitae", "online", "seminar", "test", "webinar", "%(hours)s h", "%(minutes)s min", "%(n)s minute",
    "Cost", "Facilitator", "facilitator", "public", "secret",
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|{(\w*)}")
CEDILLA = re.compile("[şţŞŢ]")
LATIN_WORD = re.compile(r"[A-Za-zĂÂÎȘȚăâîșț]{3,}")


def catalogue(language: str) -> polib.POFile:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    assert path.exists(), f"{path.relative_to(ROOT)} is missing: make messages"
    return polib.pofile(str(path))


def entries(language: str) -> list[polib.POEntry]:
    return [entry for entry in catalogue(language) if not entry.obsolete]


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def letters(text: str) -> str:
    return PLACEHOLDER.sub("", text)


def needs_words(entry: polib.POEntry) -> bool:
    """Whether there is anything to translate but placeholders, digits, signs."""
    return any(c.isalpha() for c in letters(entry.msgid))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str]]:
    """Every text of the code and the templates, collected anew by xgettext from a copy."""
    assert shutil.which("xgettext"), "gettext is missing: apt-get install gettext (make check installs it)"
    copy = tmp_path_factory.mktemp("texts")
    keep = shutil.ignore_patterns("tests", "static", "__pycache__", "definitions", "data")
    shutil.copytree(ROOT / "punte", copy / "punte", ignore=keep)
    (copy / "locale").mkdir()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PUNTE_MODE": "test"}
    command = [
        sys.executable,
        str(ROOT / "manage.py"),
        "makemessages",
        "-l",
        "ro",
        "--no-location",
        "--no-wrap",
    ]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = polib.pofile(str(copy / "locale/ro/LC_MESSAGES/django.po"))
    return {(e.msgctxt or "", e.msgid, e.msgid_plural or "") for e in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_catalogue_and_nothing_else(
    language: str, texts: set[tuple[str, str, str]]
) -> None:
    known = {(e.msgctxt or "", e.msgid, e.msgid_plural or "") for e in entries(language)}
    assert len(texts) > 500
    assert sorted(texts - known)[:20] == [], "make messages, then translate"
    assert sorted(known - texts)[:20] == [], "no longer used: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_none_is_guessed(language: str) -> None:
    assert [e.msgid for e in entries(language) if e.fuzzy] == []
    assert [e.msgid for e in entries(language) if not all(t.strip() for t in translations(e))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_lost_or_invented(language: str) -> None:
    def held(text: str) -> set[str]:
        return {m.group(0) for m in PLACEHOLDER.finditer(text)}

    wrong = []
    for entry in entries(language):
        wanted = held(entry.msgid) | held(entry.msgid_plural or "")
        for number, text in enumerate(translations(entry)):
            # The form for one may say "one" in words.
            least = wanted if number or not entry.msgid_plural else set()
            if not held(text) <= wanted or not least <= held(text):
                wrong.append((entry.msgid, text))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_and_ends_are_as_in_the_source(language: str) -> None:
    wrong = []
    for entry in entries(language):
        for text in translations(entry):
            for sign in (":", "?", "…"):
                if entry.msgid.endswith(sign) != text.endswith(sign):
                    wrong.append((entry.msgid, text))
            if entry.msgid.startswith("\n") != text.startswith("\n") or "  " in text.replace("\n", ""):
                wrong.append((entry.msgid, text))
    assert wrong == []


def test_romanian_is_written_with_a_comma_below() -> None:
    assert [e.msgid for e in entries("ro") for t in translations(e) if CEDILLA.search(t)] == []


def test_romanian_differs_from_the_source() -> None:
    same = [
        e.msgid
        for e in entries("ro")
        if needs_words(e) and e.msgid in translations(e) and e.msgid not in SAME_IN_ROMANIAN
    ]
    assert same == []
    needed = {e.msgid for e in entries("ro") if e.msgid in translations(e)}
    assert sorted(SAME_IN_ROMANIAN - needed) == []


def test_bulgarian_is_written_in_cyrillic() -> None:
    wrong = [e.msgid for e in entries("bg") for t in translations(e) if needs_words(e) and not _cyrillic(t)]
    assert wrong == []


# Names and signs that Bulgarian writes in Latin letters too.
LATIN_IN_BULGARIAN = {
    "Punte", "XLSX", "CSV", "PDF", "JPG", "PNG", "DOCX", "ODT", "CNP", "CUI", "ISCED", "ESF", "FDSS", "Ctrl", "ABCD",
    "EFGH", "JKMN", "ISO", "NUTS", "GDPR", "ZIP", "UTF", "RON", "EUR", "BGN", "EECO", "EECR", "SHA", "HTML", "QR",
    "Excel", "LibreOffice", "MB", "KB", "RO", "BG", "TOTP", "Designsystemet", "EUPL",
}  # fmt: skip


def _cyrillic(text: str) -> bool:
    if any("CYRILLIC" in unicodedata.name(c, "") for c in letters(text)):
        return True
    return set(re.findall(r"[^\W\d_]+", letters(text))) <= LATIN_IN_BULGARIAN


def test_no_bulgarian_word_mixes_alphabets() -> None:
    mixed = re.compile(r"[а-яА-Я][a-zA-Z]|[a-zA-Z][а-яА-Я]")
    assert [t for e in entries("bg") for t in translations(e) if mixed.search(letters(t))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    """„…” in Romanian, „…“ in Bulgarian; never the English ones, nor the typewriter's."""
    wrong = [
        t
        for e in entries(language)
        for t in translations(e)
        if re.search(r'(?<![=\w])"(?!\s*>)[^<>"=]*"(?![>])', t)
    ]
    wrong += [t for e in entries("ro") for t in translations(e) if "“" in t] if language == "ro" else []
    assert wrong == []


def test_plural_forms_are_those_of_the_language() -> None:
    assert "nplurals=3" in catalogue("ro").metadata["Plural-Forms"]
    assert "nplurals=2" in catalogue("bg").metadata["Plural-Forms"]
    for entry in entries("ro"):
        if entry.msgid_plural:
            assert len(entry.msgstr_plural) == 3, entry.msgid
