"""What a SCORM package reports of a learner, read, compared, given back: pure functions over the run-time data model.

`cmi` is the data model as the player's API writes it: nested, every value a text, lists as {"0": …} or as lists.
Sources: SCORM 1.2 Run-Time Environment 3.4; SCORM 2004 4th edition RTE 4.2 (IEEE 1484.11.1); ISO 8601 durations.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.learning.manifests import Launch, Standard, Unfit

ZERO = dt.timedelta()
LONGEST_SITTING = dt.timedelta(days=1)  # of one sitting; what claims more is a clock gone wrong
SUSPEND = {Standard.SCORM_12: 4_096, Standard.THIRD: 64_000, Standard.FOURTH: 64_000}
LOCATION = {Standard.SCORM_12: 255, Standard.THIRD: 1_000, Standard.FOURTH: 1_000}
MOST_ROWS = 500  # interactions and objectives that are kept, each
LONGEST_ROWS = 400_000  # characters of them as JSON
_CLOCK = re.compile(r"^(\d{1,4}):(\d{1,2}):(\d{1,2})(\.\d{1,2})?$")
_DURATION = re.compile(
    r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$"
)


class Completion(TextChoices):
    """How far somebody came."""

    NOT_ATTEMPTED = "not_attempted", gettext_lazy("not begun")
    INCOMPLETE = "incomplete", gettext_lazy("in the middle")
    COMPLETED = "completed", gettext_lazy("finished")


class Success(TextChoices):
    """Whether it was mastered; many packages never say."""

    UNKNOWN = "unknown", gettext_lazy("not said")
    FAILED = "failed", gettext_lazy("not passed")
    PASSED = "passed", gettext_lazy("passed")


# SCORM 1.2 says both in one word. "browsed" was only looked through.
_LESSON = {
    "passed": (Completion.COMPLETED, Success.PASSED),
    "completed": (Completion.COMPLETED, Success.UNKNOWN),
    "failed": (Completion.COMPLETED, Success.FAILED),
    "incomplete": (Completion.INCOMPLETE, Success.UNKNOWN),
    "browsed": (Completion.INCOMPLETE, Success.UNKNOWN),
}
_COMPLETION = {"completed": Completion.COMPLETED, "incomplete": Completion.INCOMPLETE}
_SUCCESS = {"passed": Success.PASSED, "failed": Success.FAILED}


@dataclass(frozen=True)
class Kept:
    """What is kept of a learner in one part. Scores are Decimals or None, `scaled` is -1–1, `progress` 0–1; `session`
    is the time of this sitting."""

    completion: str = Completion.NOT_ATTEMPTED
    success: str = Success.UNKNOWN
    raw: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    scaled: Decimal | None = None
    progress: Decimal | None = None
    location: str = ""
    suspend_data: str = ""
    exit: str = ""
    session: dt.timedelta = ZERO
    interactions: list[dict[str, Any]] = field(default_factory=list)
    objectives: list[dict[str, Any]] = field(default_factory=list)

    @property
    def finished(self) -> bool:
        """To the end, and not failed."""
        return self.completion == Completion.COMPLETED and self.success != Success.FAILED


def read(standard: str, launch: Launch, cmi: Mapping[str, Any]) -> Kept:
    """What a package reports, as one shape for both standards. Raises Unfit where a text is longer than the standard
    allows; a number or word that makes no sense counts as not said."""
    old = standard == Standard.SCORM_12
    kept = _read_12(launch, cmi) if old else _read_2004(launch, cmi)
    if len(kept.suspend_data) > SUSPEND[Standard(standard)]:
        raise Unfit(_("The lesson wants to keep more of your place than its standard allows."))
    if len(kept.location) > LOCATION[Standard(standard)]:
        raise Unfit(_("The lesson wants to keep more of your place than its standard allows."))
    return replace(kept, interactions=_rows(cmi.get("interactions")), objectives=_rows(cmi.get("objectives")))


def _read_12(launch: Launch, cmi: Mapping[str, Any]) -> Kept:
    core = _part(cmi, "core")
    score = _part(core, "score")
    completion, success = _LESSON.get(
        _text(core, "lesson_status"), (Completion.NOT_ATTEMPTED, Success.UNKNOWN)
    )
    raw = _number(score, "raw")
    # RTE 3.4.2.1.4: with a mastery score, the score decides, once the package says it is done.
    if launch.mastery is not None and raw is not None and completion == Completion.COMPLETED:
        success = Success.PASSED if raw >= Decimal(launch.mastery) else Success.FAILED
    return Kept(
        completion=completion,
        success=success,
        raw=raw,
        least=_number(score, "min"),
        most=_number(score, "max"),
        scaled=raw / 100 if raw is not None and 0 <= raw <= 100 else None,
        location=_text(core, "lesson_location"),
        suspend_data=_text(cmi, "suspend_data") or _text(core, "suspend_data"),
        exit=_text(core, "exit")[:20],
        session=clock(_text(core, "session_time")),
    )


def _read_2004(launch: Launch, cmi: Mapping[str, Any]) -> Kept:
    score = _part(cmi, "score")
    scaled, progress = _number(score, "scaled", -1, 1), _number(cmi, "progress_measure", 0, 1)
    completion = _COMPLETION.get(_text(cmi, "completion_status"), Completion.NOT_ATTEMPTED)
    success = _SUCCESS.get(_text(cmi, "success_status"), Success.UNKNOWN)
    # RTE 4.2.4.1 and 4.2.22.1: where the manifest names a measure, the measure decides over the word.
    if launch.threshold is not None and progress is not None:
        enough = progress >= Decimal(launch.threshold)
        completion = Completion.COMPLETED if enough else Completion.INCOMPLETE
    if launch.passing is not None and scaled is not None:
        success = Success.PASSED if scaled >= Decimal(launch.passing) else Success.FAILED
    return Kept(
        completion=completion,
        success=success,
        raw=_number(score, "raw"),
        least=_number(score, "min"),
        most=_number(score, "max"),
        scaled=scaled,
        progress=progress,
        location=_text(cmi, "location"),
        suspend_data=_text(cmi, "suspend_data"),
        exit=_text(cmi, "exit")[:20],
        session=duration(_text(cmi, "session_time")),
    )


def grown(before: Kept, now: Kept, *, place: bool = True) -> Kept:
    """What is kept after `now`: what was achieved only grows; the place is the newer one. With `place` false, from a
    sitting that a later one has overtaken, only what was achieved counts."""
    better = now if _worth(now) >= _worth(before) else before
    achieved = {
        "completion": max(before.completion, now.completion, key=Completion.values.index),
        "success": max(before.success, now.success, key=Success.values.index),
        "progress": max((n for n in (before.progress, now.progress) if n is not None), default=None),
        **{name: getattr(better, name) for name in ("raw", "least", "most", "scaled")},
    }
    after = replace(now if place else before, **achieved)
    # Who has finished and only then tries a question and fails has still finished.
    return replace(after, success=before.success) if before.finished and not after.finished else after


def _worth(kept: Kept) -> tuple[Decimal, Decimal]:
    low = Decimal("-Infinity")
    return (low if kept.scaled is None else kept.scaled, low if kept.raw is None else kept.raw)


def seed(standard: str, launch: Launch, kept: Kept, total: dt.timedelta, language: str) -> dict[str, Any]:
    """The data model as a package finds it when it begins: where it was left, or at the beginning. The learner is
    nobody's name: packages need neither, and what is not given cannot be carried away."""
    # Many packages forget to say "suspend" before they are closed: whoever left anything behind goes on from there.
    entry = "ab-initio" if replace(kept, session=ZERO, exit="") == Kept() else "resume"
    score = {
        name: _plain(value) for name, value in (("raw", kept.raw), ("min", kept.least), ("max", kept.most))
    }
    if standard == Standard.SCORM_12:
        core = {
            "lesson_status": _lesson(kept),
            "lesson_location": kept.location,
            "score": _given(score),
            "entry": entry,
            "credit": "credit",
            "lesson_mode": "normal",
            "total_time": as_clock(total),
        }
        asked = {"mastery_score": launch.mastery} if launch.mastery is not None else {}
        found = {"core": core, "suspend_data": kept.suspend_data, "student_data": asked}
        return _given(found) | {
            "student_preference": {"language": language},
            "objectives": kept.objectives,
            "interactions": kept.interactions,
            **_given({"launch_data": launch.data}),
        }
    return {
        **_given(
            {
                "completion_status": kept.completion.replace("_", " ")
                if kept.completion != Completion.NOT_ATTEMPTED
                else "unknown",
                "success_status": kept.success,
                "location": kept.location,
                "suspend_data": kept.suspend_data,
                "progress_measure": _plain(kept.progress),
                "score": _given(score | {"scaled": _plain(kept.scaled)}),
                "scaled_passing_score": launch.passing or "",
                "completion_threshold": launch.threshold or "",
                "launch_data": launch.data,
            }
        ),
        "entry": entry,
        "credit": "credit",
        "mode": "normal",
        "total_time": as_duration(total),
        "learner_preference": {"language": language},
        "objectives": kept.objectives,
        "interactions": kept.interactions,
    }


