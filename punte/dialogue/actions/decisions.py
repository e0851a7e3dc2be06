"""To decide a case, and a complaint about it: by one person who has nothing to do with it, with reasons."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.dialogue import moderation_letters as letters
from punte.dialogue import moderation_permissions as permissions
from punte.dialogue import plain
from punte.dialogue.actions.moderation_log import note
from punte.dialogue.actions.restrictions import hide, show_again
from punte.dialogue.models import (
    Case,
    Complaint,
    Contribution,
    Decision,
    Ground,
    KeptWords,
    ModerationEntry,
    Statement,
    Suspension,
    Voice,
)
from punte.dialogue.models.cases import LAWS
from punte.people.models import User

FACTS, LEAST = 3000, 15  # characters
LONGEST = dt.timedelta(days=183)  # of a suspension
State, Kind = Case.State, ModerationEntry.Kind


@dataclass(frozen=True)
class Verdict:
    """What was decided, as typed: the outcome, the ground with the law in words, the facts; of a suspension the last
    day, and whether it holds in all consultations."""

    outcome: str
    facts: str
    ground: str = ""
    law: str = ""
    until: dt.date | None = None
    everywhere: bool = False


@transaction.atomic
def decide_case(*, by: User, case: Case, verdict: Verdict) -> Decision:
    """Decide what one has claimed. The author gets the reasons, whoever gave a notice the outcome. ValidationError
    keyed to a field, or without one for who has something to do with it; of two who decide the second gets
    MoveNotAllowed."""
    require(permissions.may_moderate(by, case.consultation.operation))
    case = _held(by, case, State.REVIEW)
    _refuse_incomplete(case, verdict)
    made = _written(by, case, verdict)
    case.move_to(verdict.outcome, claimed_by=None, claimed_at=None)
    note(case, Kind.DECIDED, by=by, what=verdict.outcome)
    if made.restricts:
        _restrict(by, case, made)
    _tell(case, by, author=made.restricts)
    return made


@transaction.atomic
def decide_complaint(*, by: User, case: Case, verdict: Verdict) -> Decision:
    """Decide a complaint that one has claimed: the same outcome lets the decision stand, another one reverses it. Not
    by who decided before. Reversed in the author's favour, the content is as it was."""
    require(permissions.may_moderate(by, case.consultation.operation))
    case = _held(by, case, State.COMPLAINED)
    last = case.decisions.last()
    assert last is not None
    _refuse_incomplete(case, verdict)
    same = verdict.outcome == last.outcome
    result = Decision.Result.UPHELD if same else Decision.Result.REVERSED
    made = _written(by, case, verdict, result)
    Complaint.objects.filter(decision__case=case, answer=None).update(answer=made)
    case.move_to(State.UPHELD if same else State.REVERSED, claimed_by=None, claimed_at=None)
    note(case, Kind.UPHELD if same else Kind.REVERSED, by=by, what=verdict.outcome)
    if same:
        KeptWords.objects.filter(case=case).update(until=made.complain_until)
    else:
        _turn_round(by, case, last, made)
    _tell(case, by, author=last.restricts or made.restricts, complaint=True)
    return made


def _held(by: User, case: Case, state: str) -> Case:
    """The case, locked, as it stands now; refused unless this person holds it and has nothing to do with it."""
    if reason := permissions.bar(by, case):
        raise ValidationError(reason, code="oneself")
    Case.objects.select_for_update().get(pk=case.pk)
    found = Case.objects.for_list().get(pk=case.pk)
    if found.state != state or found.claimed_by_id != by.pk:
        raise MoveNotAllowed
    return found


