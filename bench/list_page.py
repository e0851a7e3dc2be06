"""The participants' list as a signed-in manager gets it: 25 of 100,000 rows, with its frame, menu and filters.

Measured in processor time of our process, which neighbours on the machine disturb less than the clock. The
peer is Django's generic ListView over the same rows with a bare table and nothing around it: no session, no
menu, no filter, no page numbers, and the related rows fetched as the template asks for them.
"""

import gc
import time
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpResponse
from django.template import engines
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.views.generic import ListView

from bench import data

ADDRESS = f"/participation/{data.CODE}/participants/"
TABLE = """<table>{% for row in object_list %}<tr><td>{{ row.person.full_name }}</td>
<td>{{ row.get_state_display }}</td><td>{{ row.organisation.name }}</td><td>{{ row.frozen_on }}</td></tr>
{% endfor %}</table>"""


def run() -> list[dict[str, Any]]:
    """Two hundred requests of each, after ten to warm up."""
    operation, user = data.use(data.COUNTING)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    milliseconds, queries = measured(_as_a_worker(client))
    bare, more_queries = measured(_bare(operation))
    peer = "ListView with a bare table"
    return [
        {
            "figure": "list page of 25 rows, processor time",
            "value": milliseconds,
            "unit": "ms",
            "peer": peer,
            "peer_value": bare,
            "ratio": bare / milliseconds,
        },
        {
            "figure": "list page of 25 rows",
            "value": queries,
            "unit": "queries",
            "peer": peer,
            "peer_value": more_queries,
            "ratio": more_queries / queries,
        },
    ]


def _as_a_worker(client: Client) -> Callable[[], HttpResponse]:
    """The request as a web worker takes it, from WSGI to the last byte, without the test client around it."""
    answer = get_wsgi_application()
    gc.freeze()  # as punte/config/web.py does before it divides into workers
    environ = client._base_environ(PATH_INFO=ADDRESS)

    def request() -> HttpResponse:
        response = answer(dict(environ), lambda status, headers: None)
        b"".join(response)
        response.close()
        return response

    return request


def measured(request: Callable[[], HttpResponse]) -> tuple[float, int]:
    """Milliseconds of processor time and queries: the quickest of two hundred, as timeit counts; what is slower was
    disturbed by others on the machine."""
    for _ in range(10):
        assert request().status_code == 200
    with CaptureQueriesContext(connection) as asked:
        request()
    # Where a measurement runs inside a transaction, BEGIN is a SAVEPOINT. The next request forgets them.
    queries = sum(q["sql"].split()[0] not in ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE") for q in asked)
    spent = []
    for _ in range(200):
        begun = time.process_time()
        request()
        spent.append((time.process_time() - begun) * 1000)
    return min(spent), queries


def _bare(operation: Any) -> Callable[[], HttpResponse]:
    from punte.base.rls import set_local
    from punte.participation.models import Participation

    template = engines["django"].from_string(TABLE)

    class Bare(ListView):
        paginate_by = 25

        def get_queryset(self) -> Any:
            return Participation.objects.filter(operation=operation).order_by("person__name__sort_key", "pk")

        def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
            return HttpResponse(template.render(context))

    view, request = Bare.as_view(), RequestFactory().get("/")

    def answer() -> HttpResponse:
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            return view(request)

    return answer
