"""Everything that is held about one person, in every table of every room: to be read, and to be taken along."""

import base64
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import Translated
from punte.people.models import NationalNumber, Person, User
from punte.people.models.persons import Sealed
from punte.people.sealing import Unreadable
from punte.projects.models import Assignment
from punte.records import processing, protection, vault
from punte.records.actions.erasure import every_row
from punte.records.downloads import saved_name
from punte.records.models import DataRequest, Document

CONTENT = "content"  # the key under which a sealed row shows what it holds
_SECRETS = {("mfa.authenticator", "data")}  # the seeds of one-time codes and what recovery codes come from
_TECHNICAL = {
    "id",
    "consortium",
    "version",
    "unit",
    "password",
    "pgh_id",
    "pgh_label",
    "pgh_context",
    "pgh_obj",
}
_SAID_BY = {"kind": "kind_label", "reason": "why"}  # codes that some rows put into words
_UNNAMED = {
    models.ForeignKey: gettext_lazy("by whom"),
    models.OneToOneField: gettext_lazy("by whom"),
    models.DateTimeField: gettext_lazy("when"),
}
_WORDS = {
    "first_name": gettext_lazy("First name"),
    "last_name": gettext_lazy("Family name"),
    "birth_date": gettext_lazy("Date of birth"),
    "sex": gettext_lazy("Sex"),
    "phone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail"),
    "address": gettext_lazy("Address"),
    "asked": gettext_lazy("What was asked"),
    "extended": gettext_lazy("Why it took longer"),
    "answer": gettext_lazy("The answer"),
}


@dataclass
class Section:
    """One table of the readable page: its name, what it is for, its rows as (label, value) pairs."""

    title: str
    activity: str
    purpose: str
    rows: list[list[tuple[str, str]]] = field(default_factory=list)
    only_numbers: int = 0


@dataclass(frozen=True)
class Holding:
    """One person under all their numbers, and the account with which they see their file, if they have one."""

    person: Person
    persons: list[int]
    account: User | None
    by_themselves: bool

    def rows(self, table: processing.Table) -> Iterator[models.Model]:
        """The rows of a table about them, and those of their own account."""
        links = [f.name for f in table.model._meta.concrete_fields if f.is_relation]
        about = table.about(self.persons).select_related(*_needed(table.model, links))
        yield from about.order_by("pk").iterator(chunk_size=500)
        if self.account and table.holder and not table.paths:
            yield from table.held_by(self.account).order_by("pk")


def _needed(model: type[models.Model], links: list[str]) -> list[str]:
    """What opening and naming the rows asks for, in the same query."""
    deeper = {"person": "person__consortium", "participation": "participation__consortium"}
    deeper["batch"] = "batch__consortium"
    return [deeper.get(name, name) for name in links]


def holding_of(person: Person, *, account: User | None, by_themselves: bool) -> Holding:
    """Ask within the person's consortium."""
    persons = [person.pk, *person.merged.values_list("pk", flat=True)]
    return Holding(person, persons, account, by_themselves)


