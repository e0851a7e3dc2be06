"""Consents in an operation: what was asked, given, refused and taken back, and who is still to be asked."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.pages import paged
from punte.base.permissions import require
from punte.participation import consenting, permissions
from punte.participation.views.participants import crumbs
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records.models import Consent
from punte.records.wordings import wordings


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The table by purpose and wording; with ?purpose=… the people still to be asked."""
    operation = operation_or_404(request, code)
    require(permissions.may_list(request.user, operation))
    purpose = request.GET.get("purpose", "")
    purpose = purpose if purpose in Consent.Purpose.values else ""
    rows = consenting.participants_of(request.user, operation)
    waiting = consenting.not_asked(rows, purpose) if purpose else None
    context = {
        "crumbs": crumbs(operation, (_("Consents"), "")),
        "operation": operation,
        "rows": _rows(request.user, operation, code),
        "may_ask": permissions.may_register(request.user, operation),
        "newest": next(iter(wordings("en").values())).version,
        "purpose": dict(Consent.Purpose.choices).get(purpose, ""),
        "page": paged(request, waiting.for_list(), counted=waiting) if waiting is not None else None,
    }
    return render(request, "participation/consents/index.html", context)


def _rows(user: User, operation: Operation, code: str) -> list[dict[str, Any]]:
    participants = consenting.participants_of(user, operation)
    told, waiting = consenting.tallies(participants), consenting.still_to_ask(participants)
    address = reverse("participation:consent_list", args=[code])
    return [
        {
            "label": label,
            "tallies": told[purpose],
            "waiting": waiting[purpose],
            "url": f"{address}?purpose={purpose}#waiting",
        }
        for purpose, label in Consent.Purpose.choices
    ]
