"""The door of the lessons' editor: one rule for every address below its prefix.

Only the screens that writing a lesson needs are there, only for who may write in a programme, and only the lessons they
may change. Everything else of Wagtail answers "not found". Who may publish is decided by our actions, never here."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.models import EditingSession

from punte.base.rls import set_local
from punte.learning import permissions
from punte.learning.models import Lesson
from punte.projects.acting import acting, one_in_each

PREFIX = "/editor/"
_LESSON = "wagtailsnippets_learning_lesson"
_ABOUT_ONE = {
    *"edit preview_on_edit history history_results revisions_view revisions_compare lock unlock".split(),
    *"revisions_revert".split(),
}
_MEDIUM = {
    "wagtailsnippetchoosers_learning_medium": {
        "choose",
        "choose_results",
        "chosen",
        "chosen_multiple",
    }
}
_ALONE = {
    *"wagtailadmin_sprite wagtailadmin_javascript_catalog wagtailadmin_dismissibles".split(),
    *"wagtailadmin_choose_page_external_link wagtailadmin_choose_page_email_link".split(),
    *"wagtailadmin_choose_page_phone_link wagtailadmin_choose_page_anchor_link wagtailadmin_choose_page".split(),
}
_BACK = {("", "wagtailadmin_home"), (_LESSON, "list")}
BACK = "editor_back"  # in the session: the page from which the editor was opened
_SITTINGS = "wagtailadmin_editing_sessions"
_SESSIONS = {"ping", "release"}
_RIGHTS = {"wagtailadmin.access_admin"}
_EMPTY = ("_page_permission_cache", "_collection_permission_cache", "_site_permission_cache")
POLICY = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "style-src": ["'self'", "'unsafe-inline'"],  # the text field draws itself with style attributes
    "script-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],  # the preview stands beside the text
}


class EditorMiddleware:
    """Stands behind the middleware that opens the request's transaction and consortium."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(PREFIX):
            # The preview comes through all middlewares a second time, with the policy of our other pages.
            response.headers.pop("Content-Security-Policy", None)
            response._csp_replace = POLICY  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Lets nobody in who has nothing to write."""
        if not request.path.startswith(PREFIX):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        match = request.resolver_match
        assert match
        if (match.namespace, match.url_name) in _BACK:
            return redirect(request.session.get(BACK, "/me/"))
        # A version that somebody may be reviewing is never written over: each saving is a version of its own.
        if "overwrite_revision_id" in request.POST:
            raise SuspiciousOperation
        if not _is_open(match.namespace, match.url_name or "") or not _writes(request.user):
            raise Http404
        if match.namespace == _LESSON:
            _enter(request, str(kwargs.get("pk", "")))
        if match.namespace == _SITTINGS:
            _enter(request, _lesson_of(request, kwargs))
        _furnish(request.user)
        return None


def _is_open(namespace: str, name: str) -> bool:
    if namespace == _LESSON:
        return name in _ABOUT_ONE
    if namespace == _SITTINGS:
        return name in _SESSIONS
    return name in _MEDIUM.get(namespace, set()) or (not namespace and name in _ALONE)


def _writes(user: Any) -> bool:
    return any(permissions.may_plan(user, a.operation) for a in acting(user).assignments)


def _lesson_of(request: HttpRequest, kwargs: dict[str, Any]) -> str:
    """The number of the lesson that somebody says to be writing, or to have left: one of the user's own sittings."""
    if "object_id" in kwargs:
        about = (kwargs.get("app_label"), kwargs.get("model_name"))
        return str(kwargs["object_id"]) if about == ("learning", "lesson") else ""
    own = EditingSession.objects.filter(pk=kwargs["session_id"], user=request.user.pk)
    kind = {"content_type__app_label": "learning", "content_type__model": "lesson"}
    return own.filter(**kind).values_list("object_id", flat=True).first() or ""


def _enter(request: HttpRequest, number: str) -> None:
    """Into the consortium of this lesson, if the user may change it; else it is not there."""
    user: Any = request.user
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    for assignment in one_in_each(user):
        set_local(consortium=assignment.operation.consortium_id, user=user.pk)
        lesson = Lesson.objects.select_related("programme").filter(pk=number).first()
        if lesson and permissions.may_write_somewhere(user, lesson.programme):
            acting(user).chosen = assignment
            return
    raise Http404


def _furnish(user: Any) -> None:
    """What the editor asks of an account: nothing of pages, files or sites, only that it may come in."""
    for name in _EMPTY:
        setattr(user, name, [])
    user.has_perm = lambda right, instance=None: right in _RIGHTS
    user.has_perms = lambda rights, instance=None: set(rights) <= _RIGHTS
