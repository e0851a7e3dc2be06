"""Lessons of the demonstration: every programme's in three languages, by a trainer, published by a manager."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.base.rls import set_local
from punte.learning.actions import lessons as acts
from punte.learning.actions.media import add_medium
from punte.learning.actions.reading import keep_place
from punte.learning.models import Enrolment, Lesson, Programme
from punte.learning.rich_text import reduced
from punte.portal.demo.desk import Desk

_WRITTEN = Path(__file__).parent / "lessons"
SOURCE, OTHERS = "ro", ("bg", "en")
STORY = "competente-digitale"  # the course in which every state of a text is shown


@cache
def written() -> dict[str, list[dict[str, Any]]]:
    """What is written, by the programme's English title."""
    files = (yaml.safe_load(p.read_text(encoding="utf-8")) for p in sorted(_WRITTEN.glob("*.yaml")))
    return {file["programme"]: file["lessons"] for file in files}


def tell(desk: Desk) -> int:
    """The lessons of this project's programmes; gives how many."""
    told = 0
    for programme in Programme.objects.filter(offerings__operation=desk.operation).distinct():
        rows = written().get(programme.title.in_language("en"), [])
        for row in rows:
            _tell(desk, programme, row, last=row is rows[-1])
        told += len(rows)
        if rows and programme.code == STORY:
            _renew(desk, programme)
            _read(desk, programme)
    return told


def _tell(desk: Desk, programme: Programme, row: dict[str, Any], *, last: bool) -> None:
    told: dict[str, Any] = {"by": _writer(desk), "operation": desk.operation}
    first = programme.modules.first()
    source = acts.write_lesson(
        **told, programme=programme, code=row["code"], language=SOURCE, title=row["title"][SOURCE],
        minutes=row["minutes"], module=first if last else None, body=_body(desk, row, SOURCE),
    )  # fmt: skip
    _publish(desk, source)
    source.refresh_from_db()
    for language in OTHERS:
        text = acts.translate_lesson(
            **told, lesson=source, language=language, title=row["title"][language],
            body=_body(desk, row, language),
        )  # fmt: skip
        if not (last and programme.code == STORY):
            _publish(desk, text)
        elif language == "en":
            acts.ask_review(**told, lesson=text)


def _writer(desk: Desk) -> Any:
    return desk.team["mihaela" if desk.operation.code == "300609" else "georgi"]


def _publish(desk: Desk, lesson: Lesson) -> None:
    acts.ask_review(by=_writer(desk), operation=desk.operation, lesson=lesson)
    lesson.refresh_from_db()
    elena, revision = desk.team["elena"], lesson.asked_revision or 0
    acts.publish_lesson(by=elena, operation=desk.operation, lesson=lesson, revision=revision)


def _body(desk: Desk, row: dict[str, Any], language: str) -> list[dict[str, Any]]:
    pieces = (next(iter(block.items())) for block in row["blocks"])
    return [{"type": kind, "value": _value(desk, kind, value, language)} for kind, value in pieces]


def _value(desk: Desk, kind: str, value: dict[str, Any], language: str) -> Any:
    if kind == "text":
        return reduced(value[language])
    if kind == "picture":
        content = (_WRITTEN / "pictures" / value["file"]).read_bytes()
        told = {"content": content, "name": value["file"], "title": value["alt"][SOURCE][:150]}
        medium = add_medium(by=desk.team["elena"], operation=desk.operation, **told)
        caption = value.get("caption", {}).get(language, "")
        return {"file": medium.pk, "alt": value["alt"][language], "caption": caption}
    if kind == "question":
        choices = [
            {"text": c["text"][language], "right": bool(c.get("right")), "why": c["why"][language]}
            for c in value["choices"]
        ]
        return {"text": value["text"][language], "choices": choices}
    return value[language]


def _renew(desk: Desk, programme: Programme) -> None:
    """The first lesson's source is published anew; its Bulgarian text has been compared since, the English has not."""
    source = programme.lessons.sources()[0]
    draft = source.get_latest_revision_as_object()
    told: dict[str, Any] = {"by": _writer(desk), "operation": desk.operation}
    body = draft.body.get_prep_value()
    more = {"type": "remember", "value": "Când nu sunteți sigur, întrebați un coleg înainte de a apăsa."}
    acts.change_text(**told, lesson=source, title=draft.title, body=[*body, more])
    source.refresh_from_db()
    _publish(desk, source)
    acts.confirm_translation(**told, lesson=source.translations.get(language="bg"))


def _read(desk: Desk, programme: Programme) -> None:
    """Cosmina has read the first lesson and stopped in the second."""
    user = desk.team["cosmina"]
    set_local(consortium=desk.operation.consortium_id, user=user.pk)
    own = Enrolment.objects.own(user).learning().filter(offering__programme=programme)
    enrolment = own.select_related("offering", "person").first()
    if enrolment:
        first, second = programme.lessons.sources()[:2]
        told: dict[str, Any] = {"by": user, "enrolment": enrolment}
        keep_place(**told, lesson=first, place=9, finished=True)
        keep_place(**told, lesson=second, place=4)
    set_local(consortium=desk.operation.consortium_id, user="")
