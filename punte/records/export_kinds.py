"""What can be made into a file: each room's `exports.py` names its own in EXPORTS; a registry knows them all."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

from punte.people.models import User
from punte.projects.models import Operation

LANGUAGES = ("ro", "bg", "en")


def _nobody_listens(done: int, total: int) -> None:
    """Where a file is made without an audience."""


@dataclass(frozen=True)
class Choice:
    """One thing to choose before a file is made: its name among the options, its words, the values offered; or a
    `day`, from the earliest to today, which is kept as 2025-03-17, or empty for today. The first value is meant
    where nothing is chosen; `telling` says that even then it tells two files apart."""

    name: str
    label: str | Promise
    values: Sequence[tuple[str, str | Promise]] = ()
    hint: str | Promise = ""
    day: bool = False
    telling: bool = False


@dataclass
class Making:
    """A file being made: what was asked for. `progress(done, total)` may be called as often as one likes; it ends
    the work by raising Stopped where the file is no longer wanted."""

    operation: Operation
    by: User
    language: str
    format: str
    options: dict[str, Any] = field(default_factory=dict)
    progress: Callable[[int, int], None] = _nobody_listens


class Stopped(Exception):
    """The file is no longer wanted."""


@dataclass(frozen=True)
class Made:
    """A finished file. `name` says what it is and names nobody; `content` may be a file, which is taken away.
    `persons`: whom it is about, so that it goes when one of them is erased, and each download is in their log. Who is
    erased already and told by number only does not belong there."""

    name: str
    content_type: str
    content: bytes | Path
    persons: Collection[int] = ()


def _no_choice(user: User, operation: Operation) -> Sequence[Choice]:
    return ()


@dataclass(frozen=True)
class ExportKind:
    """One kind of file. `may` says who may make and open it; where it is `about_persons` the right to export is
    needed besides. `make` runs in one transaction within the consortium, in the file's language, and may raise
    ValidationError with a sentence for the maker. `choices` are offered before it is made; an option that is not
    among them is refused, unless the kind is not `listed` and started by its own room only."""

    code: str
    label: str | Promise
    formats: Sequence[str]
    may: Callable[[User, Operation], bool]
    make: Callable[[Making], Made]
    about_persons: bool = True
    hint: str | Promise = ""
    group: str | Promise = ""
    choices: Callable[[User, Operation], Sequence[Choice]] = _no_choice
    listed: bool = True
    languages: Sequence[str] = LANGUAGES

    @property
    def room(self) -> str:
        """Whose kind it is."""
        return self.code.partition(".")[0]


@lru_cache(maxsize=1)
def all_kinds() -> dict[str, ExportKind]:
    """Every kind of every room, by code, in the order of the floors. Raises ValueError where two share a code."""
    kinds: dict[str, ExportKind] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("punte.") and module_has_submodule(config.module, "exports"):
            for kind in import_module(f"{config.name}.exports").EXPORTS:
                if kinds.setdefault(kind.code, kind) is not kind:
                    raise ValueError(f"Two kinds of exports share {kind.code}.")
    return kinds
