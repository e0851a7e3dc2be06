"""Kinds of notices: each room's `notices.py` names its own; the words are made when somebody reads them."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class NoticeKind:
    """`code` is what a notice row stores: room.what_happened; `text` is one sentence without a person's
    name."""

    code: str
    text: str | Promise

    def __post_init__(self) -> None:
        if _KINDS.setdefault(self.code, self) != self:
            raise ValueError(f"Two kinds of notices share {self.code}.")


_KINDS: dict[str, NoticeKind] = {}


@lru_cache(maxsize=1)
def all_kinds() -> dict[str, NoticeKind]:
    """Every kind of every room, by code."""
    autodiscover_modules("notices")
    return _KINDS


def words(code: str) -> str:
    """The sentence in the reader's language; a kind that no longer exists is news all the same."""
    kind = all_kinds().get(code)
    return str(kind.text) if kind else _("There is news for you.")
