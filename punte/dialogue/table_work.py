"""What round tables put on "My page": answers one owes, positions that wait for one's organisation."""

import datetime as dt

from django.utils.translation import gettext as _

from punte.base.work import WorkItem
from punte.dialogue.actions.questions import answer_url
from punte.dialogue.models import Position, TableQuestion
from punte.events.models import Registration
from punte.organisations.models import Role
from punte.people.models import User

MOST = 5


def of_tables(user: User, today: dt.date) -> list[WorkItem]:
    """Answers first, the one that is due first; then signatures."""
    owed = TableQuestion.objects.visible_to(user).owed().filter(responsible=user)
    rows = owed.select_related("table__event__operation").order_by("due_on", "pk")
    return [_owed(one, today) for one in rows[:MOST]] + _to_sign(user)


def _owed(one: TableQuestion, today: dt.date) -> WorkItem:
    late = one.due_on is not None and one.due_on < today
    said = {"text": str(one.text)}
    text = _("It was put to “%(table)s”; everybody reads by when you answer.") % {"table": one.table}
    return WorkItem(
        _("Answer a question: %(text)s") % said,
        text,
        answer_url(one),
        "danger" if late else "warning",
        one.due_on,
    )


def _to_sign(user: User) -> list[WorkItem]:
    """Where one is registered and an organisation in which one holds a role has not spoken yet."""
    held = set(Role.objects.held_by(user).values_list("organisation", flat=True))
    events = Registration.objects.own(user).living().values("event")
    waiting = Position.objects.filter(state=Position.State.OPEN, table__event__in=events).order_by("pk")
    found = []
    for one in waiting.select_related("table__event").prefetch_related("signatures")[:MOST] if held else ():
        spoken = {
            s.organisation_id for s in one.signatures.all() if s.round == one.round and not s.withdrawn_at
        }
        if held - spoken:
            title = _("Sign, or say what you do not share: %(title)s") % {"title": one.title}
            text = _("The joint position of “%(table)s” is open for signatures.") % {"table": one.table}
            found.append(WorkItem(title, text, one.get_absolute_url(), "warning"))
    return found
