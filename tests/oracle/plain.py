"""A slow, plain count of indicators and targets: the measure against which the fast queries are held.

Nothing here knows the database. The rules are those of the README beside this file; a definition is the
plain dict of an indicator set, or of a target's `counts`. An answer names every candidate and says why it
is not counted; None means counted. Who is not in the answer is no candidate.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from tests.oracle.categories import every, holds
from tests.oracle.results import RESULTS
from tests.oracle.told import Fact, Operation, Participation, Story, live, outside, rejected, survivor, tell

Answer: TypeAlias = dict[Any, str | None]
# Where several answers differ, the first of these is told: who declined is not to be asked again.
REFUSED_OR_UNKNOWN = ("declined", "not_asked", "not_known")
REQUIRED = ("sex", "age", "labour", "education")


def count(
    operation: Operation,
    participations: Iterable[Participation],
    facts: Iterable[Fact],
    indicator: Mapping[str, Any],
    as_of: date,
    *,
    merged: Mapping[Any, Any] | None = None,
    requires: Sequence[str] = REQUIRED,
) -> Answer:
    """Say of each candidate whether it counts; `merged` leads from a person to who they are now."""
    participations, told, merged = list(participations), live(facts, as_of), merged or {}
    counting = counting_records(participations, told, merged)
    answer: Answer = {}
    for record in participations:
        if candidate(indicator, record) is False:
            continue
        if record.id in counting:
            story = tell(record.person, told, merged)
            answer[record.id] = why_not(operation, record, story, indicator, as_of, requires)
        else:
            answer[record.id] = "duplicate"
    return answer


def candidate(indicator: Mapping[str, Any], record: Participation) -> bool | None:
    """Whether the record is of the indicator's category and, for a result, of its reference population."""
    return every([holds(indicator["where"], record), holds(indicator["reference"], record)])


def counting_records(records: list[Participation], told: list[Fact], merged: Mapping[Any, Any]) -> set[Any]:
    """Of one person's records the one entered first counts; on the same day, the lower number."""
    first_entered: dict[Any, date] = {}
    for fact in told:
        if fact.kind == "participation.entered":
            first_entered.setdefault(fact.person, fact.happened_on)
    best: dict[Any, tuple[date, Any]] = {}
    for record in records:
        rank = (first_entered.get(record.person, date.max), record.id)
        person = survivor(record.person, merged)
        best[person] = min(best.get(person, rank), rank)
    return {record for _, record in best.values()}


def why_not(
    operation: Operation,
    record: Participation,
    story: Story | None,
    indicator: Mapping[str, Any],
    as_of: date,
    requires: Sequence[str],
) -> str | None:
    """The first reason that keeps a person's record out of the indicator."""
    if story is None:
        return "not_entered"
    if outside(operation, story.entry.happened_on):
        return "outside_period"
    if rejected(story.entry):
        return "evidence_rejected"
    if not indicator["incomplete_too"] and any(getattr(record, name) is None for name in requires):
        return "incomplete"
    if candidate(indicator, record) is None:
        return why_unknown(indicator, record)
    if indicator["result"]:
        return RESULTS[indicator["result"]](story, as_of)
    return None


def why_unknown(indicator: Mapping[str, Any], record: Participation) -> str:
    """What was answered in place of a yes or no."""
    said = {record.special.get(each, "not_asked") for each in indicator["where"].get("special", ())}
    return next((answer for answer in REFUSED_OR_UNKNOWN if answer in said), "unknown")


def count_target(
    operation: Operation,
    facts: Iterable[Fact],
    counts: Mapping[str, Any],
    as_of: date,
    *,
    merged: Mapping[Any, Any] | None = None,
) -> Answer:
    """Say of each live fact of the named kinds whether the target counts it."""
    told, merged = live(facts, as_of), merged or {}
    entered = {survivor(fact.person, merged) for fact in told if fact.kind == "participation.entered"}
    already: set[Any] = set()
    answer: Answer = {}
    for fact in told:
        if fact.kind not in counts["kinds"] or counts.get("activity") not in (None, fact.activity):
            continue
        person = survivor(fact.person, merged)
        reason = why_not_in_target(operation, fact, counts, person in entered)
        unit = {"people": person, "organisations": fact.organisation}.get(counts["what"], fact.id)
        if reason is None and unit in already:
            reason = "duplicate"
        if reason is None:
            already.add(unit)
        answer[fact.id] = reason
    return answer


def why_not_in_target(
    operation: Operation, fact: Fact, counts: Mapping[str, Any], takes_part: bool
) -> str | None:
    """What keeps a single fact out of a target."""
    if outside(operation, fact.happened_on):
        return "outside_period"
    if rejected(fact):
        return "evidence_rejected"
    if (fact.quantity or 0) < (counts.get("at_least") or 0):
        return "too_few"
    if counts.get("participants_only") and not takes_part:
        return "not_participant"
    return None


def target_value(facts: Iterable[Fact], counts: Mapping[str, Any], answer: Answer) -> Decimal:
    """The target's achieved value: how many count, or for a quantity their sum."""
    counted = [fact for fact in facts if fact.id in answer and answer[fact.id] is None]
    if counts["what"] == "quantity":
        return sum((fact.quantity or Decimal(0) for fact in counted), Decimal(0))
    return Decimal(len(counted))
