"""Reading vacancies that somebody hands over as CSV or JSON: each row understood, or told what is wrong with it.

Columns, and keys of JSON: key, title, tasks, employer (name or register number), place, county, kind, contract, hours,
shift, posts, pay_from, pay_to, currency, apply_by (2025-04-30), remote, no_car, first_job, url, language, occupation
(code of COR, НКПД or the URI of ESCO). JSON is a list of such objects, or an object with the list under "vacancies".
"""

import csv
import datetime as dt
import io
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from punte.base.text import folded, tidy
from punte.jobs.models import Employer, Vacancy
from punte.jobs.places import meant, named_places
from punte.jobs.wording import findings
from punte.projects.models import Operation
from punte.reference.models import Concept, OfficialCode
from punte.reference.suggesting import suggest

COLUMNS = (
    "key title tasks employer place county kind contract hours shift posts pay_from pay_to currency apply_by remote"
    " no_car first_job url language occupation"
).split()
NEEDED = ("key", "title", "tasks", "employer")
LARGEST = 5 * 1024 * 1024
MOST_ROWS = 2_000
SURE = 60  # of 100: as near as a title must come to be proposed as an occupation; a human takes the feed in
_YES = {"1", "true", "yes", "da", "да", "x"}
_CHOICES: dict[str, tuple[Any, str]] = {
    "kind": (Vacancy.Kind, "job"),
    "contract": (Vacancy.Contract, "permanent"),
    "hours": (Vacancy.Hours, "full"),
    "shift": (Vacancy.Shift, "day"),
}


def read(content: bytes, operation: Operation) -> list[dict[str, Any]]:
    """Every row as {"key", "told": values by name, "wrong": [sentence]}; raises ValidationError({"file": …}) on what is
    no list of vacancies."""
    if len(content) > LARGEST:
        raise ValidationError({"file": _("The file is larger than 5 MB. Send it in parts.")})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError({"file": _("The file is not written in UTF-8.")}) from None
    rows = _json(text) if text.lstrip()[:1] in ("[", "{") else _csv(text)
    if not rows:
        raise ValidationError({"file": _("There is no vacancy in this file.")})
    if len(rows) > MOST_ROWS:
        raise ValidationError({"file": _("There are more than 2,000 vacancies. Send them in parts.")})
    hub = _employers(operation)
    seen: set[str] = set()
    return [_row(row, hub, seen) for row in rows]


def _csv(text: str) -> list[dict[str, str]]:
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=separator)
    try:
        heads = {str(h).strip().lower() for h in reader.fieldnames or []}
    except csv.Error as error:
        raise ValidationError({"file": _("This is no table that can be read.")}) from error
    if missing := [name for name in NEEDED if name not in heads]:
        said = {"columns": ", ".join(missing)}
        raise ValidationError({"file": _("These columns are missing: %(columns)s.") % said})
    try:
        return [
            {str(k).strip().lower(): v or "" for k, v in row.items() if isinstance(v, str)} for row in reader
        ]
    except csv.Error as error:
        raise ValidationError({"file": _("This is no table that can be read.")}) from error


