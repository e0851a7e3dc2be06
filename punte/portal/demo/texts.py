"""Texts in the demonstration: published, commented on by several groups, answered, written anew; one is final, one is
a draft that nobody else reads."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.base.translated import Translated
from punte.dialogue.actions import consultations, texts
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.contributions import contribute, support
from punte.dialogue.models import Consultation, Contribution, Paragraph, Text, TextVersion
from punte.organisations.models import Organisation
from punte.portal.demo.consultations import Teller, at
from punte.portal.demo.desk import DAY, TODAY, Desk


@cache
def script() -> dict[str, Any]:
    """What is told, by project."""
    path = Path(__file__).parent / "scripts" / "texts.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> int:
    """The texts of this project; gives how many consultations have some."""
    told = script().get(desk.operation.code, [])
    for line in told:
        Commented(desk, line).tell()
    return len(told)


class Commented(Teller):
    """One consultation on texts, from its draft to where it stands."""

    def tell(self) -> None:
        """All of it, day by day."""
        with at(self.line["announced"]):
            self.found = self._prepared()
        for told in self.line["texts"]:
            self._text_told(told)
        last = max(end for _kind, _start, end in self.line["phases"])
        if self.line["then"] in ("analysing", "feedback"):
            with at(last + 2 * DAY):
                consultations.turn(self._here())
                consultations.move_consultation(by=self.elena, consultation=self._here(), step="analyse")
        if self.line["then"] == "feedback":
            with at(self.line["answer_by"] - 3 * DAY):
                publish_feedback(by=self.elena, consultation=self._here(), outcome=self._text("outcome"))

    def _here(self) -> Consultation:
        return Consultation.objects.select_related("operation").get(pk=self.found.pk)

    def _text_told(self, told: dict[str, Any]) -> None:
        language = "bg" if self.bulgarian else "ro"
        former: TextVersion | None = None
        for version in told["versions"]:
            with at(version.get("published", TODAY) - DAY):
                if former is None:
                    title = Translated(told["title"], language)
                    found = texts.create_text(
                        by=self.elena, consultation=self._here(), title=title, language=language,
                        body=version["words"],
                    )  # fmt: skip
                    draft = self._newest(found)
                else:
                    begun = texts.begin_version(by=self.elena, former=former)
                    texts.write_text(
                        by=self.elena, draft=begun, version=1, title=former.text.title, body=version["words"]
                    )
                    draft = self._newest(former.text)
                    self._answer(former, draft)
            former = self._published(draft, version)

    def _newest(self, text: Text) -> TextVersion:
        rows = TextVersion.objects.select_related("text__consultation__operation")
        return rows.filter(text=text).order_by("-number")[0]

    def _published(self, draft: TextVersion, told: dict[str, Any]) -> TextVersion:
        if "published" not in told:
            return draft
        with at(told["published"]):
            consultations.turn(self._here())
            texts.publish_text(by=self.elena, draft=draft)
        for language, words in told.get("into", {}).items():
            self._translated(self._newest(draft.text), language, dict(words))
        for one in told.get("said", []):
            with at(one["day"]):
                one["made"] = self._comment(self._newest(draft.text), one)
        self.told = told
        for step, act in (("closed", texts.freeze_text), ("final", self._final)):
            if step in told:
                with at(told[step]):
                    act(by=self.elena, version=self._newest(draft.text))
        return self._newest(draft.text)

    def _final(self, *, by: Any, version: TextVersion) -> None:
        texts.freeze_text(by=by, version=version)
        texts.finish_text(by=by, version=self._newest(version.text))

    def _translated(self, version: TextVersion, language: str, words: dict[str, str]) -> None:
        title = words.pop("title", "")
        texts.translate_text(
            by=self.elena, version=version, language=language, title=title,
            words={_place(version, beginning).key: said for beginning, said in words.items()},
        )  # fmt: skip

    def _comment(self, version: TextVersion, one: dict[str, Any]) -> Contribution:
        entity = Organisation.objects.filter(name=one["entity"]).first() if "entity" in one else None
        by, spoken = self._who(one)
        made = contribute(
            by=by, consultation=self._here(), kind="comment", text=one["text"], quote=one.get("quote", ""),
            paragraph=_place(version, one["at"]), language=one.get("lang", "ro"), group=self._group(one["for"]),
            named=one.get("named", False), entity=entity, mandate=one.get("mandate", ""), spoken=spoken,
        )  # fmt: skip
        for liked in one.get("liked", []):
            who, group = liked.split(":")
            support(by=self.desk.team[who], contribution=made, group=self._group(group))
        for who, side, words in one.get("replies", []):
            contribute(
                by=self.desk.team[who], consultation=self._here(), kind="reply", parent=made, side=side,
                text=words, named=True, language="ro",
            )  # fmt: skip
        return made

    def _answer(self, former: TextVersion, draft: TextVersion) -> None:
        """What was decided of each comment on the former version, and to which paragraph of the draft it led."""
        for one in self.told.get("said", []):
            if "answer" not in one:
                continue
            outcome, reason, *led = one["answer"]
            made = Contribution.objects.select_related("consultation__operation", "paragraph__version").get(
                pk=one["made"].pk
            )
            answer_contribution(
                by=self.elena, contribution=made, outcome=outcome, reason=Translated({"ro": reason}, "ro"),
                paragraph=_place(draft, led[0]) if led else None,
            )  # fmt: skip


def _place(version: TextVersion, words: str) -> Paragraph:
    rows = version.paragraphs.select_related("version__text")
    exact = [p for p in rows if p.source.startswith(words)]
    return exact[0] if exact else next(p for p in rows if words in p.source)
