"""What an advertisement for work may not say, in Romanian, Bulgarian and English.

The phrases, the law against them and what to say instead stand in `phrases.yaml`. Words are matched whole, in small
letters and without diacritics, in whichever of the three languages a vacancy is written: employers mix them.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from punte.base.formats import language

_FILE = Path(__file__).parent / "phrases.yaml"


@dataclass(frozen=True)
class Finding:
    """Words that shut somebody out: as they stand in the text, on which ground, with the law and what to say."""

    words: str
    ground: str
    law: str
    say: str

    def __str__(self) -> str:
        told = {"words": self.words, "ground": self.ground, "law": self.law, "say": self.say}
        return (
            _("“%(words)s” shuts people out by %(ground)s, which the law forbids (%(law)s). %(say)s") % told
        )


@dataclass(frozen=True)
class _Ground:
    told: dict[str, dict[str, str]]
    phrases: re.Pattern[str]


def findings(text: str) -> list[Finding]:
    """What may not be said, in the order of the text, each ground once."""
    text = unicodedata.normalize("NFC", text)
    plain = _plain(text)
    for fair in _allowed().finditer(plain):
        plain = plain[: fair.start()] + "·" * len(fair.group()) + plain[fair.end() :]
    hits = [(hit, ground) for ground in _grounds() if (hit := ground.phrases.search(plain))]
    found = [(hit.start(), _finding(ground, text[hit.start() : hit.end()])) for hit, ground in hits]
    return [finding for _at, finding in sorted(found, key=lambda pair: pair[0])]


def _finding(ground: _Ground, words: str) -> Finding:
    told = {name: texts.get(language(), texts["en"]) for name, texts in ground.told.items()}
    return Finding(" ".join(words.split()), told["name"], told["law"], told["say"])


def _plain(text: str) -> str:
    """Small letters without their marks, one for one, so that places in the text stay the same. Each blank is one."""
    return "".join(" " if c.isspace() else _bare(c) for c in text)


def _bare(letter: str) -> str:
    small = letter.lower()
    return unicodedata.normalize("NFD", small)[0] if len(small) == 1 else letter


def _whole(phrases: list[str]) -> re.Pattern[str]:
    """Any of these as whole words; blanks may be several."""
    joined = "|".join(unicodedata.normalize("NFD", p).replace(" ", r"\s+") for p in phrases)
    bare = "".join(c for c in joined if not unicodedata.combining(c))
    return re.compile(rf"(?<!\w)(?:{bare})(?!\w)")


@cache
def _data() -> dict[str, Any]:
    return yaml.safe_load(_FILE.read_text(encoding="utf-8"))


@cache
def _allowed() -> re.Pattern[str]:
    return _whole(_data()["allowed"])


@cache
def _grounds() -> tuple[_Ground, ...]:
    return tuple(
        _Ground({k: ground[k] for k in ("name", "law", "say")}, _whole(ground["phrases"]))
        for ground in _data()["grounds"].values()
    )
