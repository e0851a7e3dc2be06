"""Loading the targets of the projects; a counting rule that changes gets a new version."""

from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.db import transaction

from punte.base.translated import Translated
from punte.monitoring.models import Target
from punte.projects.actions.definitions import load_operations
from punte.projects.definitions import Definition, stamp
from punte.projects.models import Operation
from punte.records.kinds import kind

_RULE = ("what", "kinds", "activity", "minimum", "participants_only")
_STAMP = "definitions-stamp"


@transaction.atomic
def load_projects() -> int:
    """Load the definition files, targets included; gives the number of targets."""
    loaded = load_operations()
    for operation, definition in loaded:
        _load_targets(operation, definition)
    cache.set(_STAMP, stamp(), timeout=None)
    return sum(len(d["targets"]) for _operation, d in loaded)


def reload_if_changed() -> None:
    """In a demonstration an edited definition file shows at the next look."""
    if cache.get(_STAMP) != stamp():
        load_projects()


def _load_targets(operation: Operation, definition: Definition) -> None:
    known = {t.code: t for t in Target.objects.filter(operation=operation).select_related("activity")}
    activities = {a.code: a for a in operation.activities.all()}
    for position, data in enumerate(definition["targets"]):
        fields = _fields(definition, data, activities) | {"position": position, "retired": False}
        target = known.pop(data["code"], None) or Target(operation=operation, code=data["code"])
        if target.pk and any(getattr(target, f) != fields[f] for f in _RULE):
            target.version += 1
        if not target.pk or any(getattr(target, f) != v for f, v in fields.items()):
            for field, value in fields.items():
                setattr(target, field, value)
            target.save()
    Target.objects.filter(pk__in=[t.pk for t in known.values()], retired=False).update(retired=True)


def _fields(definition: Definition, data: dict[str, Any], activities: dict[str, Any]) -> dict[str, Any]:
    counts = data["counts"]
    for code in counts["kinds"]:
        kind(code)  # a definition that names an unknown kind is refused here
    minimum = counts.get("at_least")
    return {
        "name": Translated(data["name"], source=definition["language"]),
        "group": data["group"],
        "headline": bool(data.get("headline")),
        "value": Decimal(str(data["value"])),
        "at_least": bool(data.get("at_least")),
        "what": counts["what"],
        "kinds": list(counts["kinds"]),
        "activity": activities[counts["activity"]] if counts.get("activity") else None,
        "minimum": None if minimum is None else Decimal(str(minimum)),
        "participants_only": bool(counts.get("participants_only")),
        "quote": data["quote"],
    }
