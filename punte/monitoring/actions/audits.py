"""What can happen to an audit: opened, its findings handed over for answers, closed."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.monitoring import permissions
from punte.monitoring.auditing import units_without_verdict
from punte.monitoring.models import Audit, Finding, Period
from punte.people.models import User
from punte.projects.models import Operation

_LONGEST = dt.timedelta(days=366)
State = Audit.State


@transaction.atomic
def open_audit(
    *, by: User, operation: Operation, title: str, due_on: dt.date, period: Period | None = None
) -> Audit:
    """Begin an audit, today; answers are due by a day. Raises ValidationError keyed to title, due_on or period."""
    require(permissions.may_audit(by, operation))
    Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)
    today = clock.today(operation.zone)
    if not tidy(title):
        raise ValidationError({"title": _("Say in a few words what is audited.")})
    if not today <= due_on <= today + _LONGEST:
        raise ValidationError({"due_on": _("Answers are due within a year from today.")})
    if period is not None and period.operation_id != operation.pk:
        raise ValidationError({"period": _("This period is not one of the project.")})
    last = Audit.objects.filter(operation=operation).aggregate(n=Max("number"))["n"] or 0
    return Audit.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        number=last + 1,
        title=tidy(title)[:200],
        period=period,
        opened_on=today,
        due_on=due_on,
        by=by,
    )


@transaction.atomic
def ask_for_answers(*, by: User, audit: Audit) -> None:
    """Hand the findings over: from now on they can be answered. Checking may go on. Of two at once the second is
    told."""
    require(permissions.may_audit(by, audit.operation))
    Audit.objects.select_for_update().get(pk=audit.pk)
    if not audit.findings.exists():
        raise ValidationError(
            _("There is no finding to answer. Write one first, or close the audit."), code="none"
        )
    audit.move_to(State.ANSWERING)


@transaction.atomic
def close_audit(*, by: User, audit: Audit) -> None:
    """End it: every unit has a verdict on each point, every finding is decided. Raises ValidationError with what is
    still open."""
    require(permissions.may_audit(by, audit.operation))
    Audit.objects.select_for_update().get(pk=audit.pk)
    if missing := _missing(audit):
        raise ValidationError(missing, code="open")
    audit.move_to(State.CLOSED, closed_on=clock.today(audit.operation.zone), closed_at=timezone.now())


def _missing(audit: Audit) -> list[str]:
    if not hasattr(audit, "sample"):
        return [_("No sample has been drawn.")]
    units = units_without_verdict(audit.sample)
    decided = Finding.DECIDED
    findings = audit.findings.exclude(state__in=decided).count()
    said = []
    if units:
        text = ngettext(
            "%(n)s unit of the sample is not checked to the end.",
            "%(n)s units of the sample are not checked to the end.",
            units,
        )
        said.append(text % {"n": units})
    if findings:
        text = ngettext("%(n)s finding is not decided.", "%(n)s findings are not decided.", findings)
        said.append(text % {"n": findings})
    return said
