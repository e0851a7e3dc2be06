"""Where a measure came from, and what became of a contribution: the thread from what was said to what was done."""

from typing import Any

from django.utils.translation import gettext as _

from punte.dialogue import spiral
from punte.dialogue.models import Contribution, Measure, MeasureOrigin, Plan
from punte.people.models import User


def told_origins(measure: Measure) -> list[dict[str, Any]]:
    """Each origin in words, with who saw the connection; for the team."""
    rows = measure.origins.select_related(
        "criterion__answer__circle", "contribution__consultation", "contribution__assisted_by", "by"
    )
    return [_contributed(o) if o.contribution else _thought(o) for o in rows]


def _thought(origin: MeasureOrigin) -> dict[str, Any]:
    criterion = origin.criterion
    assert criterion is not None
    place = spiral.components().get(criterion.component)
    said = _("%(circle)s, card %(card)s") % {
        "circle": criterion.answer.circle.name,
        "card": criterion.answer.card,
    }
    return {"pk": origin.pk, "text": criterion.text, "url": "", "small": f"{said} · {place}" if place else said,
            "by": origin.by.name}  # fmt: skip


def _contributed(origin: MeasureOrigin) -> dict[str, Any]:
    found = origin.contribution
    assert found is not None
    said = str(found.consultation)
    if found.assisted_by:
        said = _("%(consultation)s, spoken to %(name)s") % {
            "consultation": said,
            "name": found.assisted_by.name,
        }
    return {"pk": origin.pk, "text": found.heading, "url": found.get_absolute_url(), "small": said,
            "by": origin.by.name}  # fmt: skip


def linkable(user: User, measure: Measure) -> Any:
    """The contributions that may be tied to this measure: of the consultation on its plan, else of its project."""
    rows = Contribution.objects.visible_to(user).filter(state__in=Contribution.READ)
    plan = measure.plan
    if plan.consultation_id:
        rows = rows.filter(consultation=plan.consultation_id)
    return (
        rows.filter(consultation__operation=plan.operation).exclude(became__measure=measure).order_by("-pk")
    )


def became(contribution: Contribution) -> list[dict[str, Any]]:
    """What became of a contribution: each measure of an adopted plan that came from it, how far it is and where one
    reads it. A block for the contribution's own page: `dialogue/plans/_became.html` with `became`."""
    rows = Measure.objects.filter(origins__contribution=contribution, plan__in=Plan.objects.public())
    return [
        {
            "measure": m.title,
            "plan": m.plan.title,
            "state": str(m.get_state_display()),
            "tone": _TONES.get(Measure.State(m.state), "neutral"),
            "progress": m.progress,
            "spoken": _("%(done)s percent done") % {"done": m.progress},
            "url": f"{m.plan.public_url}#measure-{m.pk}",
        }
        for m in rows.select_related("plan").order_by("pk")
    ]


_TONES = {
    Measure.State.IN_PROGRESS: "info",
    Measure.State.COMPLETED: "success",
    Measure.State.BLOCKED: "warning",
}


def from_people(measures: list[Measure]) -> dict[int, tuple[int, int]]:
    """For each measure how many thoughts on cards and how many contributions it came from: numbers only, for all."""
    found: dict[int, tuple[int, int]] = {}
    for row in MeasureOrigin.objects.filter(measure__in=measures).values_list("measure", "criterion"):
        cards, said = found.get(row[0], (0, 0))
        found[row[0]] = (cards + 1, said) if row[1] else (cards, said + 1)
    return found
