"""What the organiser answers to each contribution; all of it published at once, with what was decided."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.dialogue import guest_letters, permissions
from punte.dialogue.models import Answer, Consultation, Contribution, Paragraph, Text
from punte.dialogue.notices import CONTRIBUTION_ANSWERED
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.people.notices import NoticeKind

OPEN_TO_ANSWERS = (Consultation.State.OPEN, Consultation.State.CLOSED, Consultation.State.ANALYSING)


@transaction.atomic
def answer_contribution(
    *,
    by: User,
    contribution: Contribution,
    outcome: str,
    reason: Translated | None,
    paragraph: Paragraph | None = None,
    version: int = 0,
) -> Answer:
    """Say what was decided of a contribution, and why; nobody outside reads it before the feedback is published, of a
    comment before the next version of the text is, with the `paragraph` of it to which the comment led. `version` is
    that of the answer that one changes, 0 for the first. Raises ValidationError keyed to a field."""
    consultation = contribution.consultation
    require(permissions.may_run(by, consultation))
    if consultation.state not in OPEN_TO_ANSWERS:
        raise ValidationError(_("The answers are published; they are not changed any more."), code="over")
    if contribution.state != Contribution.State.PUBLISHED or contribution.parent_id:
        raise ValidationError(_("This does not stand for itself; nothing is answered to it."), code="gone")
    if outcome not in Answer.Outcome.values:
        raise ValidationError({"outcome": _("Choose what was decided.")})
    if not reason:
        raise ValidationError({"reason": _("Say why, and what will be done.")})
    _refuse_elsewhere(contribution, paragraph)
    told: dict[str, Any] = {"outcome": outcome, "reason": reason, "paragraph": paragraph}
    told |= {"written_by": by, "written_at": clock.now()}
    if version:
        rows = Answer.objects.filter(contribution=contribution, version=version, published_at=None)
        if not rows.update(version=F("version") + 1, **told):
            raise MoveNotAllowed
        return Answer.objects.get(contribution=contribution)
    found, new = Answer.objects.get_or_create(
        contribution=contribution, defaults={"consortium_id": contribution.consortium_id, **told}
    )
    if not new:
        raise MoveNotAllowed
    return found


def _refuse_elsewhere(contribution: Contribution, paragraph: Paragraph | None) -> None:
    """A comment leads to a paragraph of a later version of its own text."""
    if paragraph is None:
        return
    own = contribution.paragraph
    if (
        own is None
        or own.version.text_id != paragraph.version.text_id
        or own.version.number >= paragraph.version.number
    ):
        raise ValidationError({"paragraph": _("Choose a paragraph of the next version.")})


@transaction.atomic
def publish_feedback(*, by: User, consultation: Consultation, outcome: Translated | None) -> int:
    """Publish what was decided and every answer; each contributor with an account is told. Gives how many answers.
    Raises ValidationError while one is missing."""
    require(permissions.may_run(by, consultation))
    if not outcome:
        raise ValidationError({"outcome": _("Say in a few sentences what was decided.")})
    missing = consultation.contributions.to_answer().filter(answer=None).count()
    if missing:
        said = ngettext(
            "%(count)s contribution has no answer yet. Answer it first.",
            "%(count)s contributions have no answer yet. Answer them first.",
            missing,
        )
        raise ValidationError(said % {"count": missing}, code="unanswered")
    now = clock.now()
    consultation.move_to(Consultation.State.FEEDBACK, outcome=outcome, feedback_at=now)
    answers = Answer.objects.filter(contribution__consultation=consultation, published_at=None)
    count = answers.update(published_at=now)
    tell_authors(consultation.contributions.published(), CONTRIBUTION_ANSWERED, consultation)
    guest_letters.answered(consultation)
    return count


def tell_authors(
    said: QuerySet[Contribution],
    kind: NoticeKind,
    about: Consultation | Text | Contribution,
    but: User | None = None,
) -> None:
    """Each account once, whatever number of contributions, without the one that acts; who spoke to a mediator is told
    by the mediator."""
    rows = said.select_related("voice__user", "voice__person__key_holder__user", "assisted_by")
    told: dict[int, User] = {}
    for row in rows:
        key = getattr(row.voice.person, "key_holder", None) if row.voice.person else None
        for user in (row.voice.user, key.user if key else None, row.assisted_by):
            if user is not None and user != but:
                told[user.pk] = user
    for user in told.values():
        notify(user, kind, about.pk, about.get_absolute_url())
