"""The API of the record book: deliverables that are not about a person."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from punte.base.api import Paged, Paging, paged
from punte.projects.doors import operation_or_404
from punte.projects.keys import DELIVERABLES
from punte.records.kinds import kinds_by_number
from punte.records.models import Deliverable

router = Router(tags=["Deliverables"])


class DeliverableOut(Schema):
    """Something that was delivered: a guide, a workshop, a partnership."""

    id: int
    title: str
    kind: str = Field(description="What was done, as facts are counted, e.g. records.guide_published.")
    kind_name: str
    happened_on: dt.date
    quantity: Decimal = Field(description="How much of it, in the unit.")
    unit: str = Field(description="people, hours, jobs; empty where it is counted once.")
    activity: str = Field(description="Code of the activity.")
    partner: int = Field(description="The number of the organisation that did it.")
    about: int | None = Field(description="The number of the organisation it is about, if it is about one.")
    standing: str = Field(
        description="Its evidence: none, linked (not checked yet), attested, checked, rejected; or struck, a mistake."
    )


class Deliverables(Paged):
    """A page of deliverables, the latest first."""

    items: list[DeliverableOut]


@router.get(
    "/projects/{slug:code}/deliverables/", auth=DELIVERABLES, response=Deliverables, url_name="deliverable_list",
    summary="List deliverables",
)  # fmt: skip
def deliverable_list(request: HttpRequest, code: str, paging: Query[Paging]) -> dict[str, Any]:
    """The deliverables of a project, with how strong their evidence is. Those about a person are left out: their
    titles may name them."""
    operation = operation_or_404(request, code)
    rows = Deliverable.objects.visible_to(request.user)  # type: ignore[arg-type]
    rows = rows.filter(operation=operation, person=None).with_standing()
    rows = rows.select_related("activity").order_by("-happened_on", "-pk")
    return paged(request, rows, paging, _deliverable)


def _deliverable(found: Deliverable) -> dict[str, Any]:
    kind = kinds_by_number()[found.kind]
    return {
        "id": found.pk,
        "title": found.title,
        "kind": kind.code,
        "kind_name": str(kind.label),
        "happened_on": found.happened_on,
        "quantity": found.quantity,
        "unit": kind.unit,
        "activity": found.activity.code,
        "partner": found.organisation_id,
        "about": found.entity_id,
        "standing": found.standing,  # type: ignore[attr-defined]
    }
