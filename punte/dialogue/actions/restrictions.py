"""What a decision does to a content: not shown but kept, removed and emptied, shown again as it was. Steps of deciding;
who may decide was asked before.

What was counted stays: whoever wrote it was heard. Only of advertising the facts are struck, and told again when the
decision is reversed."""

import json

from punte.base import clock
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.dialogue import facts
from punte.dialogue.actions.taking_back import forget_silent
from punte.dialogue.actions.voices import hear
from punte.dialogue.models import (
    Case,
    Contribution,
    Decision,
    Ground,
    KeptWords,
    Statement,
    Suspension,
)
from punte.dialogue.models.decisions import COMPLAIN_MONTHS, months_after
from punte.dialogue.opinion_jobs import draw_soon
from punte.dialogue.search import CONTRIBUTION, words_said
from punte.people import sealing
from punte.people.actions.search_rows import drop_search_rows, write_search_row
from punte.people.models import User
from punte.records.actions.facts import record, strike
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import Fact

EMPTY = Translated({"en": "–", "ro": "–", "bg": "–"}, "en")
_ABOUT = "kept-words"


def hide(case: Case, *, by: User, outcome: str, ground: str) -> None:
    """Take it away from everybody: kept as it is, or emptied with its words sealed for as long as somebody may
    complain."""
    content = case.content
    removed = outcome == Case.State.REMOVED
    state = Contribution.State.REMOVED if removed else Contribution.State.BLOCKED
    also = {"merged_into": None} if isinstance(content, Contribution) else {}
    if content.state != state:
        was_read = content.state not in Contribution.HIDDEN
        content.move_to(state, **also)
        if isinstance(content, Contribution):
            drop_search_rows(CONTRIBUTION, [content.pk])
        if was_read and ground == Ground.SPAM:
            _unsay(content, by)
    if removed:
        _empty(case)
    _redraw(content)


def _redraw(content: Contribution | Statement) -> None:
    if isinstance(content, Statement):
        draw_soon(content.consultation)


def _empty(case: Case) -> None:
    content = case.content
    told = {name: _plain(getattr(content, name, None)) for name in ("text", "title")}
    key = sealing.derived_key(case.consultation.operation.consortium.key, "kept-words")
    KeptWords.objects.update_or_create(
        case=case,
        defaults={
            "consortium_id": case.consortium_id,
            "sealed": sealing.seal(key, json.dumps(told).encode(), _ABOUT),
            "until": months_after(clock.today(), COMPLAIN_MONTHS),
        },
    )
    _write(content, text=EMPTY, **({"title": None} if isinstance(content, Contribution) else {}))


def _plain(text: Translated | None) -> list | None:
    return [text.texts, text.source, text.states] if text else None


def _write(content: Contribution | Statement, **told: object) -> None:
    type(content)._default_manager.filter(pk=content.pk).update(**told)
    content.refresh_from_db()


def show_again(case: Case, *, by: User, first: Decision) -> None:
    """As it was before that decision: the same words, joined to what it was joined to, its facts told again, its
    author no longer kept out."""
    content = case.content
    Suspension.objects.filter(decision__case=case, lifted_at=None).update(lifted_at=clock.now())
    kept = KeptWords.objects.filter(case=case).first()
    told: dict[str, object] = {"state": first.before}
    if isinstance(content, Contribution):
        told["merged_into"] = first.before_into
    if kept:
        key = sealing.derived_key(case.consultation.operation.consortium.key, "kept-words")
        words = json.loads(sealing.unseal(key, bytes(kept.sealed), _ABOUT))
        names = ("text", "title") if isinstance(content, Contribution) else ("text",)
        told |= {name: Translated(*words[name]) if words[name] else None for name in names}
        kept.delete()
    rows = type(content)._default_manager.filter(pk=content.pk, state__in=Contribution.HIDDEN)
    if not rows.update(**told):
        raise MoveNotAllowed
    content.refresh_from_db()
    if isinstance(content, Contribution) and content.state == Contribution.State.PUBLISHED:
        write_search_row(words_said(content))
    if case.decisions.filter(ground=Ground.SPAM).exists():
        _say(content, by)
    _redraw(content)


def _unsay(content: Contribution | Statement, by: User) -> None:
    """Advertising was no contribution, and nobody was heard by it who said nothing else."""
    consultation = content.consultation
    on = clock.today(consultation.zone)
    if isinstance(content, Contribution):
        for fact in Fact.objects.of(facts.CONTRIBUTED).about(content).live():
            strike(fact, by=by, reason=STRUCK_MISTAKE, on=on)
    if content.voice is not None:
        forget_silent(by, consultation, content.voice)


def _say(content: Contribution | Statement, by: User) -> None:
    consultation = content.consultation
    on = clock.today(consultation.zone)
    channel = "online"
    if isinstance(content, Contribution):
        channel = content.channel
        if not Fact.objects.of(facts.CONTRIBUTED).about(content).live().exists():
            record(facts.CONTRIBUTED, by=by, about=content, on=on)
    if content.voice is not None:
        hear(by=by, consultation=consultation, voice=content.voice, channel=channel, on=on)
