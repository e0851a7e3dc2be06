"""Which characters the house's font can draw, so that no document is refused for one that it cannot."""

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "\ufffd"
_INSTEAD = str.maketrans(
    {"\u2212": "\u2013", "\u2192": "\u2013", "\u00ad": None, "\r": "\n", "\v": "\n", "\f": "\n"}
)
_LAYOUT = frozenset("\n\t")
_FORBIDDEN = frozenset(
    {*range(32), *range(0x7F, 0xA0), 0xFEFF, 0xFFFE}
)  # in the font, but not allowed in PDF/UA


@cache
def drawable() -> frozenset[int]:
    """The code points in the regular font, read from its table of characters (OpenType 1.9, cmap format 4)."""
    font = (FONTS / "NotoSans-Regular.ttf").read_bytes()
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in _rows(font, 12, 4, 16)}
    cmap = tables[b"cmap"]
    found: set[int] = set()
    for at in _rows(font, cmap + 4, cmap + 2, 8):
        start = cmap + struct.unpack_from(">I", font, at + 4)[0]
        if struct.unpack_from(">H", font, start)[0] == 4:
            found |= _format_4(font, start)
    return frozenset(found - _FORBIDDEN)


def _rows(font: bytes, first: int, count_at: int, size: int) -> range:
    """Where the rows of a table begin, whose number stands at `count_at`."""
    return range(first, first + struct.unpack_from(">H", font, count_at)[0] * size, size)


def _format_4(font: bytes, at: int) -> set[int]:
    double = struct.unpack_from(">H", font, at + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", font, at + 14)
    starts = struct.unpack_from(f">{double // 2}H", font, at + 16 + double)
    return {c for a, b in zip(starts, ends, strict=True) if a != 0xFFFF for c in range(a, b + 1)}


def writable(text: str) -> str:
    """The text with one line break for every kind, and a replacement sign for what the font cannot draw."""
    known = drawable()
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_INSTEAD)
    return "".join(c if ord(c) in known or c in _LAYOUT else UNKNOWN for c in plain)


def all_writable(data: Any) -> Any:
    """The same for every text in lists and dictionaries."""
    if isinstance(data, str):
        return writable(data)
    if isinstance(data, dict):
        return {key: all_writable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [all_writable(value) for value in data]
    return data
