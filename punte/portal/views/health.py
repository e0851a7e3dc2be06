"""What a supervisor or a proxy asks: is this installation well?"""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from punte.portal.health import ready


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the database answers and its schema is complete, else 503."""
    try:
        well = ready()
    except DatabaseError:
        well = False
    return JsonResponse({"status": "ok" if well else "not ready"}, status=200 if well else 503)


healthz.outside_transactions = True  # type: ignore[attr-defined]
