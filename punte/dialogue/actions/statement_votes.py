"""To vote on a statement, as often as one changes one's mind; to say for whom one speaks."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import permissions
from punte.dialogue.actions.contributions import Spoken, refuse_closed, speaker
from punte.dialogue.actions.statements import refuse_struck
from punte.dialogue.actions.voices import hear, voice_of_user
from punte.dialogue.models import (
    Consultation,
    Phase,
    StakeholderGroup,
    Statement,
    StatementVote,
    Voice,
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
    _cast(_voter(by, consultation, voice_of_user(consultation, by)), {statement.pk: value})
    draw_soon(consultation)


@transaction.atomic
def write_down_votes(
    *,
    by: User,
    consultation: Consultation,
    spoken: Spoken,
    votes: Mapping[int, int],
    group: StakeholderGroup | None = None,
) -> Voter:
    """The votes that somebody without a device said by telephone, on paper or at a meeting, by the id of the statement.
    What is not there stays as it was. ValidationError keyed to a field."""
    require(permissions.may_write_down(by, consultation))
    refuse_closed(consultation, Phase.Kind.STATEMENTS)
    shown = set(consultation.statements.shown().filter(pk__in=votes).values_list("pk", flat=True))
    if not votes or shown != set(votes) or not set(votes.values()) <= {-1, 0, 1}:
        raise ValidationError(
            _("Write down a vote on at least one of the statements that are shown."), code="value"
        )
    _refuse_group(consultation, group)
    voter = _voter(by, consultation, speaker(by, consultation, spoken), spoken.channel)
    if group:
        Voter.objects.filter(pk=voter.pk).update(group=group)
    _cast(voter, votes)
    draw_soon(consultation)
    return voter


def _cast(voter: Voter, votes: Mapping[int, int]) -> None:
    """The last vote of a voter on each statement holds, also of two at the same moment."""
    StatementVote.objects.bulk_create(
        [
            StatementVote(consortium_id=voter.consortium_id, voter=voter, statement_id=statement, value=value)
            for statement, value in sorted(votes.items())
        ],
        update_conflicts=True,
        unique_fields=["voter", "statement"],
        update_fields=["value"],
    )


@transaction.atomic
def speak_for(*, by: User, consultation: Consultation, group: StakeholderGroup | None) -> None:
    """Say for whom one speaks in this vote, or no longer: counted only in sums of five and more."""
    require(permissions.may_take_part(by, consultation))
    refuse_closed(consultation, Phase.Kind.STATEMENTS)
    _refuse_group(consultation, group)
    voter = _voter(by, consultation, voice_of_user(consultation, by))
    Voter.objects.filter(pk=voter.pk).update(group=group)
    draw_soon(consultation)


def _refuse_group(consultation: Consultation, group: StakeholderGroup | None) -> None:
    if group and group.consortium_id != consultation.consortium_id:
        raise ValidationError({"group": _("Choose a group from the list.")})


def _voter(by: User, consultation: Consultation, voice: Voice, channel: str = "online") -> Voter:
    """Who votes; the first time they were heard."""
    refuse_struck(consultation, voice)
    voter, new = Voter.objects.get_or_create(
        consultation=consultation, voice=voice, defaults={"consortium_id": consultation.consortium_id}
    )
    if new:
        hear(
            by=by, consultation=consultation, voice=voice, channel=channel, on=clock.today(consultation.zone)
        )
    return voter
