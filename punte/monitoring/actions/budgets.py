"""What can happen to the budget: a line is added or changed; a commitment or an expenditure is recorded, paid,
cancelled. Nothing is deleted. Spending more than planned is allowed; the screens say so."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.money import BGN_PER_EUR, Currency, Money, to_eur
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.monitoring import permissions
from punte.monitoring.models import BudgetEntry, BudgetLine
from punte.monitoring.models.budgets import CENT
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Activity, Operation
from punte.records import vault
from punte.records.actions.documents import add_document
from punte.records.models import Document

NOTHING, MOST = Decimal(0), Decimal("999999999999.99")
LAST_LEV = dt.date(2025, 12, 31)  # the euro came on 1 January 2026, Council Decision (EU) 2025/1407


@dataclass(frozen=True)
class Paper:
    """An invoice or a contract: the file, its date, its amount in its currency; where that is not the project's, the
    rate and its day (see `converted`)."""

    content: bytes
    name: str
    dated: dt.date
    amount: Decimal
    currency: str
    rate: Decimal | None = None
    rate_on: dt.date | None = None


@transaction.atomic
def add_line(
    *,
    by: User,
    operation: Operation,
    organisation: Organisation,
    activity: Activity | None,
    title: str,
    planned: Decimal,
    **told: Any,
) -> BudgetLine:
    """Plan a line; `told` holds source, category, assumed. Raises ValidationError keyed to a field."""
    require(permissions.may_plan_for(by, operation, organisation.pk))
    _refuse_line(operation, organisation, activity, title, planned)
    return BudgetLine.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        organisation=organisation,
        activity=activity,
        title=tidy(title)[:200],
        planned=planned,
        made_by=by,
        **told,
    )


@transaction.atomic
def change_line(*, by: User, line: BudgetLine, version: int, **told: Any) -> None:
    """Change a line; the history keeps what it was. MoveNotAllowed where somebody else changed it meanwhile. Its
    partner stays once something was recorded on it."""
    operation = line.operation
    partner = told["organisation"]
    require(permissions.may_change_line(by, line))
    require(permissions.may_plan_for(by, operation, partner.pk))
    _refuse_line(operation, partner, told["activity"], told["title"], told["planned"])
    if partner.pk != line.organisation_id and line.entries.live().exists():
        raise ValidationError(
            {"organisation": _("Money was recorded on this line already; its partner stays.")}
        )
    told["title"] = tidy(told["title"])[:200]
    rows = BudgetLine.objects.filter(pk=line.pk, version=version)
    if not rows.update(version=F("version") + 1, **told):
        raise MoveNotAllowed
    line.refresh_from_db()


def _refuse_line(
    operation: Operation, organisation: Organisation, activity: Activity | None, title: str, planned: Decimal
) -> None:
    if not tidy(title):
        raise ValidationError({"title": _("Say in a few words what the money is for.")})
    if not NOTHING <= planned <= MOST:
        raise ValidationError({"planned": _("An amount is zero or more.")})
    if activity and activity.operation_id != operation.pk:
        raise ValidationError({"activity": _("This activity belongs to another project.")})
    if not operation.partnerships.filter(organisation=organisation).exists():
        raise ValidationError({"organisation": _("This organisation is no partner of the project.")})


@transaction.atomic
def record_entry(
    *,
    by: User,
    line: BudgetLine,
    kind: str,
    title: str,
    paper: Paper,
    commitment: BudgetEntry | None = None,
    paid_on: dt.date | None = None,
    outside_reason: str = "",
) -> BudgetEntry:
    """Record a commitment or an expenditure with its paper. A day outside the project's needs a reason. Raises
    ValidationError keyed to title, dated, amount, currency, rate, rate_on, commitment, paid_on, outside_reason or
    file."""
    require(permissions.may_change_line(by, line))
    reason = tidy(outside_reason)[:200]
    if not tidy(title):
        raise ValidationError({"title": _("Say in a few words what the money is for.")})
    _refuse_days(line.operation, paper, reason, paid_on)
    _refuse_commitment(line, kind, commitment)
    amount = converted(paper, line.operation.currency)
    other = paper.currency != line.operation.currency
    document = _keep(by, line, title, paper)
    return BudgetEntry.objects.create(
        consortium_id=line.consortium_id,
        line=line,
        kind=kind,
        commitment=commitment,
        title=tidy(title)[:200],
        dated=paper.dated,
        amount=amount,
        paper_amount=paper.amount,
        paper_currency=paper.currency,
        rate=_rate(paper, line.operation.currency) if other else None,
        rate_on=(paper.rate_on or paper.dated) if other else None,
        outside_reason=reason if _is_outside(line.operation, paper.dated) else "",
        paid_on=paid_on,
        document=document,
        made_by=by,
    )


def _keep(by: User, line: BudgetLine, title: str, paper: Paper) -> Document:
    return add_document(
        by=by,
        operation=line.operation,
        content=paper.content,
        name=paper.name,
        title=title,
        kind=Document.Kind.FINANCIAL,
        dated=paper.dated,
    )


def _is_outside(operation: Operation, on: dt.date) -> bool:
    early = operation.starts_on and on < operation.starts_on
    return bool(early or (operation.ends_on and on > operation.ends_on))


def _refuse_days(operation: Operation, paper: Paper, reason: str, paid_on: dt.date | None) -> None:
    today = clock.today(operation.zone)
    if paper.dated > today:
        raise ValidationError({"dated": _("This day has not come yet.")})
    if paid_on and paid_on > today:
        raise ValidationError({"paid_on": _("This day has not come yet.")})
    if paper.rate_on and paper.rate_on > today:
        raise ValidationError({"rate_on": _("This day has not come yet.")})
    if _is_outside(operation, paper.dated) and not reason:
        said = {"days": formats.period(operation.starts_on, operation.ends_on)}
        text = (
            _("This day lies outside the project (%(days)s). Say why it belongs to it all the same.") % said
        )
        raise ValidationError({"outside_reason": text})


def _refuse_commitment(line: BudgetLine, kind: str, commitment: BudgetEntry | None) -> None:
    if commitment is None:
        return
    own = commitment.line_id == line.pk and commitment.kind == BudgetEntry.Kind.COMMITMENT
    if kind != BudgetEntry.Kind.EXPENDITURE or not own or commitment.struck_at:
        raise ValidationError({"commitment": _("This commitment does not stand on this line.")})


def converted(paper: Paper, currency: str) -> Decimal:
    """The paper's amount in the project's currency, to the cent. Where the project counts in euro the rate is units
    of the paper's currency for one euro, else units of the project's currency for one unit of the paper's. Between
    lev and euro it is the fixed rate. Raises ValidationError keyed to amount, currency, rate or rate_on."""
    _refuse_amount(paper)
    if paper.currency == currency:
        return paper.amount
    rate = _rate(paper, currency)
    if rate is None or rate <= 0:
        raise ValidationError({"rate": _("Write the rate with which the amount was converted.")})
    if paper.rate_on is None and _fixed(paper, currency) is None:
        raise ValidationError({"rate_on": _("Write the day of the rate.")})
    money = Money(paper.amount, paper.currency)
    if currency == Currency.EUR:
        amount = to_eur(money, on=paper.rate_on or paper.dated, rate=rate).euro
    else:
        amount = (paper.amount * rate).quantize(CENT, ROUND_HALF_UP)
    if not CENT <= amount <= MOST:
        raise ValidationError({"rate": _("With this rate the amount cannot be right.")})
    return amount


def _refuse_amount(paper: Paper) -> None:
    if not CENT <= paper.amount <= MOST:
        raise ValidationError({"amount": _("An amount is more than zero.")})
    if paper.amount != paper.amount.quantize(CENT):
        raise ValidationError({"amount": _("An amount has two decimals at most.")})
    if paper.currency == Currency.BGN and paper.dated > LAST_LEV:
        raise ValidationError({"currency": _("Since 1 January 2026 papers are in euro, not in lev.")})


def _fixed(paper: Paper, currency: str) -> Decimal | None:
    return BGN_PER_EUR if {paper.currency, currency} == {Currency.BGN, Currency.EUR} else None


def _rate(paper: Paper, currency: str) -> Decimal | None:
    return _fixed(paper, currency) or paper.rate


@transaction.atomic
def pay_expenditure(*, by: User, entry: BudgetEntry, on: dt.date) -> None:
    """Say on which day an expenditure was paid. Of two who say it at once the second is told."""
    require(permissions.may_change_line(by, entry.line))
    if on > clock.today(entry.line.operation.zone):
        raise ValidationError({"on": _("This day has not come yet.")})
    rows = BudgetEntry.objects.live().filter(pk=entry.pk, kind=BudgetEntry.Kind.EXPENDITURE, paid_on=None)
    if not rows.update(paid_on=on):
        raise MoveNotAllowed


@transaction.atomic
def cancel_entry(*, by: User, entry: BudgetEntry, reason: str) -> None:
    """Strike a mistaken commitment or expenditure through, with a reason; it stays readable and counts no more."""
    require(permissions.may_change_line(by, entry.line))
    reason = tidy(reason)[:200]
    if not reason:
        raise ValidationError({"reason": _("Say why it is cancelled.")})
    if entry.expenditures.live().exists():
        raise ValidationError(_("Expenditures stand on this commitment; cancel them first."), code="used")
    rows = BudgetEntry.objects.live().filter(pk=entry.pk)
    if not rows.update(struck_at=timezone.now(), struck_by=by, struck_reason=reason):
        raise MoveNotAllowed


@transaction.atomic
def open_entry_paper(*, by: User, entry: BudgetEntry) -> bytes:
    """The content of an entry's paper, for who sees its line."""
    require(permissions.may_see_entry(by, entry))
    return vault.load(entry.document.consortium, entry.document.file_name)
