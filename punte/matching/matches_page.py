"""What the pages of matches show."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.matching.board import Gap, Match, explain, gaps, lifts, removed
from punte.matching.models import Opportunity
from punte.matching.reading import Sight
from punte.matching.reasons import Reason, reasons, removal, way, why_removed
from punte.matching.sources import told
from punte.matching.weights import weights

if TYPE_CHECKING:
    from punte.matching.views.doors import Seat

_WIDEN = {"place": "places"}


def matches_page(seat: "Seat", found: list[Match], sight: Sight) -> dict[str, Any]:
    """The list, and what keeps others from it."""
    said = reasons(seat.begun, [match.opportunity for match in found], sight.seeker)
    rows = [_row(seat, match.score, said[match.opportunity]) for match in found if match.opportunity in said]
    counted = removed(seat.begun, on=seat.today, sight=sight)
    kept = [
        (removal(reason, n), seat.url(_WIDEN.get(reason, "wishes"))) for reason, n in counted.most_common()
    ]
    return {
        "rows": rows,
        "kept": [(text, url) for text, url in kept if text],
        "writes": seat.writes,
        "skills_url": seat.url("skills"),
        "courses_url": seat.url("courses"),
        "asks": not sight.seeker.skills,
    }


def _row(seat: "Seat", score: int, why: Reason) -> dict[str, Any]:
    return {
        "why": why,
        "points": points(score),
        "spoken": _("fits: %(n)s of 100") % {"n": points(score)},
        "url": seat.url("match", why.opportunity.pk),
        "kind": why.opportunity.get_kind_display(),
    }


def points(score: int) -> int:
    """Of a hundred, as people read it."""
    return (score + 50) // 100


def match_page(seat: "Seat", opportunity: Opportunity) -> dict[str, Any]:
    """One match with its whole explanation."""
    why = reasons(seat.begun, [opportunity.pk])[opportunity.pk]
    found, w = explain(seat.begun, opportunity, on=seat.today), weights()
    parts = [
        (_("What is asked for"), found.parts.essential, w.essential),
        (_("What helps besides"), found.parts.optional, w.optional),
        (_("The goals"), found.parts.goal, w.goal),
        (_("The way there"), found.parts.travel, w.travel),
        (_("How new it is"), found.parts.freshness, w.freshness),
    ]
    if not sum(1 for line in opportunity.skills.all() if not line.essential):
        parts = [(parts[0][0], parts[0][1], w.essential + w.optional), *parts[2:]]
    return {
        "match": why,
        "points": points(found.score),
        "spoken": _("fits: %(n)s of 100") % {"n": points(found.score)},
        "parts": [(word, points(got), points(of)) for word, got, of in parts],
        "way": way(why.distance),
        "removed": [why_removed(reason) for reason in found.removed_by],
        "rule": w.rule,
        "courses_url": seat.url("courses"),
        "lifts": _lifts(seat, opportunity) if why.missing or why.half else [],
    }


def _lifts(seat: "Seat", opportunity: Opportunity) -> list[dict[str, Any]]:
    """With which course this one rises, and how far; a course itself does not rise."""
    if opportunity.kind == Opportunity.Kind.COURSE:
        return []
    found = lifts(seat.begun, opportunity, on=seat.today)
    said = told(
        Opportunity.objects.filter(pk__in=[lift.course for lift in found]).select_related("occupation")
    )
    return [
        {"course": said[lift.course], "before": points(lift.before), "after": points(lift.after)}
        for lift in found
        if lift.course in said
    ]


def courses_page(seat: "Seat") -> dict[str, Any]:
    """Courses, what each adds and what rises with it."""
    found = gaps(seat.begun, on=seat.today)
    numbers = {gap.course for gap in found} | {rise.opportunity for gap in found for rise in gap.rises}
    said = reasons(seat.begun, numbers)
    return {"rows": [_gap(seat, gap, said) for gap in found if gap.course in said], "writes": seat.writes}


def _gap(seat: "Seat", gap: Gap, said: dict[int, Reason]) -> dict[str, Any]:
    course = said[gap.course]
    return {
        "course": course,
        "adds": [*course.missing, *(skill for skill, _own in course.half)],
        "rises": [
            {
                "title": said[rise.opportunity].told.title,
                "url": seat.url("match", rise.opportunity),
                "before": points(rise.before),
                "after": points(rise.after),
            }
            for rise in gap.rises
        ],
        "opened": ngettext(
            "%(n)s more within reach is then open.", "%(n)s more within reach are then open.", gap.opened
        )
        % {"n": formats.number(gap.opened)}
        if gap.opened > 0
        else "",
    }
