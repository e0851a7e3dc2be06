"""What monitoring puts on "My page": targets behind their plan, reports and answers that are due."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.rls import set_local
from punte.base.work import WorkItem
from punte.monitoring import audit_work, dashboard
from punte.monitoring.actions.periods import changed_since_confirmed, confirming, waiting_for
from punte.monitoring.deadline_rows import rows
from punte.monitoring.deadlines import of_office
from punte.monitoring.models import Period
from punte.monitoring.permissions import may_confirm, may_manage_periods
from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.acting import acting, has_role
from punte.projects.models import Operation

SOON = dt.timedelta(days=14)


def work(user: User, today: dt.date) -> list[WorkItem]:
    """For who steers an operation of this request's consortium."""
    now = acting(user)
    operations = {a.operation for a in now.assignments if a.operation.consortium_id == now.consortium_id}
    set_local(consortium=now.consortium_id)
    return [item for o in sorted(operations, key=lambda o: o.code) for item in _work(user, o, today)]


def _work(user: User, operation: Operation, today: dt.date) -> list[WorkItem]:
    items = audit_work.work(user, operation, today)
    running = not operation.ends_on or operation.ends_on >= today
    if running and has_role(user, operation, Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER):
        behind = sum(s.behind for s in dashboard.standings(operation, today))
        items += [_behind(operation, behind)] if behind else []
    items += _to_confirm(user, operation)
    return items + (_due(operation, today) if may_manage_periods(user, operation) else [])


def _to_confirm(user: User, operation: Operation) -> list[WorkItem]:
    """The periods whose numbers this user's organisation has not confirmed, or not as they are now."""
    live = Period.objects.filter(
        operation=operation, state__in=[Period.State.COMPUTED, Period.State.REVIEWED]
    )
    found = []
    for period in live:
        period.operation = operation
        own = {o for o in confirming(period) if may_confirm(user, operation, o)}
        if own & {*waiting_for(period)} or (own and own & {*changed_since_confirmed(period)}):
            where = f"{operation.code}: {operation.title}"
            found.append(WorkItem(_("Confirm your numbers"), where, period.get_absolute_url(), "warning"))
    return found


def _behind(operation: Operation, count: int) -> WorkItem:
    title = ngettext("%(n)s target is behind its plan", "%(n)s targets are behind their plan", count) % {
        "n": count
    }
    return WorkItem(title, f"{operation.code}: {operation.title}", operation.get_absolute_url(), "danger")


def _due(operation: Operation, today: dt.date) -> list[WorkItem]:
    """What the office owes the funder within two weeks, or owes already."""
    near = [d for d in of_office(operation) if d.due <= today + SOON]
    return [
        WorkItem(
            f"{row['what']}: {row['label']}",
            f"{operation.code}: {operation.title}",
            row["do_url"],
            "danger" if row["due"] < today else "warning",
            row["due"],
        )
        for row in rows(operation, near, today)
    ]
