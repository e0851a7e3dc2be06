"""Documents are tagged, say their language, and hold every letter people wrote."""

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from punte.base import typeset
from punte.base.glyphs import UNKNOWN, drawable, writable

SAMPLE = Path(__file__).parent / "sample.typ"
AT = dt.datetime(2025, 3, 17, 9, tzinfo=dt.UTC)
DRAWING = (
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 4'><path d='M0 0h9v4H0z' fill='#6A2450'/></svg>"
)
LETTERS = "\u0218tefan \u021bine \u0219i \u0163\u0103ra: \u0449\u044a\u0440\u043a\u0435\u043b, \u044a\u0433\u044a\u043b"


def data(**changes) -> dict:
    rows = [[f"Ținta {n}", str(n), "12,5 %"] for n in range(60)]
    return {
        "code": "309187", "draft": False, "above": "Raport", "below": "1 ian. 2025 – 30 iun. 2025",
        "facts": [["Cod", "309187"], ["Parteneri", ["ASSOC", "FDSS"]]], "heading": "Rezumat", "text": LETTERS + "\n\nrând\nalt rând",
        "heads": ["Țintă", "Promis", "Parte"], "rows": rows, "total": ["Total", "1.770", "100 %"],
        "alt": "Un desen", "sentence": "Ce arată desenul.", "hash": "ab" * 32, "who": [{"role": "Manager", "name": "Elena"}],
    } | changes  # fmt: skip


def made(language="ro", **changes) -> bytes:
    return typeset.pdf(
        SAMPLE,
        data(**changes),
        language=language,
        title="Raport de progres",
        files={"drawing": DRAWING},
        at=AT,
    )


def kinds(pdf: bytes) -> list[str]:
    """The kind of every element of the document's structure, in reading order."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(str(node.S))
            walk(node.get("/K", pikepdf.Array()))

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


def words(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_a_document_says_that_it_can_be_read_aloud_and_in_which_language(language):
    with pikepdf.open(io.BytesIO(made(language))) as document:
        assert str(document.Root.Lang) == language
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as meta:
            assert meta["dc:title"] == "Raport de progres"
            assert meta["pdfuaid:part"] == "1"


def test_tables_have_headers_that_are_headers_and_pictures_have_words():
    tags = kinds(made())
    assert tags.count("/TH") == 3
    assert tags.count("/TD") == 61 * 3
    assert {"/Title", "/H1", "/H2", "/P", "/Table", "/THead", "/Figure"} <= set(tags)
    with pikepdf.open(io.BytesIO(made())) as document:
        figures = [
            o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        assert figures and all(str(figure.get("/Alt", "")) for figure in figures)


def test_the_letters_of_both_alphabets_come_out_as_they_went_in():
    text = words(made())
    for word in LETTERS.split():
        assert word in text


def test_the_head_of_a_long_table_stands_on_every_page():
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made())]
    assert sum("Promis" in page for page in pages) >= 2


def test_a_draft_says_so_on_every_page_and_a_final_document_on_none():
    draft = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made("en", draft=True))]
    assert len(draft) > 1 and all("Draft" in page for page in draft)
    assert "Draft" not in words(made("en"))


def test_the_same_data_at_the_same_moment_give_the_same_bytes():
    assert made() == made()


def test_a_character_the_font_cannot_draw_does_not_stop_the_document():
    assert UNKNOWN in words(made(heading="Bine \U0001f600 \u4e2d \x00"))
    assert {ord(c) for c in LETTERS} - {32} <= drawable()
    assert writable("a\r\nb\rc \u2212 3 s\u0326") == "a\nb\nc \u2013 3 \u0219"


def test_what_cannot_be_set_is_refused_without_repeating_what_people_wrote():
    with pytest.raises(typeset.NotTypeset) as refusal:
        made(total="Cosmina")
    assert "Cosmina" not in str(refusal.value) and "sample.typ" in str(refusal.value)
    with pytest.raises(typeset.NotTypeset):
        made("fr")


def test_templates_fetch_nothing():
    root = Path(typeset.ROOT)
    for template in root.rglob("*.typ"):
        assert "@preview" not in template.read_text(encoding="utf-8"), template
