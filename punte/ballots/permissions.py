"""Who may ask, who may vote, who reads what. Auditors and data-protection officers read only."""

from punte.ballots.models import Poll, Voter, VoterList
from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.acting import Scope, acting, has_role, organisations, scope
from punte.projects.models import Operation

_MAKERS = (Role.Kind.MANAGER, Role.Kind.MODERATOR, Role.Kind.COMMUNICATOR)
_BESIDE = (*_MAKERS, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)


def may_see_polls(user: User, operation: Operation) -> bool:
    """Open the list of polls: everybody who works in the project."""
    return bool(acting(user).in_operation(operation))


def may_make_somewhere(user: User, operation: Operation) -> bool:
    """Write a poll for some partner, keep voter lists."""
    return has_role(user, operation, *_MAKERS)


def may_make_poll(user: User, operation: Operation, organisation_id: int) -> bool:
    """Write a poll that this partner runs."""
    return may_make_somewhere(user, operation) and (
        scope(user, operation) >= Scope.OPERATION or organisation_id in organisations(user, operation)
    )


def may_change_poll(user: User, poll: Poll) -> bool:
    """Change, open, close, publish and cancel it: who makes polls for whoever runs it."""
    return may_make_poll(user, poll.operation, poll.organisation_id)


def may_keep_list(user: User, voters: VoterList) -> bool:
    """Put people on the list and take them off: who makes polls in the project."""
    return may_make_somewhere(user, voters.operation)


def may_vote(user: User, voter: Voter) -> bool:
    """Vote by this row of the register: the person themselves, unless they only listen."""
    return voter.user_id == user.pk and voter.votes


def may_record_for(user: User, poll: Poll) -> bool:
    """Write down the vote of somebody without a device: who works with people, and never in a secret ballot."""
    return not poll.secret and not poll.live and has_role(user, poll.operation, *_BESIDE)


def may_read_result(user: User, poll: Poll) -> bool:
    """Read what came out: once it is published, whoever works in the project or is on the register, and everybody where
    that was chosen; between closing and publishing only who may publish it. Before that nobody at all."""
    if poll.state == Poll.State.CLOSED:
        return may_change_poll(user, poll)
    if poll.state != Poll.State.PUBLISHED:
        return False
    return poll.public or may_see_polls(user, poll.operation) or is_on_register(user, poll)


def is_on_register(user: User, poll: Poll) -> bool:
    """Was asked, with a vote or without."""
    return Voter.objects.own(user).filter(poll=poll).exists()


def may_read_register(user: User, poll: Poll) -> bool:
    """Read who had a vote and who used it: who runs the poll, and not before it has closed where it is secret."""
    return may_change_poll(user, poll) and (poll.counted or not poll.secret)


def may_show_in_room(user: User, poll: Poll) -> bool:
    """Put it on the wall of a room: who runs it."""
    return may_change_poll(user, poll)
