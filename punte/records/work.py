"""What the record book puts on "My page": papers to check, deliverables without a paper, data protection."""

import datetime as dt

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from punte.base.work import WorkItem
from punte.people.models import User
from punte.projects.acting import Scope, acting, organisations, scope
from punte.projects.models import Operation
from punte.records import deadlines
from punte.records.models import Breach, DataRequest, Deliverable, Evidence, Standing
from punte.records.permissions import may_deliver, may_judge, may_protect


def work(user: User, today: dt.date) -> list[WorkItem]:
    """Of the operations in whose consortium the user is at work now."""
    now = acting(user)
    operations = {a.operation_id: a.operation for a in now.assignments}
    here = [o for o in operations.values() if o.consortium_id == now.consortium_id]
    return _to_check(user, here) + _without_paper(user, here) + _to_protect(user, here, today)


def _to_check(user: User, operations: list[Operation]) -> list[WorkItem]:
    judged = {o.pk: o for o in operations if may_judge(user, o)}
    rows = (
        Evidence.objects.current()
        .filter(fact__operation__in=judged, fact__struck_by=None, verification=Evidence.Verification.LINKED)
        .values_list("fact__operation", "fact__organisation")
        .annotate(n=Count("pk"))
        .order_by("fact__operation")
    )
    waiting: dict[int, int] = {}
    for operation_id, partner, n in rows:
        operation = judged[operation_id]
        whole = scope(user, operation) >= Scope.OPERATION
        if whole or partner in organisations(user, operation):
            waiting[operation_id] = waiting.get(operation_id, 0) + n
    return [
        WorkItem(
            title=ngettext("One paper waits to be checked", "%(n)s papers wait to be checked", n) % {"n": n},
            text=str(judged[pk].title),
            url=reverse("monitoring:evidence_list", args=[judged[pk].code]),
        )
        for pk, n in waiting.items()
    ]


def _without_paper(user: User, operations: list[Operation]) -> list[WorkItem]:
    kept = {o.pk: o for o in operations if may_deliver(user, o)}
    rows = (
        Deliverable.objects.visible_to(user)
        .filter(operation__in=kept, made_by=user)
        .with_standing()
        .filter(Q(standing=Standing.NONE.value))
        .order_by("operation")
        .values_list("operation")
        .annotate(n=Count("pk"))
    )
    return [
        WorkItem(
            title=ngettext(
                "One deliverable you recorded has no paper",
                "%(n)s deliverables you recorded have no paper",
                n,
            )
            % {"n": n},
            text=str(kept[pk].title),
            url=reverse("records:deliverable_list", args=[kept[pk].code])
            + f"?standing={Standing.NONE.value}&about=all",
            level="warning",
        )
        for pk, n in rows
    ]


def _to_protect(user: User, operations: list[Operation], today: dt.date) -> list[WorkItem]:
    """Requests, breaches and restrictions, told once per circle: all its operations share them."""
    guarded = {o.consortium_id: o for o in operations if may_protect(user, o)}
    return [item for operation in guarded.values() for item in _of_circle(user, operation, today)]


def _of_circle(user: User, operation: Operation, today: dt.date) -> list[WorkItem]:
    circle, home = operation.consortium_id, reverse("records:protection_home", args=[operation.code])
    items = []
    running = Breach.objects.visible_to(user).filter(consortium=circle).running().count()
    if running:
        title = ngettext(
            "The 72 hours of a breach are running", "The 72 hours of %(n)s breaches are running", running
        )
        items.append(WorkItem(title=title % {"n": running}, url=home, level="danger"))
    waiting = DataRequest.objects.visible_to(user).filter(consortium=circle).waiting().order_by("due_on")
    if first := waiting.first():
        count = waiting.count()
        title = ngettext(
            "One request about personal data waits", "%(n)s requests about personal data wait", count
        )
        level = "danger" if first.due_on < today else "warning"
        url = reverse("records:request_list", args=[operation.code])
        items.append(WorkItem(title=title % {"n": count}, url=url, level=level, due=first.due_on))
    if over := len(deadlines.over(circle, today)):
        title = ngettext(
            "A restriction has outlived its day", "%(n)s restrictions have outlived their day", over
        )
        items.append(WorkItem(title=title % {"n": over}, url=home, level="warning"))
    return items
