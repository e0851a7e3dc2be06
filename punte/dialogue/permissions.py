"""Who may ask, answer and speak. Auditors and data-protection officers read only."""

from punte.dialogue.models import (
    Amendment,
    Asked,
    CoAuthor,
    Consultation,
    Contribution,
    SurveyResponse,
    Suspension,
)
from punte.organisations.models import Organisation, Role
from punte.participation.models import Participation
from punte.people.models import User
from punte.projects.acting import Scope, acting, has_role, organisations, scope
from punte.projects.models import Operation

_STEERING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)
_MAKERS = (*_STEERING, Role.Kind.COMMUNICATOR, Role.Kind.MODERATOR)
_WRITERS = (*_MAKERS, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR, Role.Kind.TRAINER)


def may_see_desk(user: User, operation: Operation) -> bool:
    """Open the project's list of consultations: everybody who works in the project."""
    return bool(acting(user).in_operation(operation))


def may_ask_somewhere(user: User, operation: Operation) -> bool:
    """Prepare a consultation for some partner."""
    return has_role(user, operation, *_MAKERS)


def may_ask_for(user: User, operation: Operation, organiser_id: int) -> bool:
    """Prepare a consultation that this partner runs."""
    return may_ask_somewhere(user, operation) and (
        scope(user, operation) >= Scope.OPERATION or organiser_id in organisations(user, operation)
    )


def may_run(user: User, consultation: Consultation) -> bool:
    """Change a consultation, its phases and groups; answer, merge, publish, close: who may ask for its organiser, and
    who answers for it."""
    operation = consultation.operation
    if not may_ask_somewhere(user, operation):
        return False
    return may_ask_for(user, operation, consultation.organiser_id) or consultation.responsible_id == user.pk


def may_write_down(user: User, consultation: Consultation) -> bool:
    """Write down what somebody said by telephone, on paper or at a meeting: who works with people in the project."""
    return has_role(user, consultation.operation, *_WRITERS)


def may_see_people(user: User, consultation: Consultation) -> bool:
    """Read the names of who was heard, some of whom have a file: who steers for its organiser, and who reads the whole
    project."""
    operation = consultation.operation
    steers = may_run(user, consultation) and has_role(user, operation, *_STEERING)
    return steers or scope(user, operation) >= Scope.OPERATION


def may_bring_people(user: User, consultation: Consultation) -> bool:
    """Bring a list of those who were there: who runs it and reads their names."""
    return may_run(user, consultation) and may_see_people(user, consultation)


def may_take_part(user: User, consultation: Consultation) -> bool:
    """Contribute and support in one's own name: everybody with an account, or the members, or who is invited; nobody
    whose account is suspended here today."""
    if not (user.is_authenticated and user.is_active):
        return False
    if Suspension.objects.of(user, consultation).exists():
        return False
    if consultation.audience == Consultation.Audience.OPEN:
        return True
    if consultation.audience == Consultation.Audience.MEMBERS:
        served = Participation.objects.own(user).filter(operation=consultation.operation_id)
        return may_see_desk(user, consultation.operation) or served.exists()
    asked = Asked.objects.filter(consultation=consultation).values("organisation")
    return Role.objects.held_by(user).filter(organisation__in=asked).exists()


def may_guests(consultation: Consultation) -> bool:
    """Say something without an account: where the organiser allows it, and the consultation is open to everybody."""
    return consultation.guests and consultation.audience == Consultation.Audience.OPEN


def may_read(user: User, consultation: Consultation) -> bool:
    """Read it and what was said: everybody where it is open to all; else who may take part or works in the project."""
    if consultation.audience == Consultation.Audience.OPEN:
        return True
    return user.is_authenticated and (
        may_see_desk(user, consultation.operation) or may_take_part(user, consultation)
    )


def may_speak_for(user: User, entity: Organisation) -> bool:
    """Speak in the name of an organisation: who holds a role in it today."""
    return Role.objects.held_by(user).filter(organisation=entity).exists()


def may_change(user: User, contribution: Contribution) -> bool:
    """Change it or take it back: whose it is, and who wrote it down for them."""
    if not user.is_authenticated:
        return False
    return Contribution.objects.written_by(user).filter(pk=contribution.pk).exists()


def may_follow(user: User, contribution: Contribution) -> bool:
    """See what became of it, beyond what all read: whose it is, who wrote it down, who runs the consultation."""
    return may_change(user, contribution) or may_run(user, contribution.consultation)


def may_translate(user: User, contribution: Contribution) -> bool:
    """Confirm a translation: who works with people in the project."""
    return may_write_down(user, contribution.consultation)


def may_amend(user: User, contribution: Contribution) -> bool:
    """Suggest other words for a proposal that stands and whose author can decide by account: whoever may take part, and
    is not the author."""
    if contribution.kind != Contribution.Kind.PROPOSAL or contribution.state != Contribution.State.PUBLISHED:
        return False
    decides = contribution.voice.guest is None or contribution.assisted_by_id is not None
    return decides and may_take_part(user, contribution.consultation) and not may_change(user, contribution)


def may_change_amendment(user: User, amendment: Amendment) -> bool:
    """Put it to the author, take it back, make it a proposal: whose it is."""
    return Amendment.objects.own(user).filter(pk=amendment.pk).exists()


def may_decide_amendment(user: User, amendment: Amendment) -> bool:
    """Take it over or not: the author of the proposal, and who wrote it down for them; never one's own."""
    return may_change(user, amendment.contribution) and not may_change_amendment(user, amendment)


def may_invite_co_authors(user: User, contribution: Contribution) -> bool:
    """Ask others to sign a proposal too: its author."""
    standing = contribution.state in (Contribution.State.DRAFT, Contribution.State.PUBLISHED)
    return contribution.kind == Contribution.Kind.PROPOSAL and standing and may_change(user, contribution)


def may_answer_co_author(user: User, co_author: CoAuthor) -> bool:
    """Sign it, or not: who holds the link; for an organisation, who holds a role in it. Never its author."""
    if not (user.is_authenticated and may_take_part(user, co_author.contribution.consultation)):
        return False
    if may_change(user, co_author.contribution):
        return False
    return co_author.entity is None or may_speak_for(user, co_author.entity)


def may_change_response(user: User, response: SurveyResponse) -> bool:
    """Read one's answers to a survey and take them back: whose they are, and who wrote them down for them."""
    return SurveyResponse.objects.written_by(user).filter(pk=response.pk).exists()


def may_see_survey(user: User, consultation: Consultation) -> bool:
    """Read what came out of a survey: who runs the consultation at once, whoever may read it from its close on."""
    after = (*Consultation.ANSWERED, Consultation.State.CLOSED, Consultation.State.ANALYSING)
    if consultation.state in after and may_read(user, consultation):
        return True
    return user.is_authenticated and may_run(user, consultation)
