"""Of each partner a course that runs, with one learner, a test begun and a certificate, for who reaches what."""

import datetime as dt
from typing import Any

from punte.base import clock
from punte.base.translated import Translated
from punte.learning.actions import (
    assignments,
    certificates,
    enrolments,
    offerings,
    packages,
    programmes,
    quizzes,
)
from punte.learning.actions.commissions import record_commission
from punte.learning.actions.course_requests import leave_request
from punte.learning.actions.feedback import give_feedback
from punte.learning.models import Enrolment, LessonProgress
from punte.learning.tests import scorm
from punte.participation.models import Participation
from punte.people.models import User
from tests.security import lectured as reading
from tests.security.lectured import lectured

RULE = {"overall": 0, "of_practice": 0, "tests": False, "feedback": False, "commission": False}


def learnt(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody but the participant; gives their numbers."""
    from tests.security.world import pdf

    operation, title = found.operation, Translated({"en": "A course"})
    told = {"by": by, "operation": operation}
    programme = programmes.create_programme(
        **told, organisation=found.organisation, rule=RULE, code=f"course-{found.pk}", title=title, kind="non_formal",
        theory_hours=8, practice_hours=0, topics=[],
    )  # fmt: skip
    module = programmes.add_module(**told, programme=programme, title=title, hours=2)
    for topic in operation.course_topics:
        programmes.add_module(**told, programme=programme, title=title, hours=1, topic=topic)
    asked = {"kind": "true_false", "text": title, "options": [], "right": [0], "accepted": []}
    question = quizzes.add_question(**told, programme=programme, **asked)
    rest = {"title": title, "purpose": "final", "attempts": 3}
    quiz = quizzes.make_quiz(**told, programme=programme, questions=[question], **rest)
    today = clock.today(operation.zone)
    offering = offerings.plan_offering(
        **told, activity=operation.activities.first(), programme=programme, trainers=[by], starts_on=today,
        ends_on=today + dt.timedelta(days=1), mode="place", place="Town hall", link="", language="en", seats=5,
    )  # fmt: skip
    day = offerings.add_day(
        by=by, offering=offering, day=today, starts=dt.time(9), ends=dt.time(17), trainer=by
    )
    offerings.open_offering(by=by, offering=offering)
    enrolment = enrolments.apply(by=by, offering=offering, participation=found)
    enrolments.enrol(by=by, enrolment=enrolment)
    offerings.run_offering(by=by, offering=offering)
    enrolment.offering = offering
    marks = dict.fromkeys(("content", "trainers", "conditions", "usefulness"), 5)
    give_feedback(by=by, enrolment=enrolment, **marks)
    Enrolment.objects.filter(pk=enrolment.pk).update(feedback_given=False)  # theirs is still to be given
    record_commission(
        by=by, offering=offering, held_on=today, members="Two members", verdicts={enrolment.pk: True},
        content=pdf("Minutes"), name="minutes.pdf",
    )  # fmt: skip
    attempt = quizzes.begin_attempt(by=by, enrolment=enrolment, quiz=quiz)
    asked = {"name": "Somebody", "contact": "0700 000 000", "language": "en", "origin": f"of {found.pk}"}
    leave_request(offering=offering, **asked)
    graded, essay = _written(by, operation, programme, enrolment)
    works = _handed_in(by, operation, programme, enrolment)
    version = packages.import_package(
        **told,
        programme=programme,
        title=Translated({"en": "A lesson"}),
        alternative=None,
        file=scorm.package(),
    )
    packages.begin_package(by=by, enrolment=enrolment, package=version.package, part=0)
    issued = {"kind": "attendance", "language": "en", "base_url": "http://testserver"}
    certificates.start_issuing(by=by, offering=offering, **issued)
    certificate = certificates.issue_certificate(by=by, enrolment=enrolment, **issued)
    lesson = lectured(by, operation, programme)
    LessonProgress.objects.create(
        consortium_id=operation.consortium_id, enrolment=enrolment, lesson_id=lesson["lesson_id"], place=1
    )
    return lesson | {
        "programme_id": programme.pk,
        "module_id": module.pk,
        "question_id": question.pk,
        "quiz_id": quiz.pk,
        "offering_id": offering.pk,
        "day_id": day.event_id,
        "offering_step": "run",
        "enrolment_id": enrolment.pk,
        "enrolment_step": "select",
        "leaving": "withdraw",
        "attempt_id": attempt.pk,
        "graded_id": graded,
        "essay_id": essay,
        **works,
        "page_number": 1,
        "package_id": version.package_id,
        "part": 1,
        "path": "files/index.html",
        "certificate_id": certificate.pk,
        "certificate_step": "suspend",
        "certificate_number": certificate.full_number,
        "secret": certificate.secret,
        "purpose": "revocation",
        "course_request_id": offering.requests.get().pk,
        "request_step": "answer",
        "table_format": "xlsx",
        "register_format": "xlsx",
    }


_CRITERIA = [{"text": Translated({"en": "Is clear"}).as_json(), "points": 2}]


def _written(by: User, operation: Any, programme: Any, enrolment: Enrolment) -> tuple[int, int]:
    """A test with an answer in own words that waits to be graded, and its question."""
    told = {"by": by, "operation": operation, "programme": programme}
    title = Translated({"en": "Why?"})
    essay = quizzes.add_question(**told, kind="essay", text=title, criteria=_CRITERIA)
    quiz = quizzes.make_quiz(**told, questions=[essay], title=title, purpose="after", attempts=1)
    attempt = quizzes.begin_attempt(by=by, enrolment=enrolment, quiz=quiz)
    quizzes.save_answers(by=by, attempt=attempt, answers={str(essay.pk): "I, who learn, wrote this."})
    return quizzes.submit_attempt(by=by, attempt=attempt).pk, essay.pk


def _handed_in(by: User, operation: Any, programme: Any, enrolment: Enrolment) -> dict[str, Any]:
    """Two pieces of work; the second is handed in and waits to be judged."""
    from tests.security.world import pdf

    title = Translated({"en": "A plan"})
    told = {"title": title, "instructions": title, "criteria": _CRITERIA, "pass_points": 1, "due_days": None}
    first, second = (
        assignments.write_assignment(by=by, operation=operation, programme=programme, **told)
        for _n in range(2)
    )
    paper = pdf(f"The plan of {enrolment.person.full_name}")
    handed = assignments.hand_in(
        by=by, enrolment=enrolment, assignment=second, text=f"By {enrolment.person.full_name}", content=paper,
        name="plan.pdf",
    )  # fmt: skip
    return {"work_id": first.pk, "submission_id": handed.pk}


def _programme(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    place = "partner" if actor == "bogdan" or file is not corner.files["lead"] else "lead"
    return {
        "organisation": corner.organisations[place].pk, "code": f"new-{place}", "title_en": "New", "kind": "non_formal",
        "theory_hours": 8, "practice_hours": 0, "overall": 80, "of_practice": 0, "version": 1,
    }  # fmt: skip


def _offering(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    programme = file.ids["programme_id"]
    if actor == "bogdan":
        programme = corner.files["partner"].ids["programme_id"]
    parts = {f"{name}_{part}": n for name in ("starts_on", "ends_on") for part, n in _today(corner).items()}
    return {
        "programme": programme, "activity": file.ids["activity_id"], "mode": "place", "place": "Hall", "language": "en",
        "seats": 5, "version": 1, **parts,
    }  # fmt: skip


def _today(corner: Any) -> dict[str, int]:
    today = clock.today(corner.operation.zone)
    return {"day": today.day, "month": today.month, "year": today.year}


def _day(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    from punte.learning.models import Offering

    trainer = Offering.objects.get(pk=file.ids["offering_id"]).trainers.get()
    parts = {f"day_{part}": n for part, n in _today(corner).items()}
    return {**parts, "starts": "18:00", "ends": "19:00", "pause_minutes": 0, "trainer": trainer.pk}


def _commission(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    from tests.security.bodies import a_file

    parts = {f"held_on_{part}": n for part, n in _today(corner).items()}
    return {**parts, "members": "Somebody", f"e{file.ids['enrolment_id']}": "yes", "file": a_file()}


def _time(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {"version": 1, "percent": 25, "attempts": 1}


_WORK = {"title_en": "Work", "instructions_en": "Do it.", "criteria_en": "2 Is clear", "pass_points": 1}
_MARKS = {"content": 5, "trainers": 5, "conditions": 5, "usefulness": 5}
BODIES: dict[str, Any] = {
    "programme_create": _programme,
    "programme_edit": _programme,
    "module_add": lambda w, a, c, f: {"title_en": "Another", "hours": 1},
    "question_add": lambda w, a, c, f: {"kind": "true_false", "text_en": "So?", "right": "1", "points": 1},
    "question_edit": lambda w, a, c, f: {
        "kind": "true_false", "text_en": "Not so?", "right": "1", "points": 1, "version": 1,
    },
    "work_create": lambda w, a, c, f: _WORK,
    "work_edit": lambda w, a, c, f: _WORK | {"version": 1},
    "work_detail": lambda w, a, c, f: {"text": "My plan"},
    "attempt_grade": lambda w, a, c, f: {f"q{f.ids['essay_id']}_0": 1},
    "submission_judge": lambda w, a, c, f: {"c_0": 1},
    "quiz_create": lambda w, a, c, f: {
        "title_en": "B", "purpose": "before", "questions": [f.ids["question_id"]], "pass_percent": 60, "attempts": 1,
        "per_page": 3,
    },
    "offering_create": _offering,
    "offering_edit": _offering,
    "day_add": _day,
    "day_remove": lambda w, a, c, f: {"reason": "Snow"},
    "offering_cancel": lambda w, a, c, f: {"reason": "Snow"},
    "enrolment_add": lambda w, a, c, f: {"numbers": f.ids["participation_id"]},
    "enrolment_leave": lambda w, a, c, f: {"reason": "work"},
    "enrolment_adjust": _time,
    "package_create": lambda w, a, c, f: {"title_en": "Another lesson", "file": scorm.package(extra="<!-- -->")},
    "package_save": lambda w, a, c, f: {"sitting": 1, "commit": 1, "cmi": '{"core": {"lesson_status": "passed"}}'},
    "certificate_list": lambda w, a, c, f: {"kind": "pass", "language": "en"},
    "certificate_move": lambda w, a, c, f: {"reason": "inquiry"},
    "commission_create": _commission,
    "catalogue_request": lambda w, a, c, f: {"name": "Somebody", "contact": "0711 111 111"},
    "application_create": lambda w, a, c, f: {"participations": [f.ids["participation_id"]]},
    "course_leave": lambda w, a, c, f: {"reason": "work"},
    "course_feedback": lambda w, a, c, f: _MARKS,
    "course_name": lambda w, a, c, f: {"show": "yes"},
    **reading.BODIES,
}  # fmt: skip
