"""Who may work with employers and vacancies, and who may send, answer and follow applications. Auditors and
data-protection officers read only."""

from punte.base import clock
from punte.events.models import Event
from punte.jobs.models import (
    Application,
    Employer,
    Feed,
    Placement,
    SavedSearch,
    Talk,
    Vacancy,
    WorkTrial,
)
from punte.organisations.models import Role
from punte.participation.followups import six_months_after
from punte.participation.models import Participation
from punte.participation.permissions import may_correct, may_work_on
from punte.people.models import Person, PersonKey, User
from punte.projects.acting import Scope, has_role, organisations, recruits_for, scope
from punte.projects.models import Operation

_STEERING = (Role.Kind.MANAGER,)
_HUB = (Role.Kind.MANAGER, Role.Kind.COUNSELLOR)
_WITH_PERSONS = (*_HUB, Role.Kind.MONITORING_OFFICER, Role.Kind.MEDIATOR)


def may_add_employer(user: User, operation: Operation) -> bool:
    """Bring an organisation into the hub as an employer: its managers and counsellors."""
    return has_role(user, operation, *_HUB)


def may_answer_for(user: User, employer: Employer) -> bool:
    """Approve an employer, pause it, end the work with it, keep its agreement: managers."""
    return has_role(user, employer.operation, *_STEERING)


def may_write_for(user: User, employer: Employer) -> bool:
    """Write, publish, confirm and close vacancies of this employer: the hub, and the employer's own recruiters."""
    return has_role(user, employer.operation, *_HUB) or is_recruiter_of(user, employer)


def is_recruiter_of(user: User, employer: Employer) -> bool:
    """Recruits for this employer in this operation."""
    return employer.organisation_id in recruits_for(user, employer.operation)


def may_write_somewhere(user: User, operation: Operation) -> bool:
    """Write a vacancy for one employer at least."""
    return has_role(user, operation, *_HUB) or may_recruit(user, operation)


def may_approve(user: User, vacancy: Vacancy) -> bool:
    """Approve or refuse a vacancy of an employer whom the hub does not know yet: managers and counsellors."""
    return has_role(user, vacancy.operation, *_HUB)


def may_bring_feed(user: User, operation: Operation) -> bool:
    """Take vacancies in from a file, which concerns many employers at once: managers."""
    return has_role(user, operation, *_STEERING)


def may_settle_feed(user: User, feed: Feed) -> bool:
    """Take in or discard what was read: who may bring one."""
    return may_bring_feed(user, feed.operation)


def may_save_searches(user: User) -> bool:
    """Keep a question: everybody with an account."""
    return user.is_authenticated and user.is_active


def may_change_search(user: User, search: SavedSearch) -> bool:
    """Drop it: its owner."""
    return search.user_id == user.pk


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
    """The person is the user, under whichever of their numbers."""
    return person_id in PersonKey.numbers_of(user)


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


def may_read_private(user: User, application: Application) -> bool:
    """Read what the employer told only the hub: who accompanies the person, and colleagues of the same partner."""
    found = application.participation
    ours = found.organisation_id in organisations(user, application.operation)
    return may_accompany(user, application) and (found.responsible_id == user.pk or ours)


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


def may_decide(user: User, application: Application) -> bool:
    """Take or decline the job that is offered: the person, and who accompanies them and heard it from them."""
    return (
        is_own(user, application.person_id)
        and _in_use(application.person)
        or may_accompany(user, application)
    )


def may_read_cv(user: User, person: Person) -> bool:
    """See the CV of a person: they themselves, and who works in their file. Who only reads files does not read it."""
    return is_own_cv(user, person) or any(may_work_on(user, one) for one in _files(user, person))


def may_change_cv(user: User, person: Person) -> bool:
    """Write it: the person, and who works in their file and sits beside them. Not while the file rests."""
    return _in_use(person) and may_read_cv(user, person)


def is_own_cv(user: User, person: Person) -> bool:
    """The person, under whichever of their numbers, is the user."""
    return user.pk in owners_of(person)


def owners_of(person: Person) -> set[int]:
    """The accounts that are the person, under whichever of their numbers."""
    return set(PersonKey.objects.filter(person__in=person.numbers()).values_list("user", flat=True))


def _files(user: User, person: Person) -> list[Participation]:
    rows = Participation.objects.visible_to(user).filter(person__in=person.numbers())
    return list(rows.select_related("operation", "person"))


def may_open_sent_cv(user: User, application: Application) -> bool:
    """Read the CV that went with an application: who works in the person's file; an employer's people as long as they
    may reach the person; of somebody whom they took, until six months after the first day of work."""
    if may_work_on(user, application.participation):
        return True
    open_to_them = application.employer_may_reach and not _works_there_long(application)
    return open_to_them and may_answer_as_employer(user, application)


def _works_there_long(application: Application) -> bool:
    if application.state != Application.State.ACCEPTED or application.starts_on is None:
        return False
    return clock.today(application.operation.zone) >= six_months_after(application.starts_on)


def may_see_market(user: User, operation: Operation) -> bool:
    """See supply and demand in numbers: who steers the project or a partner's part of it, and who reads it."""
    return scope(user, operation) >= Scope.ORGANISATION


def sees_everybody(user: User, operation: Operation) -> bool:
    """Sees each participant anyway, so that a count of a few tells nothing new."""
    return scope(user, operation) >= Scope.OPERATION


def may_see_fairness(user: User, operation: Operation) -> bool:
    """See how matching treats groups of people: who sees all participants of the project."""
    return scope(user, operation) >= Scope.OPERATION


def may_reckon_fairness(user: User, operation: Operation) -> bool:
    """Have it reckoned anew: managers of the lead partner."""
    return may_see_fairness(user, operation) and has_role(user, operation, *_STEERING)


def may_offer_talks(user: User, event: Event, employer: Employer) -> bool:
    """Offer times at a job fair of the project: who writes vacancies for this employer."""
    fair = event.kind == Event.Kind.JOB_FAIR and event.operation_id == employer.operation_id
    return fair and may_write_for(user, employer)


def may_book_talk(user: User, talk: Talk, participation: Participation) -> bool:
    """Book for a participant: the person, and who works with them in the project."""
    if participation.operation_id != talk.operation_id or not _in_use(participation.person):
        return False
    seen = Participation.objects.visible_to(user).filter(pk=participation.pk)
    helps = may_apply_for_somebody(user, talk.operation) and seen.exists()
    return helps or is_own(user, participation.person_id)


def may_give_talk_back(user: User, talk: Talk) -> bool:
    """Give a booked time back: who may book it for the person."""
    return talk.participation is not None and may_book_talk(user, talk, talk.participation)


def may_note_talk(user: User, talk: Talk) -> bool:
    """Note the result: who recruits for the employer, and who works with the person."""
    if talk.participation is None:
        return False
    team = may_apply_for_somebody(user, talk.operation)
    return is_recruiter_of(user, talk.employer) or (team and may_give_talk_back(user, talk))
