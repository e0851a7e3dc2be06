"""When a course is completed: one rule, judged by one pure function, told in words early enough to act.

Times are minutes. Nothing here asks the database: whoever calls brings what the person has done so far.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats

HOUR = 60


@dataclass(frozen=True)
class Rule:
    """What a course asks for. `theory` and `practice` are the programme's minutes; `overall` and `of_practice` the
    least share of them in percent; the rest is asked for or not."""

    theory: int = 0
    practice: int = 0
    overall: int = 80
    of_practice: int = 0
    tests: bool = False
    packages: bool = False
    feedback: bool = False
    commission: bool = False
    assignments: bool = False

    @property
    def minutes(self) -> int:
        """All that the programme holds."""
        return self.theory + self.practice

    @property
    def least(self) -> int:
        """The least minutes of all, rounded up."""
        return -(-self.minutes * self.overall // 100)

    @property
    def least_practice(self) -> int:
        """The least minutes of practice, rounded up."""
        return -(-self.practice * self.of_practice // 100)

    def as_json(self) -> dict[str, Any]:
        """The shape that is frozen with an enrolment."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Rule":
        """Back from what was frozen; parts a later version added take their plain value."""
        known = {f.name for f in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


@dataclass(frozen=True)
class Work:
    """One piece of work the course asks for: its title, and how it stands: missing, returned, waiting, accepted or
    not_accepted."""

    title: object
    state: str = "missing"


@dataclass(frozen=True)
class Standing:
    """What one person has done. `ahead` and `ahead_practice` are minutes still to come in the timetable; `tests`
    tells of each test of the course whether it was passed, `used_up` how many are not passed and have no attempt left,
    `assignments` how each piece of work stands, `packages` of each interactive lesson whether it is done."""

    attended: int = 0
    practice: int = 0
    ahead: int = 0
    ahead_practice: int = 0
    tests: tuple[bool, ...] = ()
    used_up: int = 0
    packages: tuple[bool, ...] = ()
    feedback: bool = False
    commission: bool | None = None
    assignments: tuple[Work, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What is still missing; nothing missing is completed. `out_of_reach`: the person cannot complete without help,
    because the hours that are left or the attempts at a test do not suffice."""

    overall: int = 0
    practice: int = 0
    tests: int = 0
    used_up: int = 0
    packages: int = 0
    feedback: bool = False
    commission: bool = False
    failed: bool = False
    out_of_reach: bool = False
    assignments: tuple[Work, ...] = ()

    @property
    def attended(self) -> bool:
        """Enough hours, whatever else is missing."""
        return not self.overall and not self.practice

    @property
    def met(self) -> bool:
        """Everything the rule asks for."""
        missing = (
            self.tests or self.feedback or self.commission or self.failed or self.assignments or self.packages
        )
        return self.attended and not missing


def judge(rule: Rule, standing: Standing) -> Verdict:
    """Compare what was done with what the rule asks for. A course without tests cannot miss one; a commission that
    said no leaves the course failed until it decides anew."""
    overall = max(0, rule.least - standing.attended)
    practice = max(0, rule.least_practice - standing.practice)
    used_up = standing.used_up if rule.tests else 0
    return Verdict(
        overall=overall,
        practice=practice,
        tests=standing.tests.count(False) if rule.tests else 0,
        used_up=used_up,
        packages=standing.packages.count(False) if rule.packages else 0,
        feedback=rule.feedback and not standing.feedback,
        commission=rule.commission and standing.commission is None,
        failed=rule.commission and standing.commission is False,
        out_of_reach=overall > standing.ahead or practice > standing.ahead_practice or used_up > 0,
        assignments=tuple(w for w in standing.assignments if w.state != "accepted")
        if rule.assignments
        else (),
    )


def missing_words(verdict: Verdict) -> list[str]:
    """What is missing, a short sentence each, said to the person; empty once all is done."""
    words = _missing_hours(verdict)
    if verdict.tests:
        said = ngettext("One test is still to pass.", "%(n)s tests are still to pass.", verdict.tests)
        words.append(said % {"n": formats.number(verdict.tests)})
    if verdict.used_up:
        words.append(_("All attempts at a test are used. The trainer can give another one."))
    words += _work_words(verdict.assignments)
    if verdict.packages:
        words.append(_packages(verdict.packages))
    if verdict.feedback:
        words.append(_("Still to say how the course was."))
    if verdict.commission:
        words.append(_("The commission has not decided yet."))
    if verdict.failed:
        words.append(_("The commission decided: not passed."))
    return words


def _work_words(works: tuple[Work, ...]) -> list[str]:
    words = {
        "missing": _("Still to hand in: %(titles)s."),
        "returned": _("Given back, to be handed in again: %(titles)s."),
        "waiting": _("Handed in and still being looked at: %(titles)s."),
        "not_accepted": _("Not accepted: %(titles)s. The trainer says what can be done."),
    }
    found = {state: [str(w.title) for w in works if w.state == state] for state in words}
    return [said % {"titles": ", ".join(found[state])} for state, said in words.items() if found[state]]


def _missing_hours(verdict: Verdict) -> list[str]:
    words = []
    if verdict.overall and verdict.overall >= verdict.practice:
        words.append(_("Still to attend: %(hours)s.") % {"hours": hours(verdict.overall)})
    if verdict.practice:
        words.append(_("Still to attend in practice: %(hours)s.") % {"hours": hours(verdict.practice)})
    if verdict.overall and verdict.practice > verdict.overall:
        words.append(_("These hours of practice complete the hours in all, too."))
    return words


def _packages(count: int) -> str:
    said = ngettext(
        "One interactive lesson is still to finish.",
        "%(n)s interactive lessons are still to finish.",
        count,
    )
    return said % {"n": formats.number(count)}


def hour_words(rule: Rule) -> list[str]:
    """What the rule says of hours, and nothing else: what a certificate of attendance is given for."""
    words = []
    if rule.least:
        said = {
            "least": hours(rule.least),
            "all": hours(rule.minutes),
            "share": formats.percent(rule.overall),
        }
        words.append(_("Attend at least %(least)s of %(all)s (%(share)s).") % said)
    if rule.least_practice:
        said = {"least": hours(rule.least_practice), "all": hours(rule.practice)}
        words.append(_("Of these, at least %(least)s of the %(all)s of practice.") % said)
    return words


def rule_words(rule: Rule) -> list[str]:
    """The rule itself, a short sentence each."""
    words = hour_words(rule)
    if rule.tests:
        words.append(_("Pass every test of the course."))
    if rule.assignments:
        words.append(_("Hand in every piece of work, and have it accepted."))
    if rule.packages:
        words.append(_("Finish every interactive lesson of the course."))
    if rule.feedback:
        words.append(_("Say how the course was, at the end."))
    if rule.commission:
        words.append(_("Be passed by the examination commission, whose minutes are kept."))
    return words or [_("Be enrolled until the end.")]


def hours(minutes: int) -> str:
    """As people say it: 4 hours; 3 hours 30 minutes; 45 minutes."""
    whole, rest = divmod(minutes, HOUR)
    parts = []
    if whole or not rest:
        parts.append(ngettext("%(n)s hour", "%(n)s hours", whole) % {"n": formats.number(whole)})
    if rest:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest})
    return " ".join(parts)
