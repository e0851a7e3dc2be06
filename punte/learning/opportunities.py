"""What places in courses are called on the board, and where they are read."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from punte.base import formats
from punte.learning.catalogue_page import url_of
from punte.learning.models import Offering
from punte.matching.sources import Told, register


def tell(numbers: Collection[int]) -> dict[int, Told]:
    """The programme, its provider, its hours and first day; the page is that of the public catalogue."""
    rows = Offering.objects.filter(pk__in=numbers).select_related("programme__organisation")
    return {
        one.pk: Told(
            str(one.programme),
            url_of(one),
            one.programme.organisation.name,
            _("%(hours)s h, starts %(day)s")
            % {
                "hours": formats.number(one.programme.hours),
                "day": formats.day(one.starts_on, "long"),
            },
        )
        for one in rows
    }


register("learning.offering", tell)
