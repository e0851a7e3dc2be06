"""What an auditor leaves in the small world: audits in several states with their samples, and samples of papers."""

import datetime as dt
import uuid
from typing import Any

from django.urls import resolve

from punte.base import clock
from punte.monitoring.actions.audits import ask_for_answers, open_audit
from punte.monitoring.actions.findings import raise_finding, review_unit
from punte.monitoring.actions.samples import draw_papers, draw_sample
from punte.monitoring.checklists import checklist
from punte.monitoring.models import Audit
from punte.monitoring.populations import FACTS, population, sources
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people.models import User
from punte.projects.models import Assignment, Operation
from punte.records.actions.visits import log_visit

AUDITS = ("monitoring:audit_", "monitoring:finding_")
NOT_THERE = 99


def audit(
    operation: Operation, found: Participation, by: User, auditor: User, partner: Organisation
) -> dict[str, Any]:
    """For one file: an audit being checked, one not drawn yet, one that waits for an answer past its day, and a
    sample of the papers that wait (of the partner, where the file is a partner's)."""
    checked, undrawn, asked = (
        open_audit(by=auditor, operation=operation, title=f"Audit {name}", due_on=clock.today(operation.zone))
        for name in ("checked", "not drawn", "asked")
    )
    source = _source(operation, found)
    ids: dict[str, Any] = {"audit_number": checked.number, "undrawn_number": undrawn.number}
    for one in (checked, asked):
        draw_sample(by=auditor, audit=one, source=source, seed="seed", share=100)
    unit, asked_unit = (_unit(one, found) for one in (checked, asked))
    raise_finding(by=auditor, audit=checked, unit=unit, severity="note", text="Something")
    review_unit(by=auditor, unit=asked_unit, answers={}, version=0)
    finding = raise_finding(by=auditor, audit=asked, unit=asked_unit, severity="minor", text="Something")
    ask_for_answers(by=auditor, audit=asked)
    before = clock.today(operation.zone) - dt.timedelta(days=9)
    Audit.objects.filter(pk=asked.pk).update(opened_on=before, due_on=before)
    own = None if partner.pk == _lead(operation) else partner
    papers = draw_papers(by=by, operation=operation, organisation=own, seed=f"seed {found.pk}", share=100)
    address = f"/monitoring/{operation.code}/"
    log_visit(by=auditor, operation=operation, path=address, match=resolve(address), status=200)
    held = Assignment.objects.get(role__user=auditor, operation=operation)
    return ids | {
        "asked_number": asked.number,
        "unit_id": unit.pk,
        "finding_id": finding.pk,
        "sample_id": papers.pk,
        "papers": list(papers.units.values_list("unit", flat=True)),
        "what": unit.sample.what,
        "auditor_assignment": held.pk,
    }


def _lead(operation: Operation) -> int:
    return operation.partnerships.get(role="lead").organisation_id


def _source(operation: Operation, found: Participation) -> str:
    """A number in which this participant counts; where the project was long ago, all facts with a paper."""
    today = clock.today(operation.zone)
    for source, _words in sources(operation):
        drawn = population(operation, source, on=today)
        if drawn.what == "participation" and found.pk in drawn.units:
            return source
    return FACTS


def _unit(audit: Audit, found: Participation) -> Any:
    units = audit.sample.units.select_related("sample__audit__operation")
    return units.filter(organisation=found.organisation_id).order_by("position").first()


def address_of(route: str, whose: str, values: dict[str, Any], home: dict[str, Any]) -> dict[str, Any]:
    """The numbers in an address of the auditor's room; the number of an audit counts within its project, so under a
    strange address it is one that is not there, or one of the house's own with a stranger's row in it."""
    if route == "projects:auditor_end":
        return {"assignment_id": values["auditor_assignment"]}
    if not route.startswith(AUDITS):
        return {}
    name = {"monitoring:audit_sample": "undrawn_number", "monitoring:finding_detail": "asked_number"}.get(
        route, "audit_number"
    )
    if whose != "stranger":
        return {"number": values[name]}
    inner = route in ("monitoring:audit_unit", "monitoring:finding_detail")
    return {"number": home[name] if inner else NOT_THERE}


def _points(what: str) -> dict[str, str]:
    return {f"{code}-verdict": "conforms" for code in checklist(what).codes}


def _days() -> dict[str, int]:
    """From today, by the real clock, for a month."""
    first = dt.date.today()
    days = {"since": first, "until": first + dt.timedelta(days=30)}
    return {f"{n}_{p}": getattr(d, p) for n, d in days.items() for p in ("day", "month", "year")}


BODIES: dict[str, Any] = {
    "audit_create": lambda w, a, c, f: {
        "title": "An audit", "due_on_day": 1, "due_on_month": 4, "due_on_year": 2025
    },
    "audit_sample": lambda w, a, c, f: {"source": FACTS, "method": "simple", "size": 1, "seed": "seed"},
    "audit_unit": lambda w, a, c, f: {"version": 0} | _points(f.ids["what"]),
    "finding_create": lambda w, a, c, f: {"severity": "minor", "text": "Something"},
    "finding_detail": lambda w, a, c, f: {"decision": "upheld", "text": "So it is."},
    "evidence_list": lambda w, a, c, f: {"share": 100, "seed": str(uuid.uuid4())},
    "evidence_sample": lambda w, a, c, f: {"papers": f.ids["papers"], "verification": "checked"},
    "auditor_invite": lambda w, a, c, f: {
        "email": "somebody-new@example.org", "name": "Somebody New", **_days()
    },
}  # fmt: skip
