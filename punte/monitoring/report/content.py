"""Everything the report of a period says, gathered in its language as plain texts for the template."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.monitoring.deadlines import report_due
from punte.monitoring.models import Claim, Clarification, Correction, Period
from punte.monitoring.plan import whole
from punte.monitoring.report.figures import Figures, entity_rows, indicator_heads, indicator_rows, target_rows
from punte.monitoring.report.words import words
from punte.monitoring.telling import NAMES, Place, places

Pair = tuple[str, str | list[str]]


def content(period: Period, found: Figures, language: str) -> dict[str, Any]:
    """What the template sets; every text in the language at hand."""
    told = places(period)
    return {
        "code": period.operation.code,
        "draft": not period.is_frozen,
        "project": str(period.operation.title),
        "days": formats.period(period.starts_on, period.ends_on),
        "number": str(period),
        "facts": _facts(period, language),
        "signs": _signs(period),
        "summary": told[0].narrative.texts["summary"].texts.get(language, ""),
        "targets": target_rows(found),
        "target_heads": [
            _("Promise"),
            _("Promised"),
            _("In this period"),
            _("Cumulative"),
            _("Share"),
        ],  # fmt: skip
        "indicator_heads": indicator_heads(),
        "indicators": indicator_rows(found),
        "entity_heads": [_("Code"), _("Indicator"), _("Total")],
        "entities": entity_rows(found),
        "corrections": _corrections(period, found),
        "correction_heads": [_("Number"), _("Reason"), _("Cases"), _("Difference")],
        "activities": [_activity(place, language) for place in told[1:] if place.narrative.source],
        "silent": ", ".join(p.activity.code for p in told[1:] if p.activity and not p.narrative.source),
        "confirmations": _confirmations(period),
        "confirmation_heads": [_("Partner"), _("Confirmed by"), _("When")],
        "dates": _dates(period),
        "signatures": _signatures(period),
        "words": words(period),
    }


def _facts(period: Period, language: str) -> list[Pair]:
    operation = period.operation
    partners = [
        f"{p.organisation.name} ({p.get_role_display()})"
        for p in operation.partnerships.select_related("organisation")
    ]
    rows: list[Pair] = [
        (_("Code"), operation.official_code or operation.code),
        (_("Programme"), str(operation.programme.name) if operation.programme else ""),
        (_("Specific objective"), str(operation.objective or "")),
        (_("Partners"), partners),
        (_("Project dates"), formats.period(operation.starts_on, operation.ends_on)),
        (_("Reporting period"), f"{period}: {formats.period(period.starts_on, period.ends_on)}"),
        (_("State"), str(period.get_state_display())),
        (_("Language"), NAMES[language]),
    ]
    return [(word, value) for word, value in rows if value and value != "—"]


def _signs(period: Period) -> list[Pair]:
    if not period.is_frozen:
        return []
    snapshot = period.snapshot
    return [
        (_("Sign of this report"), bytes(snapshot.digest).hex()),
        (_("Sign of the record book"), bytes(snapshot.head).hex()),
        (_("Frozen"), f"{formats.moment(snapshot.frozen_at)}, {snapshot.by.name}"),
    ]


def _corrections(period: Period, found: Figures) -> list[list[str]]:
    """Number by number and reason by reason: how many, and what they change. Nobody is named."""
    if not (period.is_frozen and period.snapshot.previous):
        return []
    names = {r.code: r.name if r.promised is not None else f"{r.code} {r.name}" for r in found.rules}
    sums = (
        period.snapshot.corrections.values("number", "why")
        .annotate(change=Sum("change"), n=Sum("units"))
        .order_by("number", "why")
    )
    return [
        [
            names.get(row["number"], row["number"]),
            str(Correction.Why(row["why"]).label),
            formats.number(row["n"]),
            formats.signed(whole(row["change"])),
        ]
        for row in sums
    ]


def _activity(place: Place, language: str) -> dict[str, Any]:
    fields = place.narrative._meta
    return {
        "title": place.title,
        "texts": [
            {"label": str(fields.get_field(name).verbose_name), "text": text.texts[language]}  # type: ignore[union-attr]
            for name, text in place.narrative.texts.items()
            if text.texts.get(language)
        ],
    }


def _confirmations(period: Period) -> list[list[str]]:
    told = {c.organisation_id: c for c in period.confirmations.select_related("by")}
    partners = period.operation.partnerships.exclude(role="associated").select_related("organisation")
    return [
        [p.organisation.name, c.by.name, formats.moment(c.at)]
        if (c := told.get(p.organisation_id))
        else [p.organisation.name, "—", _("not confirmed yet")]
        for p in partners
    ]


def _dates(period: Period) -> list[Pair]:
    claim = Claim.objects.filter(period=period).first()
    rows: Iterable[tuple[str, Any]] = [
        (_("Report due on"), report_due(period, claim)),
        (_("Submitted on"), period.submitted_on),
        (_("Approved on"), period.approved_on),
        (_("Reimbursement claim planned on"), claim and claim.planned_on),
    ]
    found: list[Pair] = [(word, formats.day(day, "long")) for word, day in rows if day]
    asked = period.clarifications.count()
    if asked:
        waiting = period.clarifications.filter(state=Clarification.State.ASKED).count()
        questions = ngettext("%(n)s question", "%(n)s questions", asked) % {"n": asked}
        found.append((_("Clarifications"), questions + ", " + _("%(n)s to answer") % {"n": waiting}))
    return found


def _signatures(period: Period) -> list[dict[str, str | None]]:
    lead = period.operation.partnerships.filter(role="lead").select_related("organisation").first()
    name = lead.organisation.name if lead else ""
    return [
        {"role": _("Project manager"), "name": None},
        {"role": _("Legal representative, %(organisation)s") % {"organisation": name}, "name": None},
    ]
