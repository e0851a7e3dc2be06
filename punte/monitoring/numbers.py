"""What the page of a number shows: its units with names and papers, and the drawers of what is not counted."""

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.monitoring.counting.drill import Drill
from punte.monitoring.plan import whole
from punte.monitoring.reasons import MISSING, REASONS, STRENGTHS
from punte.organisations.models import Organisation
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.models import Deliverable, Evidence, Fact
from punte.records.opened import Opened, opened


def units(operation: Operation, found: Drill, *, reader: User, people: bool) -> list[dict[str, Any]]:
    """The rows of the list with what the reader sees; a fixed number of queries."""
    facts = Fact.objects.in_bulk([r["fact_id"] for r in found.rows if r["fact_id"]])
    papers = _papers(facts)
    behind = {} if people else opened(facts.values(), reader)  # beside a name stands no group
    names = _names(found.rows) if people else titles(facts, reader)
    partners = dict(operation.partnerships.values_list("organisation_id", "organisation__name"))
    return [_unit(operation, row, facts, papers, names, partners, people, behind) for row in found.rows]


def _unit(
    operation: Operation,
    row: dict[str, Any],
    facts: dict[int, Fact],
    papers: dict[int, int],
    names: dict[int, str],
    partners: dict[int, str],
    people: bool,
    behind: dict[int, Opened],
) -> dict[str, Any]:
    word, _hint = STRENGTHS[row["strength"]]
    fact, told = facts.get(row["fact_id"]), behind.get(row["fact_id"])
    return {
        "label": names.get(row["person_id" if people else "fact_id"], "")
        or (told.title if told else fact.kind_label if fact else ""),
        "small": told.small if told else "",
        "proof": told.proof if told else "",
        "proof_url": told.url if told else "",
        "url": _url(operation, row),
        "partner": partners.get(row["organisation_id"], ""),
        "on": dt.date.fromisoformat(row["happened_on"]) if row["happened_on"] else None,
        "strength": row["strength"],
        "word": word,
        "quantity": formats.number(whole(Decimal(row["quantity"])))
        if fact and fact.unit and not people
        else "",
        "papers": papers.get(row["fact_id"], 0),
        "fact_url": reverse("monitoring:fact_detail", args=[operation.code, row["fact_id"]])
        if row["fact_id"]
        else "",
        "reason": REASONS[row["reason"]].text if row["reason"] else "",
        "missing": ", ".join(str(MISSING[m]) for m in row["missing"] if m in MISSING),
    }


def _url(operation: Operation, row: dict[str, Any]) -> str:
    if row["participation_id"]:
        return reverse("participation:participant_detail", args=[operation.code, row["participation_id"]])
    return reverse("monitoring:fact_detail", args=[operation.code, row["fact_id"]]) if row["fact_id"] else ""


def _names(rows: Iterable[dict[str, Any]]) -> dict[int, str]:
    ids = {r["person_id"] for r in rows if r["person_id"]}
    return {p.pk: p.full_name for p in Person.objects.with_identity().filter(pk__in=ids)}


def titles(facts: dict[int, Fact], reader: User) -> dict[int, str]:
    """What the fact was about: a deliverable's title as far as the reader may see it, that of another thing that names
    nobody (its model says so), or the organisation."""
    deliverable = ContentType.objects.get_for_model(Deliverable)
    by_hand = {f.source_id: f.pk for f in facts.values() if f.source_type_id == deliverable.pk}
    titles = {by_hand[d.pk]: d.title for d in Deliverable.objects.visible_to(reader).filter(pk__in=by_hand)}
    titles |= _told_openly(facts, reader)
    entities = {f.pk: f.entity_id for f in facts.values() if f.pk not in titles and f.entity_id}
    names = dict(Organisation.objects.filter(pk__in=entities.values()).values_list("pk", "name"))
    return titles | {fact: names.get(entity, "") for fact, entity in entities.items()}


def _told_openly(facts: dict[int, Fact], reader: User) -> dict[int, str]:
    """Of rows whose model has `names_nobody`: what they are called, as far as the reader may see them."""
    found: dict[int, str] = {}
    for kind in {f.source_type_id for f in facts.values()}:
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        if getattr(model, "names_nobody", False):
            here = {f.source_id: f.pk for f in facts.values() if f.source_type_id == kind}
            seen = model.objects.visible_to(reader).filter(pk__in=here)
            found |= {here[row.pk]: str(row) for row in seen}
    return found


def _papers(facts: dict[int, Fact]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for fact in Evidence.objects.current().filter(fact__in=facts).values_list("fact_id", flat=True):
        counts[fact] = counts.get(fact, 0) + 1
    return counts


def drawers(found: Drill, address: Callable[..., str]) -> list[dict[str, Any]]:
    """Not counted, because …: most first, what somebody can mend before what nobody can."""
    rows = sorted(found.reasons.items(), key=lambda item: (not REASONS[item[0]].mendable, -item[1]))
    return [
        {
            "count": n,
            "reason": REASONS[code].text,
            "hint": REASONS[code].hint,
            "text": REASONS[code].mend,
            "more_url": address(view="not", reason=code),
            "more": _("Show them"),
        }
        for code, n in rows
    ]


def strengths(found: Drill, address: Callable[..., str]) -> dict[str, Any]:
    """How strong the evidence behind the counted units is."""
    rows = [
        {
            "count": found.strengths.get(strength, 0),
            "strength": strength,
            "word": word,
            "small": hint,
            "url": address(evidence=strength) if found.strengths.get(strength) else "",
        }
        for strength, (word, hint) in STRENGTHS.items()
    ]
    spoken = ", ".join(f"{formats.number(r['count'])} {r['word']}" for r in rows)
    return {"counts": [r["count"] for r in rows], "rows": rows, "spoken": spoken}
