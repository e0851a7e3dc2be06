"""Round tables for the tests of this room: one that is going on, with people and organisations at it."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from punte.base.translated import Translated
from punte.dialogue.actions import positions, questions, tables
from punte.dialogue.actions import turns as acts
from punte.dialogue.models import Position, RoundTable, StakeholderGroup, TableQuestion, Turn
from punte.events.actions.events import create_event, publish_event
from punte.events.actions.registrations import register_oneself
from punte.events.models import Event
from punte.organisations.models import Organisation, Role
from punte.people.models import User
from punte.projects.models import Operation

ZONE = ZoneInfo("Europe/Bucharest")


def at(day: int, hour: int) -> dt.datetime:
    """A moment of March 2025 in Bucharest; the business date is the 17th."""
    return dt.datetime(2025, 3, day, hour, tzinfo=ZONE)


def an_event(by: User, operation: Operation, day: int = 17, **told: Any) -> Event:
    """A debate that is announced."""
    values: dict[str, Any] = {
        "organiser": operation.partnerships.get(role="lead").organisation,
        "activity": told.get("activity") or operation.activities.get(code="A10"),
        "kind": "round_table",
        "title": Translated({"en": "Buses and jobs", "ro": "Autobuze și locuri de muncă"}),
        "starts_at": at(day, 0),
        "ends_at": at(day, 23),
        "place": "Strada Unirii 1",
        "locality": "Baia Mare",
        "languages": ["ro"],
    }
    event = create_event(by=by, operation=operation, **{**values, **told})
    publish_event(by=by, event=event)
    return event


def planned(by: User, operation: Operation, day: int = 17, **told: Any) -> RoundTable:
    """A table that nobody sits at yet."""
    made = tables.plan_table(by=by, event=an_event(by, operation, day), chair=by, **told)
    return RoundTable.objects.for_list().get(pk=made.pk)


def opened(by: User, operation: Operation, **told: Any) -> RoundTable:
    """One that is going on."""
    table = planned(by, operation, **told)
    tables.open_table(by=by, table=table)
    return table


def guest(table: RoundTable, name: str, kind: str = "employer") -> tuple[User, Organisation]:
    """Somebody with an account who speaks for an organisation, and is registered."""
    user = User.objects.create_user(f"{name.lower()}@example.org", name=name, language="en")
    spoken = Organisation.objects.create(name=f"Org {name}", kind=kind, sort_key=name, folded=name.lower())
    Role.objects.create(user=user, organisation=spoken, role="manager")
    register_oneself(by=user, event=table.event)
    return user, spoken


def group(table: RoundTable, code: str) -> StakeholderGroup:
    """One of the groups with which a consortium begins."""
    return StakeholderGroup.objects.get(consortium=table.consortium_id, code=code)


def wish(by: User, table: RoundTable, name: str, **told: Any) -> Turn:
    """The chair writes down somebody."""
    return acts.write_down_speaker(by=by, table=table, name=name, **told)


def asked(by: User, table: RoundTable, text: str = "When does the bus come?", **told: Any) -> TableQuestion:
    """A question that stands there."""
    made = questions.ask_question(by=by, table=table, text=text, language="en", **told)
    made.table = table
    return made


def a_position(by: User, table: RoundTable, **told: Any) -> Position:
    """One that is open for signatures."""
    words = {
        "title": "A bus at six",
        "text": "We ask for a bus at six.",
        "language": "en",
        "version": 0,
        **told,
    }
    found = positions.write_position(by=by, table=table, **words)
    found.table = table
    positions.open_position(by=by, position=found)
    return found
