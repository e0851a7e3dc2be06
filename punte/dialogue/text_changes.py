"""What two versions of a paragraph have in common and where they differ, word by word, as one reads it."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_ISLAND = 2  # so few words in common between two changes are read with them


class Part(NamedTuple):
    """A run of words: `same`, `out` (taken out) or `new` (put in)."""

    what: str
    words: str


def parts(former: str, new: str) -> list[Part]:
    """The runs in reading order; what is taken out stands before what came in its place."""
    old_words, new_words = _WORD.findall(former), _WORD.findall(new)
    found: list[Part] = []
    for what, a, b, c, d in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Part("same", "".join(old_words[a:b])))
            continue
        if b > a:
            found.append(Part("out", "".join(old_words[a:b])))
        if d > c:
            found.append(Part("new", "".join(new_words[c:d])))
    return _readable(found)


def _readable(found: list[Part]) -> list[Part]:
    """Changes that stand a word or two apart become one, so that one reads phrases instead of splinters."""
    joined: list[Part] = []
    out, new = "", ""
    for n, part in enumerate(found):
        if part.what == "out":
            out += part.words
        elif part.what == "new":
            new += part.words
        elif (out or new) and n + 1 < len(found) and len(part.words.split()) <= _ISLAND:
            out, new = out + part.words, new + part.words
        else:
            joined += _change(out, new)
            out, new = "", ""
            joined.append(part)
    return joined + _change(out, new)


def _change(out: str, new: str) -> list[Part]:
    if not new.strip():
        return [*([Part("out", out)] if out.strip() else []), *([Part("same", new)] if new else [])]
    return [*([Part("out", out)] if out.strip() else []), Part("new", new)]
