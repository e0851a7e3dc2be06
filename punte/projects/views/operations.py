"""The projects as their announcements tell them; this much is public."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.people.models import User
from punte.projects import permissions
from punte.projects.acting import acting
from punte.projects.announced import budget, period, promised, spoken
from punte.projects.models import Criterion, Operation, Partnership
from punte.reference.models import Region

_RANK = {Partnership.Role.LEAD: 0, Partnership.Role.PARTNER: 1, Partnership.Role.ASSOCIATED: 2}


def index(request: HttpRequest) -> HttpResponse:
    """Every announced project; one's own stand first."""
    own = {a.operation_id for a in acting(cast(User, request.user)).assignments}
    numbers = promised()
    rows = [_row(o, o.pk in own, numbers.get(o.code, 0)) for o in Operation.objects.announced()]
    context = {
        "rows": sorted(rows, key=lambda r: (not r["own"], -(r["starts"] or 0), r["operation"].code)),
        "crumbs": [(_("First page"), "/"), (_("Projects"), None)],
    }
    return render(request, "projects/operations/index.html", context)


def _row(operation: Operation, own: bool, promises: int) -> dict:
    count = ngettext("%(count)s promise", "%(count)s promises", promises) % {
        "count": formats.number(promises)
    }
    return {
        "operation": operation,
        "own": own,
        "starts": operation.starts_on.toordinal() if operation.starts_on else None,
        "partners": ", ".join(p.organisation.name for p in _ranked(operation)),
        "facts": [
            (_("Period"), period(operation)),
            (_("Total value"), budget(operation)),
            (_("Promised"), count),
        ],
    }


def _ranked(operation: Operation) -> list[Partnership]:
    return sorted(operation.partnerships.all(), key=lambda p: (_RANK[Partnership.Role(p.role)], p.pk))


def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One project: what it is, who delivers it, for whom, with what money."""
    operation = get_object_or_404(Operation.objects.announced(), code=code)
    own = bool(acting(cast(User, request.user)).in_operation(operation))
    context = {
        "operation": operation,
        "facts": _facts(operation),
        "actions": _actions(request, operation, own),
        "partners": _ranked(operation),
        "activities": operation.activities.all(),
        "groups": _groups(operation),
        "sources": operation.budget_sources.all(),
        "regions": Region.objects.filter(pk__in=operation.regions),
        "own": own,
        "crumbs": [
            (_("First page"), "/"),
            (_("Projects"), reverse("projects:operation_list")),
            (str(operation.title), None),
        ],
    }
    return render(request, "projects/operations/detail.html", context)


def _facts(operation: Operation) -> list[tuple[str, str]]:
    facts = [(_("Code"), operation.official_code)] if operation.official_code else []
    facts.append((_("Period"), period(operation)))
    if operation.programme:
        facts.append((_("Programme"), str(operation.programme)))
    facts.append((_("Programming period"), operation.indicator_set))
    facts.append((_("Total value"), budget(operation)))
    return facts


def _actions(request: HttpRequest, operation: Operation, own: bool) -> list[dict[str, str]]:
    actions = []
    if own:
        actions.append({"label": _("Targets and results"), "url": operation.get_absolute_url()})
    if request.user.is_authenticated and permissions.may_see_team(request.user, operation):
        actions.append(
            {
                "label": _("Team"),
                "url": reverse("projects:team", args=[operation.code]),
                "variant": "secondary",
            }
        )
    actions.append(
        {
            "label": _("Open data"),
            "url": reverse("monitoring:open_data", args=[operation.code]),
            "variant": "tertiary",
        }
    )
    return actions


def _groups(operation: Operation) -> list[dict]:
    groups = operation.target_groups.prefetch_related("criteria")
    return [{"group": group, "criteria": [_criterion(c) for c in group.criteria.all()]} for group in groups]


def _criterion(criterion: Criterion) -> dict:
    dates = formats.period(criterion.since, criterion.until) if criterion.since or criterion.until else ""
    return {"name": criterion.name, "proofs": [spoken(proof) for proof in criterion.proofs], "dates": dates}
