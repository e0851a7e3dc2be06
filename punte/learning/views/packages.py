"""Interactive lessons: brought and retired by who writes the programme, played by who learns."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.packages import (
    begin_package,
    import_package,
    retire_package,
    save_package,
)
from punte.learning.cmi import SUSPEND, seed
from punte.learning.forms.packages import PackageForm
from punte.learning.manifests import Standard
from punte.learning.models import Enrolment, Package, PackageAttempt
from punte.learning.origin import content_origin, issue
from punte.learning.package_page import package_page, play_page, words
from punte.learning.views.courses import crumbs as own_crumbs
from punte.learning.views.courses import own_or_404
from punte.learning.views.doors import acted, form_page, programme_crumbs, programme_or_404
from punte.people.requests import SignedIn


@login_required
def create(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Bring a package: a new lesson, or a newer version of one."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    newer = _newer(request, programme.packages.filter(retired=False))
    initial = {"title": newer.title, "alternative": newer.alternative} if newer else {}
    form = PackageForm(request.POST or None, request.FILES or None, initial=initial)
    made: list[Package] = []
    if form.is_valid() and acted(
        form,
        lambda: made.append(
            import_package(by=request.user, operation=operation, programme=programme, **form.told).package
        ),
    ):
        messages.success(
            request, _("The lesson is here. Whoever has begun an earlier version stays with it.")
        )
        return redirect(made[0].url_in(operation) if made else programme.url_in(operation))
    title = _("Bring a newer version") if newer else _("Bring an interactive lesson")
    return form_page(
        request,
        form,
        way=programme_crumbs(operation, programme, (title, "")),
        title=title,
        lead=_("A lesson of the same title becomes its newer version."),
        notes=[] if content_origin(request) else [not_playable()],
        verb=_("Bring it"),
        back_url=programme.url_in(operation),
    )


def _newer(request: SignedIn, rows: Any) -> Package | None:
    wanted = request.GET.get("package", "")
    return rows.filter(pk=int(wanted)).first() if wanted.isdecimal() and len(wanted) < 10 else None


def not_playable() -> str:
    """What whoever manages is told where there is no other origin."""
    return _(
        "Interactive lessons cannot be played here yet: whoever runs this installation has to name a second address"
        " for them (PUNTE_CONTENT_ORIGIN)."
    )


@login_required
def detail(request: SignedIn, code: str, programme_id: int, package_id: int) -> HttpResponse:
    """One lesson: its versions, its parts, the text beside it."""
    operation, programme = programme_or_404(request, code, programme_id)
    rows = Package.objects.visible_to(request.user).filter(programme=programme)
    package = get_object_or_404(rows, pk=package_id)
    may = permissions.may_change_programme(request.user, operation, programme) and not package.retired
    context = package_page(package) | {
        "crumbs": programme_crumbs(operation, programme, (str(package), "")),
        "operation": operation,
        "programme": programme,
        "may": may,
        "warning": "" if content_origin(request) else not_playable(),
    }
    if may:
        url = reverse("learning:package_create", args=[code, programme_id])
        context["actions"] = [{"label": _("Bring a newer version"), "url": f"{url}?package={package.pk}"}]
    return render(request, "learning/packages/detail.html", context)


@login_required
@require_POST
def retire(request: SignedIn, code: str, programme_id: int, package_id: int) -> HttpResponse:
    """Offer a lesson no longer."""
    operation, programme = programme_or_404(request, code, programme_id)
    package = get_object_or_404(programme.packages.select_related("programme"), pk=package_id)
    retire_package(by=request.user, operation=operation, package=package)
    messages.success(request, _("The lesson is offered and asked for no longer. What was done in it stays."))
    return redirect(programme.url_in(operation))


@login_required
def play(request: SignedIn, enrolment_id: int, package_id: int, part: int) -> HttpResponse:
    """The page in which a lesson is played. It begins by a script; without one, the text stands there."""
    enrolment, package = _lesson_or_404(request, enrolment_id, package_id)
    own = permissions.is_own(request.user, enrolment.person_id)
    url = reverse("learning:course_detail", args=[enrolment_id]) if own else enrolment.get_absolute_url()
    context = play_page(enrolment, package, part)
    if context is None:
        raise Http404
    origin = content_origin(request)
    context |= {
        "crumbs": own_crumbs((str(enrolment.offering), url), (str(package), "")),
        "back_url": url,
        "origin": origin,
    }
    answer = render(request, "learning/packages/play.html", context)
    if origin:
        answer._csp_update = {"frame-src": [origin]}  # type: ignore[attr-defined]
    return answer


@login_required
@require_POST
def begin(request: SignedIn, enrolment_id: int, package_id: int, part: int) -> HttpResponse:
    """Another sitting: where the files are, and what the lesson finds of the one before."""
    enrolment, package = _lesson_or_404(request, enrolment_id, package_id)
    if not content_origin(request):
        return JsonResponse({"message": not_playable()}, status=422)
    try:
        attempt = begin_package(by=request.user, enrolment=enrolment, package=package, part=part - 1)
    except ValidationError as refusal:
        return JsonResponse({"message": " ".join(refusal.messages)}, status=422)
    version, launch = attempt.version, attempt.launch
    language = (get_language() or "en")[:2]
    token = issue(
        request,
        attempt=attempt.pk,
        digest=version.digest,
        old=version.standard == Standard.SCORM_12,
        language=language,
    )
    return JsonResponse(
        {
            "sitting": attempt.sitting,
            "src": content_origin(request) + reverse("learning:content", args=[token]),
            "href": launch.href,
            "most": SUSPEND[Standard(version.standard)],
            "cmi": seed(version.standard, launch, attempt.as_kept(), attempt.total_time, language),
        }
    )


@login_required
@require_POST
def save(request: SignedIn, enrolment_id: int, package_id: int, part: int) -> HttpResponse:
    """Keep what the lesson reports; the answer says in words how far one is."""
    enrolment, package = _lesson_or_404(request, enrolment_id, package_id)
    rows = PackageAttempt.objects.filter(enrolment=enrolment, version__package=package, part=part - 1)
    attempt = get_object_or_404(rows.select_related("enrolment"))
    try:
        sitting, commit = int(request.POST.get("sitting", "")), int(request.POST.get("commit", ""))
        cmi = json.loads(request.POST.get("cmi", ""))
    except (ValueError, RecursionError):
        raise BadRequest("not what a player sends") from None
    if not isinstance(cmi, dict):
        raise BadRequest("not what a player sends")
    try:
        kept = save_package(by=request.user, attempt=attempt, sitting=sitting, commit=commit, cmi=cmi)
    except ValidationError as refusal:
        return JsonResponse({"message": " ".join(refusal.messages)}, status=422)
    return JsonResponse({"state": words(kept), "finished": kept.finished_at is not None})


def _lesson_or_404(request: SignedIn, enrolment_id: int, package_id: int) -> tuple[Enrolment, Package]:
    enrolment = own_or_404(request, enrolment_id, helped=True)
    rows = Package.objects.filter(programme=enrolment.offering.programme_id)
    return enrolment, get_object_or_404(rows, pk=package_id)
