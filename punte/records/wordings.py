"""The words shown to a person before they agree: dated, one text per purpose and language."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("ro", "bg", "en")


@dataclass(frozen=True)
class Wording:
    """What is shown for one purpose in one language, and on which basis it usually rests."""

    purpose: str
    basis: str
    language: str
    version: str
    template: str
    every_partner: str

    def text(self, partner: str = "") -> str:
        """The sentences, with the partner named; without one it is every partner of the project."""
        return self.template.replace("{partner}", partner or self.every_partner)

    def kept(self, partner: str = "") -> str:
        """As it is kept with the consent: the sentences and the version."""
        return f"{self.text(partner)}\n({self.version})"


def wordings(language: str) -> dict[str, Wording]:
    """Every purpose's wording in this language (English where we do not have it), by purpose."""
    language = language if language in LANGUAGES else "en"
    data = _data()
    return {
        purpose: Wording(
            purpose=purpose,
            basis=told["basis"],
            language=language,
            version=data["version"].isoformat(),
            template=told["texts"][language],
            every_partner=data["every_partner"][language],
        )
        for purpose, told in data["purposes"].items()
    }


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8"))
