"""The register of processing activities: which tables keep something about persons is read from the models; what it
is for, on which basis and for how long stands in each room's `processing.yaml` (GDPR Art. 30)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache, reduce
from operator import or_
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from punte.people.models import Person, User

DEEPEST = 3  # foreign keys from a row to the person it is about
LANGUAGES = ("en", "ro", "bg")
DROPPED, EMPTIED, KEPT = "dropped", "emptied", "kept"
BASES: dict[str, str | Promise] = {
    "legal_obligation": _("legal obligation (GDPR Art. 6(1)(c))"),
    "public_task": _("public task (GDPR Art. 6(1)(e))"),
    "consent": _("consent (GDPR Art. 6(1)(a))"),
    "legitimate_interest": _("legitimate interest (GDPR Art. 6(1)(f))"),
    "substantial_interest": _(
        "substantial public interest, with the answer free (GDPR Art. 9(2)(a) and (g))"
    ),
}
WHYS: dict[str, str | Promise] = {
    "": _("It goes with the key of the person."),
    "number": _("Only the number stays, so that facts and frozen reports keep counting it."),
    "fact": _("What was counted and reported stays, under the number alone."),
    "log": _("Who looked and who decided stays, as proof; it names nobody but the number."),
    "proof": _("That a paper was checked stays; the file and its title go."),
    "asked": _("That it was asked and answered in time stays; the words go."),
    "staff": _("It is about the work of colleagues."),
    "file": _("The row goes out of the list; a list that cannot be written anew goes as a whole."),
    "account": _("It goes unless the account also belongs to a colleague or to another file."),
}
_TEXTS = ("name", "purpose", "people", "data", "recipients", "retention")


@dataclass(frozen=True)
class Activity:
    """One processing activity of one room, in the words of the reader's language."""

    code: str
    room: str
    bases: tuple[str | Promise, ...]
    texts: dict[str, dict[str, str]]

    def __getattr__(self, name: str) -> str:
        if name not in _TEXTS:
            raise AttributeError(name)
        told = self.texts[name]
        return told.get((get_language() or "en")[:2], told["en"])


@dataclass(frozen=True)
class Table:
    """A table with rows about persons: `paths` lead to the person, `holder` to the user whose own row it is."""

    model: type[models.Model]
    activity: str = ""
    paths: tuple[str, ...] = ()
    holder: str = ""
    erased: str = KEPT
    empty: dict[str, Any] = field(default_factory=dict)
    why: str = "fact"

    @property
    def label(self) -> str:
        """room.model"""
        return self.model._meta.label_lower

    def about(self, persons: Iterable[int]) -> QuerySet:
        """The rows about these persons."""
        if not self.paths:
            return self.model._default_manager.none()
        numbers = list(persons)
        return self.model._default_manager.filter(
            reduce(or_, (Q(**{f"{path}__in": numbers}) for path in self.paths))
        )

    def held_by(self, user: User) -> QuerySet:
        """The rows of this user's own account."""
        rows = self.model._default_manager
        return rows.filter(**{self.holder: user.pk}) if self.holder else rows.none()


@lru_cache(maxsize=1)
def _files() -> dict[str, dict[str, Any]]:
    """What each room says, by the room's name."""
    paths = {c.label: Path(c.path) / "processing.yaml" for c in apps.get_app_configs()}
    return {
        room: yaml.safe_load(path.read_text(encoding="utf-8"))
        for room, path in paths.items()
        if path.exists()
    }


@lru_cache(maxsize=1)
def activities() -> dict[str, Activity]:
    """Every activity of every room, by its code."""
    return {
        code: Activity(
            code=code,
            room=room,
            bases=tuple(BASES[b] for b in told["basis"]),
            texts={name: told[name] for name in _TEXTS},
        )
        for room, file in _files().items()
        for code, told in (file.get("activities") or {}).items()
    }


def declared() -> dict[str, dict[str, Any]]:
    """What the rooms say of each table, by its label."""
    return {label: told for file in _files().values() for label, told in file["tables"].items()}


@lru_cache(maxsize=1)
def tables() -> tuple[Table, ...]:
    """Every table about persons or of accounts: found in the models, so that none is forgotten, whatever the
    files say; what they say nothing of is kept and shown without a purpose until they do."""
    said = declared()
    found = []
    for model in _models():
        told, paths = said.get(model._meta.label_lower), paths_to_person(model)
        if not (told or paths):
            continue
        told = told or {}
        found.append(
            Table(
                model=model,
                activity=told.get("activity", ""),
                paths=paths,
                holder=told.get("holder", ""),
                erased=told.get("erased", KEPT),
                empty=told.get("empty", {}),
                why=told.get("why", "fact" if told.get("erased", KEPT) == KEPT else ""),
            )
        )
    return tuple(found)


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and model._meta.app_label != "pghistory":
            yield model


def about_somebody() -> list[str]:
    """The labels of all tables that point to a person or to a user: each must be declared by its room."""
    return sorted(
        m._meta.label_lower for m in _models() if paths_to_person(m) or m is User or _points_to(m, User)
    )


def _points_to(model: type[models.Model], target: type[models.Model]) -> bool:
    return any(f.related_model is target for f in _links(model))


def _links(model: type[models.Model]) -> list[models.ForeignKey]:
    return [f for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey)]


@cache
def paths_to_person(model: type[models.Model]) -> tuple[str, ...]:
    """The shortest ways from a row to the person it is about; a plain number called person_id is one too."""
    if model is Person:
        return ("pk",)
    numbers = [f.name for f in model._meta.concrete_fields if f.attname == "person_id" and not f.is_relation]
    steps: list[tuple[str, type[models.Model]]] = [("", model)]
    for _deep in range(DEEPEST):
        following = [
            (f"{before}{f.name}", f.related_model)
            for before, here in steps
            for f in _links(here)
            if f.related_model is not here
        ]
        ends = tuple(path for path, target in following if target is Person)
        if ends or numbers:
            return ends + tuple(numbers)
        steps = [(f"{path}__", target) for path, target in following if target not in (User,)]
    return ()
