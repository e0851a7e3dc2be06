"""What the first page says of each project: what was promised. What was achieved is public only once a
period is
frozen, so no achieved number stands here."""

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.monitoring.models import Target
from punte.projects.announced import period
from punte.projects.models import Operation, Partnership

_EACH = 3


def projects() -> list[dict]:
    """Each announced project with its headline promises; the latest first."""
    promised = defaultdict(list)
    for target in Target.objects.filter(retired=False).order_by("-headline", "position"):
        promised[target.operation_id].append(target)
    return [
        _project(operation, promised[operation.pk])
        for operation in sorted(Operation.objects.announced(), key=_latest)
    ]


def _latest(operation: Operation) -> tuple[bool, int, str]:
    """Undated ones last."""
    started = operation.starts_on
    return started is None, -started.toordinal() if started else 0, operation.code


def _project(operation: Operation, targets: list[Target]) -> dict:
    lead = next((p for p in operation.partnerships.all() if p.role == Partnership.Role.LEAD), None)
    return {
        "code": operation.code,
        "name": operation.title,
        "url": reverse("projects:operation_detail", args=[operation.code]),
        "lead": lead.organisation.name if lead else "",
        "period": period(operation),
        "figures": [
            {"label": target.name, "done": None, "target": target.value.normalize(), "expected": None}
            for target in targets[:_EACH]
        ],
    }


def figures(projects_shown: list[dict]) -> list[dict]:
    """Numbers that are true of all projects together: how many there are, who delivers them, what they
    promise."""
    return [
        {"label": _("projects announced"), "done": len(projects_shown)},
        {
            "label": _("organisations deliver them"),
            "done": Partnership.objects.values("organisation").distinct().count(),
        },
        {
            "label": _("promises with a number, each with its sentence"),
            "done": Target.objects.filter(retired=False).count(),
        },
    ]
