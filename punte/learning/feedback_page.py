"""What feedback and pre/post tests of a cohort say, summed up so that nobody can be told from the others."""

from typing import Any

from django.db.models import Avg, Count
from django.utils.translation import gettext as _

from punte.base import formats
from punte.learning.models import Attempt, Feedback, Offering, Quiz

LEAST = 3  # answers; with fewer, one could guess who said what


def summary(offering: Offering) -> dict[str, Any]:
    """The mean of each question, and the words; nothing while there are fewer than three answers."""
    rows = Feedback.objects.filter(offering=offering)
    found = rows.aggregate(n=Count("pk"), **{name: Avg(name) for name in Feedback.FIELDS})
    told = {"answers": found["n"], "least": LEAST, "enough": found["n"] >= LEAST}
    if not told["enough"]:
        return told
    return told | {
        "heads": [_("Question"), _("Mean, of 5")],
        "table": [
            [str(Feedback._meta.get_field(name).verbose_name), formats.number(round(found[name], 1), 1)]  # type: ignore[union-attr]
            for name in Feedback.FIELDS
        ],
        "words": list(rows.exclude(words="").order_by("words").values_list("words", flat=True)),
    }


def gains(offering: Offering) -> dict[str, str] | None:
    """Of those who took both tests: the mean before, after, and the gain in points of a hundred."""
    before, after = (_percents(offering, p) for p in (Quiz.Purpose.BEFORE, Quiz.Purpose.AFTER))
    both = before.keys() & after.keys()
    if not both:
        return None
    first, second = (sum(found[e] for e in both) / len(both) for found in (before, after))
    return {
        "people": formats.number(len(both)),
        "before": formats.percent(first),
        "after": formats.percent(second),
        "gain": formats.signed(round(second - first)),
    }


def _percents(offering: Offering, purpose: str) -> dict[int, int]:
    """The best of each person."""
    rows = Attempt.objects.filter(enrolment__offering=offering, quiz__purpose=purpose, points__isnull=False)
    found: dict[int, int] = {}
    for attempt in rows.only("enrolment", "points", "out_of"):
        found[attempt.enrolment_id] = max(attempt.percent, found.get(attempt.enrolment_id, 0))
    return found
