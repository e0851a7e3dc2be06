"""What the pages of an interactive lesson show: to who plays it, to who writes it, to who looks at a learner."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.learning.actions.packages import refuse_playing, version_of
from punte.learning.cmi import Completion, Success
from punte.learning.completion import hours
from punte.learning.models import Enrolment, Package, PackageAttempt, PackageVersion

_TONES = {Completion.COMPLETED: "success", Completion.INCOMPLETE: "info"}


def words(attempt: PackageAttempt | None) -> str:
    """How far somebody is, as one reads it: finished; passed; not passed; in the middle; not begun."""
    if attempt is None or (attempt.sitting == 0 and attempt.completion_status == Completion.NOT_ATTEMPTED):
        return str(Completion.NOT_ATTEMPTED.label)
    if attempt.success_status != Success.UNKNOWN and attempt.completion_status == Completion.COMPLETED:
        return str(Success(attempt.success_status).label)
    if attempt.completion_status == Completion.NOT_ATTEMPTED:
        return str(Completion.INCOMPLETE.label)
    return str(Completion(attempt.completion_status).label)


def lesson_items(
    enrolment: Enrolment, finished: Iterable[int], offered: Iterable[int]
) -> list[dict[str, Any]]:
    """Each interactive lesson of the course with how it stands, and the verb where it may be played."""
    wanted, done = set(offered), set(finished)
    if not wanted:
        return []
    attempts = PackageAttempt.objects.filter(enrolment=enrolment).select_related("version")
    mine: dict[int, list[PackageAttempt]] = {}
    for attempt in attempts:
        mine.setdefault(attempt.version.package_id, []).append(attempt)
    packages = Package.objects.filter(pk__in=wanted)
    return [_item(enrolment, p, mine.get(p.pk, []), p.pk in done) for p in packages]


def _item(enrolment: Enrolment, package: Package, mine: list[PackageAttempt], done: bool) -> dict[str, Any]:
    ended = {a.part for a in mine if a.finished_at}
    parts = len(mine[0].version.parts) if mine else 1
    part = next((n for n in range(parts) if n not in ended), 0)
    current = next((a for a in mine if a.part == part), None)
    said = _("in the middle") if mine and parts > 1 else words(current)
    plays = enrolment.offering.state in ("running", "ended")
    return {
        "tag": _("finished") if done else said,
        "tone": "success" if done else "info" if mine else "neutral",
        "icon": "",
        "text": str(package),
        "small": _("interactive lesson"),
        "verb": (_("Look at it again") if done else _("Go on") if mine else _("Begin")) if plays else "",
        "url": reverse("learning:package_play", args=[enrolment.pk, package.pk, part + 1]) if plays else "",
    }


def play_page(enrolment: Enrolment, package: Package, part: int) -> dict[str, Any] | None:
    """The context of the page in which it is played; None where there is no such part."""
    version = version_of(enrolment, package)
    if version is None or not 1 <= part <= len(version.parts):
        return None
    attempts = {a.part: a for a in PackageAttempt.objects.filter(enrolment=enrolment, version=version)}
    refused = ""
    try:
        refuse_playing(enrolment, package)
    except ValidationError as refusal:
        refused = " ".join(refusal.messages)
    mine = attempts.get(part - 1)
    return {
        "enrolment": enrolment,
        "package": package,
        "title": str(package),
        "state": words(mine),
        "finished": mine is not None and mine.finished_at is not None,
        "refused": refused,
        "part": part,
        "part_title": version.launches[part - 1].title,
        "parts": _parts(enrolment, package, version, attempts, part) if len(version.parts) > 1 else [],
        "begin_url": reverse("learning:package_begin", args=[enrolment.pk, package.pk, part]),
        "save_url": reverse("learning:package_save", args=[enrolment.pk, package.pk, part]),
    }


def _parts(
    enrolment: Enrolment,
    package: Package,
    version: PackageVersion,
    attempts: dict[int, PackageAttempt],
    now: int,
) -> list[dict[str, Any]]:
    return [
        {
            "title": launch.title or str(n + 1),
            "url": reverse("learning:package_play", args=[enrolment.pk, package.pk, n + 1]),
            "state": words(attempts.get(n)),
            "now": n + 1 == now,
        }
        for n, launch in enumerate(version.launches)
    ]


def package_page(package: Package) -> dict[str, Any]:
    """The context of a lesson's page for those who write the programme: its versions, the newest with its parts."""
    versions = list(package.versions.select_related("brought_by"))
    newest = versions[0]
    begun = PackageAttempt.objects.filter(version__package=package).values("enrolment").distinct().count()
    return {
        "package": package,
        "facts": [
            (_("State"), _("retired") if package.retired else _("offered")),
            (_("Standard"), newest.get_standard_display()),
            (_("Version"), formats.number(newest.number)),
            (_("Begun by"), ngettext("%(n)s person", "%(n)s persons", begun) % {"n": formats.number(begun)}),
        ],
        "parts": newest.launches,
        "versions": [
            {"it": v, "size": filesizeformat(v.size), "files": formats.number(v.files)} for v in versions
        ],
    }


def learner_rows(enrolment: Enrolment) -> list[dict[str, Any]]:
    """What somebody has done in interactive lessons, for who accompanies them."""
    rows = PackageAttempt.objects.filter(enrolment=enrolment, sitting__gt=0)
    return [
        {
            "title": str(a.version.package),
            "part": a.launch.title if len(a.version.parts) > 1 else "",
            "state": words(a),
            "tone": _TONES.get(Completion(a.completion_status), "neutral"),
            "score": formats.number(a.score_raw.normalize()) if a.score_raw is not None else "",
            "time": hours(int(a.total_time.total_seconds()) // 60),
        }
        for a in rows.select_related("version__package")
    ]
