"""What an auditor writes: the checklist of a unit, findings, decisions; and what a manager answers."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.monitoring import permissions
from punte.monitoring.auditing import names_of, person_of, words
from punte.monitoring.checklists import checklist
from punte.monitoring.models import Audit, Finding, FindingEntry, Review, SampleUnit, Verdict
from punte.people.models import Person, User
from punte.records.actions.documents import add_document
from punte.records.models import Document

REMARK, TEXT = 1000, 4000
MOST = Decimal("9999999999.99")
Kind, State = FindingEntry.Kind, Finding.State


@transaction.atomic
def review_unit(*, by: User, unit: SampleUnit, answers: dict[str, dict[str, str]], version: int) -> Review:
    """Save the checklist of a drawn unit: {point: {verdict, remark}}; points without a verdict are left open. Raises
    ValidationError keyed to the point; code "stale" where somebody saved meanwhile, "closed" after closing, "erased"
    where the person was erased."""
    audit = _open_audit(unit.sample.audit)
    require(permissions.may_audit(by, audit.operation))
    person = person_of(unit)
    if person is not None and person.state == Person.State.ERASED:
        raise ValidationError(_("This person's data were erased; the unit stays as a number."), code="erased")
    kept = _checked(unit, answers)
    current = Review.objects.select_for_update().filter(unit=unit).first()
    if (current.version if current else 0) != version:
        raise ValidationError(
            _("Somebody else saved this checklist while you were writing. What you typed is still here."),
            code="stale",
        )
    review = current or Review(unit=unit, consortium_id=unit.consortium_id, version=0)
    review.answers, review.by, review.version = kept, by, version + 1
    review.save()
    return review


def _checked(unit: SampleUnit, answers: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    wrong: dict[str, str] = {}
    kept: dict[str, dict[str, str]] = {}
    names = names_of(unit)
    for code in checklist(unit.sample.what).codes:
        verdict = answers.get(code, {}).get("verdict", "")
        remark = answers.get(code, {}).get("remark", "").strip()
        if fault := _fault(verdict, remark, names):
            wrong[code] = fault
        if verdict or remark:
            kept[code] = {"verdict": verdict, "remark": remark}
    if wrong:
        raise ValidationError(wrong)
    return kept


def _fault(verdict: str, remark: str, names: set[str]) -> str:
    if verdict and verdict not in Verdict.values:
        return _("Choose one of the answers.")
    if len(remark) > REMARK:
        return _("At most 1,000 characters.")
    if verdict == Verdict.DIFFERS and not remark:
        return _("Say what does not conform.")
    return named(remark, names)


def named(text: str, names: set[str]) -> str:
    """What is wrong where a text names the person it is about; it would outlive an erasure."""
    if names & set(words(text)):
        return _("Name nobody here: write “the person”. The file stands beside it.")
    return ""


def _open_audit(audit: Audit | None) -> Audit:
    """The audit, held until the end of the transaction, so that nobody closes it in between."""
    assert audit is not None  # papers are judged, not reviewed
    locked = Audit.objects.select_for_update(of=("self",)).select_related("operation").get(pk=audit.pk)
    if locked.is_closed:
        raise ValidationError(_("This audit is closed; nothing is written any more."), code="closed")
    return locked


@transaction.atomic
def raise_finding(
    *,
    by: User,
    audit: Audit,
    severity: str,
    text: str,
    unit: SampleUnit | None = None,
    item: str = "",
    amount: Decimal | None = None,
) -> Finding:
    """Write a finding: about a drawn unit and a point of its checklist, or about the whole. Raises ValidationError
    keyed to text, severity, unit, item or amount."""
    require(permissions.may_audit(by, audit.operation))
    audit = _open_audit(audit)
    if unit is not None and unit.sample.audit_id != audit.pk:
        raise ValidationError({"unit": _("This unit is not in the sample.")})
    if item and (unit is None or item not in checklist(unit.sample.what).codes):
        raise ValidationError({"item": _("This point is not on the checklist.")})
    if severity not in Finding.Severity.values:
        raise ValidationError({"severity": _("Say how serious it is.")})
    if amount is not None and not 0 <= amount <= MOST:
        raise ValidationError({"amount": _("Write an amount of zero or more.")})
    words_ = _text(text, unit)
    last = Finding.objects.filter(audit=audit).aggregate(n=Max("number"))["n"] or 0
    today = clock.today(audit.operation.zone)
    finding = Finding.objects.create(
        consortium_id=audit.consortium_id,
        audit=audit,
        unit=unit,
        organisation_id=unit.organisation_id if unit else None,
        item=item,
        number=last + 1,
        severity=severity,
        amount=amount,
        by=by,
        raised_on=today,
    )
    _say(finding, Kind.FINDING, words_, by)
    return finding


@transaction.atomic
def answer_finding(*, by: User, finding: Finding, text: str, paper: dict[str, Any] | None = None) -> None:
    """Answer a finding, with a paper or without (`paper`: content, name, title). Raises ValidationError keyed to text
    or file; of two who answer at once the second is told."""
    require(permissions.may_answer_finding(by, finding))
    audit = _open_audit(finding.audit)
    if audit.state != Audit.State.ANSWERING:
        raise ValidationError(_("The findings have not been handed over for answers yet."), code="early")
    words_ = _text(text, finding.unit)
    finding.move_to(State.ANSWERED)
    document = _paper(by, finding, paper) if paper else None
    _say(finding, Kind.ANSWER, words_, by, document)


def _paper(by: User, finding: Finding, paper: dict[str, Any]) -> Document:
    person = person_of(finding.unit) if finding.unit else None
    return add_document(
        by=by, operation=finding.audit.operation, person=person, kind=Document.Kind.OTHER, **paper
    )


@transaction.atomic
def decide_finding(*, by: User, finding: Finding, accepted: bool, text: str = "") -> None:
    """Accept the answer, or uphold the finding with a reason; one that was never answered can only be upheld, once
    the day for answers has passed. Raises ValidationError keyed to text."""
    require(permissions.may_audit(by, finding.audit.operation))
    audit = _open_audit(finding.audit)
    words_ = _text(text, finding.unit, needed=not accepted)
    late = audit.due_on < clock.today(audit.operation.zone)
    if finding.state == State.RAISED and not late:
        raise ValidationError(_("Wait for the answer, or for the day it is due."), code="early")
    finding.move_to(State.ACCEPTED if accepted else State.UPHELD)
    _say(finding, Kind.DECISION, words_, by)


def _text(text: str, unit: SampleUnit | None, *, needed: bool = True) -> str:
    text = text.strip()
    if needed and not text:
        raise ValidationError({"text": _("Say it in words.")})
    if len(text) > TEXT:
        raise ValidationError({"text": _("At most 4,000 characters.")})
    if fault := named(text, names_of(unit)):
        raise ValidationError({"text": fault})
    return text


def _say(finding: Finding, kind: str, text: str, by: User, document: Document | None = None) -> None:
    FindingEntry.objects.create(
        consortium_id=finding.consortium_id,
        finding=finding,
        kind=kind,
        text=text,
        document=document,
        by=by,
        on=clock.today(finding.audit.operation.zone),
    )
