"""What is done to a lesson: begun, written, translated, ordered, reviewed by somebody else, published, taken back."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.learning import permissions
from punte.learning.models import Lesson, Module, Programme
from punte.people.models import User
from punte.projects.models import Operation

MOST = 200  # lessons of one programme


@transaction.atomic
def write_lesson(
    *,
    by: User,
    operation: Operation,
    programme: Programme,
    code: str,
    language: str,
    title: str,
    minutes: int,
    module: Module | None = None,
    body: Sequence[Any] = (),
) -> Lesson:
    """Begin a lesson as a draft, after the others. `body`: pieces as the editor keeps them. Raises ValidationError
    keyed to a field."""
    require(permissions.may_change_programme(by, operation, programme))
    if module and module.programme_id != programme.pk:
        raise ValidationError({"module": _("This module belongs to another programme.")})
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    last = programme.lessons.aggregate(n=Max("number"))["n"] or 0
    if last >= MOST:
        raise ValidationError(_("A programme has at most 200 lessons."))
    lesson = Lesson(
        consortium_id=programme.consortium_id,
        programme=programme,
        module=module,
        code=code,
        number=last + 1,
        language=language,
        title=title,
        minutes=minutes,
        live=False,
    )
    _insert(lesson)
    return _kept(by, lesson, body)


def _insert(lesson: Lesson) -> None:
    try:
        with transaction.atomic():
            lesson.save()
    except IntegrityError as error:
        if "one_lesson_per_language" not in str(error):
            raise
        raise ValidationError({"code": _("There is a lesson with this code already.")}) from None


def _kept(by: User, lesson: Lesson, body: Sequence[Any]) -> Lesson:
    lesson.body = lesson.body.stream_block.to_python(list(body))
    lesson.save_revision(user=by, clean=False)
    return lesson


@transaction.atomic
def change_text(*, by: User, operation: Operation, lesson: Lesson, title: str, body: Sequence[Any]) -> Lesson:
    """Keep another draft of the text; what is published stays until somebody else has reviewed it."""
    require(permissions.may_change_programme(by, operation, lesson.programme))
    draft = _locked(lesson).get_latest_revision_as_object()
    draft.title = title
    return _kept(by, draft, body)


@transaction.atomic
def change_lesson(
    *, by: User, operation: Operation, lesson: Lesson, minutes: int, module: Module | None
) -> Lesson:
    """Say how long a lesson takes and which module it belongs to; the same in every language."""
    require(permissions.may_change_programme(by, operation, lesson.programme))
    if module and module.programme_id != lesson.programme_id:
        raise ValidationError({"module": _("This module belongs to another programme.")})
    _same(lesson.source, minutes=minutes, module=module)
    return lesson


def _same(source: Lesson, **told: Any) -> None:
    Lesson.objects.filter(pk__in=[source.pk, *source.translations.values_list("pk", flat=True)]).update(
        **told
    )


@transaction.atomic
def translate_lesson(
    *,
    by: User,
    operation: Operation,
    lesson: Lesson,
    language: str,
    title: str = "",
    body: Sequence[Any] | None = None,
) -> Lesson:
    """Copy a lesson into another language, to be translated there, or write the translation that is brought along; the
    draft remembers which text it came from."""
    require(permissions.may_change_programme(by, operation, lesson.programme))
    source = _locked(lesson.source)
    if source.language == language or source.translations.filter(language=language).exists():
        raise ValidationError(_("The lesson exists in this language already."), code="exists")
    draft = source.get_latest_revision_as_object()
    copy = Lesson(
        consortium_id=source.consortium_id,
        programme_id=source.programme_id,
        module_id=source.module_id,
        code=source.code,
        number=source.number,
        language=language,
        translates=source,
        translated_revision=source.live_revision_id,
        title=title or draft.title,
        minutes=source.minutes,
        live=False,
    )
    _insert(copy)
    return _kept(by, copy, draft.body.get_prep_value() if body is None else body)


@transaction.atomic
def confirm_translation(*, by: User, operation: Operation, lesson: Lesson) -> None:
    """Say that a translation holds what the published source holds now."""
    require(permissions.may_change_programme(by, operation, lesson.programme))
    locked = _locked(lesson)
    if locked.translates is None:
        raise ValidationError(_("This is the source, not a translation."), code="source")
    Lesson.objects.filter(pk=locked.pk).update(translated_revision=locked.translates.live_revision_id)


@transaction.atomic
def move_lesson(*, by: User, operation: Operation, lesson: Lesson, up: bool) -> None:
    """Change places with the lesson before, or after; in every language."""
    require(permissions.may_change_programme(by, operation, lesson.programme))
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=lesson.programme_id)
    order = list(programme.lessons.sources().order_by("number", "pk"))
    here = [x.pk for x in order].index(lesson.source.pk)
    there = here + (-1 if up else 1)
    if not 0 <= there < len(order):
        raise ValidationError(_("There is no lesson on that side."), code="end")
    order[here], order[there] = order[there], order[here]
    for number, each in enumerate(order, 1):
        if each.number != number:
            _same(each, number=number)


@transaction.atomic
def ask_review(*, by: User, operation: Operation, lesson: Lesson) -> None:
    """Ask a colleague to read the draft and publish it. A change after that takes the question back."""
    require(permissions.may_change_programme(by, operation, lesson.programme))
    locked = _locked(lesson)
    if locked.in_review:
        raise ValidationError(_("Somebody asked for the review already."), code="asked")
    if locked.live and not locked.has_unpublished_changes:
        raise ValidationError(_("There is nothing new to publish."), code="same")
    if not len(locked.get_latest_revision_as_object().body):
        raise ValidationError(_("The lesson is empty. Write it first."), code="empty")
    Lesson.objects.filter(pk=locked.pk).update(
        asked_revision=locked.latest_revision_id, asked_by=by, remark=""
    )


@transaction.atomic
def publish_lesson(*, by: User, operation: Operation, lesson: Lesson, revision: int) -> None:
    """Publish what was read in review: somebody else than those who wrote it, and exactly this text."""
    require(permissions.may_review(by, operation, lesson, writers(lesson)))
    locked = _reviewed(lesson, revision)
    latest = locked.latest_revision
    assert latest
    latest.publish(user=by, log_action=False, skip_permission_checks=True)
    Lesson.objects.filter(pk=locked.pk).update(
        asked_revision=None, reviewed_by=by, remark="", number=locked.number, minutes=locked.minutes,
        module=locked.module_id, translates=locked.translates_id, translated_revision=locked.translated_revision,
    )  # fmt: skip


@transaction.atomic
def return_lesson(*, by: User, operation: Operation, lesson: Lesson, revision: int, remark: str) -> None:
    """Send a draft back to who wrote it, saying what is to be mended."""
    require(permissions.may_review(by, operation, lesson, writers(lesson)))
    locked = _reviewed(lesson, revision)
    if not remark.strip():
        raise ValidationError({"remark": _("Say what is to be mended.")})
    Lesson.objects.filter(pk=locked.pk).update(asked_revision=None, remark=remark.strip())


@transaction.atomic
def withdraw_lesson(*, by: User, operation: Operation, lesson: Lesson) -> None:
    """Show a lesson to learners no longer; the draft and what was read of it stay."""
    require(permissions.may_change_programme(by, operation, lesson.programme))
    locked = _locked(lesson)
    if not locked.live:
        raise ValidationError(_("The lesson is not published."), code="draft")
    Lesson.objects.filter(pk=locked.pk).update(live=False, live_revision=None, has_unpublished_changes=True)


def writers(lesson: Lesson) -> set[int]:
    """Who wrote what is not yet published: none of them may publish it."""
    drafts = lesson.revisions.all()
    if lesson.live_revision_id:
        drafts = drafts.filter(pk__gt=lesson.live_revision_id)
    found = set(drafts.values_list("user", flat=True))
    return {n for n in [*found, lesson.asked_by_id] if n is not None}


def _locked(lesson: Lesson) -> Lesson:
    return (
        Lesson.objects.select_for_update(of=("self",))
        .select_related("programme", "translates", "latest_revision")
        .get(pk=lesson.pk)
    )


def _reviewed(lesson: Lesson, revision: int) -> Lesson:
    locked = _locked(lesson)
    if not locked.in_review or locked.asked_revision != revision:
        raise MoveNotAllowed
    return locked
