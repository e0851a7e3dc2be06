"""How this reader applies for a vacancy, from its page: alone, or with somebody beside them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.jobs import permissions
from punte.jobs.models import Vacancy
from punte.participation.models import Participation
from punte.people.models import Person


def apply_way(user: Any, vacancy: Vacancy) -> dict[str, str] | None:
    """The link, in words; none for who has no account or no part in the project, and once it is closed."""
    if not user.is_authenticated or vacancy.state != Vacancy.State.OPEN:
        return None
    operation = vacancy.operation
    if permissions.may_apply_for_somebody(user, operation):
        url = reverse("jobs:application_create", args=[operation.code, vacancy.pk])
        return {"label": _("Apply with somebody beside you"), "url": url}
    own = Participation.objects.own(user).filter(operation=operation, person__state=Person.State.ACTIVE)
    if not own.exists():
        return None
    return {"label": _("Apply now"), "url": reverse("jobs:own_create", args=[vacancy.pk])}
