"""Round tables of the demonstration: one that comes, one that is going on, one that is over with its minutes, its
position and one dissent; told through the actions, each on its day."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import yaml

from punte.ballots import tokens
from punte.ballots.actions.openings import open_poll
from punte.ballots.actions.polls import make_poll
from punte.ballots.actions.votes import vote_in_room
from punte.base import clock
from punte.base.translated import Translated
from punte.dialogue.actions import positions, questions, tables, turns
from punte.dialogue.models import Consultation, Position, RoundTable, StakeholderGroup, TableQuestion
from punte.events.actions import minutes as minuting
from punte.events.actions.events import create_event, publish_event
from punte.events.actions.registrations import register_oneself
from punte.events.actions.sessions import add_session
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.marks import Mark
from punte.events.models import Event
from punte.organisations.models import Organisation, Role
from punte.people.models import User
from punte.portal.demo.consultations import at
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.portal.demo.polls import USUAL

EARLY = dt.date(2025, 2, 24)  # when tables are prepared and people register
OVER = dt.date(2025, 3, 6)


@cache
def script() -> dict[str, Any]:
    """What is said at the tables."""
    path = Path(__file__).parent / "scripts" / "tables.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> int:
    """The tables of this project; gives how many."""
    if desk.operation.code != "309187":
        return 0
    told = script()
    _coming(desk, told["coming"])
    _over(Table(desk, told["over"], OVER))
    _today(Table(desk, told["today"], TODAY))
    return RoundTable.objects.filter(event__operation=desk.operation).count()


def _texts(told: dict[str, str]) -> Translated:
    return Translated(told, "ro")


def _coming(desk: Desk, told: dict[str, Any]) -> None:
    """A table prepared for an event of the calendar, with questions put beforehand."""
    rows = Event.objects.filter(
        operation=desk.operation, kind=Event.Kind.ROUND_TABLE, starts_at__date__gt=TODAY
    )
    event = rows.order_by("starts_at")[0]
    with at(EARLY):
        made = tables.plan_table(
            by=desk.team["elena"],
            event=event,
            chair=desk.team["elena"],
            aim=_texts(told["aim"]),
            silence_days=10,
        )
    with at(TODAY - 3 * DAY):
        for one in told["asked"]:
            questions.ask_question(by=desk.team[one["by"]], table=made, text=one["text"], language="ro")


@contextmanager
def ticking(start: dt.datetime) -> Iterator[Any]:
    """The clock stands at a moment of the table, until it is moved on."""
    state = {"now": start}

    def forward(seconds: int) -> None:
        state["now"] += dt.timedelta(seconds=seconds)

    with at(start.date()), patch.object(clock, "now", lambda zone="": state["now"]):
        yield forward


class Table:
    """One table of which everything is told here, its event too; delegates of the platform sit at it."""

    def __init__(self, desk: Desk, told: dict[str, Any], day: dt.date) -> None:
        self.desk, self.told, self.day = desk, told, day
        self.elena, self.zone = desk.team["elena"], ZoneInfo(desk.operation.zone)
        self.delegates = {n: User.objects.get(email=f"delegat{n}@demo.punte") for n in range(1, 11)} | {
            name: desk.team[name] for name in ("bogdan", "floarea", "cosmina")
        }
        with at(EARLY):
            self.event = self._event()
            self.table = self._table()
            for user in self.delegates.values():
                register_oneself(by=user, event=self.event)

    def hour(self, text: str) -> dt.datetime:
        """A moment of the day."""
        hour, minute = text.split(":")
        return dt.datetime.combine(self.day, dt.time(int(hour), int(minute)), self.zone)

    def _event(self) -> Event:
        first, last = self.told["hours"].split("-")
        event = create_event(
            by=self.elena, operation=self.desk.operation, organiser=self.desk.lead, kind=self.told["kind"],
            activity=self.desk.activities["A9"], title=_texts(self.told["title"]), summary=_texts(self.told["about"]),
            starts_at=self.hour(first), ends_at=self.hour(last), place=self.told["place"],
            locality=self.told["locality"], languages=["ro"],
        )  # fmt: skip
        publish_event(by=self.elena, event=event)
        for begins, ends, ro, bg, en, who in self.told["agenda"]:
            add_session(
                by=self.elena, event=event, title=_texts({"ro": ro, "bg": bg, "en": en}),
                starts_at=self.hour(begins), ends_at=self.hour(ends), speakers=who, room="",
            )  # fmt: skip
        return event

    def _table(self) -> RoundTable:
        asked = (
            Consultation.objects.filter(operation=self.desk.operation, state="open").order_by("pk").first()
        )
        made = tables.plan_table(
            by=self.elena, event=self.event, chair=self.elena, aim=_texts(self.told["aim"]),
            consultation=asked, silence_days=7,
        )  # fmt: skip
        return RoundTable.objects.for_list().get(pk=made.pk)

    def group(self, code: str) -> StakeholderGroup:
        """Whom somebody speaks for."""
        return StakeholderGroup.objects.get(consortium=self.table.consortium_id, code=code)

    def organisation(self, user: User) -> Organisation:
        """In whose name a delegate speaks."""
        return Role.objects.held_by(user).select_related("organisation").order_by("pk")[0].organisation

    def wish(self, one: dict[str, Any]) -> None:
        """Somebody asks to speak by telephone, or the chair writes them down."""
        group = self.group(one["for"]) if "for" in one else None
        if "name" in one:
            turns.write_down_speaker(by=self.elena, table=self.table, name=one["name"], group=group)
            return
        user = self.delegates[one["by"]]
        entity = self.organisation(user) if one.get("as") else None
        turns.ask_to_speak(by=user, table=self.table, entity=entity, mandate=one.get("as", ""), group=group)

    def speak(self, lengths: list[int], forward: Any) -> None:
        """As many take the floor as there are lengths; the last of 0 still speaks."""
        after = 0
        for seconds in lengths:
            given = turns.next_speaker(by=self.elena, table=self.table, after=after)
            assert given is not None
            after = given.pk
            forward(seconds)
        if lengths[-1]:
            turns.end_speaker(by=self.elena, table=self.table, after=after)

    def ask(self) -> dict[str, TableQuestion]:
        """The questions with their votes; by their key."""
        found = {}
        for one in self.told["asked"]:
            told = {"text": one["text"], "language": "ro", "addressee": one.get("to", "")}
            made = questions.ask_question(by=self.delegates[one["by"]], table=self.table, **told)
            made.table = self.table
            for who in one.get("carried", []):
                questions.carry_question(by=self.delegates[who], question=made)
            found[one["key"]] = made
        return found

    def answer(self, question: TableQuestion, by: User, told: dict[str, str]) -> None:
        """What was said to it."""
        question.refresh_from_db()
        questions.answer_question(
            by=by, question=question, text=told["text"], language="ro", answered_by=told["who"],
            version=question.version,
        )  # fmt: skip


def _over(one: Table) -> None:
    """Held, written, approved by silence as was agreed, adopted with one dissent; one answer is still owed."""
    elena, table, told = one.elena, one.table, one.told
    with at(OVER - 3 * DAY):
        asked = one.ask()
    with ticking(one.hour("10:00")) as forward:
        tables.open_table(by=elena, table=table)
        for wish in told["speakers"]:
            one.wish(wish)
        one.speak(told["lengths"], forward)
        one.answer(asked["bus"], elena, told["answers"]["bus"])
        due = TODAY - 3 * DAY
        ana = one.desk.team["ana"]
        questions.take_question_along(by=elena, question=asked["dossier"], responsible=ana, due_on=due)
        tables.close_table(by=elena, table=table)
    with at(OVER):
        for sheet in one.event.sheets.select_related(
            "event__operation__consortium", "event__organiser", "trainer"
        ):
            rows = one.event.registrations.order_by("pk")
            marks = {r.pk: Mark("absent" if n == 3 else "present") for n, r in enumerate(rows)}
            call_roll(by=elena, sheet=sheet, marks=marks, version=sheet.version)
            close_sheet(by=elena, sheet=sheet, language="ro")
    _written(one)
    with at(OVER + 4 * DAY):
        one.answer(asked["wage"], elena, told["answers"]["wage"])
    _position(one)


def _written(one: Table) -> None:
    event = Event.objects.select_related("operation__consortium").get(pk=one.event.pk)
    with at(OVER + DAY):
        written = minuting.write_minutes(by=one.elena, event=event, text=one.told["minutes"], version=0)
        minuting.send_minutes(by=one.elena, minutes=written)
    with at(OVER + 2 * DAY):
        for who in (1, 3, 7, "bogdan"):
            own = event.registrations.filter(user=one.delegates[who]).first()
            if own and minuting.asked(event).filter(pk=own.pk).exists():
                minuting.answer_minutes(registration=own, agrees=True)
    with at(OVER + 9 * DAY):
        minuting.approve_by_silence(one.desk.operation)


def _position(one: Table) -> None:
    told = one.told["position"]
    with at(OVER + DAY):
        found = positions.write_position(
            by=one.elena, table=one.table, title=told["title"], text=told["text"], language="ro", version=0
        )
        found.table = one.table
        positions.open_position(by=one.elena, position=found)
    for n, line in enumerate(told["signed"]):
        user = one.delegates[line["by"]]
        with at(OVER + (2 + n // 2) * DAY):
            positions.sign_position(
                by=user, position=found, organisation=one.organisation(user), mandate=line["as"],
                stance="dissents" if "not" in line else "signs", words=line.get("not", line.get("words", "")),
            )  # fmt: skip
    with at(OVER + 6 * DAY):
        positions.adopt_position(
            by=one.elena, position=Position.objects.select_related(*_WITH).get(pk=found.pk)
        )


_WITH = ("table__event__operation__consortium", "table__event__organiser")


def _today(one: Table) -> None:
    """Going on: some have spoken, one speaks, others wait; questions, and a vote by telephone."""
    elena, table, told = one.elena, one.table, one.told
    with at(TODAY - DAY):
        asked = one.ask()
    begun = clock.now() - dt.timedelta(minutes=40)
    with ticking(max(begun, one.hour("0:01"))) as forward:
        tables.open_table(by=elena, table=table)
        for wish in told["speakers"][:6]:
            one.wish(wish)
        one.speak(told["lengths"], forward)
        for wish in told["speakers"][6:]:
            one.wish(wish)
            forward(20)
        one.answer(asked["school"], elena, told["answers"]["school"])
        due = TODAY + 14 * DAY
        questions.take_question_along(
            by=elena, question=asked["price"], responsible=one.desk.team["bogdan"], due_on=due
        )
    points = list(one.event.sessions.all())
    with at(TODAY):
        tables.go_to_point(by=elena, table=table, point=points[1])
        tables.link_poll(by=elena, table=table, poll=_poll(one))


def _poll(one: Table) -> Any:
    told = one.told["poll"]
    poll = make_poll(
        by=one.elena, operation=one.desk.operation, options=[_texts(o) for o in told["options"]],
        **USUAL | {"question": _texts(told["question"]), "organisation": one.desk.lead, "live": True, "public": True},
    )  # fmt: skip
    open_poll(by=one.elena, poll=poll)
    for n in range(17):
        mark = tokens.mark_for(poll, f"table {n}")
        vote_in_room(
            poll=poll, options={1, 2, 3}, mark=mark, told={"picks": [1 + (n % 5 == 0) + (n % 7 == 0)]}
        )
    return poll
