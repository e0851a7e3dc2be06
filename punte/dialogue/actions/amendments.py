"""Other words for somebody's proposal: written, put to its author, taken over or not, taken back, made a proposal."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.base.translated import Translated
from punte.dialogue import permissions, plain
from punte.dialogue.actions.contributions import AN_HOUR, MOST_AN_HOUR, contribute, refuse_closed
from punte.dialogue.actions.taking_back import forget_silent
from punte.dialogue.actions.voices import hear, voice_of_user
from punte.dialogue.models import Amendment, Contribution, Phase, Wording
from punte.dialogue.notices import AMENDMENT_CAME, AMENDMENT_DECIDED
from punte.dialogue.search import words_said
from punte.people.actions.notices import notify
from punte.people.actions.search_rows import write_search_row
from punte.people.limits import spend_try
from punte.people.models import User

State = Amendment.State
AMEND = (Phase.Kind.PROPOSE, Phase.Kind.DISCUSS)
DECIDE = (*AMEND, Phase.Kind.SUPPORT)
LONGEST_REASON = 300


@transaction.atomic
def amend_contribution(
    *, by: User, contribution: Contribution, title: str, text: str, why: str = "", named: bool = False,
    draft: bool = False,
) -> Amendment:  # fmt: skip
    """Write other words for a proposal, in its own language; put to its author at once unless it stays a draft. Raises
    ValidationError keyed to a field, or without one where the phase is over."""
    require(permissions.may_amend(by, contribution))
    refuse_closed(contribution.consultation, *AMEND)
    if not spend_try(f"dialogue:{by.pk}", most=MOST_AN_HOUR, seconds=AN_HOUR):
        raise ValidationError(_("This is a lot at once. Wait an hour, then go on."), code="many")
    source = contribution.text.source
    told = {
        "title": plain.told(title, source, field="title", most=plain.TITLE, least=3),
        "text": plain.told(text, source, field="text", most=plain.TEXT, least=3),
    }
    if all(_source(told[name]) == _source(getattr(contribution, name)) for name in told):
        raise ValidationError({"text": _("These are the same words. Change what should read differently.")})
    found = Amendment.objects.create(
        consortium_id=contribution.consortium_id,
        contribution=contribution,
        voice=voice_of_user(contribution.consultation, by),
        why=tidy(why)[:LONGEST_REASON],
        named=named,
        made_at=clock.now(),
        **told,
    )
    if not draft:
        _submit(by, found)
    return found


def _source(text: Translated | None) -> str:
    return text.texts.get(text.source, "") if text else ""


@transaction.atomic
def submit_amendment(*, by: User, amendment: Amendment) -> None:
    """Put a draft to the author of the proposal; from now on everybody reads it."""
    require(permissions.may_change_amendment(by, amendment))
    refuse_closed(amendment.contribution.consultation, *AMEND)
    _refuse_stale(amendment)
    _submit(by, amendment)


def _submit(by: User, found: Amendment) -> None:
    found.move_to(State.EVALUATING)
    contribution = found.contribution
    consultation = contribution.consultation
    on = clock.today(consultation.zone)
    hear(by=by, consultation=consultation, voice=found.voice, channel="online", on=on)
    for user in authors(contribution):
        notify(user, AMENDMENT_CAME, found.pk, found.get_absolute_url())


def authors(contribution: Contribution) -> list[User]:
    """The accounts that decide: whose it is, and who wrote it down."""
    voice = contribution.voice
    key = getattr(voice.person, "key_holder", None) if voice.person else None
    found = {u.pk: u for u in (voice.user, key.user if key else None, contribution.assisted_by) if u}
    return list(found.values())


@transaction.atomic
def accept_amendment(*, by: User, amendment: Amendment, answer: str = "") -> None:
    """Its words replace those of the proposal, which stay readable as its former wording; translations of those go.
    Raises ValidationError where the proposal has changed since it was written."""
    require(permissions.may_decide_amendment(by, amendment))
    contribution = amendment.contribution
    refuse_closed(contribution.consultation, *DECIDE)
    _refuse_stale(amendment)
    now = clock.now()
    _decide(amendment, State.ACCEPTED, answer)
    Wording.objects.create(
        consortium_id=contribution.consortium_id,
        contribution=contribution,
        title=contribution.title,
        text=contribution.text,
        amendment=amendment,
        until=now,
    )
    rows = Contribution.objects.filter(
        pk=contribution.pk, version=contribution.version, state=Contribution.State.PUBLISHED
    )
    told = {"title": amendment.title, "text": amendment.text, "changed_at": now}
    if not rows.update(version=F("version") + 1, **told):
        raise MoveNotAllowed
    contribution.refresh_from_db()
    write_search_row(words_said(contribution))


def _refuse_stale(amendment: Amendment) -> None:
    changed = amendment.contribution.changed_at
    if changed and changed > amendment.made_at:
        raise ValidationError(
            _(
                "The proposal was changed after this was written. It would undo that; it has to be written anew."
            ),
            code="stale",
        )


@transaction.atomic
def reject_amendment(*, by: User, amendment: Amendment, answer: str) -> None:
    """The author stays with their words, and says why. Raises ValidationError keyed to answer."""
    require(permissions.may_decide_amendment(by, amendment))
    refuse_closed(amendment.contribution.consultation, *DECIDE)
    if not tidy(answer):
        raise ValidationError({"answer": _("Say in a few words why not.")})
    _decide(amendment, State.REJECTED, answer)


def _decide(amendment: Amendment, state: str, answer: str) -> None:
    amendment.move_to(state, answer=tidy(answer)[:LONGEST_REASON], decided_at=clock.now())
    for user in filter(None, (amendment.voice.user, _holder(amendment))):
        notify(user, AMENDMENT_DECIDED, amendment.pk, amendment.get_absolute_url())


def _holder(amendment: Amendment) -> User | None:
    person = amendment.voice.person
    key = getattr(person, "key_holder", None) if person else None
    return key.user if key else None


@transaction.atomic
def withdraw_amendment(*, by: User, amendment: Amendment) -> None:
    """Take it back, until it is decided: nobody reads it any more."""
    require(permissions.may_change_amendment(by, amendment))
    amendment.move_to(State.WITHDRAWN)
    forget_silent(by, amendment.contribution.consultation, amendment.voice)


@transaction.atomic
def promote_amendment(*, by: User, amendment: Amendment) -> Contribution:
    """What was not taken over becomes a proposal of its own, by who wrote it. Raises ValidationError where proposals
    are no longer possible, or it was done before."""
    require(permissions.may_change_amendment(by, amendment))
    if amendment.state != State.REJECTED or amendment.promoted_id:
        raise MoveNotAllowed
    made = contribute(
        by=by,
        consultation=amendment.contribution.consultation,
        kind=Contribution.Kind.PROPOSAL,
        title=_source(amendment.title),
        text=_source(amendment.text),
        language=amendment.text.source,
        named=amendment.named,
    )
    if not Amendment.objects.filter(pk=amendment.pk, promoted=None).update(promoted=made):
        raise MoveNotAllowed
    amendment.promoted = made
    return made
