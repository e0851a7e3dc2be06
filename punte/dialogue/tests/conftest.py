"""What the tests of dialogue begin with."""

import pytest

from punte.dialogue.models import Consultation
from punte.dialogue.tests.asked import opened
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Operation


@pytest.fixture
def asked(elena: User, operation: Operation, assoc: Organisation) -> Consultation:
    """A consultation of ASSOC that is open."""
    return opened(elena, operation, assoc)


@pytest.fixture
def citizen(db: None) -> User:
    """Somebody with an account and nothing else."""
    return User.objects.create_user("maria@example.org", name="Maria Ionescu", language="en")
