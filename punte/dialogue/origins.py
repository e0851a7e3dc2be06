"""Where a measure came from, and what became of a contribution: the thread from what was said to what was done."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from punte.dialogue import spiral
from punte.dialogue.models import Consultation, Contribution, Measure, MeasureOrigin, Plan
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
        rows.filter(consultation__operation=plan.operation)
        .exclude(became__measure=measure)
        .select_related("consultation")
        .order_by("-consultation", "-pk")
    )


def became(contribution: Contribution) -> list[dict[str, Any]]:
    """What became of a contribution: each measure of an adopted plan that came from it, how far it is and where one
    reads it. A block for the contribution's own page: `dialogue/plans/_became.html` with `became`."""
    return became_of([contribution])[contribution.pk]


def became_of(contributions: list[Contribution]) -> dict[int, list[dict[str, Any]]]:
    """The same of many, by the number of the contribution; one query."""
    rows = MeasureOrigin.objects.filter(
        contribution__in=contributions, measure__plan__in=Plan.objects.adopted()
    ).select_related("measure__plan")
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.order_by("measure"):
        assert row.contribution_id is not None
        found[row.contribution_id].append(_promise(row.measure))
    return found


def _promise(measure: Measure) -> dict[str, Any]:
    return {
        "measure": measure.title,
        "plan": measure.plan.title,
        "state": str(measure.get_state_display()),
        "tone": _TONES.get(Measure.State(measure.state), "neutral"),
        "progress": measure.progress,
        "spoken": _("%(done)s percent done") % {"done": measure.progress},
        "url": f"{measure.plan.public_url}#measure-{measure.pk}",
    }


_TONES = {
    Measure.State.IN_PROGRESS: "info",
    Measure.State.COMPLETED: "success",
    Measure.State.BLOCKED: "warning",
}


def from_people(measures: list[Measure]) -> dict[int, dict[str, Any]]:
    """For each measure from how many thoughts on cards and how many contributions it came (`cards`, `said`), and those
    that everybody reads (`links`); two queries."""
    found: dict[int, dict[str, Any]] = {m.pk: {"cards": 0, "said": 0, "links": []} for m in measures}
    rows = list(MeasureOrigin.objects.filter(measure__in=measures))
    read = Contribution.objects.published().filter(consultation__in=Consultation.objects.public())
    open_ = read.select_related("consultation").in_bulk(
        [r.contribution_id for r in rows if r.contribution_id]
    )
    for row in rows:
        of = found[row.measure_id]
        of["said" if row.contribution_id else "cards"] += 1
        if one := open_.get(row.contribution_id):
            of["links"].append({"text": one.heading, "url": one.get_absolute_url()})
    return found
