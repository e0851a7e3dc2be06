"""Text as Romanian and Bulgarian readers expect it: how it sorts, and how it is found."""

import re
import unicodedata

_CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
_ORDER = str.maketrans({"ă": "a{", "â": "a|", "î": "i{", "ș": "s{", "ț": "t{"})
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """One space between words, comma-below letters, no control characters: as a name is stored."""
    text = unicodedata.normalize("NFC", text).translate(_CEDILLA)
    return _SPACES.sub(" ", "".join(c for c in text if c.isprintable() or c.isspace())).strip()


def sort_key(text: str) -> str:
    """A key whose byte order is the dictionary order: ă after a, ș after s, Bulgarian after Latin; the marks of
    other languages (á, ö, č) do not count."""
    return "".join(_ORDER.get(ord(c)) or (c if c == "й" else _bare(c)) for c in tidy(text).lower())


def _bare(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def folded(text: str) -> str:
    """Lower case without diacritics, for finding: "Ștefan", "Ştefan" and "stefan" are one."""
    plain = unicodedata.normalize("NFD", tidy(text).lower().replace("й", "\0"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("\0", "й")
