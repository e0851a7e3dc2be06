"""To answer the survey of a consultation, as often as one changes one's mind while its phase lasts; to take it back."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import permissions
from punte.dialogue.actions.contributions import Spoken, refuse_closed, speaker
from punte.dialogue.actions.taking_back import forget_silent
from punte.dialogue.actions.voices import guest_mark, hear
from punte.dialogue.models import Consultation, Phase, StakeholderGroup, SurveyResponse, Voice
from punte.dialogue.survey_logic import Answers, settled
from punte.people.actions.accounts import mailboxes
from punte.people.limits import spend_try
from punte.people.models import User

MOST_AN_HOUR, AN_HOUR = 60, 60 * 60  # a colleague writes down those of a whole street


@transaction.atomic
def answer_survey(
    *,
    by: User,
    consultation: Consultation,
    answers: Mapping[int, Any],
    group: StakeholderGroup | None = None,
    spoken: Spoken | None = None,
) -> SurveyResponse:
    """Answer it, or answer it again: the last answers take the place of the former. Only answers to questions that are
    asked after the others are kept. With `spoken` it is written down for somebody. Whoever answers was heard.
    ValidationError keyed to `q` with the id of the question; without a key where the phase is over."""
    may = permissions.may_write_down if spoken else permissions.may_take_part
    require(may(by, consultation))
    refuse_closed(consultation, Phase.Kind.SURVEY)
    if group and group.consortium_id != consultation.consortium_id:
        raise ValidationError({"group": _("Choose a group from the list.")})
    kept = fitting(consultation, answers)
    if not spend_try(f"surveys:{by.pk}", most=MOST_AN_HOUR, seconds=AN_HOUR):
        raise ValidationError(_("This is a lot at once. Wait an hour, then go on."), code="many")
    voice, channel = speaker(by, consultation, spoken), spoken.channel if spoken else "online"
    if spoken is None:
        _drop_of_mailboxes(by, by, consultation, voice)
    return _stand(by, consultation, voice, kept, group, channel, by if spoken else None, clock.now())


def _drop_of_mailboxes(by: User, user: User, consultation: Consultation, voice: Voice) -> None:
    """What the same mailboxes answered before they were known as this account's gives way: each person counts once."""
    marks = [guest_mark(consultation, user.name, one)[0] for one in mailboxes(user)]
    rows = SurveyResponse.objects.filter(consultation=consultation, voice__guest_index__in=marks)
    for earlier in rows.exclude(voice=voice).select_related("voice"):
        drop_response(by, consultation, earlier.voice)


def fitting(consultation: Consultation, answers: Mapping[int, Any]) -> Answers:
    """The answers to the questions that are asked. ValidationError keyed to `q` with the id of the question."""
    tidied = {pk: given.strip() if isinstance(given, str) else given for pk, given in answers.items()}
    kept, faults = settled(consultation.survey_questions.all(), tidied)
    if faults:
        raise ValidationError({f"q{pk}": why for pk, why in faults.items()})
    if not kept:
        raise ValidationError(_("Answer one question at least."), code="empty")
    return kept


def answer_of_guest(
    *,
    consultation: Consultation,
    voice: Voice,
    answers: Mapping[int, Any],
    group: StakeholderGroup | None,
    sent_at: dt.datetime,
) -> SurveyResponse:
    """What a guest has sent, and confirmed later. Nobody signed in acts, so the one who answers for the consultation
    tells who was heard. A step of confirming; raises ValidationError."""
    refuse_closed(consultation, Phase.Kind.SURVEY)
    kept = fitting(consultation, answers)
    if voice.user:
        _drop_of_mailboxes(consultation.responsible, voice.user, consultation, voice)
    return _stand(consultation.responsible, consultation, voice, kept, group, "online", None, sent_at)


def _stand(
    teller: User,
    consultation: Consultation,
    voice: Voice,
    kept: Answers,
    group: StakeholderGroup | None,
    channel: str,
    assisted_by: User | None,
    sent_at: dt.datetime,
) -> SurveyResponse:
    found, _new = SurveyResponse.objects.update_or_create(
        consultation=consultation,
        voice=voice,
        defaults={
            "consortium_id": consultation.consortium_id,
            "group": group,
            "channel": channel,
            "assisted_by": assisted_by,
            "answers": {str(pk): value for pk, value in kept.items()},
            "sent_at": sent_at,
        },
    )
    hear(
        by=teller, consultation=consultation, voice=voice, channel=channel, on=clock.today(consultation.zone)
    )
    return found


@transaction.atomic
def take_back_survey(*, by: User, response: SurveyResponse) -> None:
    """The answers go, while the phase lasts: afterwards they are in sums that others have read. Who said nothing else
    was not heard."""
    require(permissions.may_change_response(by, response))
    drop_response(by, response.consultation, response.voice)


def drop_response(teller: User, consultation: Consultation, voice: Voice) -> None:
    """A step of taking back, whoever does it. Raises ValidationError when the phase is over."""
    refuse_closed(consultation, Phase.Kind.SURVEY)
    SurveyResponse.objects.filter(consultation=consultation, voice=voice).delete()
    forget_silent(teller, consultation, voice)
