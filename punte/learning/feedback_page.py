"""What feedback of a cohort says, summed up so that nobody can be told from the others."""

from typing import Any

from django.db.models import Avg, Count
from django.utils.translation import gettext as _

from punte.base import formats
from punte.learning.models import Feedback, Offering

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
