"""What goes when something is taken back: the words, the facts about them, and whether somebody was heard at all."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from punte.base import clock
from punte.dialogue import facts
from punte.dialogue.actions.pictures import drop_pictures
from punte.dialogue.actions.voices import unheard
from punte.dialogue.models import Amendment, CoAuthor, Consultation, Contribution, Statement, Support, Voice
from punte.dialogue.search import CONTRIBUTION
from punte.people.actions.search_rows import drop_search_rows
from punte.people.models import User
from punte.records.actions.facts import strike
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import Fact

State = Contribution.State


def take_back(teller: User, contribution: Contribution) -> None:
    """It stands no more, and is not counted; of one that was divided, neither do its parts. A step of taking back,
    whoever asks for it. Raises ValidationError."""
    consultation = contribution.consultation
    if contribution.answered_in_public:
        raise ValidationError(_("This was answered in public; it can no longer be taken back."), code="over")
    was_published = contribution.state in Contribution.READ
    contribution.move_to(State.WITHDRAWN)
    drop_pictures(contribution__in=[contribution.pk, *contribution.parts.values_list("pk", flat=True)])
    if not was_published:
        return
    for part in contribution.parts.filter(state=State.PUBLISHED):
        part.move_to(State.WITHDRAWN)
        drop_search_rows(CONTRIBUTION, [part.pk])
    drop_search_rows(CONTRIBUTION, [contribution.pk])
    for fact in Fact.objects.of(facts.CONTRIBUTED).about(contribution).live():
        strike(fact, by=teller, reason=STRUCK_MISTAKE, on=clock.today(consultation.zone))
    forget_silent(teller, consultation, contribution.voice)


def forget_silent(teller: User, consultation: Consultation, voice: Voice) -> None:
    """Who took back all they said, voted, answered and supported here was not heard here; a step of taking back."""
    here = consultation.contributions.filter(voice=voice, state__in=Contribution.READ)
    supported = Support.objects.filter(contribution__consultation=consultation, voice=voice)
    amended = Amendment.objects.filter(
        contribution__consultation=consultation, voice=voice, state__in=Amendment.READ
    )
    signed = CoAuthor.objects.filter(
        contribution__consultation=consultation, voice=voice, state=CoAuthor.State.ACCEPTED
    )
    stated = consultation.statements.filter(voice=voice, state=Statement.State.SHOWN)
    voted = consultation.voters.filter(voice=voice, votes__isnull=False)
    surveyed = consultation.survey_responses.filter(voice=voice)
    if not any(rows.exists() for rows in (here, supported, amended, signed, stated, voted, surveyed)):
        unheard(by=teller, consultation=consultation, voice=voice, on=clock.today(consultation.zone))
