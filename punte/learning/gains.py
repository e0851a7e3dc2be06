"""What a course changed: the tests before and after it, for one learner and for all who took both."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import charts, formats
from punte.base.translated import Translated
from punte.learning.grading import overall, points_of, share_of
from punte.learning.models import Attempt, Enrolment, Offering, Quiz
from punte.people.models import User

Purpose = Quiz.Purpose
PAIR = (Purpose.BEFORE, Purpose.AFTER)
Shares = dict[int, Fraction]  # by enrolment


def pairs(offering: Offering) -> dict[str, dict[int, list[Attempt]]]:
    """The attempts that have a result, by purpose and enrolment, in the order they were made."""
    rows = Attempt.objects.filter(
        enrolment__offering=offering, quiz__purpose__in=PAIR, points__isnull=False
    ).select_related("quiz")
    found: dict[str, dict[int, list[Attempt]]] = {p: defaultdict(list) for p in PAIR}
    for attempt in rows.order_by("number"):
        found[attempt.quiz.purpose][attempt.enrolment_id].append(attempt)
    return found


def _counting(attempts: Iterable[Attempt]) -> Fraction:
    """What counts of one person's attempts, by the policy of the test."""
    rows = list(attempts)
    shares = [share_of(a.points or 0, a.out_of) for a in rows]
    return overall(rows[0].quiz.policy, shares) or Fraction(0)


def gains(offering: Offering) -> dict[str, str] | None:
    """Of those who took both tests: the mean before, after, and the gain in points of a hundred."""
    found = _both(pairs(offering))
    return _summed(*found) if found[0] else None


def _both(found: dict[str, dict[int, list[Attempt]]]) -> tuple[Shares, Shares]:
    both = found[Purpose.BEFORE].keys() & found[Purpose.AFTER].keys()
    first, second = ({e: _counting(found[p][e]) for e in sorted(both)} for p in PAIR)
    return first, second


def _summed(first: Shares, second: Shares) -> dict[str, str]:
    before, after = (round(sum(s.values(), Fraction(0)) / len(s) * 100) for s in (first, second))
    return {
        "people": formats.number(len(first)),
        "before": formats.percent(before),
        "after": formats.percent(after),
        "gain": formats.signed(after - before),
    }


def own_gain(quizzes: Iterable[Any]) -> str:
    """The learner's own, from the tests with `last`, the share that counts; nothing until both were taken."""
    last = {q.purpose: q.last for q in quizzes if q.purpose in PAIR and q.last is not None}
    if len(last) < len(PAIR):
        return ""
    before, after = last[Purpose.BEFORE], last[Purpose.AFTER]
    said = {"before": formats.percent(before), "after": formats.percent(after)}
    if after > before:
        return _("Before the course you had %(before)s, now %(after)s.") % said
    return _("Before the course you had %(before)s, after it %(after)s.") % said


def gain_page(user: User, offering: Offering) -> dict[str, Any]:
    """All together in words, a chart and a table; question by question; and the people the reader may see."""
    found = pairs(offering)
    first, second = _both(found)
    questions = _questions(found, list(first))
    people = Enrolment.objects.visible_to(user).filter(offering=offering, pk__in=first).for_list()
    rows = [_person(e, first[e.pk], second[e.pk]) for e in people]
    return {
        "summed": _summed(first, second) if first else None,
        "sentence": _sentence(questions, len(first)),
        "chart": _chart(questions) if questions else None,
        "heads": [_("Question"), _("Right before"), _("Right after"), _("Difference")],
        "table": [
            [q["text"], formats.number(q["before"]), formats.number(q["after"]), _change(q)]
            for q in questions
        ],
        "people": rows,
        "one": {p: len(found[p]) for p in PAIR},
    }


def _change(question: dict[str, Any]) -> str:
    return formats.signed(question["after"] - question["before"])


def _person(enrolment: Enrolment, first: Fraction, second: Fraction) -> dict[str, Any]:
    before, after = round(first * 100), round(second * 100)
    return {
        "person": enrolment.person,
        "name": enrolment.person.full_name,
        "url": enrolment.get_absolute_url(),
        "before": formats.percent(before),
        "after": formats.percent(after),
        "gain": formats.signed(after - before),
        "tone": "success" if after > before else "neutral" if after == before else "warning",
    }


def _questions(found: dict[str, dict[int, list[Attempt]]], both: list[int]) -> list[dict[str, Any]]:
    """Of the questions both tests ask: how many had them fully right in the first and in the last paper."""
    counts: dict[str, dict[int, int]] = {p: defaultdict(int) for p in PAIR}
    texts: dict[int, str] = {}
    for purpose, at in ((Purpose.BEFORE, 0), (Purpose.AFTER, -1)):
        for enrolment in both:
            attempt = found[purpose][enrolment][at]
            for q in attempt.questions:
                texts[q["id"]] = str(Translated.from_json(q["text"]))
                full = points_of(q, attempt.answers, attempt.grades) == q["points"]
                counts[purpose][q["id"]] += full
    shared = sorted(counts[Purpose.BEFORE].keys() & counts[Purpose.AFTER].keys())
    return [
        {"text": texts[n], "before": counts[Purpose.BEFORE][n], "after": counts[Purpose.AFTER][n]}
        for n in shared
    ]


def _sentence(questions: list[dict[str, Any]], people: int) -> str:
    if not questions:
        return ""
    most = max(questions, key=lambda q: q["after"] - q["before"])
    if most["after"] <= most["before"]:
        return _("No question is answered better than before.")
    said = {"text": most["text"], "before": most["before"], "after": most["after"], "n": people}
    return (
        ngettext(
            "Most was gained at “%(text)s”: %(before)s before, %(after)s after, of %(n)s person.",
            "Most was gained at “%(text)s”: %(before)s before, %(after)s after, of %(n)s people.",
            people,
        )
        % said
    )


def _chart(questions: list[dict[str, Any]]) -> charts.ColumnChart:
    rows = [(str(n), q["after"], q["before"]) for n, q in enumerate(questions[:12], 1)]
    summary = "; ".join(
        _("%(n)s: %(before)s before, %(after)s after") % {"n": n, "before": before, "after": after}
        for n, after, before in rows
    )
    return charts.column_chart(summary=summary, rows=rows, write=formats.number)
