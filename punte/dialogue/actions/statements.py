"""What can happen to statements: begun, written, read, shown or not; who misuses them is struck from the votes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import folded, tidy
from punte.base.translated import LANGUAGES, Translated
from punte.dialogue import permissions, plain
from punte.dialogue.actions.cases import check
from punte.dialogue.actions.contributions import refuse_closed
from punte.dialogue.actions.voices import hear, voice_of_user
from punte.dialogue.models import Consultation, Conversation, Phase, Statement, Voice, Voter
from punte.dialogue.opinion_jobs import draw_soon
from punte.people.limits import spend_try
from punte.people.models import User

LONGEST = 160  # characters: it is read at one glance
MOST_A_DAY, A_DAY = 10, 24 * 60 * 60
MOST_STATEMENTS = 1000


@transaction.atomic
def set_conversation(
    *, by: User, consultation: Consultation, own_statements: bool, read_first: bool, version: int = 0
) -> Conversation:
    """Say that there are statements, whether people may add some, and whether those are read first. Of two who change
    it at once the second is told."""
    require(permissions.may_run(by, consultation))
    told = {"own_statements": own_statements, "read_first": read_first}
    if version:
        rows = Conversation.objects.filter(consultation=consultation, version=version)
        if not rows.update(version=F("version") + 1, **told):
            raise MoveNotAllowed
        return Conversation.objects.get(consultation=consultation)
    found, new = Conversation.objects.get_or_create(
        consultation=consultation,
        defaults={"consortium_id": consultation.consortium_id, "made_by": by, **told},
    )
    if not new:
        raise MoveNotAllowed
    return found


@transaction.atomic
def seed_statement(
    *, by: User, consultation: Consultation, text: Translated, meta: bool = False
) -> Statement:
    """The organiser's own, shown at once: so that whoever comes first finds something to vote on. ValidationError
    keyed to `text`."""
    require(permissions.may_run(by, consultation))
    _conversation(consultation)
    for words in text.texts.values():
        _refuse_words(consultation, words)
    texts = {language: tidy(words) for language, words in text.texts.items()}
    said = Translated(texts, text.source, text.states)
    return _added(consultation, None, said, Statement.State.SHOWN, by, meta)


@transaction.atomic
def submit_statement(*, by: User, consultation: Consultation, text: str, language: str) -> Statement:
    """One's own statement: shown at once, or after the organiser has read it. ValidationError keyed to a field."""
    require(permissions.may_take_part(by, consultation))
    refuse_closed(consultation, Phase.Kind.STATEMENTS)
    conversation = _conversation(consultation)
    if not conversation.own_statements:
        raise ValidationError(_("Nobody can add statements here."), code="over")
    if language not in LANGUAGES:
        raise ValidationError({"language": _("Choose the language in which it is written.")})
    said = plain.told(tidy(text), language, field="text", most=LONGEST, least=8)
    _refuse_words(consultation, str(said.texts[language]))
    voice = voice_of_user(consultation, by)
    refuse_struck(consultation, voice)
    if not spend_try(f"statements:{by.pk}", most=MOST_A_DAY, seconds=A_DAY):
        raise ValidationError(_("These are many statements for one day. Go on tomorrow."), code="many")
    hear(by=by, consultation=consultation, voice=voice, channel="online", on=clock.today(consultation.zone))
    state = Statement.State.WAITING if conversation.read_first else Statement.State.SHOWN
    made = _added(consultation, voice, said, state)
    if state == Statement.State.SHOWN:  # what waits is read by a person anyway
        check(made, by=by)
    return made


def _conversation(consultation: Consultation) -> Conversation:
    found = Conversation.objects.filter(consultation=consultation).first()
    if found is None:
        raise ValidationError(_("There are no statements in this consultation."), code="none")
    return found


