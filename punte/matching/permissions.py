"""Who may read and write what somebody can do and looks for: the person, and who accompanies them."""

from punte.participation import permissions as participants
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey, User
from punte.projects.models import Operation


def is_own(user: User, person_id: int) -> bool:
    """The person is the user, under whichever of their numbers."""
    return person_id in PersonKey.numbers_of(user)


def may_see_people(user: User, operation: Operation) -> bool:
    """Open the list of people with their profiles."""
    return participants.may_list(user, operation)


def may_read_profile(user: User, person: Person) -> bool:
    """See the profile and its matches: the person, and who reads their file."""
    return is_own(user, person.pk) or any(participants.may_read(user, one) for one in _files(user, person))


def may_change_profile(user: User, person: Person) -> bool:
    """Write it: the person, and who works in their file. Not while the file rests."""
    if person.state != Person.State.ACTIVE:
        return False
    return is_own(user, person.pk) or _works(user, person)


def may_confirm(user: User, person: Person) -> bool:
    """Say that one has seen a skill: who works in the file, nobody their own."""
    return not is_own(user, person.pk) and _works(user, person)


def _works(user: User, person: Person) -> bool:
    return any(participants.may_work_on(user, one) for one in _files(user, person))


def _files(user: User, person: Person) -> list[Participation]:
    rows = Participation.objects.visible_to(user).filter(person__in=person.numbers())
    return list(rows.select_related("operation", "person"))
