"""What is done to interactive lessons: brought, retired; begun and kept by those who learn."""

from collections.abc import Mapping
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.translated import Translated
from punte.learning import permissions
from punte.learning.cmi import Kept, grown, read
from punte.learning.manifests import Unfit
from punte.learning.models import Enrolment, Offering, Package, PackageAttempt, PackageVersion, Programme
from punte.learning.packaging import unpack
from punte.people.models import User
from punte.projects.models import Operation

_LEARNING = (Enrolment.State.ENROLLED, Enrolment.State.COMPLETED)


@transaction.atomic
def import_package(
    *,
    by: User,
    operation: Operation,
    programme: Programme,
    title: Translated,
    alternative: Translated | None,
    file: IO[bytes],
) -> PackageVersion:
    """Bring a SCORM package. One of the same title is a newer version; whoever has begun stays with the earlier one.
    Raises ValidationError at `file`, which says what is wrong and where."""
    require(permissions.may_change_programme(by, operation, programme))
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    try:
        found = unpack(file)
    except Unfit as unfit:
        raise ValidationError({"file": str(unfit)}) from None
    package = _package(programme, title, alternative)
    newest = package.versions.first()
    if newest and newest.digest == found.digest:
        raise ValidationError({"file": _("This is the version that is here already.")})
    return PackageVersion.objects.create(
        consortium_id=programme.consortium_id,
        package=package,
        number=newest.number + 1 if newest else 1,
        standard=found.manifest.standard,
        digest=found.digest,
        parts=[launch.as_json() for launch in found.manifest.launches],
        files=found.files,
        size=found.size,
        brought_by=by,
    )


def _package(programme: Programme, title: Translated, alternative: Translated | None) -> Package:
    """The lesson of this title, in any of its languages; else a new one."""
    told = {"title": title, "alternative": alternative}
    for package in programme.packages.filter(retired=False):
        pairs = ((package.title.texts.get(lang), text) for lang, text in title.texts.items())
        if any(text and was == text for was, text in pairs):
            for name, value in told.items():
                setattr(package, name, value)
            package.save(update_fields=list(told))
            return package
    return Package.objects.create(consortium_id=programme.consortium_id, programme=programme, **told)


@transaction.atomic
def retire_package(*, by: User, operation: Operation, package: Package) -> None:
    """Offer a lesson no longer, and ask for it no longer; what was done in it stays."""
    require(permissions.may_change_programme(by, operation, package.programme))
    Package.objects.filter(pk=package.pk).update(retired=True)


def version_of(enrolment: Enrolment, package: Package) -> PackageVersion | None:
    """The version this person plays: the one they have begun, else the newest."""
    begun = PackageAttempt.objects.filter(enrolment=enrolment, version__package=package)
    first = begun.select_related("version").order_by("pk").first()
    return first.version if first else package.versions.first()


@transaction.atomic
def begin_package(*, by: User, enrolment: Enrolment, package: Package, part: int) -> PackageAttempt:
    """Begin a part, or go on with it: another sitting, which overtakes those before. Who gives the course may play it
    together with somebody who cannot sign in, which is written down. Raises ValidationError, in words, where it cannot
    be played now."""
    require(permissions.may_play(by, enrolment) and package.programme_id == enrolment.offering.programme_id)
    Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    refuse_playing(enrolment, package)
    version = version_of(enrolment, package)
    if version is None or not 0 <= part < len(version.parts):
        raise ValidationError(_("This part is not in the lesson."), code="part")
    attempt, _made = PackageAttempt.objects.select_for_update(of=("self",)).get_or_create(
        enrolment=enrolment, version=version, part=part, defaults={"consortium_id": enrolment.consortium_id}
    )
    if not permissions.is_own(by, enrolment.person_id):
        attempt.assisted_by = by
    attempt.sitting += 1
    attempt.commit = 0
    attempt.time_before = attempt.total_time
    attempt.save(update_fields=["sitting", "commit", "time_before", "assisted_by"])
    return attempt


def refuse_playing(enrolment: Enrolment, package: Package) -> None:
    """Raises ValidationError, in words, where this person may not play this lesson now."""
    if enrolment.state not in _LEARNING:
        raise ValidationError(_("Interactive lessons are for those who are enrolled."), code="not_enrolled")
    if enrolment.offering.state not in (Offering.State.RUNNING, Offering.State.ENDED):
        raise ValidationError(_("The lesson can be played once the course has begun."), code="not_now")
    if package.retired:
        raise ValidationError(_("This lesson is not offered any more."), code="retired")


@transaction.atomic
def save_package(
    *, by: User, attempt: PackageAttempt, sitting: int, commit: int, cmi: Mapping[str, Any]
) -> PackageAttempt:
    """Keep what the lesson reports. `sitting` and `commit` say which save it is: the same one twice changes nothing;
    of an older one, or of a sitting that a later one has overtaken, only what was achieved counts. Raises
    ValidationError where the lesson reports what its standard does not allow."""
    require(permissions.may_play(by, attempt.enrolment))
    rows = PackageAttempt.objects.select_for_update(of=("self",)).select_related("version", "enrolment")
    locked = rows.get(pk=attempt.pk)
    if locked.enrolment.state not in _LEARNING:
        raise ValidationError(_("Interactive lessons are for those who are enrolled."), code="not_enrolled")
    if not 0 < sitting <= locked.sitting or not 0 < commit < 2**31:
        raise ValidationError(_("This cannot be kept. Open the lesson anew."), code="sitting")
    try:
        told = read(locked.version.standard, locked.launch, cmi)
    except Unfit as unfit:
        raise ValidationError(str(unfit), code="unfit") from None
    newest = (sitting, commit) > (locked.sitting, locked.commit)
    kept = grown(locked.as_kept(), told, place=newest)
    if newest:
        locked.commit = commit
        locked.total_time = locked.time_before + max(kept.session, locked.total_time - locked.time_before)
    _write(locked, kept)
    return locked


def _write(attempt: PackageAttempt, kept: Kept) -> None:
    now = timezone.now()
    attempt.completion_status, attempt.success_status = kept.completion, kept.success
    attempt.score_raw, attempt.score_min, attempt.score_max = kept.raw, kept.least, kept.most
    attempt.score_scaled, attempt.progress = kept.scaled, kept.progress
    attempt.location, attempt.suspend_data, attempt.exit = kept.location, kept.suspend_data, kept.exit
    attempt.interactions, attempt.objectives = kept.interactions, kept.objectives
    attempt.saved_at = now
    if kept.finished and attempt.finished_at is None:
        attempt.finished_at = now
    attempt.save()
