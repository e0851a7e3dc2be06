"""What can happen to the word of a guest, who has no account: left, confirmed by the mailbox, taken back, forgotten.

Nobody signed in acts here: in their place stand the setting of the organiser, the limits, and the link that only the
mailbox was sent. Facts are told by who answers for the consultation."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.base.translated import LANGUAGES
from punte.dialogue import guest_letters, permissions, plain
from punte.dialogue.actions.contributions import (
    publish_of_guest,
    refuse_closed,
    support_with,
)
from punte.dialogue.actions.surveys import answer_of_guest, drop_response, fitting
from punte.dialogue.actions.taking_back import forget_silent, take_back
from punte.dialogue.actions.voices import voice_of_guest, voice_of_user
from punte.dialogue.models import (
    CoAuthor,
    Consultation,
    Contribution,
    GuestWord,
    Phase,
    StakeholderGroup,
    Support,
    SurveyResponse,
    Voice,
)
from punte.dialogue.models.guests import link_key, seal_word
from punte.dialogue.models.voices import seal_voice
from punte.dialogue.survey_logic import as_answers
from punte.people.actions.accounts import holder, mailboxes
from punte.people.limits import spend_try
from punte.projects.models import Operation

WAITS = dt.timedelta(hours=48)  # for the click in the letter
INVITATION_STAYS = dt.timedelta(days=60)
DAY, HOUR, MINUTE = 24 * 60 * 60, 60 * 60, 60
FROM_ONE_PLACE = 20  # a minute from one network address, which a whole hall may share
LETTERS = 5  # an hour to one mailbox, for whichever consultations
Kind, State = GuestWord.Kind, GuestWord.State
WAITING_AT_ONCE = {**dict.fromkeys(Kind, 300), Kind.SURVEY: 3000}  # of one consultation, for confirmation


@transaction.atomic
def leave_word(
    *,
    consultation: Consultation,
    kind: str,
    email: str,
    language: str,
    origin: str,
    name: str = "",
    title: str = "",
    text: str = "",
    written_in: str = "",
    group: StakeholderGroup | None = None,
    named: bool = False,
    target: Contribution | None = None,
    answers: Mapping[int, Any] | None = None,
) -> GuestWord:
    """Keep sealed what a guest wants to say, which contribution they support, or what they answer to the survey, and
    send the letter whose link publishes it. `language` is that of the letters, `origin` the network address. Raises
    ValidationError keyed to a field, or without one where the phase is over or too many ask."""
    require(permissions.may_guests(consultation))
    require((kind == Kind.SUPPORT) == (target is not None) and (kind == Kind.SURVEY) == (answers is not None))
    refuse_closed(consultation, *_needs(kind))
    if target and (target.state != Contribution.State.PUBLISHED or target.parent_id):
        raise ValidationError(_("This does not stand for support any more."), code="gone")
    words: dict[str, Any] = {}
    if answers is not None:
        words["answers"] = {str(pk): given for pk, given in fitting(consultation, answers).items()}
    elif target is None:
        words = _words(kind, title, text, written_in)
    if named and not tidy(name):
        raise ValidationError({"name": _("Write the name that is to stand beside it.")})
    _refuse_many(consultation, kind, email, origin)
    told: dict[str, Any] = {"name": tidy(name)[:120], "email": email.strip().lower(), "named": named,
            "group": group.pk if group else None, **words}  # fmt: skip
    found = GuestWord.objects.create(
        consortium_id=consultation.consortium_id,
        consultation=consultation,
        kind=kind,
        contribution=target,
        sealed=seal_word(consultation.operation.consortium, told),
        language=language if language in LANGUAGES else "ro",
        asked_at=clock.now(),
    )
    guest_letters.asked(found, told["email"])
    return found


def _needs(kind: str) -> tuple[str, ...]:
    beside = {Kind.SUPPORT: (Phase.Kind.SUPPORT,), Kind.SURVEY: (Phase.Kind.SURVEY,)}
    return beside.get(Kind(kind)) or Contribution.NEEDS[Contribution.Kind(kind)]


def _words(kind: str, title: str, text: str, language: str) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise ValidationError({"language": _("Choose the language in which it is written.")})
    words = {"text": str(plain.told(text, language, field="text", most=plain.TEXT, least=3)), "title": ""}
    if kind == Kind.PROPOSAL:
        words["title"] = str(plain.told(title, language, field="title", most=plain.TITLE, least=3))
    return {**words, "language": language}


def _refuse_many(consultation: Consultation, kind: str, email: str, origin: str) -> None:
    free = spend_try(f"guest-word-from:{_mark(origin)}", most=FROM_ONE_PLACE, seconds=MINUTE)
    if not free:
        raise ValidationError(
            _("Many people write from your network at this moment. Wait a minute, then send it again."),
            code="limit",
        )
    if not spend_try(f"guest-word-to:{_mark(email.strip().lower())}", most=LETTERS, seconds=HOUR):
        raise ValidationError(
            {
                "email": _(
                    "We have sent several letters to this address already. Wait an hour, then send it again."
                )
            }
        )
    if consultation.guest_words.filter(state=State.ASKED, kind=kind).count() >= WAITING_AT_ONCE[Kind(kind)]:
        raise ValidationError(
            _("Very many wait to be confirmed. Try again tomorrow, or call the organiser."), code="held"
        )


def _mark(text: str) -> str:
    return salted_hmac("dialogue.guests", text).hexdigest()


def over(word: GuestWord) -> bool:
    """Whether the letter waited too long for its click."""
    return word.state == State.ASKED and clock.now() > word.asked_at + WAITS


@transaction.atomic
def confirm_word(*, word: GuestWord) -> None:
    """Who holds the link says that it was them: it is published, or counted, as one voice with all that was ever said
    with this address. The link that was used ends; a new one comes by mail. Raises ValidationError."""
    require(word.state == State.ASKED and permissions.may_guests(word.consultation))
    if over(word):
        raise ValidationError(_("The link was good for two days. Send it anew, please."), code="over")
    consultation, told = word.consultation, word.told
    voice = _voice(consultation, told)
    if voice.suspensions.in_force(consultation).exists():
        raise ValidationError(
            _("Who writes with this address does not take part here for now."), code="suspended"
        )
    group = StakeholderGroup.objects.of(word.consortium_id).filter(pk=told["group"]).first()
    stands = word.contribution
    if word.kind == Kind.SURVEY:
        if SurveyResponse.objects.filter(
            consultation=consultation, voice=voice, sent_at__gt=word.asked_at
        ).exists():
            raise ValidationError(
                _("Newer answers of yours count already. To change them, answer once more."), code="newer"
            )
        answers = as_answers(told["answers"])
        answer_of_guest(
            consultation=consultation, voice=voice, answers=answers, group=group, sent_at=word.asked_at
        )
    elif stands is not None:
        support_with(consultation.responsible, stands, voice, group)
    else:
        words = {key: told[key] for key in ("title", "text", "language")}
        stands = publish_of_guest(
            consultation=consultation, kind=word.kind, voice=voice, group=group, named=told["named"], **words
        )
    word.move_to(
        State.CONFIRMED,
        contribution=stands,
        voice=voice,
        sealed=None,
        confirmed_at=clock.now(),
        key=link_key(),
    )
    guest_letters.stands(word, told["email"])


def _voice(consultation: Consultation, told: Mapping[str, Any]) -> Voice:
    """The account that signs in with this address, since the mailbox was proved; else the guest, known again by it."""
    user = holder(told["email"])
    if user is not None and user.is_active and told["email"] in mailboxes(user):
        return voice_of_user(consultation, user)
    found = voice_of_guest(consultation, told["name"], told["email"])
    if told["name"] and found.told.get("name") != told["name"] and told["named"]:
        sealed = seal_voice(consultation.operation.consortium, {**found.told, "name": told["name"]})
        Voice.objects.filter(pk=found.pk).update(guest=sealed)
    return found


@transaction.atomic
def withdraw_word(*, word: GuestWord) -> None:
    """Who holds the link takes it back: nobody reads it any more, or their support no longer counts. Raises
    ValidationError once it was answered in public, or the support or the survey is closed."""
    require(word.state == State.CONFIRMED)
    consultation, contribution, voice = word.consultation, word.contribution, word.voice
    assert voice is not None
    if contribution is None:
        if not SurveyResponse.objects.brought_by(word).exists():
            raise ValidationError(_("Newer answers have taken the place of these."), code="newer")
        drop_response(consultation.responsible, consultation, voice)
    elif word.kind == Kind.SUPPORT:
        refuse_closed(consultation, Phase.Kind.SUPPORT)
        Support.objects.filter(contribution=contribution, voice=voice).delete()
        forget_silent(consultation.responsible, consultation, voice)
    else:
        contribution.consultation = consultation
        take_back(consultation.responsible, contribution)
    word.move_to(State.WITHDRAWN)


def forget_unconfirmed(operation: Operation) -> int:
    """What nobody confirmed goes after two days, with the address; gives how many. A step of the job."""
    rows = GuestWord.objects.filter(consultation__operation=operation, state=State.ASKED)
    return rows.filter(asked_at__lt=clock.now() - WAITS).delete()[0]


def forget_unanswered(operation: Operation) -> int:
    """The address of who was asked to sign a proposal and never answered goes after two months; gives how many. A
    step of the job."""
    rows = CoAuthor.objects.filter(
        contribution__consultation__operation=operation, state=CoAuthor.State.INVITED
    )
    return rows.filter(entity=None, invited_at__lt=clock.now() - INVITATION_STAYS).delete()[0]
