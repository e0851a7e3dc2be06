"""Votes on statements in the demonstration: one conversation in Romanian with some sixty people, one in Bulgarian. Most
votes were written down at meetings; people of the cast voted by themselves."""

import datetime as dt
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from django.db import connection

from punte.base.translated import Translated
from punte.dialogue.actions import consultations as acts
from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.actions.statement_votes import speak_for, vote, write_down_votes
from punte.dialogue.actions.statements import (
    reject_statement,
    seed_statement,
    set_conversation,
    show_statement,
    submit_statement,
)
from punte.dialogue.models import Consultation, StakeholderGroup, Statement
from punte.dialogue.opinion_store import draw_map
from punte.portal.demo import names
from punte.portal.demo.consultations import BULGARIAN, at
from punte.portal.demo.desk import DAY, Desk


@cache
def script() -> dict[str, Any]:
    """What is told, by project."""
    path = Path(__file__).parent / "scripts" / "opinions.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> int:
    """The conversation of this project; gives how many people voted."""
    told = script().get(desk.operation.code)
    connection.features.uses_savepoints = True  # a map that waits to be drawn is not asked for again
    try:
        return Conversed(desk, told).tell() if told else 0
    finally:
        connection.features.uses_savepoints = False


class Conversed:
    """One conversation: prepared, voted on, drawn."""

    def __init__(self, desk: Desk, told: dict[str, Any]) -> None:
        self.desk, self.told, self.elena = desk, told, desk.team["elena"]
        self.language = "bg" if desk.operation.code == BULGARIAN else "ro"
        self.random = Random(f"opinions {desk.operation.code}")
        self.leanings: dict[int, list[int]] = {}

    def tell(self) -> int:
        """All of it, day by day."""
        with at(self.told["from"] - 2 * DAY):
            self.found = self._prepared()
        with at(self.told["from"]):
            acts.turn(self.found)
            self._seeds()
        self._added()
        people = self._meetings()
        self._own()
        draw_map(self.found)
        return people

    def _text(self, name: str) -> Translated:
        return Translated(self.told[name], self.language)

    def _prepared(self) -> Consultation:
        desk = self.desk
        found = acts.create_consultation(
            by=self.elena, operation=desk.operation, organiser=desk.lead, title=self._text("title"),
            question=self._text("question"), audience="open", easy=self._text("easy"), about=None,
            answer_by=self.told["until"] + 30 * DAY,
        )  # fmt: skip
        add_phase(
            by=self.elena, consultation=found, kind="statements", starts_at=self._midnight(self.told["from"]),
            ends_at=self._midnight(self.told["until"] + DAY),
        )  # fmt: skip
        wanted = {self._group(code): least for code, least in self.told["wanted"].items()}
        acts.want_groups(by=self.elena, consultation=found, wanted=wanted)
        acts.announce_consultation(by=self.elena, consultation=found)
        set_conversation(by=self.elena, consultation=found, own_statements=True, read_first=True)
        return found

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), ZoneInfo(self.desk.operation.zone))

    def _group(self, code: str) -> StakeholderGroup:
        return StakeholderGroup.objects.get(consortium=self.desk.operation.consortium_id, code=code)

    def _seeds(self) -> None:
        for line in self.told["statements"]:
            text = Translated(line["text"], self.language)
            one = seed_statement(
                by=self.elena, consultation=self.found, text=text, meta=line.get("meta", False)
            )
            self.leanings[one.pk] = line["held"]

    def _added(self) -> None:
        """What people wrote themselves: shown, turned away, or still to be read."""
        for line in self.told["added"]:
            writer = self.desk.team[line["by"]]
            with at(line["day"]):
                one = submit_statement(
                    by=writer, consultation=self.found, text=line["text"], language=line["lang"]
                )
                if line["then"] == "shown":
                    show_statement(by=self.elena, statement=one)
                    self.leanings[one.pk] = line["held"]
                elif line["then"] != "waiting":
                    reject_statement(by=self.elena, statement=one, reason=line["then"])

    def _meetings(self) -> int:
        """People of each leaning, at the meeting where they were."""
        told = 0
        for leaning, people in enumerate(self.told["people"]):
            for n in range(people["n"]):
                with at(self.told["from"] + (3 + told % 9) * DAY):
                    self._somebody(leaning, people, n)
                told += 1
        return told

    def _somebody(self, leaning: int, people: dict[str, Any], n: int) -> None:
        random = self.random
        first, last = names.name(random, self.language, random.choice(("woman", "man")))
        codes = people["groups"]
        code = codes[n % len(codes)]
        spoken = Spoken(
            channel=random.choice(("paper", "meeting", "meeting", "phone")),
            name=f"{last} {first}",
            contact=f"07{leaning + 3}{n:03} {random.randrange(100, 999)}",
            place=people["place"],
        )
        votes = {
            one: self._held(held[leaning]) for one, held in self.leanings.items() if random.random() < 0.82
        }
        write_down_votes(
            by=self.desk.team[self.told["writer"]], consultation=self.found, spoken=spoken, votes=votes,
            group=self._group(code) if code else None,
        )  # fmt: skip

    def _held(self, lean: int) -> int:
        """A vote of somebody whose camp leans so far (-3 to 3): mostly with it, sometimes not, sometimes unsure."""
        lot = self.random.gauss(lean, 1.6)
        return 1 if lot > 0.8 else -1 if lot < -0.8 else 0

    def _own(self) -> None:
        """The cast votes by itself, each as one camp does."""
        for line in self.told["own"]:
            who = self.desk.team[line["who"]]
            with at(line["day"]):
                if line.get("for"):
                    speak_for(by=who, consultation=self.found, group=self._group(line["for"]))
                for pk, held in list(self.leanings.items())[: line["votes"]]:
                    vote(by=who, statement=Statement.objects.get(pk=pk), value=self._held(held[line["as"]]))
