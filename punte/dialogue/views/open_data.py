"""The files of a public consultation, streamed."""

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from punte.dialogue.open_data import LICENCE_URL, as_csv, as_json
from punte.dialogue.views.feeds import public_or_404


def _file(rows: Iterator[str], name: str, kind: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(rows, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Link"] = f'<{LICENCE_URL}>; rel="license"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_GET
def table(request: HttpRequest, consultation_id: int) -> StreamingHttpResponse:
    """The contributions as a table."""
    found = public_or_404(request, consultation_id)
    return _file(as_csv(found), f"consultation-{found.pk}.csv", "text/csv")


@require_GET
def document(request: HttpRequest, consultation_id: int) -> StreamingHttpResponse:
    """All of it as one document, for programs."""
    found = public_or_404(request, consultation_id)
    return _file(as_json(found), f"consultation-{found.pk}.json", "application/json")
