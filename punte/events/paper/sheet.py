"""The sheet of a day as tagged PDF: before, with room to sign; closed, with what was marked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from punte.base import formats, typeset
from punte.events.models import Attendance, Registration, Sheet, Signature
from punte.events.telling import clock_time, in_hours
from punte.participation.registration.drawing import as_svg, strokes_of

TEMPLATE = Path(__file__).with_name("sheet.typ")
EMPTY_LINES = 5  # for who comes without being on the list


@dataclass(frozen=True)
class Line:
    """One person on the paper."""

    name: str
    attendance: Attendance | None = None
    signed: tuple[Signature, ...] = ()


def blank(sheet: Sheet, language: str) -> bytes:
    """The sheet to print and sign: everybody who has a place, and a few empty lines."""
    lines = [Line(r.name) for r in people(sheet)] + [Line("")] * EMPTY_LINES
    return _typeset(sheet, language, lines, closed=False)


def closed(sheet: Sheet, language: str) -> bytes:
    """The sheet as it is closed."""
    rows = sheet.attendances.select_related(
        "registration__person__identity", "registration__person__consortium", "registration__consortium",
        "registration__user",
    )  # fmt: skip
    signed: dict[int, list[Signature]] = {}
    for one in sheet.signatures.select_related("consortium").order_by("-part"):
        signed.setdefault(one.registration_id, []).append(one)
    found = (Line(a.registration.name, a, tuple(signed.get(a.registration_id, ()))) for a in rows)
    lines = sorted(found, key=lambda line: line.name)
    return _typeset(sheet, language, lines, closed=True)


def people(sheet: Sheet) -> list[Registration]:
    """Who has a place, by name."""
    coming = Registration.objects.coming().filter(event=sheet.event_id).named()
    return sorted(coming, key=lambda r: r.name)


def _typeset(sheet: Sheet, language: str, lines: list[Line], *, closed: bool) -> bytes:
    with translation.override(language):
        title = _("Attendance sheet")
        files = _signature(sheet) | _drawn(lines)
        signed = any(line.signed for line in lines)
        data = {
            "above": f"{sheet.event.operation.code} · {sheet.event.operation.title}",
            "below": str(sheet.event.title),
            "running": f"{sheet.event.title}, {formats.day(sheet.day)}",
            "facts": _facts(sheet),
            "heads": _heads(sheet, closed=closed) + ([_("Signature")] if signed else []),
            "signed": signed,
            "rows": [_row(sheet, n, line, closed=closed) for n, line in enumerate(lines, 1)],
            "closed": closed,
            "signatures": _signatories(sheet, files, closed=closed),
            "drawn": _("signature drawn on the screen"),
        }
    at = sheet.closed_at if closed else None
    return typeset.pdf(TEMPLATE, data, language=language, title=title, files=files, at=at)


def _facts(sheet: Sheet) -> list[tuple[str, str]]:
    event = sheet.event
    first, last = (moment.astimezone(event.tz) for moment in (sheet.starts_at, sheet.ends_at))
    rows = [
        (_("Day"), formats.day(sheet.day, "long")),
        (_("Hours"), f"{clock_time(first)}–{clock_time(last)} ({in_hours(sheet.planned_minutes)})"),
        (_("Kind"), event.get_kind_display()),
        (_("Where"), event.where),
        (_("Organiser"), event.organiser.name),
        (_("Activity"), f"{event.activity.code} {event.activity.name}" if event.activity else ""),
        (_("Trainer"), sheet.trainer.name if sheet.trainer else ""),
        (_("Closed"), _closed(sheet)),
    ]
    return [(word, value) for word, value in rows if value]


def _closed(sheet: Sheet) -> str:
    if not (sheet.closed_at and sheet.closed_by):
        return ""
    moment = sheet.closed_at.astimezone(sheet.event.tz)
    return f"{sheet.closed_by.name}, {formats.day(moment.date(), 'long')}, {clock_time(moment)}"


def _heads(sheet: Sheet, *, closed: bool) -> list[str]:
    heads = [_("No."), _("Name")]
    if closed:
        return [*heads, _("Attendance"), _("Time"), _("How")]
    if sheet.has_parts:
        return [*heads, _("Signature, morning"), _("Signature, afternoon")]
    return [*heads, _("Signature")]


def _row(sheet: Sheet, number: int, line: Line, *, closed: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"number": str(number), "name": line.name, "room": 2 if sheet.has_parts else 1}
    if closed and line.attendance:
        row |= {
            "status": _status(sheet, line.attendance),
            "time": in_hours(line.attendance.minutes) if line.attendance.minutes else "–",
            "way": str(line.attendance.get_way_display()) if line.attendance.minutes else "",
            "signed": [_signed(sheet, one) for one in line.signed],
        }
    return row


def _status(sheet: Sheet, attendance: Attendance) -> str:
    word = str(attendance.get_status_display())
    if not sheet.has_parts or attendance.morning == attendance.afternoon:
        return word
    return f"{word}, {_('morning') if attendance.morning else _('afternoon')}"


def _signed(sheet: Sheet, one: Signature) -> dict[str, str]:
    part = str(one.get_part_display()) if sheet.has_parts else ""
    words = _("confirmed by name") if not one.drawn else ""
    return {"part": part, "words": words, "picture": _file(one) if one.drawn else ""}


def _file(one: Signature) -> str:
    return f"s{one.registration_id}-{one.part}.svg"


def _drawn(lines: list[Line]) -> dict[str, bytes]:
    """What people drew, as pictures."""
    found = {}
    for one in (one for line in lines for one in line.signed if one.drawn):
        strokes = strokes_of(one.strokes)
        if strokes:
            found[_file(one)] = as_svg(strokes)
    return found


def _signature(sheet: Sheet) -> dict[str, bytes]:
    """What the trainer drew, as a picture."""
    strokes = strokes_of(sheet.signature) if sheet.signature else None
    return {"trainer.svg": as_svg(strokes)} if strokes else {}


def _signatories(sheet: Sheet, files: dict[str, bytes], *, closed: bool) -> list[dict[str, str]]:
    name = (sheet.closed_by if closed else sheet.trainer) or sheet.trainer
    signed = "trainer.svg" if closed and "trainer.svg" in files else ""
    words = _("confirmed by name") if closed and sheet.signed_by_name else ""
    return [{"role": _("Trainer"), "name": name.name if name else "", "picture": signed, "words": words}]
