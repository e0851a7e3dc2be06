"""What became of people: the results seen by 28 days and by six months after leaving."""

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from tests.oracle.told import Fact, Story

EMPLOYED = ("participation.observed_employed", "participation.observed_self_employed")
SEARCHING = ("participation.observed_searching",)
LABOUR = (*EMPLOYED, *SEARCHING, "participation.observed_unemployed", "participation.observed_inactive")
IN_EDUCATION = ("participation.observed_in_education",)
EDUCATION = (*IN_EDUCATION, "participation.observed_not_in_education")
IMPROVED = ("participation.observed_improved",)
QUALIFIED = ("participation.qualification_recognised",)
CERTIFICATE = ("participation.certificate_received",)


def by_day_28(story: Story, as_of: date, among: Sequence[str], wanted: Sequence[str]) -> str | None:
    """The last status known between the last entry and 28 days after leaving decides."""
    if story.left is None:
        return "still_taking_part"
    return last_of(story, as_of, among, wanted, story.last_entered, day_28(story.left))


def in_six_months(story: Story, as_of: date, among: Sequence[str], wanted: Sequence[str]) -> str | None:
    """The last status known after day 28 and up to six months after leaving decides."""
    if story.left is None:
        return "still_taking_part"
    return last_of(story, as_of, among, wanted, day_28(story.left) + timedelta(1), six_months(story.left))


def last_of(
    story: Story, as_of: date, among: Sequence[str], wanted: Sequence[str], since: date, until: date
) -> str | None:
    """Whether the last observation of the window is the wanted one; when there is none, why."""
    seen = [fact.kind for fact in within(story, since, until) if fact.kind in among]
    if seen:
        return None if seen[-1] in wanted else "other_result"
    if any(fact.kind in wanted and fact.happened_on > until for fact in story.facts):
        return "too_late"
    return "not_due" if as_of < until else "follow_up_missing"


def qualified(story: Story, as_of: date) -> str | None:
    """A recognised qualification since the first entry; attendance and certificates are not enough."""
    if story.left is None:
        return "still_taking_part"
    until = day_28(story.left)
    gained = {fact.kind for fact in within(story, story.entry.happened_on, until)}
    if gained & {*QUALIFIED}:
        return None
    if gained & {*CERTIFICATE}:
        return "not_recognised"
    if any(fact.kind in QUALIFIED and fact.happened_on > until for fact in story.facts):
        return "too_late"
    return "not_due" if as_of < until else "no_qualification"


def improved(story: Story, as_of: date) -> str | None:
    """Any improvement after day 28 and within six months."""
    if story.left is None:
        return "still_taking_part"
    until = six_months(story.left)
    if any(fact.kind in IMPROVED for fact in within(story, day_28(story.left) + timedelta(1), until)):
        return None
    return "not_due" if as_of < until else "follow_up_missing"


RESULTS: Mapping[str, Callable[[Story, date], str | None]] = {
    "searching_28": lambda story, as_of: by_day_28(story, as_of, LABOUR, SEARCHING),
    "employed_28": lambda story, as_of: by_day_28(story, as_of, LABOUR, EMPLOYED),
    "education_28": lambda story, as_of: by_day_28(story, as_of, EDUCATION, IN_EDUCATION),
    "employed_6m": lambda story, as_of: in_six_months(story, as_of, LABOUR, EMPLOYED),
    "qualification_28": qualified,
    "improved_6m": improved,
}


def within(story: Story, since: date, until: date) -> list[Fact]:
    """The person's facts of a window, both days included."""
    return [fact for fact in story.facts if since <= fact.happened_on <= until]


def day_28(left: date) -> date:
    """Four weeks after leaving, the last day of immediate results."""
    return left + timedelta(28)


def six_months(left: date) -> date:
    """Six calendar months after leaving; a day that the month lacks becomes its last one."""
    year, month = left.year + (left.month + 5) // 12, (left.month + 5) % 12 + 1
    return date(year, month, min(left.day, calendar.monthrange(year, month)[1]))
