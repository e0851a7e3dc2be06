"""What plans put on "My page": measures one has promised and has to report on, thoughts one has to code."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.work import WorkItem
from punte.dialogue.actions.reminders import waiting
from punte.dialogue.group_way import own_left
from punte.dialogue.half_years import due_on
from punte.dialogue.models import ActionGroup
from punte.people.models import User

MOST = 5


def promised(user: User, today: dt.date) -> list[WorkItem]:
    """Reports that are due, then coding that is not done."""
    rows = waiting(today).visible_to(user).filter(promised_by=user)
    due = due_on(today)
    found = [
        WorkItem(
            _("How far is it? %(measure)s") % {"measure": measure.title},
            _("You promised it in “%(plan)s”.") % {"plan": measure.plan.title},
            reverse("dialogue:measure_report", args=[measure.plan.operation.code, measure.pk]),
            "danger" if due < today else "warning",
            due,
        )
        for measure in rows.select_related("plan__operation").order_by("due_on", "pk")[:MOST]
    ]
    return found + _to_code(user)


def _to_code(user: User) -> list[WorkItem]:
    mine = Q(first_coder=user) | Q(second_coder=user)
    rows = ActionGroup.objects.visible_to(user).filter(mine, reconciled_on=None).select_related("operation")
    found = [(group, own_left(group, user)) for group in rows.order_by("pk")[:MOST]]
    return [
        WorkItem(
            _("Code what people said: %(group)s") % {"group": group.name},
            ngettext("%(n)s thought waits for you.", "%(n)s thoughts wait for you.", left) % {"n": left},
            reverse("dialogue:coding", args=[group.operation.code, group.pk]),
        )
        for group, left in found
        if left
    ]
