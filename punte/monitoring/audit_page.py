"""What the pages of an audit show: what comes next, the drawn units, the summary, the findings."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.monitoring import permissions, populations
from punte.monitoring.auditing import (
    Result,
    complete,
    erased,
    person_ids,
    result,
    units_without_verdict,
    waiting_for,
)
from punte.monitoring.checklists import checklist
from punte.monitoring.models import Audit, Finding, FindingEntry, Review, Sample, SampleUnit, Verdict
from punte.people.models import User
from punte.projects.models import Operation

State = Audit.State
TONES = {State.OPEN: "info", State.ANSWERING: "warning", State.CLOSED: "success"}
FINDING_TONES = {
    Finding.State.RAISED: "warning",
    Finding.State.ANSWERED: "info",
    Finding.State.ACCEPTED: "success",
    Finding.State.UPHELD: "danger",
}
SEVERITY_TONES = {
    Finding.Severity.NOTE: "neutral",
    Finding.Severity.MINOR: "warning",
    Finding.Severity.SERIOUS: "danger",
}


def url(audit: Audit, name: str, *more: object) -> str:
    """A page of this audit."""
    return reverse(f"monitoring:{name}", args=[audit.operation.code, audit.number, *more])


def rows(audits: Iterable[Audit]) -> list[dict[str, Any]]:
    """The list of audits."""
    return [
        {
            "audit": a,
            "tone": TONES[State(a.state)],
            "drawn": a.sample.size if hasattr(a, "sample") else None,
            "findings": sum(waiting_for(a).values()),
        }
        for a in audits
    ]


def facts(audit: Audit) -> list[tuple[Any, ...]]:
    """Under the title."""
    told: list[tuple[Any, ...]] = [
        (_("Number"), str(audit.number)),
        (_("Auditor"), audit.by.name),
        (_("Begun on"), formats.day(audit.opened_on, "long")),
        (_("Answers due on"), formats.day(audit.due_on, "long")),
    ]
    if audit.period:
        told.insert(1, (_("Reporting period"), str(audit.period), audit.period.get_absolute_url()))
    if audit.closed_on:
        told.append((_("Closed on"), formats.day(audit.closed_on, "long")))
    return told


def sample_facts(operation: Operation, sample: Sample) -> list[dict[str, str]]:
    """How the sample was drawn, for everybody to see."""
    size = _("%(size)s of %(whole)s") % {
        "size": formats.number(sample.size),
        "whole": formats.number(sample.population_size),
    }
    told = [
        (_("Seed"), sample.seed),
        (_("Drawn from"), populations.label(operation, sample.source)),
        (_("As of"), formats.day(sample.counted_on, "long")),
        (_("How"), sample.get_method_display()),
        (_("Drawn"), size + (f" ({sample.share}\u202f%)" if sample.share else "")),
        (_("By"), f"{sample.by.name}, {formats.day(sample.drawn_on, 'long')}"),
        (_("Fingerprint of the population"), sample.fingerprint),
    ]
    return [{"label": label, "value": value} for label, value in told]


def units(user: User, audit: Audit) -> list[SampleUnit]:
    """The drawn units this reader sees."""
    if not hasattr(audit, "sample"):
        return []
    seen = SampleUnit.objects.visible_to(user).filter(sample=audit.sample)
    return list(seen.select_related("sample", "organisation", "review"))


def overview(user: User, audit: Audit) -> dict[str, Any]:
    """The context of the audit's page."""
    drawn = units(user, audit)
    audits = permissions.may_audit(user, audit.operation)
    counted = result(audit, drawn)
    return {
        "audit": audit,
        "tone": TONES[State(audit.state)],
        "facts": facts(audit),
        "todo": [] if audit.is_closed else _todo(user, audit, counted, audits),
        "sample": getattr(audit, "sample", None),
        "sample_facts": sample_facts(audit.operation, audit.sample) if drawn else [],
        "units": unit_rows(audit, drawn),
        "result": counted,
        "summary": summary(audit, counted),
        "findings": findings(user, audit),
        "ways": _ways(user, audit, audits),
    }


