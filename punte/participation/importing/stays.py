"""What a row's days of entry and leaving mean for the stays already recorded."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from punte.participation.models import Participation, Stay

State = Participation.State


class Overlap(Exception):
    """The entry lies inside an earlier stay."""


@dataclass(frozen=True)
class Step:
    """One change to the stays: a new one, a leaving, other days than those recorded, another reason."""

    entered_on: dt.date
    left_on: dt.date | None = None
    exit: str = ""
    leaves: Stay | None = None
    corrects: Stay | None = None
    reasons: Stay | None = None
    was: str = ""

    @property
    def enters(self) -> bool:
        """Whether a stay is written."""
        return self.leaves is None and self.reasons is None

    @property
    def state(self) -> str:
        """The participation's state afterwards."""
        return state_after(self.left_on, self.exit)


def state_after(left_on: dt.date | None, exit: str) -> str:
    """Taking part, completed, or left early."""
    if left_on is None:
        return State.ENTERED
    return State.COMPLETED if exit in ("", Stay.Exit.TO_THE_END) else State.LEFT_EARLY


def step(values: dict[str, Any], stays: Sequence[Stay]) -> Step | None:
    """What the row changes; None for nothing. Raises Overlap. `stays` are those not struck, oldest first."""
    entered, left = values.get("entered_on"), values.get("left_on")
    if entered is None:
        return None
    told = Step(entered, left, values.get("exit_reason", "") if left else "")
    if not stays:
        return told
    same = next((s for s in stays if s.entered_on == entered), None)
    if same:
        return _same_entry(told, same, is_last=same is stays[-1])
    last = stays[-1]
    if last.left_on and entered >= last.left_on:
        return told
    if len(stays) > 1 and entered < (stays[-2].left_on or entered):
        raise Overlap
    return Step(told.entered_on, left or last.left_on, told.exit or last.exit, corrects=last)


def _same_entry(told: Step, stay: Stay, *, is_last: bool) -> Step | None:
    if told.left_on is None:
        return None
    if stay.left_on is None:
        return Step(stay.entered_on, told.left_on, told.exit, leaves=stay)
    if stay.left_on == told.left_on:
        changed = told.exit and told.exit != stay.exit
        return (
            Step(stay.entered_on, stay.left_on, told.exit, reasons=stay, was=stay.exit) if changed else None
        )
    if not is_last:
        raise Overlap
    return Step(stay.entered_on, told.left_on, told.exit or stay.exit, corrects=stay)
