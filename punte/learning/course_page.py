"""What a learner sees of their courses: what is next, what is still missing in words, tests, certificates."""

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.translated import Translated
from punte.learning.cohort_page import TONES
from punte.learning.completion import HOUR, hours, missing_words, rule_words
from punte.learning.forms.quizzes import TRUE_FALSE
from punte.learning.grading import worth
from punte.learning.lesson_page import lessons_read
from punte.learning.models import Attempt, Certificate, Enrolment, Offering, Question, Quiz
from punte.learning.standings import Cohort, cohort, cohorts
from punte.people.models import User

State, Purpose = Enrolment.State, Quiz.Purpose
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
    certificates = Certificate.objects.filter(enrolment=enrolment).exclude(state=Certificate.State.SUPERSEDED)
    return _course(enrolment, group) | {
        "enrolment": enrolment,
        "facts": _facts(enrolment),
        "days": [_day(group, enrolment, d) for d in group.days],
        "rule": rule_words(rule),
        "attended": standing.attended // HOUR,
        "least": -(-rule.least // HOUR),
        "attended_words": hours(standing.attended),
        "least_words": hours(rule.least),
        "quizzes": _quizzes(enrolment, group) if learns else [],
        "lessons": lessons_read(enrolment) if learns else None,
        "feedback": learns and begun and not enrolment.feedback_given,
        "certificates": list(certificates.order_by("-pk")) if learns else [],
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


def _quizzes(enrolment: Enrolment, group: Cohort) -> list[dict[str, Any]]:
    """Each test of the course with how it stands, and the verb where it may be taken."""
    if not group.quizzes:
        return []
    mine = Attempt.objects.filter(enrolment=enrolment)
    rows = Quiz.objects.filter(pk__in=[q.pk for q in group.quizzes]).annotate(
        taken=Count("attempts_made", filter=Q(attempts_made__enrolment=enrolment)),
        open=Exists(mine.filter(quiz=OuterRef("pk"), state=Attempt.State.OPEN)),
        last=mine.filter(quiz=OuterRef("pk"), points__isnull=False)
        .order_by("-pk")
        .values(share=F("points") * 100 / F("out_of"))[:1],
    )
    return [_quiz(enrolment, group, quiz) for quiz in rows]


def _quiz(enrolment: Enrolment, group: Cohort, quiz: Any) -> dict[str, Any]:
    passed = quiz.pk in group.passed.get(enrolment.pk, set())
    states = {
        Purpose.BEFORE: (Offering.State.OPEN, Offering.State.RUNNING),
    }.get(quiz.purpose, (Offering.State.RUNNING, Offering.State.ENDED))
    final = quiz.purpose == Purpose.FINAL
    may = enrolment.state == State.ENROLLED and enrolment.offering.state in states
    goes = may and (quiz.open or (quiz.taken < quiz.attempts and not (passed and final)))
    word = formats.percent(quiz.last) if quiz.last is not None else _("not taken yet")
    return {
        "tag": _("passed") if passed and final else word,
        "tone": "success" if passed and final else "warning" if final and quiz.taken else "neutral",
        "icon": "",
        "text": str(quiz),
        "small": str(quiz.get_purpose_display()),
        "verb": (_("Go on") if quiz.open else _("Take the test")) if goes else "",
        "url": reverse("learning:quiz_begin", args=[enrolment.pk, quiz.pk]) if goes else "",
    }


def result_page(attempt: Attempt) -> dict[str, Any]:
    """What came of an attempt: points, and each question with what was right."""
    rows = []
    for question in attempt.questions:
        answer = attempt.answers.get(str(question["id"]))
        explanation = question["explanation"]
        rows.append(
            {
                "text": str(Translated.from_json(question["text"])),
                "given": ", ".join(_said(question, answer)) or _("no answer"),
                "right": worth(question, answer) > 0,
                "solution": ", ".join(_said(question, _solution(question))),
                "explanation": str(Translated.from_json(explanation)) if explanation else "",
            }
        )
    return {
        "attempt": attempt,
        "rows": rows,
        "final": attempt.quiz.purpose == Purpose.FINAL,
        "percent": formats.percent(attempt.percent),
        "needed": formats.percent(attempt.quiz.pass_percent),
        "late": attempt.state == Attempt.State.EXPIRED,
        "solutions": attempt.quiz.purpose != Purpose.FINAL
        or attempt.passed
        or attempt.number >= attempt.quiz.attempts,
    }


def _solution(question: dict[str, Any]) -> Any:
    chosen = question["kind"] not in (Question.Kind.TEXT, Question.Kind.NUMBER)
    return question["right"] if chosen else question["accepted"][0]


def _said(question: dict[str, Any], answer: Any) -> list[str]:
    if answer in (None, "", []):
        return []
    if question["kind"] in (Question.Kind.TEXT, Question.Kind.NUMBER):
        return [str(answer)]
    texts = [str(word) for _n, word in TRUE_FALSE]
    if question["kind"] != Question.Kind.TRUE_FALSE:
        texts = [str(Translated.from_json(o)) for o in question["options"]]
    return [texts[n] for n in (answer if isinstance(answer, list) else [answer]) if n < len(texts)]
