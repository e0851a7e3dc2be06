"""What stands where a content is not shown after a decision: the ground; for its author the way to the reasons."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from punte.dialogue.models import Contribution, Decision, Ground, Statement
from punte.dialogue.models.cases import author_ids


def hidden_grounds(rows: Iterable[Contribution | Statement]) -> dict[int, str]:
    """For what is not shown after a decision, the ground as everybody reads it; asks only where there is something."""
    hidden = [one for one in rows if one.state in Contribution.HIDDEN]
    if not hidden:
        return {}
    what = "contribution" if isinstance(hidden[0], Contribution) else "statement"
    found = Decision.objects.filter(**{f"case__{what}__in": hidden}).exclude(ground="").order_by("pk")
    return {pk: str(Ground(ground).label) for pk, ground in found.values_list(f"case__{what}", "ground")}


def hidden(user: Any, content: Contribution | Statement) -> dict[str, Any]:
    """What stands in the place of a content that is not shown: the ground; for its author the way to the reasons."""
    case = content.cases.exclude(decisions=None).order_by("-pk").first()
    mine = bool(user.is_authenticated and case and user.pk in author_ids(content))
    return {
        "ground": hidden_grounds([content]).get(content.pk, ""),
        "reasons_url": reverse("dialogue:own_decision", args=[content.consultation_id, case.pk])
        if mine and case
        else "",
    }
