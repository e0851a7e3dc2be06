"""Who may teach, enrol, judge and certify. Auditors and data-protection officers read only."""

from punte.events.models import Event
from punte.events.permissions import may_change_event
from punte.learning.models import Attempt, Certificate, Enrolment, Lesson, Offering, Programme
from punte.organisations.models import Role
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey, User
from punte.projects.acting import Scope, acting, has_right, has_role, organisations, scope
from punte.projects.models import Assignment, Operation

_STEERING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)
_PLANNERS = (Role.Kind.MANAGER, Role.Kind.TRAINER)
_WITH_PERSONS = (*_STEERING, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)


def may_see_courses(user: User, operation: Operation) -> bool:
    """See programmes and offerings: everybody who works in the project."""
    return bool(acting(user).in_operation(operation))


def may_plan(user: User, operation: Operation) -> bool:
    """Write programmes and plan offerings, of whichever provider."""
    return has_role(user, operation, *_PLANNERS)


def may_plan_for(user: User, operation: Operation, organisation_id: int) -> bool:
    """The same for this provider: its own people, and who manages the whole project."""
    return may_plan(user, operation) and (
        scope(user, operation) >= Scope.OPERATION or organisation_id in organisations(user, operation)
    )


def may_change_programme(user: User, operation: Operation, programme: Programme) -> bool:
    """Change the curriculum, its rule, its questions and tests."""
    return programme.consortium_id == operation.consortium_id and may_plan_for(
        user, operation, programme.organisation_id
    )


def may_manage(user: User, offering: Offering) -> bool:
    """Open, run and end an offering, change its timetable: who plans for its provider, and its trainers."""
    operation = offering.operation
    return may_plan_for(user, operation, offering.organisation_id) or (
        may_plan(user, operation) and offering.is_trained_by(user)
    )


def may_take_out(user: User, event: Event) -> bool:
    """Cancel a training day: who may change its event, which the trainer who planned it may."""
    return may_change_event(user, event)


def may_cancel(user: User, offering: Offering) -> bool:
    """Cancel an offering with all its days that are still to come."""
    days = Event.objects.filter(pk__in=offering.timetable.values("event"), state=Event.State.PUBLISHED)
    return may_manage(user, offering) and all(may_take_out(user, e) for e in days.select_related("operation"))


def may_enrol_somebody(user: User, offering: Offering) -> bool:
    """Enrol participants: who works with persons in the project, and who gives the course."""
    return has_role(user, offering.operation, *_WITH_PERSONS) or may_manage(user, offering)


def may_enrol(user: User, offering: Offering, participation: Participation) -> bool:
    """Enrol this participant: one whom the user sees; any of the project where the user gives the course; oneself."""
    if (
        participation.operation_id != offering.operation_id
        or participation.person.state != Person.State.ACTIVE
    ):
        return False
    if may_manage(user, offering) or is_own(user, participation.person_id):
        return True
    seen = Participation.objects.visible_to(user).filter(pk=participation.pk)
    return has_role(user, offering.operation, *_WITH_PERSONS) and seen.exists()


def may_answer_requests(user: User, offering: Offering) -> bool:
    """Read who asked for a place without an account, and answer: who enrols people here."""
    return may_enrol_somebody(user, offering)


def may_select(user: User, offering: Offering) -> bool:
    """Decide who of the applicants gets a seat: who plans for the provider, and the trainers."""
    return may_manage(user, offering)


def may_change_enrolment(user: User, enrolment: Enrolment) -> bool:
    """Select, enrol, withdraw, expel; give more time for tests. Not in a file that rests."""
    return (
        enrolment.person.state == Person.State.ACTIVE
        and may_enrol_somebody(user, enrolment.offering)
        and (may_manage(user, enrolment.offering) or sees(user, enrolment))
    )


def sees(user: User, enrolment: Enrolment) -> bool:
    """Open this learner's page."""
    return Enrolment.objects.visible_to(user).filter(pk=enrolment.pk).exists()


def may_withdraw_own(user: User, enrolment: Enrolment) -> bool:
    """Withdraw one's own application or leave one's own course."""
    return is_own(user, enrolment.person_id)