def _lesson(kept: Kept) -> str:
    if kept.completion != Completion.COMPLETED:
        return "incomplete" if kept.completion == Completion.INCOMPLETE else "not attempted"
    return "completed" if kept.success == Success.UNKNOWN else str(kept.success)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in values.items() if v not in ("", None, {})}


def clock(text: str) -> dt.timedelta:
    """HHHH:MM:SS.SS of SCORM 1.2; nonsense is no time."""
    found = _CLOCK.match(text)
    if not found:
        return ZERO
    hours, minutes, seconds, parts = found.groups()
    spent = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds) + float(parts or 0))
    return min(spent, LONGEST_SITTING)


def duration(text: str) -> dt.timedelta:
    """An ISO 8601 duration of SCORM 2004, as PT1H5M; nonsense is no time. Months and years, which no sitting has, make
    it the longest."""
    found = _DURATION.match(text)
    if not found or len(text) > 60:
        return ZERO
    years, months, days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    if years or months or max(days, hours, minutes, seconds) > 10**7:
        return LONGEST_SITTING
    return min(
        dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds),
        LONGEST_SITTING,
    )


def as_clock(spent: dt.timedelta) -> str:
    """As SCORM 1.2 writes it."""
    seconds = int(spent.total_seconds())
    return f"{min(seconds // 3600, 9999):04}:{seconds % 3600 // 60:02}:{seconds % 60:02}"


