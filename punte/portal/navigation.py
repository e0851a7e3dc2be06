"""What the frame of every page shows: where one may go, in whose name one acts, what is unread."""

from functools import cache, partial
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext as _

from punte.base.addresses import address
from punte.base.kept import Kept
from punte.people.models import Notice, User
from punte.projects.acting import Acting, Scope, acting, scope

_UNREAD = Kept(
    lambda user: (
        Notice.objects.filter(user=user)
        .unread()
        .values("user")
        .annotate(n=Count("pk"))
        .values_list("n", flat=True)
    ),
    int,
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context for base.html; the unread notices are counted only where a page shows them."""
    user = getattr(request, "user", None)
    now = acting(user) if user else Acting()
    links = _staff(user, now) if user and now.every else _everybody(user)
    return {
        "nav": [{"label": word, "url": url, "current": _here(request.path, url)} for word, url in links],
        "acting": _acting(now),
        "search": _search(request, now),
        "unread": cache(partial(_unread, user)),
        "demo": settings.DEMO,
        "outbox_url": address("demo:outbox") if settings.DEMO else "",
    }


def _staff(user: User, now: Acting) -> list[tuple[str, str]]:
    links = [(_("My page"), address("portal:my_page")), (_("Projects"), address("projects:operation_list"))]
    if now.chosen and scope(user, now.chosen.operation) > Scope.NONE:
        code = now.chosen.operation.code
        links.append((_("Participants"), address("participation:participant_list", code)))
    if now.chosen in now.recruits:
        code = now.chosen.operation.code
        links.append((_("Applicants"), address("jobs:candidate_list", code)))
        links.append((_("Vacancies"), address("jobs:vacancy_list", code)))
    return [*links, (_("Organisations"), address("organisations:organisation_list"))]


def _search(request: HttpRequest, now: Acting) -> dict[str, str] | None:
    """The field in the head, for whoever works in a project; the page of the search has its own."""
    url = address("portal:search")
    if not now.assignments or request.path == url:
        return None
    return {"url": url, "suggestions_url": address("portal:search_suggestions")}


def _everybody(user: User | None) -> list[tuple[str, str]]:
    first, own = (
        (_("First page"), address("portal:home")),
        [(_("Check a certificate"), address("learning:check"))],
    )
    if user and user.is_authenticated:
        first = (_("My page"), address("portal:my_page"))
        own = [
            (_("My courses"), address("learning:course_list")),
            (_("What I can do"), address("matching:mine_profile")),
            (_("My applications"), address("jobs:own_list")),
        ]
    return [
        first,
        (_("Services"), address("portal:services")),
        (_("Projects"), address("projects:operation_list")),
        (_("Find work"), address("jobs:posting_list")),
        (_("Events"), address("events:calendar")),
        (_("Consultations"), address("dialogue:consultation_list")),
        *own,
    ]


def _here(path: str, url: str) -> bool:
    return path == url if url in ("/", address("portal:my_page")) else path.startswith(url)


def _acting(now: Acting) -> dict[str, Any] | None:
    if not now.chosen:
        return None
    role = now.chosen.role
    return {
        "role": role.get_role_display(),
        "organisation": role.organisation,
        "operation": now.chosen.operation,
    }


def _unread(user: User | None) -> int:
    return sum(_UNREAD(user.pk)) if user and user.is_authenticated else 0
