"""Surveys of the demonstration: one in Romanian that is over, others in Romanian and Bulgarian still open. Most answers
were written down by mediators and counsellors; people of the cast answered by themselves, some others by the link in a
letter."""

import datetime as dt
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from punte.base.translated import Translated
from punte.dialogue.actions import consultations as acts
from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.actions.guests import confirm_word, leave_word
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.actions.survey_questions import add_question
from punte.dialogue.actions.surveys import answer_survey
from punte.dialogue.models import Consultation, StakeholderGroup, SurveyQuestion
from punte.portal.demo import names
from punte.portal.demo.consultations import BULGARIAN, at
from punte.portal.demo.desk import DAY, Desk
from punte.portal.demo.taking_part import ORIGIN

_TEXTS = ("text", "options", "low", "high")


def tell(desk: Desk) -> int:
    """The surveys of this project; gives how many people answered."""
    path = Path(__file__).parent / "scripts" / "surveys.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8")).get(desk.operation.code, [])
    return sum(Surveyed(desk, line).tell() for line in told)


class Surveyed:
    """One survey: written, announced, answered."""

    def __init__(self, desk: Desk, told: dict[str, Any]) -> None:
        self.desk, self.told, self.elena = desk, told, desk.team["elena"]
        self.language = "bg" if desk.operation.code == BULGARIAN else "ro"
        self.random = Random(f"surveys {desk.operation.code} {told['from']}")

    def tell(self) -> int:
        """All of it, day by day."""
        with at(self.told["from"] - 3 * DAY):
            self.found = self._prepared()
        with at(self.told["from"]):
            acts.turn(self.found)
        for n in range(self.told["people"]):
            with at(self.told["from"] + (1 + n % 11) * DAY):
                self._somebody(n)
        for who in self.told["own"]:
            with at(self.told["from"] + 5 * DAY):
                self._answer(self.desk.team[who], None, self.told["groups"][0])
        guests = self.told.get("guests", [])
        with at(self.told["from"] + 6 * DAY):
            for n, email in enumerate(guests):
                self._guest(email, confirmed=n > 0)
        acts.turn(self.found)
        return self.told["people"] + len(self.told["own"]) + len(guests[1:])

    def _text(self, texts: dict[str, str]) -> Translated:
        return Translated(texts, self.language)

    def _prepared(self) -> Consultation:
        desk, told = self.desk, self.told
        found = acts.create_consultation(
            by=self.elena, operation=desk.operation, organiser=desk.lead, title=self._text(told["title"]),
            question=self._text(told["question"]), easy=self._text(told["easy"]), audience="open", about=None,
            answer_by=told["until"] + 30 * DAY, guests="guests" in told,
        )  # fmt: skip
        add_phase(
            by=self.elena, consultation=found, kind="survey", starts_at=self._midnight(told["from"]),
            ends_at=self._midnight(told["until"] + DAY),
        )  # fmt: skip
        wanted = {self._group(found, code): least for code, least in told["wanted"].items()}
        acts.want_groups(by=self.elena, consultation=found, wanted=wanted)
        self.questions: list[SurveyQuestion] = []
        for line in told["questions"]:
            more: dict[str, Any] = {
                k: self._text(v) if k in _TEXTS else v for k, v in line.items() if k != "after"
            }
            place, chosen = line.get("after", (0, []))
            after = self.questions[place - 1] if place else None
            self.questions.append(
                add_question(by=self.elena, consultation=found, after=after, chosen=chosen, **more)
            )
        acts.announce_consultation(by=self.elena, consultation=found)
        return found

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), ZoneInfo(self.desk.operation.zone))

    def _group(self, found: Consultation, code: str) -> StakeholderGroup:
        return StakeholderGroup.objects.get(consortium=found.consortium_id, code=code)

    def _somebody(self, n: int) -> None:
        random, told = self.random, self.told
        first, last = names.name(random, self.language, random.choice(("woman", "man")))
        spoken = Spoken(
            channel=random.choice(("paper", "meeting", "meeting", "phone")),
            name=f"{last} {first}",
            contact=f"0769 {n:03} {random.randrange(100, 999)}",
            place=told["places"][n % len(told["places"])],
        )
        writer = told["writers"][n % len(told["writers"])]
        self._answer(self.desk.team[writer], spoken, told["groups"][n % len(told["groups"])])

    def _guest(self, email: str, *, confirmed: bool) -> None:
        word = leave_word(
            consultation=self.found, kind="survey", email=email, language=self.language, origin=ORIGIN,
            answers=self._answers(),
        )  # fmt: skip
        if confirmed:
            confirm_word(word=word)

    def _answer(self, by: Any, spoken: Spoken | None, code: str) -> None:
        group = self._group(self.found, code) if code else None
        answer_survey(by=by, consultation=self.found, answers=self._answers(), group=group, spoken=spoken)

    def _answers(self) -> dict[int, Any]:
        return {
            one.pk: self._given(one) for one in self.questions if one.required or self.random.random() < 0.84
        }

    def _given(self, question: SurveyQuestion) -> Any:
        random = self.random
        match question.kind:
            case "single":
                return random.randrange(question.size)
            case "multiple":
                return [n for n in range(question.size) if random.random() < 0.5]
            case "scale":
                return min(5, max(1, round(random.gauss(3.6, 1.1))))
            case "number":
                most = min(question.most or 0, 45)
                return max(question.least or 0, min(most, round(random.gauss(most * 0.4, most * 0.2))))
        return random.choice(self.told["words"]) if random.random() < 0.4 else ""
