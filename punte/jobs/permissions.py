"""Who may send, answer and follow applications. Auditors and data-protection officers read only."""

from punte.jobs.models import Application, Placement, Vacancy, WorkTrial
from punte.jobs.models.applications import recruits_for
from punte.organisations.models import Role
from punte.participation.models import Participation
from punte.participation.permissions import may_correct, may_work_on
from punte.people.models import Person, PersonKey, User
from punte.projects.acting import Scope, has_role, scope
from punte.projects.models import Operation

_STEERING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)
_WITH_PERSONS = (*_STEERING, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)


def may_see_applications(user: User, operation: Operation) -> bool:
    """See applications of those one accompanies, of one's partner or of everybody: as far as one sees participants."""
    return scope(user, operation) > Scope.NONE


def may_apply_for_somebody(user: User, operation: Operation) -> bool:
    """Apply with a person beside one: who works with persons in the project."""
    return has_role(user, operation, *_WITH_PERSONS)


def may_apply_for(user: User, vacancy: Vacancy, participation: Participation) -> bool:
    """Apply for this participant, whom the user sees; nobody works in a file that rests."""
    if participation.operation_id != vacancy.operation_id or not _in_use(participation.person):
        return False
    seen = Participation.objects.visible_to(user).filter(pk=participation.pk)
    return may_apply_for_somebody(user, vacancy.operation) and seen.exists()


def _in_use(person: Person) -> bool:
    return person.state == Person.State.ACTIVE


def is_own(user: User, person_id: int) -> bool:
    """The person is the user."""
    return PersonKey.objects.filter(user=user, person=person_id).exists()


def may_recruit(user: User, operation: Operation) -> bool:
    """See who applied for the vacancies of one's own employer."""
    return bool(recruits_for(user, operation))


def may_accompany(user: User, application: Application) -> bool:
    """Write for the person or for the employer who told one: the team, as far as it sees the participant."""
    operation = application.operation
    return (
        _in_use(application.person)
        and has_role(user, operation, *_WITH_PERSONS)
        and Application.objects.visible_to(user).filter(pk=application.pk).exists()
    )


def may_answer_as_employer(user: User, application: Application) -> bool:
    """Answer for the employer: who recruits for it, as long as the person agrees to be known there."""
    seen = Application.objects.for_employer(user).filter(pk=application.pk)
    return may_recruit(user, application.operation) and seen.exists()


def may_answer(user: User, application: Application) -> bool:
    """Write down an answer: the employer's people, or the team which heard it from them."""
    return may_answer_as_employer(user, application) or may_accompany(user, application)


def may_withdraw(user: User, application: Application) -> bool:
    """Take an application back: the person, and who accompanies them."""
    return is_own(user, application.person_id) or may_accompany(user, application)


def may_correct_application(user: User, application: Application) -> bool:
    """Strike what was written by mistake: who corrects participants' files."""
    return may_correct(user, application.participation)


def may_place(user: User, application: Application) -> bool:
    """Record that somebody started work, ask how they fare: who works in the participant's file."""
    return may_work_on(user, application.participation)


def may_follow(user: User, placement: Placement) -> bool:
    """The same for a placement that stands."""
    return may_place(user, placement.application)


def may_correct_placement(user: User, placement: Placement) -> bool:
    """Strike a placement: who corrects the participant's file."""
    return may_correct(user, placement.application.participation)


def may_see_answers(user: User, operation: Operation) -> bool:
    """See how often each employer answers; it names no person."""
    return may_see_applications(user, operation)


def may_sign_for_person(user: User, trial: WorkTrial) -> bool:
    """Sign as the person, or write down that they signed the paper."""
    return is_own(user, trial.person_id) or may_accompany(user, trial.application)


def may_sign_for_employer(user: User, trial: WorkTrial) -> bool:
    """Sign as the employer, or write down that they signed the paper."""
    return may_answer(user, trial.application)


def may_sign_for_hub(user: User, trial: WorkTrial) -> bool:
    """Sign for the hub."""
    return may_accompany(user, trial.application)
