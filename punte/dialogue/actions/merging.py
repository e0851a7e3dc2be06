"""Contributions that say the same become one; each keeps its row and shows where it went."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import permissions
from punte.dialogue.models import Answer, Contribution, Support
from punte.people.models import User

State = Contribution.State


@transaction.atomic
def merge_contribution(*, by: User, contribution: Contribution, into: Contribution) -> None:
    """Join one with another of the same consultation: who supported either supports what stands, once; its author
    counts as a supporter. Raises ValidationError keyed to into."""
    require(permissions.may_run(by, contribution.consultation))
    _refuse(contribution, into)
    contribution.move_to(State.MERGED, merged_into=into)
    own = [Support(contribution=into, voice_id=contribution.voice_id, group_id=contribution.group_id,
                   consortium_id=into.consortium_id, on=clock.today(into.consultation.zone))]  # fmt: skip
    theirs = [
        Support(
            contribution=into,
            voice_id=s.voice_id,
            group_id=s.group_id,
            consortium_id=s.consortium_id,
            on=s.on,
        )
        for s in contribution.supports.all()
    ]
    new = [s for s in own + theirs if s.voice_id != into.voice_id]
    Support.objects.bulk_create(new, ignore_conflicts=True)
    Answer.objects.filter(contribution=contribution, published_at=None).delete()


def _refuse(contribution: Contribution, into: Contribution) -> None:
    if into.consultation_id != contribution.consultation_id:
        raise ValidationError({"into": _("That belongs to another consultation; the two cannot be joined.")})
    if into.pk == contribution.pk:
        raise ValidationError({"into": _("Choose another one to join it with.")})
    if into.state != State.PUBLISHED or into.parent_id or contribution.parent_id:
        raise ValidationError({"into": _("Choose one that stands for itself.")})
