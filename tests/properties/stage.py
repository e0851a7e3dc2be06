"""The stage of random lives: a transaction for each example, and how a step is taken on it."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

from punte.base.permissions import Refused
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.projects.models import Operation


class Stage(RuleBasedStateMachine):
    """Each example lives in a transaction of its own, which is taken back. A step that the house refuses with
    a word to the reader is no step; any other error is a mistake of ours."""

    operation: Operation
    by: User
    partners: list[Organisation]
    examine: Any  # asks the questions of (operation, day)

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.people: list[int] = []

    def teardown(self) -> None:
        """Hold the queries against the plain count, then forget everything."""
        try:
            if self.people:
                type(self).examine(self.operation, self.asked)
        finally:
            transaction.set_rollback(True)
            self.whole.__exit__(None, None, None)

    def attempt(self, action: Any, **arguments: Any) -> Any:
        """Do it; None where the house says no: nobody works with the file of somebody erased."""
        try:
            with transaction.atomic():
                return action(by=self.by, **arguments)
        except ValidationError:
            return None
        except Refused:
            if not any(map(_is_erased, arguments.values())):
                raise
            return None

    def someone(self, who: int) -> Participation:
        """One of those registered, fresh from the table."""
        return Participation.objects.get(pk=self.people[who % len(self.people)])

    def one_of(self, rows: Any, which: int) -> Any:
        """One of these rows, None where there is none."""
        rows = list(rows.order_by("pk"))
        return rows[which % len(rows)] if rows else None

    def last_left(self, found: Participation) -> dt.date | None:
        """The day of the last leaving."""
        stays = found.stays.filter(struck=False).exclude(left_on=None).order_by("-left_on")
        return stays.values_list("left_on", flat=True).first()


def _is_erased(about: Any) -> bool:
    """Whether this is a file of somebody erased, or a stay or an observation in it."""
    file = getattr(about, "participation", about)
    return isinstance(file, Participation) and file.person.state == Person.State.ERASED
