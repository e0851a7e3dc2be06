"""Which pages the auditors opened while an audit ran."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from punte.base.pages import paged
from punte.base.permissions import require
from punte.monitoring import permissions
from punte.monitoring.views.audits import audit_or_404, crumbs
from punte.people.requests import SignedIn
from punte.records.models import PageVisit


@login_required
def index(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Every page, latest first, from the opening of the audit to its closing; an auditor sees their own."""
    audit = audit_or_404(request, code, number)
    require(permissions.may_see_visits(request.user, audit.operation))
    rows = PageVisit.objects.visible_to(request.user).filter(
        operation=audit.operation, at__gte=audit.opened_at
    )
    if audit.closed_at:
        rows = rows.filter(at__lte=audit.closed_at)
    page = paged(request, rows.select_related("user").order_by("-at", "-pk"))
    context = {
        "crumbs": crumbs(audit.operation, (audit.title, audit.get_absolute_url()), (_("Pages opened"), "")),
        "audit": audit,
        "page": page,
        "rows": [_row(visit) for visit in page],
    }
    return render(request, "monitoring/audits/visits.html", context)


def _row(visit: PageVisit) -> dict[str, Any]:
    words = {
        200: (_("shown"), "neutral"),
        302: (_("done, and led on"), "info"),
        403: (_("refused"), "danger"),
        404: (_("not there"), "warning"),
    }
    word, tone = words.get(visit.status, (str(visit.status), "neutral"))
    return {"visit": visit, "word": word, "tone": tone}