def as_zip(holding: Holding) -> bytes:
    """The archive: a page to read, a file for machines, the person's papers."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, every_row():
        archive.writestr(f"{_('what-is-held')}.html", page(holding))
        archive.writestr("page.css", (Path(__file__).parent / "held.css").read_text(encoding="utf-8"))
        archive.writestr("data.json", as_json(holding))
        for name, content in _papers(holding):
            archive.writestr(f"{_('papers')}/{name}", content)
    return out.getvalue()


class _Encoder(DjangoJSONEncoder):
    """Texts in several languages are told with all of them."""

    def default(self, o: Any) -> Any:
        """What JSON has no word for."""
        return o.texts if isinstance(o, Translated) else super().default(o)


def as_json(holding: Holding) -> str:
    """Every row of every table, by room and table. The national number is told to its owner alone."""
    told = {
        "person": holding.person.pk,
        "made_at": timezone.now(),
        "tables": {
            table.label: rows
            for table in processing.tables()
            if (rows := [_whole(row) for row in holding.rows(table)])
        },
    }
    text = json.dumps(told, cls=_Encoder, ensure_ascii=False, indent=1)
    return text if holding.by_themselves else _without(text, _numbers(holding))


def _numbers(holding: Holding) -> list[str]:
    rows = NationalNumber.objects.filter(person__in=holding.persons).select_related("person__consortium")
    return [row.data["number"] for row in rows]


def _without(text: str, numbers: Iterable[str]) -> str:
    for number in numbers:
        text = text.replace(number, "***")
    return text


def _whole(row: models.Model) -> dict[str, Any]:
    """Each field by its column; of sealed rows what they hold, of other bytes their Base64."""
    opened = _opened(row)
    told: dict[str, Any] = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if isinstance(column, models.BinaryField):
            if opened is None and value:
                told[column.attname] = base64.b64encode(bytes(value)).decode()
        elif (
            column.attname not in ("password", "wrapped_key")
            and (row._meta.label_lower, column.attname) not in _SECRETS
        ):
            told[column.attname] = value
    return told | ({CONTENT: opened} if opened is not None else {})


def _opened(row: models.Model) -> dict[str, Any] | None:
    """What a sealed row holds; None where nothing is sealed, and a word where the key is gone."""
    opener = protection.openers().get(type(row))
    try:
        if isinstance(row, Sealed):
            return row.data
        if isinstance(row, DataRequest):
            return row.words
        if _history_of(row):
            return row.person.unseal(bytes(row.sealed), _history_of(row))  # type: ignore[attr-defined]
        if isinstance(row, Person):
            return {}
        return opener(row) if opener else None
    except Unreadable:
        return {"unreadable": True}


def _history_of(row: models.Model) -> str:
    """Under which word an earlier version of a sealed row rests."""
    tracked = getattr(row, "pgh_tracked_model", None)
    return str(tracked._meta.model_name) if tracked and issubclass(tracked, Sealed) else ""


def page(holding: Holding) -> str:
    """The readable page: no digit of a national number, no history, no technical columns."""
    context = {
        "person": holding.person,
        "consortium": holding.person.consortium,
        "language": get_language(),
        "made_on": timezone.localdate(),
        "sections": [
            s for table in processing.tables() if (s := _section(holding, table)).rows or s.only_numbers
        ],
    }
    return _without(render_to_string("records/protection/held.html", context), _numbers(holding))


def _section(holding: Holding, table: processing.Table) -> Section:
    activity = processing.activities().get(table.activity)
    section = Section(
        title=str(table.model._meta.verbose_name_plural),
        activity=activity.name if activity else "",
        purpose=activity.purpose if activity else "",
    )
    if not _is_history(table.model):
        colleagues = capacities(holding.person.consortium_id)
        rows = [_shown(row, colleagues, holding.account) for row in holding.rows(table)]
        section.rows = [shown for shown in rows if shown]
        section.only_numbers = len(rows) - len(section.rows)
    return section


def _is_history(model: type[models.Model]) -> bool:
    return hasattr(model, "pgh_tracked_model")


def _shown(row: models.Model, colleagues: dict[int, str], account: User | None) -> list[tuple[str, str]]:
    """The fields that have a name of their own, in words; colleagues by what they are, never by name."""
    told = []
    for column in row._meta.concrete_fields:
        if column.name in _TECHNICAL or not _is_named(column):
            continue
        if column.is_relation and column.related_model is User:
            number = getattr(row, column.attname)
            own = account is not None and number == account.pk
            word = _("yourself") if own else colleagues.get(number, "")
        else:
            word = _word(row, column)
        if word:
            named = column.verbose_name if _has_words(column) else _UNNAMED[type(column)]
            told.append((capfirst(str(named)), word))
    return told + list(_content(_opened(row) or {}))


def _content(opened: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What was sealed, under the words of its rooms; the national number stays out."""
    words = protection.words() | _WORDS
    for name, value in opened.items():
        if value not in (None, "", {}) and name != "number":
            said = protection.said().get((name, str(value))) or _as_day(str(value))
            yield capfirst(str(words.get(name, name))), str(said)


def _as_day(text: str) -> str:
    """2025-03-17 as people write it; everything else as it is."""
    try:
        return formats.day(dt.date.fromisoformat(text), "long")
    except ValueError:
        return text


def _is_named(column: models.Field) -> bool:
    told = column.name == "at" or column.related_model is User
    return not isinstance(column, models.BinaryField) and (_has_words(column) or told)


def _has_words(column: models.Field) -> bool:
    return bool(column.verbose_name != column.name.replace("_", " "))


def _word(row: models.Model, column: models.Field) -> str:
    value = getattr(row, column.name)
    if value is None or value == "":
        return ""
    if said := getattr(row, _SAID_BY.get(column.name, ""), ""):
        return str(said)
    if column.choices:
        return str(getattr(row, f"get_{column.name}_display")())
    if isinstance(value, Decimal):
        return formats.number(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return formats.moment(timezone.localtime(value))
    if isinstance(value, dt.date):
        return formats.day(value, "long")
    return str(value)


def capacities(consortium_id: int) -> dict[int, str]:
    """As what colleagues work in a consortium: role and organisation by the number of the user, never the name."""
    rows = Assignment.objects.filter(operation__consortium=consortium_id).select_related("role__organisation")
    return {
        a.role.user_id: f"{a.role.get_role_display()}, {a.role.organisation}" for a in rows.order_by("pk")
    }


def _papers(holding: Holding) -> Iterator[tuple[str, bytes]]:
    rows = Document.objects.filter(person__in=holding.persons, state=Document.State.ACCEPTED)
    for number, document in enumerate(rows.select_related("consortium").order_by("uploaded_at", "pk"), 1):
        try:
            yield f"{number:02d} {saved_name(document)}", vault.load(document.consortium, document.file_name)
        except (Unreadable, OSError):
            yield f"{number:02d}.txt", _("This paper cannot be read.").encode()