def _ways(user: User, audit: Audit, audits: bool) -> list[tuple[str, str]]:
    ways = [(_("Protocol to print"), url(audit, "audit_protocol"))]
    if hasattr(audit, "sample"):
        ways.insert(0, (_("Check the draw"), url(audit, "audit_draw")))
    if permissions.may_see_visits(user, audit.operation):
        ways.append((_("Pages opened during this audit"), url(audit, "audit_visits")))
    if audits and not audit.is_closed:
        ways.append((_("Write a finding about the whole"), url(audit, "finding_create")))
    return ways


def _todo(user: User, audit: Audit, counted: Result, audits: bool) -> list[dict[str, Any]]:
    states = waiting_for(audit)
    items = _of_auditor(audit, counted, states) if audits else []
    mine = _answerable(user, audit) if audit.state == State.ANSWERING else []
    if mine:
        text = ngettext(
            "%(n)s finding waits for your answer", "%(n)s findings wait for your answer", len(mine)
        )
        due = _("by %(day)s") % {"day": formats.day(audit.due_on, "long")}
        items.append(_item(_("answer"), "warning", text % {"n": len(mine)}, _("Answer"), mine[0], due))
    return items


def _answerable(user: User, audit: Audit) -> list[str]:
    raised = Finding.objects.visible_to(user).filter(audit=audit, state=Finding.State.RAISED)
    found = []
    for finding in raised:
        finding.audit = audit
        if permissions.may_answer_finding(user, finding):
            found.append(finding.get_absolute_url())
    return found


def _of_auditor(audit: Audit, counted: Result, states: Any) -> list[dict[str, Any]]:
    if not hasattr(audit, "sample"):
        text = _("No sample has been drawn yet")
        return [_item(_("next"), "info", text, _("Draw the sample"), url(audit, "audit_sample"))]
    items, left = [], units_without_verdict(audit.sample)
    if left > 0:
        text = ngettext("%(n)s unit is not checked yet", "%(n)s units are not checked yet", left) % {
            "n": left
        }
        items.append(_item(_("check"), "info", text, _("Go on"), _next_unit(audit)))
    if audit.state == State.OPEN and states:
        text = _("The findings are not with the managers yet")
        items.append(_item(_("next"), "info", text, _("Hand over"), url(audit, "audit_handover")))
    if n := states.get(Finding.State.ANSWERED, 0):
        text = ngettext("%(n)s answer waits for your decision", "%(n)s answers wait for your decision", n)
        items.append(_item(_("decide"), "warning", text % {"n": n}, _("Decide"), url(audit, "finding_list")))
    if left <= 0 and not set(states) & {Finding.State.RAISED, Finding.State.ANSWERED}:
        text = _("Everything is checked and decided")
        items.append(_item(_("next"), "success", text, _("Close the audit"), url(audit, "audit_close")))
    return items


def _item(tag: str, tone: str, text: str, verb: str, to: str, small: str = "") -> dict[str, Any]:
    return {"tag": tag, "tone": tone, "text": text, "verb": verb, "url": to, "small": small}


def _next_unit(audit: Audit) -> str:
    drawn = list(audit.sample.units.select_related("sample"))
    done = complete(audit.sample, drawn) | erased(drawn)
    return url(audit, "audit_unit", next(u.pk for u in drawn if u.pk not in done))


def unit_rows(audit: Audit, drawn: list[SampleUnit]) -> list[dict[str, Any]]:
    """The drawn units with their state; persons by their number, so that a list shown or printed names nobody."""
    if not drawn:
        return []
    done, gone, persons = complete(audit.sample, drawn), erased(drawn), person_ids(drawn)
    raised = set(Finding.objects.filter(audit=audit).values_list("unit", flat=True))
    return [
        {
            "unit": u,
            "url": url(audit, "audit_unit", u.pk),
            "label": unit_label(u, persons.get(u.pk)),
            "partner": u.organisation.name if u.organisation else "",
            "finding": u.pk in raised,
            **_unit_state(u, u.pk in done, u.pk in gone),
        }
        for u in drawn
    ]


def unit_label(unit: SampleUnit, person_id: int | None) -> str:
    """A person by their number, anything else by the number of the fact."""
    if unit.sample.what == Sample.What.PARTICIPATION:
        return _("Person no. %(n)s") % {"n": person_id or unit.unit}
    return _("Record no. %(n)s") % {"n": unit.unit}


