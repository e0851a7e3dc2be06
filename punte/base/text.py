"""Text as Romanian and Bulgarian readers expect it: how it sorts, and how it is found."""

import re
import unicodedata

_CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
_ORDER = str.maketrans({"ă": "a{", "â": "a|", "î": "i{", "ș": "s{", "ț": "t{"})
_SPACES = re.compile(r"\s+")
# Закон за транслитерацията (Държавен вестник 19/2009), art. 4–7; letters of other Cyrillic alphabets as they are heard.
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхъь", "abvgdeziyklmnoprstufhay", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya", "ѝ": "i", "ѐ": "e"}
    | {
        "ы": "y",
        "э": "e",
        "ё": "yo",
        "і": "i",
        "ї": "yi",
        "є": "ye",
        "ґ": "g",
        "ј": "j",
        "љ": "lj",
        "њ": "nj",
    }
    | {"ћ": "c", "ђ": "dj", "џ": "dzh", "ѓ": "g", "ќ": "k", "ѕ": "dz", "ў": "u"}
)
_FINAL_IYA = re.compile(r"ия\b")


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


def in_latin(text: str) -> str:
    """Small letters, Cyrillic written in Latin ones as Bulgarian law has it: "Щерева" is "shtereva", "Мария"
    "maria"."""
    return _FINAL_IYA.sub("ia", tidy(text).lower()).translate(_LATIN)


def folded(text: str) -> str:
    """Small Latin letters without diacritics, words one blank apart, for finding: "Ștefan", "Ştefan", "stefan" and
    "Стефан" are one, and so are "Pop-Rusu" and "pop rusu"."""
    plain = unicodedata.normalize("NFKD", in_latin(text))
    return " ".join(
        "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).lower().split()
    )
