"""What the auditor's room puts on "My page": findings to answer, answers to decide."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import ngettext

from punte.base.work import WorkItem
from punte.monitoring import permissions
from punte.monitoring.models import Audit, Finding
from punte.people.models import User
from punte.projects.models import Operation

State = Finding.State


def work(user: User, operation: Operation, today: dt.date) -> list[WorkItem]:
    """One line for each audit that waits for this user."""
    if not permissions.may_see_audits(user, operation):
        return []
    audits = permissions.may_audit(user, operation)
    rows = Finding.objects.visible_to(user).filter(
        audit__operation=operation,
        audit__state=Audit.State.ANSWERING,
        state=State.ANSWERED if audits else State.RAISED,
    )
    waiting: dict[int, int] = {}
    for finding in rows.select_related("audit"):
        finding.audit.operation = operation
        if audits or permissions.may_answer_finding(user, finding):
            waiting[finding.audit_id] = waiting.get(finding.audit_id, 0) + 1
    found = {a.pk: a for a in Audit.objects.filter(pk__in=waiting)}
    return [_item(operation, found[pk], n, audits, today) for pk, n in sorted(waiting.items())]


def _item(operation: Operation, audit: Audit, n: int, audits: bool, today: dt.date) -> WorkItem:
    if audits:
        title = ngettext("%(n)s answer waits for your decision", "%(n)s answers wait for your decision", n)
    else:
        title = ngettext("%(n)s finding waits for your answer", "%(n)s findings wait for your answer", n)
    url = reverse("monitoring:finding_list", args=[operation.code, audit.number])
    level = "danger" if not audits and audit.due_on < today else "warning"
    return WorkItem(title % {"n": n}, f"{operation.code}: {audit.title}", url, level)
