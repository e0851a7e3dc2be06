"""A page of 100 deliverables as a program with a token gets it, limit, token, scope and evidence included.

Measured in processor time of our process. The peer is a plain Django view in the same run, which answers with the same
fields of the same rows as JSON and does nothing else: no token, no limit, no scope, no schema, no language, no ETag.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.test import Client, RequestFactory

from bench import data
from bench.list_page import measured

ROWS = 100


def run() -> list[dict[str, Any]]:
    """Fifty requests of each, after ten to warm up; what was made for them is taken back."""
    operation, user = data.use(data.COUNTING)
    with transaction.atomic():
        _deliver(operation, user)
        milliseconds, queries = measured(_api(operation, user))
        bare, more_queries = measured(_bare(operation))
        transaction.set_rollback(True)
    peer = "JsonResponse of the same rows"
    return [
        {
            "figure": "API list of 100 deliverables, processor time",
            "value": milliseconds,
            "unit": "ms",
            "peer": peer,
            "peer_value": bare,
            "ratio": bare / milliseconds,
        },
        {
            "figure": "API list of 100 deliverables",
            "value": queries,
            "unit": "queries",
            "peer": peer,
            "peer_value": more_queries,
            "ratio": more_queries / queries,
        },
    ]


def _deliver(operation: Any, user: Any) -> None:
    from punte.base.rls import set_local
    from punte.records.facts import GUIDE_PUBLISHED
    from punte.records.models import Deliverable

    set_local(consortium=operation.consortium_id)
    lead = operation.partnerships.get(role="lead").organisation
    Deliverable.objects.bulk_create(
        Deliverable(
            consortium=operation.consortium,
            operation=operation,
            activity=operation.activities.all()[0],
            kind=GUIDE_PUBLISHED.number,
            title=f"Guide {n}",
            happened_on=dt.date(2024, 9, 2) + dt.timedelta(days=n),
            organisation=lead,
            made_by=user,
        )
        for n in range(ROWS)
    )


def _api(operation: Any, user: Any) -> Callable[[], HttpResponse]:
    from punte.config import gate
    from punte.organisations.actions.tokens import create_token

    gate.MOST_OF_TOKEN = 10_000
    lead = operation.partnerships.get(role="lead").organisation
    _token, secret = create_token(by=user, organisation=lead, name="bench", scopes=["deliverables"], days=1)
    client = Client(HTTP_HOST="localhost", headers={"Authorization": f"Bearer {secret}"})

    def ask() -> HttpResponse:
        response = client.get(f"/api/v1/projects/{operation.code}/deliverables/")
        assert len(response.json()["items"]) == ROWS
        return response

    return ask


def _bare(operation: Any) -> Callable[[], HttpResponse]:
    from punte.base.rls import set_local
    from punte.records.models import Deliverable

    fields = (
        "id",
        "title",
        "kind",
        "happened_on",
        "quantity",
        "activity__code",
        "organisation_id",
        "entity_id",
    )
    request = RequestFactory().get("/")

    def view(_request: Any) -> HttpResponse:
        rows = Deliverable.objects.filter(operation=operation, person=None).with_standing()
        return JsonResponse(
            {"items": list(rows.order_by("-happened_on", "-pk").values(*fields, "standing")[:ROWS])}
        )

    def answer() -> HttpResponse:
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            return view(request)

    return answer
