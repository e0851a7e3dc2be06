"""Writing stays with their facts and the paper that tells them, many at a time."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from punte.participation import facts
from punte.participation.importing.bulk import update_many
from punte.participation.importing.stays import Step
from punte.participation.models import Participation, Stay
from punte.people.models import User
from punte.records.actions.facts import new_fact, record_all, strike_all
from punte.records.facts import STRUCK_WRONG_DATE
from punte.records.kinds import Kind
from punte.records.models import Document, Evidence, Fact

BATCH = 1_000


@dataclass
class StayWriter:
    """Writes in one user's name, with one paper as evidence."""

    by: User
    document: Document | None
    on: dt.date

    def write(self, steps: Sequence[tuple[Participation, Step]]) -> list[dict[str, Any]]:
        """Write the steps; gives for each what it takes to undo it."""
        self._strike([s.corrects for _p, s in steps if s.corrects])
        made = [(p, s, _stay(p, s)) for p, s in steps if s.enters]
        Stay.objects.bulk_create([stay for _p, _s, stay in made], batch_size=BATCH)
        left = [self._leaving(p, s) for p, s in steps if s.leaves]
        reasons = [self._reason(s) for _p, s in steps if s.reasons]
        update_many([*left, *reasons], ["left_on", "exit"])
        self.tell([stay for _p, _s, stay in made], left)
        stays = {id(s): stay.pk for _p, s, stay in made}
        return [_traces(s, stays.get(id(s))) for _p, s in steps]

    def tell(self, entered: Sequence[Stay], left: Iterable[Stay] = ()) -> None:
        """Tell the facts of new stays, and of leavings of stays that were open."""
        told = [new_fact(facts.ENTERED, by=self.by, about=s, on=s.entered_on) for s in entered]
        told += [new_fact(facts.LEFT, by=self.by, about=s, on=s.left_on) for s in entered if s.left_on]
        told += self._again(list(left))
        record_all(told)
        if self.document:
            Evidence.objects.bulk_create([self._link(f) for f in told], batch_size=BATCH)

    def _again(self, left: list[Stay]) -> list[Fact]:
        """A leaving may have been told and struck before: the round says how often."""
        before = Counter(_facts(left, facts.LEFT).values_list("source_id", flat=True)) if left else Counter()
        told = []
        for stay in left:
            assert stay.left_on is not None
            fact = new_fact(facts.LEFT, by=self.by, about=stay, on=stay.left_on)
            fact.round = before[stay.pk]
            told.append(fact)
        return told

    def _link(self, fact: Fact) -> Evidence:
        return Evidence(
            consortium_id=fact.consortium_id,
            fact=fact,
            document=self.document,
            verification=Evidence.Verification.LINKED,
            by=self.by,
        )

    def _strike(self, stays: Sequence[Stay]) -> None:
        strike_stays(stays, by=self.by, reason=STRUCK_WRONG_DATE, on=self.on)

    def _leaving(self, participation: Participation, step: Step) -> Stay:
        stay = step.leaves
        assert stay is not None
        stay.participation, stay.left_on, stay.exit = participation, step.left_on, step.exit
        return stay

    def _reason(self, step: Step) -> Stay:
        stay = step.reasons
        assert stay is not None
        stay.exit = step.exit
        return stay


def strike_stays(stays: Sequence[Stay], *, by: User, reason: Kind, on: dt.date) -> None:
    """Strike stays with what was told of them."""
    if stays:
        strike_all(_facts(stays, facts.ENTERED, facts.LEFT).live(), by=by, reason=reason, on=on)
        Stay.objects.filter(pk__in=[s.pk for s in stays]).update(struck=True)


def strike_leavings(stays: Sequence[Stay], *, by: User, reason: Kind, on: dt.date) -> None:
    """Strike the leaving of stays, which are open again."""
    if stays:
        strike_all(_facts(stays, facts.LEFT).live(), by=by, reason=reason, on=on)
        Stay.objects.filter(pk__in=[s.pk for s in stays]).update(left_on=None, exit="")


def _facts(stays: Sequence[Stay], *kinds: Kind) -> Any:
    """What was told of these stays."""
    return Fact.objects.of(*kinds).filter(
        source_type__app_label="participation", source_type__model="stay", source_id__in=[s.pk for s in stays]
    )


def _stay(participation: Participation, step: Step) -> Stay:
    return Stay(
        consortium_id=participation.consortium_id,
        participation=participation,
        entered_on=step.entered_on,
        left_on=step.left_on,
        exit=step.exit,
    )


def _traces(step: Step, made: int | None) -> dict[str, Any]:
    if step.corrects:
        return {"stay_made": made, "stay_struck": step.corrects.pk}
    if step.leaves:
        return {"stay_left": step.leaves.pk}
    if step.reasons:
        return {"stay_reason": [step.reasons.pk, step.was]}
    return {"stay_made": made}
