"""The guides: buttons are called as the pages call them, every link leads somewhere, each page is there in each language."""

import re
from functools import cache
from pathlib import Path

import polib
import pytest

from tests.house.files import ROOT

LANGUAGES = ("en", "ro", "bg")
GUIDE = ROOT / "docs/guide"
PAGES = sorted(GUIDE.glob("*/*.md"))
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *ROOT.glob("docs/**/*.md"),
    *ROOT.glob("punte/**/*.md"),
    *ROOT.glob("*/*.md"),
]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")


def plain(text: str) -> str:
    """Without what stands for a name or a number, without a sign at the end, in small letters."""
    text = re.sub(r"%\(\w+\)s|%s|\{\w*\}", "", text)
    return " ".join(text.split()).rstrip(" .,:;?!…").lower()


@cache
def words(language: str) -> frozenset[str]:
    """Everything that a page may say in this language."""
    catalogue = polib.pofile(
        str(ROOT / f"locale/{'ro' if language == 'en' else language}/LC_MESSAGES/django.po")
    )
    texts: set[str] = set()
    for entry in (e for e in catalogue if not e.obsolete):
        if language == "en":
            texts |= {entry.msgid, entry.msgid_plural}
        else:
            texts |= {entry.msgstr, *entry.msgstr_plural.values()}
    return frozenset(map(plain, texts))


@every_page
def test_what_stands_in_italics_stands_so_on_a_page(page: Path) -> None:
    named = re.findall(r"(?<!\*)\*([^*\n][^*]*)\*(?!\*)", page.read_text())
    assert [name for name in named if plain(name) not in words(page.parent.name)] == []


def test_each_guide_is_there_in_each_language() -> None:
    there = {language: {page.name for page in (GUIDE / language).glob("*.md")} for language in LANGUAGES}
    assert there["en"] == there["ro"] == there["bg"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_of_the_guide_leads_to_each_of_its_pages(language: str) -> None:
    first = (GUIDE / language / "README.md").read_text()
    others = {page.name for page in (GUIDE / language).glob("*.md")} - {"README.md"}
    assert {name for name in others if f"]({name})" not in first} == set()


def test_every_link_and_picture_of_a_document_leads_somewhere() -> None:
    broken = []
    for document in set(DOCUMENTS):
        for link in re.findall(r"\]\(([^)\s#]+)", document.read_text()):
            if "://" not in link and not (document.parent / link).exists():
                broken.append(f"{document.relative_to(ROOT)}: {link}")
    assert broken == []


def test_the_guides_are_written_with_the_letters_of_their_language() -> None:
    romanian = "".join(page.read_text() for page in (GUIDE / "ro").glob("*.md"))
    assert not re.search("[şţŞŢ]", romanian), "ș and ț with a comma below"
    for page in (GUIDE / "bg").glob("*.md"):
        for word in re.findall(r"[^\W\d_]+", page.read_text()):
            assert not (re.search("[а-яА-Я]", word) and re.search("[a-zA-Z]", word)), f"{page.name}: {word}"
