"""To complain about a decision, for six months (Article 20): its author, or who gave a notice."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import plain
from punte.dialogue.actions.moderation_log import note
from punte.dialogue.actions.pictures import drop_pictures
from punte.dialogue.models import Case, Complaint, ContentNotice, Decision, KeptWords, ModerationEntry
from punte.dialogue.models.decisions import COMPLAIN_MONTHS, months_after
from punte.people.models import User
from punte.projects.models import Operation

LONGEST, LEAST = 2000, 10  # characters


@transaction.atomic
def complain_as_author(*, by: User, case: Case, why: str) -> Complaint:
    """The author, or who wrote it down for them, does not agree. ValidationError where it is too late, nothing was
    taken from them, or they have complained before."""
    require(Case.objects.of_author(by).filter(pk=case.pk).exists())
    decision = case.decisions.last()
    if decision is None or not decision.restricts:
        raise ValidationError(_("Nothing was decided against you."), code="nothing")
    return _complained(case, decision, why, user=by)


@transaction.atomic
def complain_as_reporter(*, notice: ContentNotice, why: str) -> Complaint:
    """Whoever holds the link of a notice does not agree with what was decided of it."""
    decision = notice.case.decisions.last()
    if decision is None:
        raise ValidationError(_("Nothing is decided yet."), code="nothing")
    return _complained(notice.case, decision, why, notice=notice)


def _complained(
    case: Case, decision: Decision, why: str, *, user: User | None = None, notice: ContentNotice | None = None
) -> Complaint:
    why = plain.plain(why)
    if len(why) < LEAST:
        raise ValidationError({"why": _("Say why you do not agree.")})
    if not decision.open_to_complaints:
        raise ValidationError(_("The six months in which one can complain are over."), code="late")
    if decision.complaints.filter(notice=notice).exists():
        raise ValidationError(_("You have complained about this decision already."), code="again")
    made = Complaint.objects.create(
        consortium_id=case.consortium_id, decision=decision, user=user, notice=notice, why=why[:LONGEST],
        made_at=clock.now(),
    )  # fmt: skip
    case = Case.objects.select_for_update().get(pk=case.pk)  # a second complaint joins the first
    if case.state != Case.State.COMPLAINED:
        case.move_to(Case.State.COMPLAINED)
    note(case, ModerationEntry.Kind.COMPLAINED, by=user)
    return made


def forget_reporters(operation: Operation) -> int:
    """Name and e-mail of who gave a notice without an account go once nobody can complain any more; gives how many. A
    step of the job."""
    before = months_after(clock.today(operation.zone), -COMPLAIN_MONTHS)
    rows = ContentNotice.objects.filter(case__consultation__operation=operation, guest__isnull=False).exclude(
        guest=b""
    )
    over = rows.exclude(case__in=Case.objects.waiting()).exclude(case__decisions__at__date__gte=before)
    return over.update(guest=b"", guest_index=None)


def wipe_kept_words(operation: Operation) -> int:
    """Words of removed contents go for good once nobody can complain any more and no complaint waits; gives how many. A
    step of the job."""
    rows = KeptWords.objects.filter(
        case__consultation__operation=operation, until__lt=clock.today(operation.zone)
    )
    found = list(rows.exclude(case__state=Case.State.COMPLAINED).select_related("case__consultation"))
    for kept in found:
        note(kept.case, ModerationEntry.Kind.WIPED)
        drop_pictures(contribution=kept.case.contribution_id)
        kept.delete()
    return len(found)
