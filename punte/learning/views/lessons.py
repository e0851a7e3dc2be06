"""The lessons of a programme: their list in three languages, one side by side, and each step up to publishing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.base.translated import LANGUAGES
from punte.learning import permissions
from punte.learning.actions import lessons as actions
from punte.learning.editor_door import BACK
from punte.learning.forms.lessons import LessonAboutForm, LessonForm, ReturnForm
from punte.learning.lesson_page import LANGUAGE_NAMES, shown_to_staff
from punte.learning.models import Lesson, Programme
from punte.learning.views.doors import acted, form_page, programme_crumbs, programme_or_404
from punte.people.forms.refusals import add_refusal
from punte.people.requests import SignedIn
from punte.projects.acting import acting
from punte.projects.models import Operation

Standing = Lesson.Standing
TONES = {
    Standing.MISSING: "neutral",
    Standing.DRAFT: "neutral",
    Standing.REVIEW: "warning",
    Standing.PUBLISHED: "success",
    Standing.CHANGED: "info",
    Standing.OUTDATED: "warning",
}

_READABLE = (Standing.PUBLISHED, Standing.CHANGED, Standing.OUTDATED)


def lesson_or_404(
    request: SignedIn, code: str, programme_id: int, lesson_id: int
) -> tuple[Operation, Lesson]:
    """The lesson of this address, for who works in the project."""
    operation, programme = programme_or_404(request, code, programme_id)
    rows = Lesson.objects.visible_to(request.user).filter(programme=programme)
    return operation, get_object_or_404(
        rows.select_related("programme", "translates", "asked_by"), pk=lesson_id
    )


def _crumbs(operation: Operation, programme: Programme, *last: tuple[str, str]) -> Any:
    url = reverse("learning:lesson_list", args=[operation.code, programme.pk])
    return programme_crumbs(operation, programme, (_("Lessons"), url if last else ""), *last)


def _url(operation: Operation, lesson: Lesson, name: str = "lesson_detail", *more: Any) -> str:
    return reverse(f"learning:{name}", args=[operation.code, lesson.programme_id, lesson.pk, *more])


@login_required
def index(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Each lesson once, with how its text stands in each language."""
    operation, programme = programme_or_404(request, code, programme_id)
    may = permissions.may_change_programme(request.user, operation, programme)
    found = programme.lessons.select_related("translates", "module").defer("body").order_by("number", "pk")
    texts: dict[int, dict[str, Lesson]] = {}
    for lesson in found:
        texts.setdefault(lesson.translates_id or lesson.pk, {})[lesson.language] = lesson
    rows = [_row(operation, group, key) for key, group in texts.items()]
    args = [code, programme_id]
    actions = [
        {"label": _("Write a lesson"), "url": reverse("learning:lesson_create", args=args)},
        {"label": _("Files of lessons"), "url": reverse("learning:medium_list", args=[code])},
    ]
    context = {
        "crumbs": _crumbs(operation, programme),
        "operation": operation,
        "programme": programme,
        "languages": [(x, LANGUAGE_NAMES[x]) for x in LANGUAGES],
        "rows": rows,
        "may": may,
        "actions": actions if may else [],
    }
    return render(request, "learning/lessons/index.html", context)


def _row(operation: Operation, group: dict[str, Lesson], key: int) -> dict[str, Any]:
    source = next(x for x in group.values() if x.pk == key)
    own = group.get((get_language() or "")[:2])
    return {
        "it": source,
        "titled": own if own and own.standing in _READABLE else source,
        "url": _url(operation, source),
        "up": _url(operation, source, "lesson_move", "up"),
        "down": _url(operation, source, "lesson_move", "down"),
        "texts": [_text(operation, source, group.get(x), x) for x in LANGUAGES],
    }


def _text(operation: Operation, source: Lesson, lesson: Lesson | None, language: str) -> dict[str, Any]:
    standing = Standing(lesson.standing if lesson else Standing.MISSING)
    return {
        "it": lesson,
        "language": language,
        "name": LANGUAGE_NAMES[language],
        "tag": standing.label,
        "tone": TONES[standing],
        "source": lesson is not None and lesson.pk == source.pk,
        "url": _url(operation, lesson, "lesson_write") if lesson else "",
        "new_url": "" if lesson else _url(operation, source, "lesson_translate", language),
    }


