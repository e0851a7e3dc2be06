"""Consultations of the demonstration, each act on its own day: asked, spoken, answered, followed; lists of who came."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from django.conf import settings

from punte.base.translated import Translated
from punte.dialogue.actions import consultations as acts
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.contributions import Spoken, contribute, support
from punte.dialogue.actions.lists import Line, bring_list
from punte.dialogue.actions.merging import merge_contribution
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.actions.pictures import add_picture
from punte.dialogue.balance import to_ask
from punte.dialogue.models import Consultation, Contribution, StakeholderGroup
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.portal.demo import names
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.portal.demo.drawings import drawing
from punte.portal.demo.papers import paper

BULGARIAN = "4-003-0020"
DONE = ("monitored", "archived")


@cache
def script() -> dict[str, Any]:
    """What is told, by project."""
    path = Path(__file__).parent / "scripts" / "consultations.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@contextmanager
def at(day: dt.date) -> Iterator[None]:
    """What is done in here is done on this day."""
    before, settings.PUNTE_TODAY = settings.PUNTE_TODAY, day.isoformat()
    try:
        yield
    finally:
        settings.PUNTE_TODAY = before


def tell(desk: Desk) -> int:
    """The consultations of this project; gives how many."""
    told = script().get(desk.operation.code, [])
    if isinstance(told, dict):
        return _cities(desk, told)
    for line in told:
        Teller(desk, line).tell()
    return len(told)


def _cities(desk: Desk, told: dict[str, Any]) -> int:
    for n, (city, day, people) in enumerate(told["cities"]):
        Teller(desk, _of_city(told, city, day, people, n)).tell()
    return len(told["cities"])


def _of_city(told: dict[str, Any], city: str, day: dt.date, people: int, n: int) -> dict[str, Any]:
    """The consultation of one city's plan: three of the proposals, spoken at the meeting, and four lists."""
    texts = {
        key: {code: words.replace("%s", city) for code, words in told[key].items()}
        for key in ("title", "question", "easy", "outcome", "results")
    }
    spoken = [told["said"][(n + k) % len(told["said"])] for k in range(3)]
    parts = [people - 3 * (people // 4), *[people // 4] * 3]
    return {
        **texts,
        "phases": [["propose", day, day + 20 * DAY], ["support", day, day + 20 * DAY]],
        "wanted": told["wanted"],
        "announced": day - 5 * DAY,
        "answer_by": day + 60 * DAY,
        "then": "archived",
        "said": [
            {
                "said": f"{_woman(city, k)}; 07{n}{k} 10{k} 20{n}; meeting",
                "day": day + (3 + k) * DAY, "for": group, "title": title, "text": text,
                "answer": [decision, reason],
            }
            for k, (title, text, decision, reason, group) in enumerate(spoken)
        ],
        "lists": [
            {"channel": "meeting", "day": day + (4 + k) * DAY, "place": city, "group": group, "seed": 100 * n + k,
             "n": size - (3 if k == 0 else 0)}
            for k, (group, size) in enumerate(zip(told["groups"], parts, strict=True))
        ],
    }  # fmt: skip


def _woman(city: str, n: int) -> str:
    first, last = names.name(Random(f"{city} {n}"), "ro", "woman")
    return f"{last} {first}"


class Teller:
    """One consultation, from its draft to where it stands."""

    def __init__(self, desk: Desk, line: dict[str, Any]) -> None:
        self.desk, self.line, self.elena = desk, line, desk.team["elena"]
        self.bulgarian = desk.operation.code == BULGARIAN
        self.said: dict[str, Contribution] = {}

    def tell(self) -> None:
        """All of it, day by day."""
        line = self.line
        with at(line.get("announced", TODAY - 3 * DAY)):
            self.found = self._prepared()
        for one in sorted(line.get("said", []), key=lambda said: said["day"]):
            with at(one["day"]):
                acts.turn(self.found)
                self._say(one)
        for people in line.get("lists", []):
            with at(people["day"]):
                self._list(people)
        for one in line.get("said", []):
            if "like" in one:
                merge_contribution(by=self.elena, contribution=one["made"], into=self.said[one["like"]])
        self._afterwards()

    def _text(self, name: str) -> Translated | None:
        words = self.line.get(name)
        return Translated(words, "bg" if self.bulgarian else "ro") if words else None

    def _prepared(self) -> Consultation:
        desk, line = self.desk, self.line
        told: dict[str, Any] = {name: self._text(name) for name in ("title", "question", "about", "easy")}
        found = acts.create_consultation(
            by=self.elena,
            operation=desk.operation,
            organiser=desk.lead,
            audience=line.get("audience", "open"),
            answer_by=line.get("answer_by"),
            **told,
        )
        for kind, first, last in line["phases"]:
            add_phase(
                by=self.elena, consultation=found, kind=kind, starts_at=self._midnight(first),
                ends_at=self._midnight(last + DAY),
            )  # fmt: skip
        wanted = {self._group(code): least for code, least in line["wanted"].items()}
        if wanted:
            acts.want_groups(by=self.elena, consultation=found, wanted=wanted)
        if line["then"] != "draft":
            acts.announce_consultation(by=self.elena, consultation=found)
        return found

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), ZoneInfo(self.desk.operation.zone))

    def _group(self, code: str) -> StakeholderGroup:
        return StakeholderGroup.objects.get(consortium=self.desk.operation.consortium_id, code=code)

    def _say(self, one: dict[str, Any]) -> None:
        kind = one.get("kind", "proposal")
        entity = Organisation.objects.filter(name=one["entity"]).first() if "entity" in one else None
        by, spoken = self._who(one)
        made = contribute(
            by=by, consultation=self.found, kind=kind, title=one.get("title", ""), text=one["text"],
            language=one.get("lang", "bg" if self.bulgarian else "ro"), group=self._group(one["for"]),
            named=one.get("named", False), entity=entity, mandate=one.get("mandate", ""), spoken=spoken,
        )  # fmt: skip
        one["made"] = self.said[one.get("title", "")] = made
        for scene, words in one.get("pictures", {}).items():
            add_picture(by=by, contribution=made, content=drawing(scene), alternative=words)
        for liked in one.get("liked", []):
            who, group = liked.split(":")
            support(by=self.desk.team[who], contribution=made, group=self._group(group))
        for who, side, words in one.get("replies", []):
            writer = self.desk.team[who]
            language = writer.language if any(c in "абвгдежзиклмнопрст" for c in words.lower()) else "ro"
            contribute(
                by=writer, consultation=self.found, kind="reply", parent=made, side=side, text=words, named=True,
                language="bg" if language == "bg" else "ro",
            )  # fmt: skip

    def _who(self, one: dict[str, Any]) -> tuple[User, Spoken | None]:
        if "by" in one:
            return self.desk.team[one["by"]], None
        name, contact, channel = (part.strip() for part in one["said"].split(";"))
        writer = {"309187": "floarea", BULGARIAN: "vesela"}.get(self.desk.operation.code, "elena")
        return self.desk.team[writer], Spoken(channel=channel, name=name, contact=contact)

    def _list(self, people: dict[str, Any]) -> None:
        random = Random(f"list {people['seed']}")
        origin = people.get("lang", "ro")
        lines = [Line(f"{last} {first}", f"07{people['seed']:03}{n:05}") for n, (first, last) in enumerate(
            names.name(random, origin, random.choice(("woman", "man"))) for _n in range(people["n"])
        )]  # fmt: skip
        extra = [Line(*[part.strip() for part in text.split(";")]) for text in people.get("extra", [])]
        title = f"Lista participanților, {people['place']}"
        content = paper(title, f"{people['day']:%d.%m.%Y}", f"{self.found.pk} / {people['seed']}")
        bring_list(
            by=self.elena, consultation=self.found, channel=people["channel"], on=people["day"], names=extra + lines,
            content=content, file_name="lista.pdf", place=people["place"], group=self._group(people["group"]),
        )  # fmt: skip

    def _afterwards(self) -> None:
        line, found = self.line, Consultation.objects.get(pk=self.found.pk)
        then = line["then"]
        for code in line.get("asked", []):
            for organisation in to_ask(found, self._group(code))[:2]:
                acts.ask_organisation(
                    by=self.elena, consultation=found, organisation=organisation, group=self._group(code)
                )
        if then == "cancelled":
            acts.cancel_consultation(by=self.elena, consultation=found, reason=line["why"])
        if then in ("analysing", *DONE):
            self._answered(found)

    def _answered(self, found: Consultation) -> None:
        line, last = self.line, max(last for _kind, _first, last in self.line["phases"])
        with at(last + 2 * DAY):
            acts.turn(found)
            acts.move_consultation(by=self.elena, consultation=found, step="analyse")
        with at(min(last + 14 * DAY, TODAY)):
            for one in line["said"]:
                if "answer" in one:
                    decision, reason = one["answer"]
                    words = Translated({"ro": reason}, "ro")
                    answer_contribution(
                        by=self.elena, contribution=one["made"], outcome=decision, reason=words
                    )
        if line["then"] not in DONE:
            return
        with at(line["answer_by"] - 3 * DAY):
            publish_feedback(by=self.elena, consultation=found, outcome=self._text("outcome"))
        with at(line["answer_by"] + 90 * DAY):
            acts.note_results(by=self.elena, consultation=found, results=self._text("results"))
            if line["then"] == "archived":
                acts.move_consultation(by=self.elena, consultation=found, step="archive")
