"""To vote on a statement, as often as one changes one's mind; to say for whom one speaks."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import permissions
from punte.dialogue.actions.contributions import refuse_closed
from punte.dialogue.actions.statements import refuse_struck
from punte.dialogue.actions.voices import hear, voice_of_user
from punte.dialogue.models import (
    Consultation,
    Phase,
    StakeholderGroup,
    Statement,
    StatementVote,
    Voter,
)
from punte.dialogue.opinion_jobs import draw_soon
from punte.people.limits import spend
from punte.people.models import User

MOST_AN_HOUR, AN_HOUR = 600, 60 * 60  # one every six seconds, without a pause


@transaction.atomic
def vote(*, by: User, statement: Statement, value: int) -> None:
    """Agree (1), disagree (-1) or pass (0). A second vote takes the place of the first. Whoever votes for the first
    time was heard. ValidationError where the phase is over, or the statement is not shown any more."""
    consultation = statement.consultation
    require(permissions.may_take_part(by, consultation))
    refuse_closed(consultation, Phase.Kind.STATEMENTS)
    if value not in (StatementVote.AGREE, StatementVote.PASS, StatementVote.DISAGREE):
        raise ValidationError(_("Choose agree, disagree or pass."), code="value")
    if statement.state != Statement.State.SHOWN:
        raise ValidationError(_("This statement is not shown any more. Here is another."), code="gone")
    if not spend(f"votes:{by.pk}", most=MOST_AN_HOUR, seconds=AN_HOUR).granted:
        raise ValidationError(_("This is a lot at once. Wait an hour, then go on."), code="many")
    voter = _voter(by, consultation)
    StatementVote.objects.bulk_create(
        [StatementVote(consortium_id=voter.consortium_id, voter=voter, statement=statement, value=value)],
        update_conflicts=True,
        unique_fields=["voter", "statement"],
        update_fields=["value"],
    )
    draw_soon(consultation)


@transaction.atomic
def speak_for(*, by: User, consultation: Consultation, group: StakeholderGroup | None) -> None:
    """Say for whom one speaks in this vote, or no longer: counted only in sums of five and more."""
    require(permissions.may_take_part(by, consultation))
    refuse_closed(consultation, Phase.Kind.STATEMENTS)
    if group and group.consortium_id != consultation.consortium_id:
        raise ValidationError({"group": _("Choose a group from the list.")})
    Voter.objects.filter(pk=_voter(by, consultation).pk).update(group=group)
    draw_soon(consultation)


def _voter(by: User, consultation: Consultation) -> Voter:
    voice = voice_of_user(consultation, by)
    refuse_struck(consultation, voice)
    voter, new = Voter.objects.get_or_create(
        consultation=consultation, voice=voice, defaults={"consortium_id": consultation.consortium_id}
    )
    if new:
        hear(
            by=by, consultation=consultation, voice=voice, channel="online", on=clock.today(consultation.zone)
        )
    return voter
