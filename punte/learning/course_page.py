"""What a learner sees of their courses: what is next, what is still missing in words, tests, certificates."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import clock, formats
from punte.base.kept import Kept
from punte.learning.cohort_page import TONES
from punte.learning.completion import HOUR, hours, missing_words, rule_words
from punte.learning.gains import own_gain
from punte.learning.grading import overall, share_of
from punte.learning.lesson_page import lessons_read
from punte.learning.models import Attempt, Certificate, Enrolment, Offering, Quiz
from punte.learning.package_page import lesson_items
from punte.learning.standings import Asked, Cohort, cohort, cohorts
from punte.people.models import User

State, Purpose = Enrolment.State, Quiz.Purpose
_CERTIFICATES = Kept(
    lambda enrolment: (
        Certificate.objects.filter(enrolment=enrolment)
        .exclude(state=Certificate.State.SUPERSEDED)
        .order_by("-pk")
    ),
    int,
)
_LEARNING = (State.ENROLLED, State.COMPLETED)
_WITH = ("offering__operation", "offering__programme__organisation", "person")


def courses_page(user: User) -> list[dict[str, Any]]:
    """The user's courses of one consortium, those that run first."""
    found = list(Enrolment.objects.own(user).select_related(*_WITH).order_by("-offering__starts_on", "-pk"))
    groups = cohorts({e.offering for e in found}, found) if found else {}
    rows = [_course(e, groups[e.offering_id]) for e in found]
    return sorted(rows, key=lambda row: row["it"].state != State.ENROLLED)


def _course(enrolment: Enrolment, group: Cohort) -> dict[str, Any]:
    learns = enrolment.state in _LEARNING
    ahead = [d for d in group.days if d.day >= clock.today(enrolment.operation.zone) and not d.closed]
    return {
        "it": enrolment,
        "offering": enrolment.offering,
        "url": reverse("learning:course_detail", args=[enrolment.pk]),
        "tone": TONES.get(State(enrolment.state), "neutral"),
        "missing": missing_words(group.verdict(enrolment)) if enrolment.state == State.ENROLLED else [],
        "learns": learns,
        "next": ahead[0] if ahead and learns else None,
    }


