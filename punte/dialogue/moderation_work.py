"""What moderation puts on "My page": notices that have waited over three days, complaints likewise."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock
from punte.base.work import WorkItem
from punte.dialogue.models import Case
from punte.dialogue.moderation_page import WAITS_TOO_LONG
from punte.people.models import User


def overdue(user: User) -> list[WorkItem]:
    """One line for each project in which this user moderates and something waits too long."""
    late = clock.now() - WAITS_TOO_LONG
    rows = Case.objects.visible_to(user).waiting().filter(opened_at__lt=late)
    found = (
        rows.order_by()
        .values_list("consultation__operation__code")
        .annotate(n=Count("pk"), first=Min("opened_at"))
    )
    return [
        WorkItem(
            _("Notices wait for a moderator: %(code)s") % {"code": code},
            ngettext("%(n)s case waits over three days.", "%(n)s cases wait over three days.", n) % {"n": n},
            reverse("dialogue:case_list", args=[code]) + "?which=all",
            "danger",
            (first + WAITS_TOO_LONG).date(),
        )
        for code, n, first in found.order_by("consultation__operation__code")
    ]
