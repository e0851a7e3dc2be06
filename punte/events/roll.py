"""What the pages of a sheet show: the roll, the last look before closing, the closed sheet."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock, formats
from punte.events import permissions
from punte.events.forms.sheets import STATUSES, Roll
from punte.events.hours import Overlap, all_overlaps
from punte.events.models import Attendance, Event, Registration, Sheet
from punte.events.paper.sheet import people
from punte.events.telling import LANGUAGES, clock_time, in_hours
from punte.people.models import User

TONES = {
    "present": "success",
    "late": "warning",
    "left_early": "warning",
    "excused": "neutral",
    "absent": "danger",
}


def roll_of(sheet: Sheet) -> Roll:
    """Everybody who has a place, by name, with what is saved; a fixed number of queries."""
    registered = people(sheet)
    there = {a.registration_id: a for a in sheet.attendances.all()}
    roll = Roll(sheet, registered, there)
    found = all_overlaps([r.person_id for r in registered if r.person_id], sheet.day)
    for row in roll.rows:
        own = [o for o in found.get(row.registration.person_id or 0, []) if sheet.pk in (o.sheet, o.other)]
        row.hints += [overlap_words(o) for o in own]
    roll.tell_signed(signed_parts(sheet))
    return roll


def signed_parts(sheet: Sheet) -> dict[int, list[str]]:
    """Who has signed: the parts of the day in words, by registration."""
    signed: dict[int, list[str]] = {}
    for one in sheet.signatures.defer("drawn").order_by("-part"):
        signed.setdefault(one.registration_id, []).append(str(one.get_part_display()))
    return signed


def overlap_words(overlap: Overlap) -> str:
    """That somebody is on two sheets at the same time."""
    said = {"minutes": in_hours(overlap.minutes)}
    return _("also on another sheet at the same time (%(minutes)s); it counts once") % said


def roll_page(sheet: Sheet, roll: Roll) -> dict[str, Any]:
    """The roll with what can be done besides."""
    whole = len(roll.rows)
    said = {"n": roll.marked, "all": whole}
    early = sheet.day > clock.today(sheet.event.zone)
    return {
        "roll": roll,
        "statuses": STATUSES,
        "lead": f"{formats.day(sheet.day, 'long')}, {hours(sheet)}",
        "progress": ngettext("%(n)s of %(all)s marked", "%(n)s of %(all)s marked", whole) % said,
        "ready": roll.marked == whole and not early and sheet.event.state == Event.State.PUBLISHED,
        "early": early,
        "sign_url": _url("signature_list", sheet) if not early else "",
        "today": sheet.day == clock.today(sheet.event.zone),
        "draft": sheet.event.state == Event.State.DRAFT,
        **papers(sheet),
    }


def hours(sheet: Sheet) -> str:
    """From when to when, and how long without the breaks."""
    first, last = (moment.astimezone(sheet.event.tz) for moment in (sheet.starts_at, sheet.ends_at))
    return f"{clock_time(first)}–{clock_time(last)} ({in_hours(sheet.planned_minutes)})"


def papers(sheet: Sheet) -> dict[str, Any]:
    """The sheet to print in three languages, and the signed one."""
    at = [sheet.event.operation.code, sheet.event_id, sheet.pk]
    prints = [
        {
            "icon": "download",
            "label": _("To print and sign (PDF), %(language)s") % {"language": name},
            "url": reverse("events:sheet_print", args=[*at, code]),
        }
        for code, name in LANGUAGES.items()
    ]
    kept = []
    own = reverse("events:sheet_paper", args=at)
    if sheet.document:
        kept.append(
            {"label": _("The sheet as it was closed (PDF)"), "url": own, "small": _size(sheet.document.size)}
        )
    if sheet.scan:
        kept.append(
            {"label": _("The signed paper"), "url": f"{own}?which=signed", "small": _size(sheet.scan.size)}
        )
    return {"prints": prints, "kept": kept}


def _size(size: int) -> str:
    return f"{formats.number(max(1, size // 1024))} KB"


def close_page(sheet: Sheet) -> dict[str, Any]:
    """The last look: how many were there, who overlaps, what follows."""
    marks = list(sheet.attendances.values_list("status", flat=True))
    labels = dict(STATUSES)
    missing = (
        sheet.event.registrations.coming().exclude(pk__in=sheet.attendances.values("registration")).count()
    )
    return {
        "event": sheet.event,
        "facts": [(str(labels[s]), formats.number(marks.count(s))) for s in labels if s in marks],
        "missing": missing,
        "lead": f"{formats.day(sheet.day, 'long')}, {hours(sheet)}",
        "back_url": sheet.get_absolute_url(),
    }


def closed_page(user: User, sheet: Sheet) -> dict[str, Any]:
    """Who was there, the papers, and every correction."""
    there = {a.registration_id: a for a in sheet.attendances.all()}
    seen = Registration.objects.visible_to(user).filter(event=sheet.event_id, pk__in=there).named()
    found = all_overlaps([r.person_id for r in seen if r.person_id], sheet.day)
    calls = permissions.may_call_roll(user, sheet) and sheet.state == Sheet.State.CLOSED
    signed = signed_parts(sheet)
    rows = [_closed_row(sheet, r, there[r.pk], found, signed.get(r.pk, []), calls=calls) for r in seen]
    minutes = sum(a.minutes for a in there.values())
    return {
        "rows": sorted(rows, key=lambda row: row["name"]),
        "calls": calls,
        "is_open": sheet.state == Sheet.State.OPEN,
        "facts": _closed_facts(sheet, list(there.values()), minutes),
        "addenda": [_addendum(a) for a in sheet.addenda.select_related(*_NAMES)],
        "late": _left_out(sheet, there) if calls else [],
        "scan_url": _url("sheet_scan", sheet) if calls else "",
        **papers(sheet),
    }


_NAMES = (
    "by", "registration__person__identity", "registration__person__consortium", "registration__consortium",
    "registration__user",
)  # fmt: skip


def _url(name: str, sheet: Sheet, *more: int) -> str:
    return reverse(f"events:{name}", args=[sheet.event.operation.code, sheet.event_id, sheet.pk, *more])


def _closed_facts(sheet: Sheet, there: list[Attendance], minutes: int) -> list[tuple[str, str]]:
    rows = [(_("Planned"), hours(sheet))]
    if sheet.trainer:
        rows.append((_("Trainer"), sheet.trainer.name))
    said = {"n": sum(bool(a.minutes) for a in there), "all": len(there)}
    rows.append((_("Were there"), _("%(n)s of %(all)s") % said))
    rows.append((_("Hours together"), in_hours(minutes)))
    if sheet.closed_by and sheet.closed_at:
        moment = formats.moment(sheet.closed_at.astimezone(sheet.event.tz).replace(tzinfo=None))
        rows.append((_("Closed"), f"{sheet.closed_by.name}, {moment}"))
    return rows


def _closed_row(
    sheet: Sheet,
    registration: Registration,
    attendance: Attendance,
    found: dict[int, list[Overlap]],
    signed: list[str],
    *,
    calls: bool,
) -> dict[str, Any]:
    own = [o for o in found.get(registration.person_id or 0, []) if sheet.pk in (o.sheet, o.other)]
    return {
        "name": registration.name,
        "tag": attendance.get_status_display(),
        "tone": TONES[attendance.status],
        "time": in_hours(attendance.minutes) if attendance.minutes else "–",
        "hints": [
            *(overlap_words(o) for o in own),
            *([_("signed: %(parts)s") % {"parts": ", ".join(signed)}] if signed else []),
        ],
        "correct_url": _url("sheet_correct", sheet, registration.pk) if calls else "",
    }


def _addendum(addendum: Any) -> dict[str, Any]:
    labels = dict(STATUSES)
    said = {
        "name": addendum.registration.name,
        "before": labels.get(addendum.status_before) or _("not on the sheet"),
        "minutes_before": in_hours(addendum.minutes_before),
        "now": labels[addendum.status],
        "minutes": in_hours(addendum.minutes),
    }
    return {
        "text": _("%(name)s: %(before)s (%(minutes_before)s) → %(now)s (%(minutes)s)") % said,
        "small": f"{addendum.reason} – {addendum.by.name}",
        "moment": formats.moment(addendum.at),
    }


def _left_out(sheet: Sheet, there: dict[int, Attendance]) -> list[dict[str, str]]:
    """Who has a place and is not on this sheet: registered after it was closed."""
    rest = Registration.objects.coming().filter(event=sheet.event_id).exclude(pk__in=there).named()
    return [{"name": r.name, "url": _url("sheet_correct", sheet, r.pk)} for r in rest]
