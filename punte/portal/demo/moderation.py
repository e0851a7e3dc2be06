"""Notices about what people wrote in the demonstration, in all states: waiting, taken, decided, complained about; one
complaint upheld, one that reversed the decision, an account suspended for advertising."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import connection
from django.utils import translation

from punte.dialogue.actions.blocked_words import list_word
from punte.dialogue.actions.cases import claim_case
from punte.dialogue.actions.complaints import complain_as_author, complain_as_reporter
from punte.dialogue.actions.content_notices import give_notice
from punte.dialogue.actions.contributions import contribute
from punte.dialogue.actions.decisions import Verdict, decide_case, decide_complaint
from punte.dialogue.actions.statements import show_statement, submit_statement
from punte.dialogue.models import Case, Consultation, ContentNotice, Contribution, Statement
from punte.dialogue.opinion_store import draw_map
from punte.people.models import User
from punte.portal.demo.consultations import at
from punte.portal.demo.desk import Desk


@cache
def script() -> dict[str, Any]:
    """What is told, by project."""
    path = Path(__file__).parent / "scripts" / "moderation.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> int:
    """The cases of this project; gives how many."""
    told = script().get(desk.operation.code)
    if not told:
        return 0
    connection.features.uses_savepoints = True  # a map that waits to be drawn is not asked for again
    try:
        return Moderated(desk, told).tell()
    finally:
        connection.features.uses_savepoints = False


class Moderated:
    """The notices of one project, in their order."""

    def __init__(self, desk: Desk, told: dict[str, Any]) -> None:
        self.desk, self.told = desk, told
        self.language = "bg" if desk.operation.zone == "Europe/Sofia" else "ro"
        self.team = {**desk.team, **self._accounts()}

    def _accounts(self) -> dict[str, User]:
        """People who only write here."""
        return {
            key: User.objects.create_user(email, name=name, language="ro")
            for key, (name, email) in self.told.get("accounts", {}).items()
        }

    def tell(self) -> int:
        """All of it, one case after the other."""
        moderator = self.team["hristo" if self.language == "ro" else "elena"]
        for kind, text in self.told.get("words", []):
            list_word(by=moderator, operation=self.desk.operation, kind=kind, text=text)
        for n, line in enumerate(self.told["cases"]):
            with translation.override(self.language):
                self._case(line, n)
        for found in Consultation.objects.filter(operation=self.desk.operation, opinion_map__isnull=False):
            draw_map(found)
        return len(self.told["cases"])

    def _case(self, line: dict[str, Any], n: int) -> None:
        content = self._content(line)
        content.consultation.operation = self.desk.operation
        notices = [self._notice(content, told, n) for told in line.get("notices", [])]
        if claimed := line.get("claimed"):
            self._claim(self._last(content), claimed)
        if "decided" in line:
            self._decide(content, line["decided"], decide_case)
        if "complained" in line:
            self._complain(content, notices, line["complained"])
        if "answered" in line:
            self._decide(content, line["answered"], decide_complaint)

    def _content(self, line: dict[str, Any]) -> Any:
        """What stands there, or is written now."""
        rows = Consultation.objects.filter(operation=self.desk.operation).select_related(
            "operation__consortium"
        )
        found = next(c for c in rows if str(c.title.texts[self.language]).startswith(line["where"]))
        if "statement" in line:
            return self._stated(found, line["statement"])
        if "new" in line:
            return self._written(found, line)
        return self._standing(found, line["about"])

    def _standing(self, found: Consultation, words: str) -> Any:
        every: list[Any] = [
            *found.contributions.published().for_list(),
            *Statement.objects.filter(consultation=found),
        ]
        one = next(c for c in every if str(getattr(c, "title", None) or c.text).startswith(words))
        one.consultation = found
        return one

    def _written(self, found: Consultation, line: dict[str, Any]) -> Contribution:
        new = line["new"]
        parent = self._standing(found, line["reply"]) if "reply" in line else None
        with at(new["day"]):
            return contribute(
                by=self.team[new["by"]], consultation=found, kind="reply" if parent else "proposal", parent=parent,
                title=new.get("title", ""), text=new["text"], side=new.get("side", ""), language=self.language,
            )  # fmt: skip

    def _stated(self, found: Consultation, told: dict[str, Any]) -> Statement:
        with at(told["day"]):
            one = submit_statement(
                by=self.team[told["by"]], consultation=found, text=told["text"], language=self.language
            )
            show_statement(by=self.team["elena"], statement=one)
        return one

    def _notice(self, content: Any, told: dict[str, Any], n: int) -> ContentNotice | None:
        name, email = told.get("guest", ("", ""))
        words = {"ground": told["ground"], "law": told.get("law", ""), "why": told["why"], "good_faith": "on"}
        by = self.team[told["by"]] if "by" in told else None
        with at(told["day"]):
            return give_notice(
                by=by, content=content, told={**words, "name": name, "email": email}, origin=f"198.51.100.{n}"
            )

    def _last(self, content: Any) -> Case:
        return Case.objects.for_list().filter(pk__in=content.cases.values("pk")).latest("pk")

    def _claim(self, case: Case, told: dict[str, Any]) -> None:
        with at(told["day"]):
            claim_case(by=self.team[told["by"]], case=case)

    def _decide(self, content: Any, told: dict[str, Any], act: Any) -> None:
        case = self._last(content)
        self._claim(case, told)
        last = case.decisions.last()
        before: dict[str, Any] = {"ground": last.ground, "law": last.law} if last else {}
        own = {key: told[key] for key in ("ground", "law", "until", "everywhere") if key in told}
        until: dt.date | None = own.pop("until", None)
        verdict = Verdict(told["outcome"], told["facts"], until=until, **(before | own))
        with at(told["day"]):
            act(by=self.team[told["by"]], case=case, verdict=verdict)

    def _complain(self, content: Any, notices: list[Any], told: dict[str, Any]) -> None:
        case = self._last(content)
        with at(told["day"]):
            if told["by"] == "author":
                complain_as_author(by=content.voice.user, case=case, why=told["why"])
            else:
                complain_as_reporter(notice=notices[0], why=told["why"])
