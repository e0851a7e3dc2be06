"""Reading lessons: their list, one of them, keeping the place, and what is saved for reading without a network."""

from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import JSONField, Q
from django.db.models.functions import Cast
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.reading import keep_place
from punte.learning.lesson_page import Course, lesson_context, media_of
from punte.learning.models import Enrolment, Lesson, Medium
from punte.learning.views.courses import crumbs, own_or_404
from punte.learning.views.media import answer
from punte.people.requests import SignedIn

_WORKER = Path(__file__).parents[1] / "static" / "learning" / "worker.js"


def _course(request: SignedIn, enrolment_id: int) -> Course:
    """The lessons of one's own course, from the day of enrolment."""
    enrolment = own_or_404(request, enrolment_id)
    if not permissions.may_read_lessons(request.user, enrolment):
        raise Http404
    wanted = request.GET.get("language", "")
    return Course(enrolment, wanted if wanted in ("ro", "bg", "en") else "")


def _way(enrolment: Enrolment, *last: tuple[str, str]) -> list[tuple[str, str]]:
    return crumbs(
        (str(enrolment.offering), reverse("learning:course_detail", args=[enrolment.pk])),
        (_("Lessons"), reverse("learning:lesson_index", args=[enrolment.pk]) if last else ""),
        *last,
    )


def _owner(request: SignedIn) -> str:
    """A word by which a device knows that somebody else has signed in, and nothing more."""
    return salted_hmac("punte.learning.offline", str(request.user.pk)).hexdigest()[:16]


@login_required
def index(request: SignedIn, enrolment_id: int) -> HttpResponse:
    """The lessons of my course: what is read, where I stopped."""
    course = _course(request, enrolment_id)
    context = {
        "crumbs": _way(course.enrolment),
        "enrolment": course.enrolment,
        "rows": course.rows(),
        "done": course.done,
        "total": len(course.order),
        "here": course.here(),
        "version": course.version,
        "owner": _owner(request),
        "parts_url": reverse("learning:lesson_parts", args=[enrolment_id]),
    }
    return render(request, "learning/reading/index.html", context)


@login_required
def lesson(request: SignedIn, enrolment_id: int, lesson_number: int) -> HttpResponse:
    """One lesson."""
    course = _course(request, enrolment_id)
    if not 1 <= lesson_number <= len(course.order):
        raise Http404
    context = lesson_context(course, lesson_number)
    way = _way(course.enrolment, (context["lesson"].title, ""))
    extra = {"crumbs": way, "enrolment": course.enrolment, "owner": _owner(request)}
    return render(request, "learning/reading/lesson.html", context | extra)


@login_required
@require_POST
def keep(request: SignedIn, enrolment_id: int, lesson_number: int) -> HttpResponse:
    """Keep the place, or finish; a program on the page asks without wanting a page back."""
    course = _course(request, enrolment_id)
    if not 1 <= lesson_number <= len(course.order):
        raise Http404
    text = course.text(course.order[lesson_number - 1])
    finished, place = request.POST.get("finished") == "yes", request.POST.get("place", "")
    number = int(place) if place.isascii() and place.isdigit() and len(place) < 6 else 0
    keep_place(by=request.user, enrolment=course.enrolment, lesson=text, place=number, finished=finished)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"kept": True})
    if finished:
        return redirect("learning:lesson_index", enrolment_id)
    return redirect(f"{course.url(lesson_number)}#b{number}")


@login_required
def parts(request: SignedIn, enrolment_id: int) -> HttpResponse:
    """What a device fetches to keep the course: pages in the reader's language, and their files."""
    course = _course(request, enrolment_id)
    texts = [course.text(key) for key in course.order]
    bodies = Lesson.objects.in_bulk([t.pk for t in texts])
    media = {n for t in texts for n in media_of(bodies[t.pk].body.get_prep_value())}
    index = reverse("learning:lesson_index", args=[enrolment_id])
    files = [reverse("learning:lesson_medium", args=[enrolment_id, n]) for n in sorted(media)]
    pages = [course.url(place) for place in range(1, len(texts) + 1)]
    found: dict[str, Any] = {"version": course.version, "urls": [index, *pages, *files]}
    return JsonResponse(found)


@login_required
def medium(request: SignedIn, enrolment_id: int, medium_id: int) -> HttpResponse:
    """A file of a published lesson of this course."""
    course = _course(request, enrolment_id)
    shown = Lesson.objects.published().filter(programme=course.enrolment.offering.programme_id)
    inside = Q(raw__contains=[{"value": {"file": medium_id}}]) | Q(
        raw__contains=[{"value": {"captions": medium_id}}]
    )
    require(shown.annotate(raw=Cast("body", JSONField())).filter(inside).exists())
    return answer(request, get_object_or_404(Medium, pk=medium_id))


def worker(request: Any) -> HttpResponse:
    """The program that gives saved pages when there is no network; it lies where it may look after my courses."""
    return HttpResponse(
        _WORKER.read_text(encoding="utf-8"),
        content_type="text/javascript",
        headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"},
    )
