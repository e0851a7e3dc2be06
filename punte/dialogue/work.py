"""What dialogue puts on "My page": answers that are due, groups that are silent while it is not too late."""

import datetime as dt

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.work import WorkItem
from punte.dialogue import balance
from punte.dialogue.consultation_page import last_day
from punte.dialogue.models import Consultation
from punte.dialogue.moderation_work import overdue
from punte.dialogue.plan_work import promised
from punte.dialogue.table_work import of_tables
from punte.people.models import User

MOST = 5
State = Consultation.State
_STANDS = Q(contributions__state="published", contributions__parent=None, contributions__answer=None)


def work(user: User, today: dt.date) -> list[WorkItem]:
    """Of the consultations for which this user answers."""
    own = Consultation.objects.visible_to(user).filter(responsible=user).select_related("operation")
    closed = own.filter(state__in=(State.CLOSED, State.ANALYSING))
    owed = closed.annotate(waits=Count("contributions", filter=_STANDS, distinct=True)).order_by(
        "answer_by", "pk"
    )
    opened = own.filter(state=State.OPEN).prefetch_related("phases").order_by("pk")
    found = [_owed(one, today) for one in owed[:MOST]]
    found += [item for one in opened[:MOST] if (item := _silent(one))]
    return found + promised(user, today) + of_tables(user, today) + overdue(user)


def _owed(one: Consultation, today: dt.date) -> WorkItem:
    waits: int = one.waits  # type: ignore[attr-defined]
    text = _("Every contribution has its answer: publish the feedback.")
    if waits:
        said = ngettext("%(n)s contribution waits for it.", "%(n)s contributions wait for it.", waits)
        text = said % {"n": waits}
    late = one.answer_by is not None and one.answer_by < today
    title = _("Answer a consultation: %(title)s") % {"title": one.title}
    return WorkItem(title, text, one.desk_url, "danger" if late else "warning", one.answer_by)


def _silent(one: Consultation) -> WorkItem | None:
    groups = balance.silent(one)
    phases = [last_day(one, phase) for phase in one.phases.all()]
    if not groups or not phases:
        return None
    title = _("A group is silent: %(title)s") % {"title": one.title}
    text = _("Not heard yet, or hardly: %(groups)s") % {"groups": ", ".join(map(str, groups))}
    return WorkItem(title, text, one.desk_url + "#heard", "warning", max(phases))