def course_page(enrolment: Enrolment) -> dict[str, Any]:
    """The context of one course's page."""
    offering = enrolment.offering
    group = cohort(offering, [enrolment])
    standing, rule = group.standing(enrolment), enrolment.as_rule()
    learns = enrolment.state in _LEARNING
    begun = offering.state in (Offering.State.RUNNING, Offering.State.ENDED)
    return _course(enrolment, group) | {
        "enrolment": enrolment,
        "facts": _facts(enrolment),
        "days": [_day(group, enrolment, d) for d in group.days],
        "rule": rule_words(rule),
        "attended": standing.attended // HOUR,
        "least": -(-rule.least // HOUR),
        "attended_words": hours(standing.attended),
        "least_words": hours(rule.least),
        **_tasks(enrolment, group, learns),
        "feedback": learns and begun and not enrolment.feedback_given,
        "certificates": _CERTIFICATES(enrolment.pk) if learns else [],
        "leaves": enrolment.may_move_to(State.WITHDRAWN) and offering.state != Offering.State.ENDED,
    }


def _facts(enrolment: Enrolment) -> list[tuple[Any, ...]]:
    offering = enrolment.offering
    where = offering.place if offering.mode != Offering.Mode.ONLINE else _("online")
    rows: list[tuple[Any, ...]] = [
        (_("State"), enrolment.get_state_display()),
        (_("When"), formats.period(offering.starts_on, offering.ends_on)),
        (_("Where"), where),
        (_("Provider"), offering.programme.organisation.name),
    ]
    if offering.link and enrolment.state == State.ENROLLED:
        rows.append((_("Link"), _("Open the room online"), offering.link))
    return rows


def _day(group: Cohort, enrolment: Enrolment, day: Any) -> dict[str, Any]:
    minutes = group.minutes.get((enrolment.person_id, day.event), 0)
    words = _("attended: %(hours)s") % {"hours": hours(minutes)} if day.closed else _("to come")
    return {"on": day.day, "text": hours(day.minutes), "small": words, "practice": day.practice}


def _tasks(enrolment: Enrolment, group: Cohort, learns: bool) -> dict[str, Any]:
    """Tests and work to hand in, with what was gained between the tests."""
    quizzes = _with_results(enrolment, group) if learns else []
    return {
        "quizzes": [_quiz(enrolment, group, quiz) for quiz in quizzes],
        "gain": own_gain(quizzes),
        "works": works_of(enrolment, group) if learns else [],
        "packages": lesson_items(enrolment, group.finished.get(enrolment.pk, ()), group.packages)
        if learns
        else [],
        "lessons": lessons_read(enrolment) if learns else None,
    }


def works_of(enrolment: Enrolment, group: Cohort) -> list[dict[str, Any]]:
    """Each piece of work the course asks for, how it stands, and the way to hand it in."""
    return [_work(enrolment, group, work) for work in group.works]


WORK_TAGS = {
    "missing": (gettext_lazy("to be handed in"), "neutral"),
    "returned": (gettext_lazy("given back for work"), "warning"),
    "waiting": (gettext_lazy("being looked at"), "info"),
    "accepted": (gettext_lazy("accepted"), "success"),
    "not_accepted": (gettext_lazy("not accepted"), "danger"),
}


def _work(enrolment: Enrolment, group: Cohort, work: Asked) -> dict[str, Any]:
    state = group.work_state(enrolment, work.pk)
    word, tone = WORK_TAGS[state]
    begun = enrolment.offering.state in (Offering.State.RUNNING, Offering.State.ENDED)
    hands_in = state in ("missing", "returned") and enrolment.state == State.ENROLLED and begun
    due = (
        enrolment.offering.starts_on + dt.timedelta(days=work.due_days) if work.due_days is not None else None
    )
    return {
        "tag": str(word),
        "tone": tone,
        "icon": "",
        "text": str(work.title),
        "small": _("Due on %(day)s") % {"day": formats.day(due, "long")} if due else "",
        "verb": _("Hand in") if hands_in else _("Look at it"),
        "url": reverse("learning:work_detail", args=[enrolment.pk, work.pk]),
    }


def _with_results(enrolment: Enrolment, group: Cohort) -> list[Any]:
    """The tests of the course, each with `taken`, `open`, `awaits`, and `last`, the percents that count."""
    for quiz in group.quizzes:
        mine = group.sat.get((enrolment.pk, quiz.pk), [])
        counts = overall(quiz.policy, [share_of(a.points, a.out_of) for a in mine if a.points is not None])
        shown: Any = quiz
        shown.taken = len(mine)
        shown.open = any(a.state == Attempt.State.OPEN for a in mine)
        shown.awaits = any(a.state == Attempt.State.AWAITING for a in mine)
        shown.last = None if counts is None else int(counts * 100)
        shown.ended = [a for a in mine if a.ended]
    return list(group.quizzes)


def _quiz(enrolment: Enrolment, group: Cohort, quiz: Any) -> dict[str, Any]:
    passed = quiz.pk in group.passed.get(enrolment.pk, set())
    states = {
        Purpose.BEFORE: (Offering.State.OPEN, Offering.State.RUNNING),
    }.get(quiz.purpose, (Offering.State.RUNNING, Offering.State.ENDED))
    final = quiz.purpose == Purpose.FINAL
    may = enrolment.state == State.ENROLLED and enrolment.offering.state in states
    more = quiz.taken < enrolment.attempts_at(quiz.attempts) and not (passed and final) and not quiz.awaits
    goes = may and (quiz.open or more)
    word = formats.percent(quiz.last) if quiz.last is not None else _("not taken yet")
    word = _("awaits grading") if quiz.awaits else word
    return {
        "tag": _("passed") if passed and final else word,
        "tone": _quiz_tone(quiz, passed and final),
        "icon": "",
        "text": str(quiz),
        "small": str(quiz.get_purpose_display()),
        "verb": (_("Go on") if quiz.open else _("Take the test")) if goes else "",
        "url": reverse("learning:quiz_begin", args=[enrolment.pk, quiz.pk]) if goes else "",
        "results": [
            (
                _("Result of attempt %(n)s") % {"n": formats.number(a.number)},
                reverse("learning:attempt_result", args=[a.pk]),
            )
            for a in quiz.ended
        ],
    }


def _quiz_tone(quiz: Any, passed: bool) -> str:
    if quiz.awaits:
        return "info"
    return "success" if passed else "warning" if quiz.purpose == Purpose.FINAL and quiz.taken else "neutral"
