"""What somebody may mean by a word they type: names cross between two alphabets, and keyboards are made do with.

The index holds one writing of each word, Cyrillic in Latin letters as the law has it. What is typed may be another:
"6terewa", "Jivko", "Xristo" or "Canko" for Щерева, Живко, Христо, Цанко; "Козмина" for Cosmina.
"""

import re
from itertools import combinations

from punte.base.text import folded, in_latin

_MOST = 12
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTER = re.compile(r"[^\W\d_]")
# How Bulgarian is typed informally, and Romanian letters as Bulgarian ears write them.
_TYPED_LATIN = [
    ("w", "v"),
    ("q", "ya"),
    ("j", "zh"),
    ("j", "y"),
    ("x", "h"),
    ("x", "ks"),
    ("tz", "ts"),
    ("c(?!h)", "ts"),
    ("c(?!h)", "k"),
    ("k", "c"),
    ("y", "a"),
    ("y", "i"),
    ("u", "a"),
    ("iu", "yu"),
    ("^i(?=[aou])", "y"),
]
# A Romanian name written in Cyrillic.
_TYPED_CYRILLIC = [
    ("k", "c"),
    ("z(?!h)", "s"),
    ("sh", "s"),
    ("ts", "t"),
    ("zh", "j"),
    ("y", "i"),
    ("ch", "c"),
]


def readings(word: str) -> tuple[str, ...]:
    """One word as typed, in the writings of the index, the likeliest first; at least one, at most twelve."""
    if _CYRILLIC.search(word):
        first, rules = folded(word), _TYPED_CYRILLIC
        return _unique([first, _applied(first, rules), *(_applied(first, [rule]) for rule in rules)])
    first, marked = folded(word), _with_marks(word)
    if _LETTER.search(first):
        marked = marked.replace("6", "sh").replace("4", "ch")
    found = [first, marked]
    for many in (1, 2):
        found += [_applied(marked, rules) for rules in combinations(_fitting(marked), many)]
    return _unique(found)


def _with_marks(word: str) -> str:
    """A Romanian ș or ț may stand for ш or ц."""
    return folded(in_latin(word).replace("ș", "sh").replace("ț", "ts"))


def _fitting(text: str) -> list[tuple[str, str]]:
    return [rule for rule in _TYPED_LATIN if re.search(rule[0], text)]


def _applied(text: str, rules: object) -> str:
    for typed, meant in rules:  # type: ignore[attr-defined]
        text = re.sub(typed, meant, text)
    return text


def _unique(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f for f in found if f))[:_MOST]
