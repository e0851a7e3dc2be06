"""What a plan says, as plain data: frozen before people comment on it, compared by its digest, printed."""

import hashlib
import json
from typing import Any

from punte.dialogue.models import Measure, Plan


def content(plan: Plan) -> dict[str, Any]:
    """The whole text: stakeholders, problems with their objectives, measures with their money."""
    measures = plan.measures.select_related("responsible", "objective").prefetch_related("budget")
    return {
        "title": plan.title,
        "years": [plan.year_from, plan.year_to],
        "mandate": plan.mandate,
        "diagnosis": plan.diagnosis,
        "stakeholders": list(plan.stakeholders.values("name", "role", "wants", "interest", "influence")),
        "problems": list(plan.problems.values("kind", "text", "evidence", "objective")),
        "measures": [_measure(measure) for measure in measures],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "title": measure.title,
        "objective": measure.objective.objective,
        "activities": measure.activities,
        "responsible": str(measure.responsible),
        "partners": measure.partners,
        "for_whom": measure.for_whom,
        "due_on": measure.due_on.isoformat(),
        "indicator": [measure.indicator, str(measure.baseline), str(measure.target), measure.unit],
        "budget": {part.source: str(part.amount) for part in measure.budget.all()},
        "equality": measure.equality,
        "risk": measure.risk,
        "weight": measure.weight,
    }


def digest(told: dict[str, Any]) -> str:
    """SHA-256 of the content in canonical JSON."""
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
