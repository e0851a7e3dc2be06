"""What everybody reads of moderation: the rules of the house, and the report, as a page and as a file."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import clock
from punte.base.rls import set_local
from punte.base.tables import CONTENT_TYPES, table_file
from punte.dialogue import house_rules
from punte.dialogue import moderation_permissions as permissions
from punte.dialogue.models import Consultation
from punte.dialogue.transparency import Report, period_of, periods
from punte.dialogue.views.consultation_doors import public_crumbs
from punte.projects.models import Operation


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of the house as they hold today, or held on a day (?on=2025-01-31)."""
    today = clock.today()
    try:
        day = min(dt.date.fromisoformat(request.GET.get("on", "")), today)
    except ValueError:
        day = today
    version = house_rules.valid_on(day)
    context = {
        "crumbs": public_crumbs((_("Rules of the house"), "")),
        "since": version["since"],
        "others": [
            one["since"] for one in house_rules.versions() if one is not version and one["since"] <= today
        ],
        **house_rules.told(version),
    }
    return render(request, "dialogue/house_rules/detail.html", context)


def _asked(
    request: HttpRequest, code: str
) -> tuple[Operation, list[Consultation], Consultation | None, Report, Any]:
    """The project with its public consultations; the report as asked. The rest of the request works in its circle."""
    operation = get_object_or_404(Operation.objects.select_related("consortium"), code=code)
    set_local(consortium=operation.consortium_id, user=request.user.pk or "")
    public = list(Consultation.objects.public().filter(operation=operation).order_by("-announced_at", "-pk"))
    number = request.GET.get("consultation", "")
    one = next((c for c in public if str(c.pk) == number), None)
    period = period_of(request.GET.get("period", ""), clock.today(operation.zone))
    return operation, public, one, Report(operation, period, one), period


@require_GET
def report(request: HttpRequest, code: str) -> HttpResponse:
    """Numbers of a period; for who moderates each opens into its cases."""
    operation, public, one, found, period = _asked(request, code)
    user: Any = request.user
    moderates = permissions.may_moderate(user, operation)
    context = {
        "crumbs": public_crumbs((_("Report on moderation"), "")),
        "operation": operation,
        "period": period,
        "periods": periods(operation, clock.today(operation.zone)),
        "consultations": public,
        "one": one,
        "parts": found.parts(whole=one is None),
        "small": one is not None and found.small,
        "queue_url": reverse("dialogue:case_list", args=[code]) if moderates else "",
        "file_query": request.GET.urlencode(),
    }
    return render(request, "dialogue/transparency/detail.html", context)


@require_GET
def report_file(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a table to calculate with."""
    _operation, _public, one, found, period = _asked(request, code)
    content = table_file("csv", sheets=found.sheets(whole=one is None))
    answer = HttpResponse(content, content_type=CONTENT_TYPES["csv"])
    answer["Content-Disposition"] = f'attachment; filename="moderation-{code}-{period.code}.csv"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