def _json(text: str) -> list[dict[str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ValidationError({"file": _("This is no JSON that can be read.")}) from None
    data = data.get("vacancies") if isinstance(data, dict) else data
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise ValidationError({"file": _("This is no list of vacancies.")})
    return [{k: _as_text(v) for k, v in row.items() if k in COLUMNS} for row in data]


def _as_text(value: Any) -> str:
    if value is None or isinstance(value, (list, dict)):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _employers(operation: Operation) -> dict[str, int]:
    """Employers of the hub by name and by register number."""
    rows = Employer.objects.filter(operation=operation).exclude(state=Employer.State.ENDED)
    found: dict[str, int] = {}
    for employer in rows.select_related("organisation").prefetch_related("organisation__identifiers"):
        found[employer.organisation.folded] = employer.pk
        found |= {i.value: employer.pk for i in employer.organisation.identifiers.all()}
    return found


def _row(row: dict[str, str], hub: dict[str, int], seen: set[str]) -> dict[str, Any]:
    text = {
        name: tidy(row.get(name, ""))[:400] if name != "tasks" else _lines(row.get(name, ""))
        for name in COLUMNS
    }
    wrong: list[str] = []
    key = text["key"][:120]
    if not key:
        wrong.append(_("The key is missing: by it the vacancy is known again."))
    elif key in seen:
        wrong.append(_("This key stands in the file twice."))
    seen.add(key)
    told: dict[str, Any] = {
        "title": text["title"][:150],
        "tasks": text["tasks"][:5000],
        "url": _url(text["url"]),
    }
    wrong += [_("The title is missing.")] if len(told["title"]) < 2 else []
    wrong += [_("What one does is missing.")] if len(told["tasks"]) < 10 else []
    wrong += [str(f) for name in ("title", "tasks") for f in findings(told[name])]
    told |= _chosen(text, wrong) | _numbers(text, wrong) | _place(text, wrong)
    told |= {name: text[name].lower() in _YES for name in ("remote", "no_car", "first_job")}
    if not told["remote"] and not told["settlement"] and not text["place"]:
        wrong.append(_("Say where the work is, or that it can be done from home."))
    number = text["employer"].replace(" ", "").upper().removeprefix("RO").removeprefix("BG")
    told["employer"] = hub.get(folded(text["employer"])) or hub.get(number)
    if not told["employer"]:
        wrong.append(_("This employer is not in the hub: %(name)s.") % {"name": text["employer"] or "–"})
    told["occupation"] = _occupation(text, told["title"])
    if not told["occupation"]:
        wrong.append(_("No occupation comes near the title. Write its code beside it."))
    return {"key": key, "told": told, "employer": text["employer"], "wrong": wrong}


def _lines(text: str) -> str:
    """Without what no database keeps."""
    return "".join(c for c in text if c.isprintable() or c == "\n").strip()


def _url(text: str) -> str:
    return text if text.startswith(("https://", "http://")) else ""


def _chosen(text: dict[str, str], wrong: list[str]) -> dict[str, str]:
    found = {}
    for name, (choices, usual) in _CHOICES.items():
        value = text[name].lower() or usual
        if value not in choices.values:
            said = {"value": text[name], "choices": ", ".join(choices.values)}
            wrong.append(_("“%(value)s” is not one of: %(choices)s.") % said)
            value = usual
        found[name] = value
    found["currency"] = text["currency"].upper() or "RON"
    if found["currency"] not in ("RON", "EUR"):
        wrong.append(_("Pay is given in RON or EUR."))
        found["currency"] = "RON"
    found["language"] = text["language"].lower() if text["language"].lower() in ("ro", "bg", "en") else "ro"
    return found


def _numbers(text: dict[str, str], wrong: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"posts": 1, "pay_from": None, "pay_to": None, "apply_by": None}
    for name, most in (("posts", 1000), ("pay_from", 1_000_000), ("pay_to", 1_000_000)):
        if not text[name]:
            continue
        if text[name].isascii() and text[name].isdecimal() and 0 < int(text[name]) <= most:
            found[name] = int(text[name])
        else:
            wrong.append(_("“%(value)s” is no whole number that fits.") % {"value": text[name][:40]})
    if (
        found["pay_to"]
        and found["pay_to"] < (found["pay_from"] or 0)
        or (found["pay_to"] and not found["pay_from"])
    ):
        wrong.append(_("The pay goes from a smaller amount to a larger one."))
    if text["apply_by"]:
        try:
            found["apply_by"] = dt.date.fromisoformat(text["apply_by"]).isoformat()
        except ValueError:
            wrong.append(_("Write the last day to apply like this: 2025-04-30."))
    return found


def _place(text: dict[str, str], wrong: list[str]) -> dict[str, Any]:
    if not text["place"]:
        return {"settlement": None}
    written = f"{text['place']}, {text['county']}" if text["county"] else text["place"]
    places = named_places(written)
    if not places:
        wrong.append(_("We do not know this place: %(place)s.") % {"place": written})
    place = meant(places)
    if places and place is None:
        wrong.append(
            _("There are several places of this name; say the county: %(place)s.") % {"place": written}
        )
    return {"settlement": place.pk if place else None}


def _occupation(text: dict[str, str], title: str) -> int | None:
    """By its code or URI, else the nearest to the title where it comes very near."""
    code = text["occupation"]
    if code:
        rows = Concept.objects.occupations().filter(Q(uri=code))
        found = rows.values_list("pk", flat=True).first()
        coded = OfficialCode.objects.filter(code=code.replace(" ", "")).values_list("concept", flat=True)
        return found or coded.first()
    nearest = suggest(title, Concept.Kind.OCCUPATION, most=1)
    return nearest[0].concept.pk if nearest and nearest[0].nearness >= SURE else None