def is_own(user: User, person_id: int) -> bool:
    """The person is the user."""
    return PersonKey.objects.filter(user=user, person=person_id).exists()


def may_sit(user: User, attempt: Attempt) -> bool:
    """Answer a test: the learner, and who gives the course and sees the learner, for somebody who cannot write or sign
    in."""
    return may_begin(user, attempt.enrolment)


def may_begin(user: User, enrolment: Enrolment) -> bool:
    """Begin a test or give feedback: the learner, and who gives the course and sees the learner."""
    return is_own(user, enrolment.person_id) or (
        may_manage(user, enrolment.offering) and sees(user, enrolment)
    )


def may_grade(user: User, enrolment: Enrolment) -> bool:
    """Grade what was written in own words, judge work handed in: who gives the course and sees the learner, but nobody
    their own."""
    manages = may_manage(user, enrolment.offering) and sees(user, enrolment)
    return manages and not is_own(user, enrolment.person_id)


def may_hand_in(user: User, enrolment: Enrolment) -> bool:
    """Hand in work: the learner, and who gives the course, for somebody who cannot sign in."""
    return may_begin(user, enrolment)


def may_play(user: User, enrolment: Enrolment) -> bool:
    """Play an interactive lesson and have one's place in it kept: as for tests."""
    return may_begin(user, enrolment)


def may_decide(user: User, offering: Offering) -> bool:
    """Write down what the commission decided: who steers, for the provider or the whole project."""
    return _steers(user, offering)


def may_issue(user: User, offering: Offering) -> bool:
    """Issue certificates."""
    return _steers(user, offering)


def may_change_certificate(user: User, certificate: Certificate) -> bool:
    """Suspend, revoke, issue anew."""
    return _steers(user, certificate.enrolment.offering)


def may_open_certificate(user: User, certificate: Certificate) -> bool:
    """Take the paper or the credential along: who issues, and the person."""
    return is_own(user, certificate.person_id) or may_change_certificate(user, certificate)


def may_show_name(user: User, enrolment: Enrolment) -> bool:
    """Let the public check tell the name: the person alone, or a colleague who writes down that they agreed."""
    return is_own(user, enrolment.person_id) or (
        may_change_enrolment(user, enrolment) and has_role(user, enrolment.operation, *_WITH_PERSONS)
    )


def may_read_provider(user: User, operation: Operation, organisation_id: int) -> bool:
    """Open the page of a provider: who plans for it, and readers of the whole project."""
    return may_plan_for(user, operation, organisation_id) or scope(user, operation) >= Scope.OPERATION


def may_make_register(user: User, offering: Offering) -> bool:
    """Take the register of certificates along: who issues them, with the right to export."""
    return _steers(user, offering) and has_right(user, offering.operation, Assignment.Right.EXPORT)


def may_read_numbers(user: User, offering: Offering) -> bool:
    """Have national numbers in the register: the right to them besides."""
    return has_right(user, offering.operation, Assignment.Right.NUMBER)


def may_read_feedback(user: User, offering: Offering) -> bool:
    """Read the summary: everybody who works in the project; no answer names anybody."""
    return may_see_courses(user, offering.operation)


def _steers(user: User, offering: Offering) -> bool:
    operation = offering.operation
    return has_role(user, operation, *_STEERING) and (
        scope(user, operation) >= Scope.OPERATION
        or offering.organisation_id in organisations(user, operation)
    )


def may_write_somewhere(user: User, programme: Programme) -> bool:
    """Write this programme's lessons, as one of its provider's in any operation of the consortium."""
    operations = {a.operation for a in acting(user).assignments}
    return any(may_change_programme(user, operation, programme) for operation in operations)


def may_review(user: User, operation: Operation, lesson: Lesson, writers: set[int]) -> bool:
    """Publish what somebody else has written, or send it back."""
    return user.pk not in writers and may_change_programme(user, operation, lesson.programme)


def may_read_lessons(user: User, enrolment: Enrolment) -> bool:
    """Read on and keep one's place: the learner, from the day of enrolment."""
    learns = enrolment.state in (Enrolment.State.ENROLLED, Enrolment.State.COMPLETED)
    return learns and is_own(user, enrolment.person_id)