def _refuse_incomplete(case: Case, verdict: Verdict) -> None:
    if verdict.outcome not in Case.DECIDED:
        raise ValidationError({"outcome": _("Choose what is decided.")})
    if len(plain.plain(verdict.facts)) < LEAST:
        raise ValidationError(
            {"facts": _("Say what you found and why it leads to this: the author reads it.")}
        )
    if verdict.outcome == State.NO_ACTION:
        return
    if verdict.ground not in Ground:
        raise ValidationError({"ground": _("Say on which law or rule it rests.")})
    if verdict.ground in LAWS and len(tidy(verdict.law)) < 3:
        raise ValidationError({"law": _("Name the law and its article.")})
    standing = (*Contribution.READ, Statement.State.SHOWN)
    if case.content.state not in (
        *standing,
        *(case.content.HIDDEN if case.state == State.COMPLAINED else ()),
    ):
        raise ValidationError(
            {"outcome": _("It was taken back in the meantime. Decide that nothing is to be done.")}
        )
    if verdict.outcome == State.SUSPENDED:
        _refuse_suspension(case, verdict)


def _refuse_suspension(case: Case, verdict: Verdict) -> None:
    """With an end, for an account, and after a warning (Article 23(1) asks for one), but of advertising in masses."""
    today = clock.today()
    if verdict.until is None or not today < verdict.until <= today + LONGEST:
        raise ValidationError({"until": _("Say until when: at most half a year.")})
    voice = case.content.voice
    if voice is None or not _accounts(voice):
        raise ValidationError({"outcome": _("Whoever wrote this has no account that could be suspended.")})
    warned = Decision.objects.exclude(case=case).exclude(outcome=State.NO_ACTION)
    known = warned.filter(case__contribution__voice=voice) | warned.filter(case__statement__voice=voice)
    if verdict.ground != Ground.SPAM and not known.exists():
        raise ValidationError(
            {
                "outcome": _(
                    "This account has not been warned yet. Decide first that this is not shown; it is told why."
                )
            }
        )


def _accounts(voice: Voice) -> bool:
    return voice.user_id is not None or (voice.person is not None and hasattr(voice.person, "key_holder"))


def _written(by: User, case: Case, verdict: Verdict, result: str = "") -> Decision:
    restricts = verdict.outcome != State.NO_ACTION
    content = case.content
    return Decision.objects.create(
        consortium_id=case.consortium_id,
        case=case,
        number=case.decisions.count() + 1,
        outcome=verdict.outcome,
        result=result,
        ground=verdict.ground if restricts else "",
        law=tidy(verdict.law)[:200] if restricts else "",
        facts=plain.plain(verdict.facts)[:FACTS],
        until=verdict.until if verdict.outcome == State.SUSPENDED else None,
        everywhere=verdict.everywhere and verdict.outcome == State.SUSPENDED,
        before=content.state,
        before_into=getattr(content, "merged_into", None),
        by=by,
        at=clock.now(),
    )


def _restrict(by: User, case: Case, made: Decision) -> None:
    hide(case, by=by, outcome=made.outcome, ground=made.ground)
    voice = case.content.voice
    if made.outcome != State.SUSPENDED or made.until is None or voice is None:
        return
    Suspension.objects.create(
        consortium_id=case.consortium_id,
        decision=made,
        voice=voice,
        consultation=None if made.everywhere else case.consultation,
        until=made.until,
    )


def _turn_round(by: User, case: Case, last: Decision, made: Decision) -> None:
    """From the last decision to this one: first as it was, then what is decided now."""
    if last.restricts:
        taken = [d for d in case.decisions.all() if d.restricts and d.before not in case.content.HIDDEN]
        show_again(case, by=by, first=[d for d in taken if d.number <= last.number][-1])
    if made.restricts:
        _restrict(by, case, made)


def _tell(case: Case, by: User, *, author: bool, complaint: bool = False) -> None:
    if author:
        letters.tell_author(case, complaint=complaint)
        note(case, Kind.AUTHOR, by=by)
    for notice in case.notices.select_related("user", "consortium"):
        letters.decided(notice)
        note(case, Kind.REPORTER, by=by, what=str(notice.pk))
