"""Of each partner two events, for the tests of who reaches what: a draft, and one of two days whose first is closed."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from punte.base import clock
from punte.base.translated import Translated
from punte.events.actions.addenda import add_addendum
from punte.events.actions.events import create_event, publish_event
from punte.events.actions.registrations import register
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.check_in import code_of
from punte.events.marks import Mark
from punte.events.models import Event, Sheet
from punte.participation.models import Participation
from punte.people.models import User
from tests.security.invited import BODIES as INVITED
from tests.security.invited import OWN_ROUTES, invited

CLOSED = ("events:sheet_paper", "events:sheet_correct")
DRAFT = ("events:event_edit", "events:event_publish", "events:event_cancel")


def attended(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody but the participant; gives their numbers."""
    event, draft = (_planned(by, found, name) for name in ("Workshop", "Draft"))
    publish_event(by=by, event=event)
    registration = register(by=by, event=event, person=found.person)
    first, second = event.sheets.select_related("event__operation")
    for sheet in (first, second):
        call_roll(by=by, sheet=sheet, marks={registration.pk: Mark("present")}, version=1)
    close_sheet(by=by, sheet=first)
    late = Mark("late", minutes=90)
    add_addendum(by=by, sheet=first, registration=registration, mark=late, reason="Came by the next bus")
    return invited(
        by, Event.objects.select_related("operation__consortium").get(pk=event.pk), registration
    ) | {
        "circle": event.consortium_id,
        "event_id": event.pk,
        "draft_event_id": draft.pk,
        "sheet_id": second.pk,
        "closed_sheet_id": first.pk,
        "registration_id": registration.pk,
    }


def _planned(by: User, found: Participation, name: str) -> Event:
    operation = found.operation
    today = clock.today(operation.zone)
    begins = dt.datetime.combine(today - dt.timedelta(days=1), dt.time(9), ZoneInfo(operation.zone))
    return create_event(
        by=by, operation=operation, organiser=found.organisation, activity=operation.activities.first(),
        kind="workshop", title=Translated({"en": name}), place="Town hall", languages=["en"],
        starts_at=begins, ends_at=begins + dt.timedelta(days=1, hours=14, minutes=59), pause_minutes=60,
    )  # fmt: skip  # until midnight: whenever the tests run, the event is not over


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The rows that this route is about, where they are others than the open day."""
    if route == "events:check_in":
        return {"signed": code_of(Sheet(pk=ids["sheet_id"], consortium_id=ids["circle"]))}
    if route.startswith(OWN_ROUTES):
        return {"signed": ids["own_signed"]}
    if route in CLOSED:
        return {"sheet_id": ids["closed_sheet_id"]}
    return {"event_id": ids["draft_event_id"]} if route in DRAFT else {}


def _event(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    """An event as its form sends it; a manager of the partner plans for the partner."""
    place = "partner" if actor == "bogdan" or file is not corner.files["lead"] else "lead"
    return {
        "kind": "seminar", "title__en": "A seminar", "starts_on_day": 20, "starts_on_month": 3, "starts_on_year": 2025,
        "starts_time": "9:30", "ends_time": "13", "organiser": corner.organisations[place].pk, "version": 1,
        "activity": file.ids["activity_id"], "languages": ["en"], "place": "Town hall",
    }  # fmt: skip


def _roll(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    pk = file.ids["registration_id"]
    version = Sheet.objects.get(pk=file.ids["sheet_id"]).version
    return {"version": version, f"s{pk}": "present", f"a{pk}": "on", f"p{pk}": "on"}


def _scan(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    from tests.security.bodies import a_file

    return {"file": a_file()}


BODIES: dict[str, Any] = {
    **INVITED,
    "event_create": _event,
    "event_edit": _event,
    "event_cancel": lambda w, a, c, f: {"reason": "Snow"},
    "registration_create": lambda w, a, c, f: {"name": "Somebody at the door"},
    "sheet_detail": _roll,
    "sheet_scan": _scan,
    "sheet_correct": lambda w, a, c, f: {"status": "absent", "reason": "Was somebody else"},
}