def _unit_state(unit: SampleUnit, done: bool, gone: bool) -> dict[str, str]:
    review: Review | None = getattr(unit, "review", None)
    if gone:
        return {"word": _("erased"), "tone": "neutral"}
    if review is None:
        return {"word": _("not checked yet"), "tone": "neutral"}
    if not done:
        return {"word": _("begun"), "tone": "info"}
    if review.differs:
        return {"word": _("does not conform"), "tone": "danger"}
    return {"word": _("conforms"), "tone": "success"}


def summary(audit: Audit, counted: Result) -> dict[str, Any] | None:
    """The table of points, and the share of error in a sentence that says how large the sample is."""
    sample = getattr(audit, "sample", None)
    if sample is None:
        return None
    table = []
    for item in checklist(sample.what).items:
        counts: Counter = counted.points.get(item.code, Counter())
        told = [counts.get(v, 0) for v in (Verdict.CONFORMS, Verdict.DIFFERS, Verdict.NOT_APPLICABLE)]
        judged = told[0] + told[1]
        share = formats.percent(told[1] * 100 / judged, 1) if judged else "–"
        table.append([str(item.name), *map(formats.number, told), share])
    heads = [_("Point"), _("Conforms"), _("Does not"), _("Does not apply"), _("Share of error")]
    return {"heads": heads, "rows": table, "sentence": _sentence(counted)}


def _sentence(counted: Result) -> str:
    if not counted.checked:
        return _("Nothing has been checked to the end yet.")
    said = {
        "wrong": formats.number(counted.differing),
        "checked": formats.number(counted.checked),
        "share": formats.percent(counted.share or 0, 1),
        "whole": formats.number(counted.population),
    }
    text = _(
        "%(wrong)s of %(checked)s checked units have at least one point that does not conform: %(share)s. This is the "
        "plain share in the checked part of the sample, out of a population of %(whole)s; it says nothing about "
        "how certain it is."
    )
    return text % said


def findings(user: User, audit: Audit, *, whole: bool = False) -> list[dict[str, Any]]:
    """The findings this reader sees; `whole` brings the threads."""
    seen = Finding.objects.visible_to(user).filter(audit=audit).select_related("unit__sample", "organisation")
    entries = FindingEntry.objects.select_related("by", "document")
    found = list(seen.prefetch_related(Prefetch("entries", entries)))
    persons = person_ids([f.unit for f in found if f.unit])
    points = _points(audit)
    return [_finding(f, audit, points, persons, whole) for f in found]


def _points(audit: Audit) -> dict[str, str]:
    sample = getattr(audit, "sample", None)
    return {i.code: str(i.name) for i in checklist(sample.what).items} if sample else {}


def _finding(
    finding: Finding, audit: Audit, points: dict[str, str], persons: dict[int, int], whole: bool
) -> dict[str, Any]:
    finding.audit = audit
    unit = finding.unit
    first = finding.entries.all()[0]
    return {
        "finding": finding,
        "url": finding.get_absolute_url(),
        "text": first.text,
        "point": points.get(finding.item, ""),
        "unit": unit_label(unit, persons.get(unit.pk)) if unit else _("the whole"),
        "unit_url": url(audit, "audit_unit", unit.pk) if unit else "",
        "tone": FINDING_TONES[Finding.State(finding.state)],
        "severity_tone": SEVERITY_TONES[Finding.Severity(finding.severity)],
        "amount": formats.money(finding.amount, audit.operation.currency)
        if finding.amount is not None
        else "",
        "entries": list(finding.entries.all()) if whole else [],
    }


def protocol_units(audit: Audit, drawn: list[SampleUnit]) -> list[dict[str, Any]]:
    """Each unit with the points that do not conform or carry a remark."""
    points = _points(audit)
    told = []
    for row in unit_rows(audit, drawn):
        review = getattr(row["unit"], "review", None)
        answers = review.answers if review else {}
        row["said"] = [
            (points[code], Verdict(a["verdict"]).label if a["verdict"] else "", a["remark"])
            for code, a in answers.items()
            if code in points and (a["remark"] or a["verdict"] == Verdict.DIFFERS)
        ]
        told.append(row)
    return told