def _refuse_words(consultation: Consultation, words: str) -> None:
    words = tidy(words)
    if len(words) > LONGEST:
        told = {"most": LONGEST, "now": len(words)}
        raise ValidationError(
            {"text": _("This is too long: %(now)s characters; at most %(most)s fit.") % told}
        )
    standing = consultation.statements.filter(state__in=(Statement.State.WAITING, Statement.State.SHOWN))
    if folded(words) in {
        folded(t) for text in standing.values_list("text", flat=True) for t in text.texts.values()
    }:
        raise ValidationError({"text": _("This statement is there already. Vote on it.")})
    if len(standing) >= MOST_STATEMENTS:
        raise ValidationError({"text": _("There are as many statements as fit. Vote on those.")})


def _added(
    consultation: Consultation,
    voice: Voice | None,
    text: Translated,
    state: str,
    by: User | None = None,
    meta: bool = False,
) -> Statement:
    decided: dict[str, Any] = {"decided_by": by, "decided_at": clock.now()} if by else {}
    return Statement.objects.create(
        consortium_id=consultation.consortium_id,
        consultation=consultation,
        voice=voice,
        text=text,
        state=state,
        meta=meta,
        **decided,
    )


def refuse_struck(consultation: Consultation, voice: Voice) -> None:
    """Who was struck is told so."""
    if Voter.objects.filter(consultation=consultation, voice=voice).exclude(struck_at=None).exists():
        raise ValidationError(
            _("The organiser has taken you out of this vote. Ask them why; their name stands on the page."),
            code="struck",
        )


@transaction.atomic
def show_statement(*, by: User, statement: Statement) -> None:
    """Let all see it, also one that was turned away before."""
    require(permissions.may_run(by, statement.consultation))
    statement.move_to(Statement.State.SHOWN, reason="", decided_by=by, decided_at=clock.now())
    draw_soon(statement.consultation)


@transaction.atomic
def reject_statement(*, by: User, statement: Statement, reason: str) -> None:
    """Do not show it, for a reason that its author reads. Votes on it are kept, and move nobody any more."""
    require(permissions.may_run(by, statement.consultation))
    if reason not in Statement.Reason:
        raise ValidationError({"reason": _("Choose a reason; the author reads it.")})
    statement.move_to(Statement.State.REJECTED, reason=reason, decided_by=by, decided_at=clock.now())
    draw_soon(statement.consultation)


@transaction.atomic
def mark_statement(*, by: User, statement: Statement, meta: bool) -> None:
    """Say whether it only asks who somebody is."""
    require(permissions.may_run(by, statement.consultation))
    Statement.objects.filter(pk=statement.pk).update(meta=meta)
    statement.meta = meta
    draw_soon(statement.consultation)


@transaction.atomic
def strike_author(*, by: User, statement: Statement, why: str) -> Voter:
    """Take whoever wrote this out of the vote: all their votes stop counting. Not oneself: that is for a colleague.
    ValidationError keyed to `why`."""
    consultation = statement.consultation
    require(permissions.may_run(by, consultation))
    if statement.voice is None:
        raise ValidationError(_("The organiser's own statements have no author to take out."), code="none")
    if statement.voice_id == voice_of_user(consultation, by).pk:
        raise ValidationError(_("You cannot decide about yourself."), code="oneself")
    if len(tidy(why)) < 8:
        raise ValidationError({"why": _("Say why, in a few words: the person may ask.")})
    told = {"struck_at": clock.now(), "struck_by": by, "struck_why": tidy(why)[:200]}
    voter, new = Voter.objects.get_or_create(
        consultation=consultation,
        voice=statement.voice,
        defaults={"consortium_id": consultation.consortium_id, **told},
    )
    if not new and not Voter.objects.filter(pk=voter.pk, struck_at=None).update(**told):
        raise MoveNotAllowed
    draw_soon(consultation)
    return voter


@transaction.atomic
def take_author_back(*, by: User, statement: Statement) -> None:
    """Let the votes of whoever wrote this count again."""
    require(permissions.may_run(by, statement.consultation))
    rows = Voter.objects.filter(consultation=statement.consultation, voice=statement.voice)
    if not rows.exclude(struck_at=None).update(struck_at=None, struck_by=None, struck_why=""):
        raise MoveNotAllowed
    draw_soon(statement.consultation)