def as_duration(spent: dt.timedelta) -> str:
    """As SCORM 2004 writes it."""
    seconds = int(spent.total_seconds())
    return f"PT{seconds // 3600}H{seconds % 3600 // 60}M{seconds % 60}S"


def _part(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(data: Mapping[str, Any], name: str) -> str:
    found = data.get(name)
    return clean(str(found)) if isinstance(found, str | int | float) else ""


def clean(text: str) -> str:
    """Without what a database text cannot hold: NUL, and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def _number(
    data: Mapping[str, Any], name: str, least: int = -1_000_000, most: int = 1_000_000
) -> Decimal | None:
    try:
        number = Decimal(_text(data, name).strip()[:30])
    except InvalidOperation:
        return None
    return round(number, 7) if number.is_finite() and least <= number <= most else None


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _rows(found: Any) -> list[dict[str, Any]]:
    """Interactions or objectives as a list, in their order. Raises Unfit where they are more than is kept."""
    if isinstance(found, Mapping):
        numbered = sorted((int(k), v) for k, v in found.items() if str(k).isdigit() and len(str(k)) < 6)
        found = [v for _n, v in numbered]
    rows = [_lean(r) for r in found if isinstance(r, dict)] if isinstance(found, list) else []
    text = clean(json.dumps(rows, ensure_ascii=False).replace("\\u0000", ""))
    if len(rows) > MOST_ROWS or len(text) > LONGEST_ROWS:
        raise Unfit(_("The lesson reports more answers than are kept."))
    return json.loads(text)


def _lean(found: Any) -> Any:
    """Without empty texts and parts, which say nothing."""
    if isinstance(found, Mapping):
        parts = {str(k): _lean(v) for k, v in found.items()}
        return {k: v for k, v in parts.items() if v not in ("", None, {}, [])}
    return [_lean(v) for v in found] if isinstance(found, list) else found
