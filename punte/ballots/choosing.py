"""What a valid answer is, for each kind of poll: whatever else is sent is told kindly, and nothing is written."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.ballots.models import Poll
from punte.base import formats

Choice = dict[str, Any]
BLANK: Choice = {"blank": True}
Kind = Poll.Kind


def checked(poll: Poll, options: set[int], told: Mapping[str, Any]) -> Choice:
    """The answer as it is kept. `told`: blank, picks (positions), ranks or marks ({position: number}). Raises
    ValidationError."""
    if told.get("blank"):
        return dict(BLANK)
    if poll.kind in (Kind.SINGLE, Kind.MULTIPLE):
        return {"picks": _picks(poll, options, told.get("picks", ()))}
    numbers = told.get("ranks" if poll.kind == Kind.RANKED else "marks", {})
    given = {int(option): int(n) for option, n in numbers.items() if n not in (None, "")}
    if not set(given) <= options or any(n < 0 for n in given.values()):
        raise ValidationError(_("Choose from the options of this poll."), code="foreign")
    if poll.kind == Kind.RANKED:
        return {"ranks": _as_keys(_ranks(given))}
    check = _marks if poll.kind == Kind.SCORE else _budget
    return {"marks": _as_keys(check(poll, given))}


def _as_keys(numbers: Mapping[int, int]) -> dict[str, int]:
    return {str(option): numbers[option] for option in sorted(numbers)}


def _picks(poll: Poll, options: set[int], picks: Any) -> list[int]:
    chosen = sorted({int(p) for p in picks})
    most = poll.most if poll.kind == Kind.MULTIPLE else 1
    if not chosen:
        raise ValidationError(_("Choose an option, or say that you abstain."), code="nothing")
    if not set(chosen) <= options:
        raise ValidationError(_("Choose from the options of this poll."), code="foreign")
    if len(chosen) > most:
        text = ngettext("Choose %(most)s option only.", "Choose at most %(most)s options.", most)
        raise ValidationError(text % {"most": formats.number(most)}, code="most")
    return chosen


def _ranks(ranks: Mapping[int, int]) -> Mapping[int, int]:
    """Places from 1 on, each once, none left out."""
    if not ranks:
        raise ValidationError(_("Give at least one option a place, or say that you abstain."), code="nothing")
    places = sorted(ranks.values())
    twice = next((a for a, b in zip(places, places[1:], strict=False) if a == b), None)
    if twice is not None:
        raise ValidationError(
            _("Two options have place %(place)s. Give each place once.") % {"place": twice}, code="doubled"
        )
    if places != list(range(1, len(places) + 1)):
        gap = next(n for n in range(1, len(places) + 2) if n not in places)
        raise ValidationError(
            _("Place %(place)s is missing. Number without a gap, from 1 on.") % {"place": gap}, code="gap"
        )
    return ranks


def _marks(poll: Poll, marks: Mapping[int, int]) -> Mapping[int, int]:
    if not marks:
        raise ValidationError(_("Give at least one option a mark, or say that you abstain."), code="nothing")
    if max(marks.values()) > poll.top:
        said = {"top": formats.number(poll.top)}
        raise ValidationError(_("The highest mark is %(top)s.") % said, code="top")
    return marks


def _budget(poll: Poll, marks: Mapping[int, int]) -> Mapping[int, int]:
    given = sum(marks.values())
    if not given:
        raise ValidationError(_("Give at least one option a part, or say that you abstain."), code="nothing")
    if given > poll.top:
        said = {
            "given": formats.number(given),
            "top": formats.number(poll.top),
            "over": formats.number(given - poll.top),
        }
        raise ValidationError(
            _("You have given %(given)s of %(top)s: %(over)s too many. Take some back.") % said, code="over"
        )
    return {option: n for option, n in marks.items() if n}
