"""Papers: one small PDF page each, written here, saying what it stands for and that it is invented."""

import unicodedata

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъьюя",
        "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split(),
        strict=True,
    )
)
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
    b" /Resources << /Font << /F1 4 0 R >> >> >>"
)
_NOTICE = "Demo: hartie inventata / invented paper"


def paper(title: str, *lines: str) -> bytes:
    """A valid one-page PDF; the built-in font has plain letters only, the title field keeps the true ones."""
    said = "".join(f"({_escaped(text)}) Tj T*\n" for text in (title, "", *lines, "", _NOTICE))
    content = f"BT /F1 12 Tf 18 TL 60 770 Td\n{said}ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Title <FEFF" + title.encode("utf-16-be").hex().upper().encode() + b"> >>",
    ]
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    whole, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return whole + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(whole))
    )


def plain(text: str) -> str:
    """In ASCII letters: without diacritics, Bulgarian transliterated as the law on transliteration does."""
    latin = "".join(
        _latin(letter) for letter in text.translate({0x201E: '"', 0x201D: '"', 0x201C: '"', 0x2013: "-"})
    )
    return unicodedata.normalize("NFD", latin).encode("ascii", "ignore").decode()


def _latin(letter: str) -> str:
    found = _CYRILLIC.get(letter.lower())
    if found is None:
        return letter
    return found.capitalize() if letter.isupper() else found


def _escaped(text: str) -> str:
    return plain(text).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
