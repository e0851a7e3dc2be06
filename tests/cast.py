"""The cast of the tests, in a small corner of operation 309187: Ana counsels at ASSOC, Bogdan manages at the
partner FDSS, Cosmina is served, Elena manages the project, Floarea mediates, Georgi trains, Hristo moderates.
Mallory manages another consortium's project and should have access to nothing here."""

import datetime as dt

import pytest

from punte.base.rls import set_local
from punte.organisations.models import Organisation, Role
from punte.participation.actions.participations import decide
from punte.participation.actions.proofs import check_criterion
from punte.participation.models import Participation
from punte.participation.models.proofs import criteria
from punte.people.actions.persons import register_person
from punte.people.models import Person, User
from punte.projects.models import Assignment, Operation

ALL_RIGHTS = ["special", "number", "export", "erase"]


@pytest.fixture
def operation(db: None) -> Operation:
    """309187, in whose consortium the test works."""
    operation = Operation.objects.get(code="309187")
    set_local(consortium=operation.consortium_id)
    return operation


@pytest.fixture
def foreign_operation(db: None) -> Operation:
    """An operation of another consortium."""
    return Operation.objects.get(code="300609")


@pytest.fixture
def assoc(operation: Operation) -> Organisation:
    """The lead partner."""
    return operation.partnerships.get(role="lead").organisation


@pytest.fixture
def fdss(operation: Operation) -> Organisation:
    """The partner."""
    return operation.partnerships.get(role="partner").organisation


def staff(
    name: str, organisation: Organisation, role: str, operation: Operation, rights: list[str] | None = None
) -> User:
    """A user with a role in an organisation, assigned to the operation."""
    user = User.objects.create_user(f"{name.split()[0].lower()}@example.org", name=name, language="en")
    held = Role.objects.create(user=user, organisation=organisation, role=role, since=dt.date(2024, 1, 1))
    Assignment.objects.create(role=held, operation=operation, rights=rights or [], since=dt.date(2024, 1, 1))
    return user


@pytest.fixture
def elena(operation: Operation, assoc: Organisation) -> User:
    """Manages the project at the lead partner, with every separate right."""
    return staff("Elena Dragomir", assoc, "manager", operation, ALL_RIGHTS)


@pytest.fixture
def bogdan(operation: Operation, fdss: Organisation) -> User:
    """Manages at the partner."""
    return staff("Bogdan Pop", fdss, "manager", operation, ["export"])


@pytest.fixture
def ana(operation: Operation, assoc: Organisation) -> User:
    """Counsels at the lead partner."""
    return staff("Ana Mureșan", assoc, "counsellor", operation)


@pytest.fixture
def floarea(operation: Operation, assoc: Organisation) -> User:
    """Mediates in a Roma community."""
    return staff("Floarea Rostaș", assoc, "mediator", operation)


@pytest.fixture
def georgi(operation: Operation, assoc: Organisation) -> User:
    """Trains; sees no person's file."""
    return staff("Georgi Petrov", assoc, "trainer", operation)


@pytest.fixture
def hristo(operation: Operation, assoc: Organisation) -> User:
    """Moderates; sees no person's file."""
    return staff("Hristo Dimitrov", assoc, "moderator", operation)


@pytest.fixture
def auditor(operation: Operation, assoc: Organisation) -> User:
    """Reads, and writes nothing."""
    return staff("Irina Vlad", assoc, "auditor", operation, ["special"])


@pytest.fixture
def mallory(foreign_operation: Operation) -> User:
    """Manages another consortium's project."""
    lead = foreign_operation.partnerships.get(role="lead").organisation
    return staff("Mallory Ionescu", lead, "manager", foreign_operation, ALL_RIGHTS)


@pytest.fixture
def cosmina(operation: Operation, elena: User) -> Person:
    """The person served."""
    return register_person(
        by=elena,
        consortium=operation.consortium,
        first_name="Cosmina",
        last_name="Lăcătuș",
        birth_date=dt.date(1990, 5, 14),
        sex="woman",
    )


def choose(by: User, participation: Participation) -> None:
    """Every criterion checked and met, then eligible, then selected."""
    for criterion in criteria(participation):
        check_criterion(by=by, participation=participation, criterion=criterion, verdict="met", document=None)
    for state in ("eligible", "selected"):
        decide(by=by, participation=participation, state=state)
