"""What the chair's desk shows: the floor, what may be done with each question, the position, where to go on."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.dialogue import permissions as consulting
from punte.dialogue import table_page as page
from punte.dialogue import table_permissions as permissions
from punte.dialogue.models import Position, RoundTable, TableQuestion
from punte.events import permissions as of_events
from punte.people.models import User

State = RoundTable.State
_ALL = (*TableQuestion.READ, TableQuestion.State.HIDDEN)


def told(user: User, table: RoundTable) -> dict[str, Any]:
    """Everything on the desk, as far as this user may do it."""
    chairs = permissions.may_chair(user, table)
    return {
        "chairs": chairs,
        "facts": page.facts(table),
        "agenda": page.agenda(table),
        **page.floor(table),
        **page.groups(table),
        "questions": _questions(user, table, chairs=chairs),
        "polls": page.polls(table),
        "unlinked": [link.poll for link in table.polls.select_related("poll")] if chairs else [],
        **_position(table),
        "steps": _steps(table) if chairs else [],
        "ways": _ways(user, table, chairs=chairs),
    }


def _questions(user: User, table: RoundTable, *, chairs: bool) -> list[dict[str, Any]]:
    today = clock.today(table.event.zone)
    found = []
    for one in page.questions(table, *_ALL)[:100]:
        row = page.question_row(one, today=today)
        row["ways"] = _question_ways(table, one) if chairs else []
        if not chairs and one.responsible_id == user.pk and one.state == TableQuestion.State.TAKEN:
            row["ways"] = [_way(table, one, "question_answer", _("Answer"))]
        row["hidden"] = one.state == TableQuestion.State.HIDDEN
        found.append(row)
    return found


def _question_ways(table: RoundTable, one: TableQuestion) -> list[dict[str, str]]:
    asked, taken = TableQuestion.State.ASKED, TableQuestion.State.TAKEN
    named = [
        ("question_answer", _("Answer"), (asked, taken)),
        ("question_take", _("Take along"), (asked, taken)),
        ("question_join", _("Join"), (asked, taken)),
        ("question_hide", _("Do not take up"), (asked,)),
    ]
    return [_way(table, one, route, label) for route, label, states in named if one.state in states]


def _way(table: RoundTable, one: TableQuestion, route: str, label: str) -> dict[str, str]:
    return {
        "label": label,
        "url": reverse(f"dialogue:{route}", args=[table.operation.code, table.pk, one.pk]),
    }


def _position(table: RoundTable) -> dict[str, Any]:
    found = Position.objects.filter(table=table).first()
    if found is None:
        return {"position": None}
    shown = page.position(table)
    at = [table.operation.code, table.pk]
    steps = {
        Position.State.DRAFT: [("open", _("Open for signatures"))],
        Position.State.OPEN: [("adopt", _("Adopt it")), ("back", _("Take it back"))],
    }.get(Position.State(found.state), [])
    return {
        "position": found,
        "position_tone": page.POSITION_TONES[found.state],
        **shown,
        "position_steps": [
            {"label": label, "url": reverse("dialogue:position_move", args=[*at, step])}
            for step, label in steps
        ],
    }


def _steps(table: RoundTable) -> list[dict[str, str]]:
    at = [table.operation.code, table.pk]
    if table.state == State.PLANNED:
        return [{"label": _("Open the table"), "url": reverse("dialogue:table_move", args=[*at, "open"])}]
    if table.state == State.OPEN:
        return [{"label": _("Close the table"), "url": reverse("dialogue:table_move", args=[*at, "close"])}]
    return []


def _ways(user: User, table: RoundTable, *, chairs: bool) -> list[dict[str, str]]:
    """Where the rest of it is done: the event's agenda, sheet and minutes, the consultation's people."""
    code, event = table.operation.code, table.event
    at = [code, event.pk]
    found = [{"label": _("The event"), "url": event.get_absolute_url()}]
    if of_events.may_tell_event(user, event):
        found.append({"label": _("Agenda"), "url": reverse("events:session_list", args=at)})
    if of_events.may_read_names(user, event):
        found.append(
            {"label": _("Minutes, and who approved them"), "url": reverse("events:minutes_detail", args=at)}
        )
    if table.consultation and consulting.may_bring_people(user, table.consultation):
        url = reverse("dialogue:voice_event", args=[code, table.consultation_id])
        found.append({"label": _("Count who was there among the people heard"), "url": url})
    if chairs and table.state != State.CLOSED:
        found.append(
            {"label": _("Change the terms"), "url": reverse("dialogue:table_edit", args=[code, table.pk])}
        )
    return found