@login_required
def create(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Begin a lesson, then write it in the editor."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    form = LessonForm(request.POST or None, programme=programme)
    made: list[Lesson] = []
    told: dict[str, Any] = {"by": request.user, "operation": operation, "programme": programme}
    if form.is_valid() and acted(form, lambda: made.append(actions.write_lesson(**told, **form.told))):
        messages.success(request, _("The lesson is begun. Write its text in the editor."))
        url = reverse("learning:lesson_list", args=[code, programme_id])
        return redirect(_url(operation, made[0]) if made else url)
    return form_page(
        request,
        form,
        way=_crumbs(operation, programme, (_("Write a lesson"), "")),
        title=_("Write a lesson"),
        verb=_("Begin"),
        back_url=reverse("learning:lesson_list", args=[code, programme_id]),
    )


@login_required
def edit(request: SignedIn, code: str, programme_id: int, lesson_id: int) -> HttpResponse:
    """Change the minutes and the module."""
    operation, lesson = lesson_or_404(request, code, programme_id, lesson_id)
    require(permissions.may_change_programme(request.user, operation, lesson.programme))
    given = {"minutes": lesson.minutes, "module": lesson.module_id}
    form = LessonAboutForm(request.POST or None, programme=lesson.programme, initial=given)
    told: dict[str, Any] = {"by": request.user, "operation": operation, "lesson": lesson}
    if form.is_valid() and acted(form, lambda: actions.change_lesson(**told, **form.told)):
        messages.success(request, _("Kept."))
        return redirect(_url(operation, lesson.source))
    return form_page(
        request,
        form,
        way=_crumbs(
            operation, lesson.programme, (lesson.title, _url(operation, lesson.source)), (_("Change"), "")
        ),
        title=_("Minutes and module"),
        verb=_("Save"),
        back_url=_url(operation, lesson.source),
    )


@login_required
def detail(request: SignedIn, code: str, programme_id: int, lesson_id: int) -> HttpResponse:
    """A lesson side by side in its languages, as far as it is written, with the next step of each."""
    operation, lesson = lesson_or_404(request, code, programme_id, lesson_id)
    source = lesson.source
    rows = Lesson.objects.filter(translates=source) | Lesson.objects.filter(pk=source.pk)
    found = rows.select_related("translates", "programme", "asked_by", "latest_revision")
    group = {x.language: x for x in found}
    may = permissions.may_change_programme(request.user, operation, source.programme)
    sides = [_side(request, operation, source, group.get(x), x) for x in LANGUAGES]
    context = {
        "crumbs": _crumbs(operation, source.programme, (source.title, "")),
        "operation": operation,
        "lesson": source,
        "sides": sorted(sides, key=lambda side: not side["source"]),
        "may": may,
        "facts": [
            (_("Place in the course"), source.number),
            (_("Minutes to read"), source.minutes),
            (_("Module"), source.module.title if source.module else _("none")),
        ],
        "edit_url": _url(operation, source, "lesson_edit") if may else "",
    }
    return render(request, "learning/lessons/detail.html", context)


def _side(
    request: SignedIn, operation: Operation, source: Lesson, lesson: Lesson | None, language: str
) -> dict[str, Any]:
    side = _text(operation, source, lesson, language)
    if lesson is None:
        return side
    draft = lesson.get_latest_revision_as_object()
    pieces = shown_to_staff(draft, acting(request.user).assignments)["pieces"]
    ask = not lesson.in_review and not (lesson.live and not lesson.has_unpublished_changes)
    reviews = lesson.in_review and permissions.may_review(
        request.user, operation, lesson, actions.writers(lesson)
    )
    return side | {
        "draft": draft,
        "pieces": pieces,
        "remark": lesson.remark,
        "ask_url": _url(operation, lesson, "lesson_move", "ask") if ask else "",
        "review_url": _url(operation, lesson, "lesson_review") if reviews else "",
        "waits": lesson.in_review and not reviews,
        "withdraw_url": _url(operation, lesson, "lesson_move", "withdraw") if lesson.live else "",
        "confirm_url": _url(operation, lesson, "lesson_move", "confirm") if lesson.outdated else "",
    }


@login_required
def write(request: SignedIn, code: str, programme_id: int, lesson_id: int) -> HttpResponse:
    """Into the editor, working in this project."""
    operation, lesson = lesson_or_404(request, code, programme_id, lesson_id)
    require(permissions.may_change_programme(request.user, operation, lesson.programme))
    chosen = acting(request.user).in_operation(operation)[0]
    request.session["acting_assignment"] = chosen.pk
    request.session[BACK] = _url(operation, lesson.source)
    return redirect(lesson.editor_url)


@login_required
@require_POST
def translate(request: SignedIn, code: str, programme_id: int, lesson_id: int, language: str) -> HttpResponse:
    """A copy in another language, to be translated in the editor."""
    operation, lesson = lesson_or_404(request, code, programme_id, lesson_id)
    if language not in LANGUAGES:
        raise Http404
    told: dict[str, Any] = {"by": request.user, "operation": operation, "lesson": lesson}
    return _done(
        request,
        operation,
        lesson,
        lambda: actions.translate_lesson(**told, language=language),
        _("The text is copied. Translate it in the editor."),
    )


_STEPS: dict[str, tuple[Callable[..., Any], Any]] = {
    "up": (lambda **t: actions.move_lesson(**t, up=True), gettext_lazy("The lesson comes earlier.")),
    "down": (lambda **t: actions.move_lesson(**t, up=False), gettext_lazy("The lesson comes later.")),
    "ask": (actions.ask_review, gettext_lazy("A colleague can review it now.")),
    "withdraw": (actions.withdraw_lesson, gettext_lazy("Learners no longer see this text.")),
    "confirm": (actions.confirm_translation, gettext_lazy("The translation counts as up to date.")),
}


@login_required
@require_POST
def move(request: SignedIn, code: str, programme_id: int, lesson_id: int, lesson_step: str) -> HttpResponse:
    """One step: earlier, later, ask for a review, take back, up to date."""
    operation, lesson = lesson_or_404(request, code, programme_id, lesson_id)
    if lesson_step not in _STEPS:
        raise Http404
    act, word = _STEPS[lesson_step]
    ordering = lesson_step in ("up", "down")
    url = reverse("learning:lesson_list", args=[code, programme_id]) if ordering else ""
    return _done(
        request,
        operation,
        lesson,
        lambda: act(by=request.user, operation=operation, lesson=lesson),
        str(word),
        url,
    )


def _done(
    request: SignedIn, operation: Operation, lesson: Lesson, act: Callable[[], Any], word: str, url: str = ""
) -> HttpResponse:
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, word)
    return redirect(url or _url(operation, lesson.source))


@login_required
def review(request: SignedIn, code: str, programme_id: int, lesson_id: int) -> HttpResponse:
    """Read what somebody else has written; publish it, or send it back with a remark."""
    operation, lesson = lesson_or_404(request, code, programme_id, lesson_id)
    require(permissions.may_review(request.user, operation, lesson, actions.writers(lesson)))
    if not lesson.in_review:
        messages.info(request, _("Nothing of this text waits for a review."))
        return redirect(_url(operation, lesson.source))
    given = request.POST.get("revision", "")
    revision = int(given) if given.isascii() and given.isdigit() and len(given) < 16 else 0
    told: dict[str, Any] = {
        "by": request.user,
        "operation": operation,
        "lesson": lesson,
        "revision": revision,
    }
    form = ReturnForm(request.POST if "remark" in request.POST else None)
    if request.method == "POST" and form.data.get("remark") is None:
        return _done(
            request, operation, lesson, lambda: actions.publish_lesson(**told), _("The lesson is published.")
        )
    if form.is_valid():
        try:
            actions.return_lesson(**told, remark=form.cleaned_data["remark"])
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The draft is sent back with your remark."))
            return redirect(_url(operation, lesson.source))
    draft = lesson.get_latest_revision_as_object()
    shown = shown_to_staff(draft, acting(request.user).assignments)
    url = _url(operation, lesson.source)
    context = shown | {
        "crumbs": _crumbs(operation, lesson.programme, (lesson.source.title, url), (_("Review"), "")),
        "form": form,
        "revision": lesson.latest_revision_id,
        "asked_by": lesson.asked_by,
        "back_url": url,
    }
    return render(request, "learning/lessons/review.html", context)
