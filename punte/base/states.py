"""States: what may follow what, and that of two who answer at once the second is refused."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class MoveNotAllowed(ValidationError):
    """The step is not in the table, or somebody took it a moment ago."""

    def __init__(self) -> None:
        super().__init__(_("This is no longer possible: somebody was here before you."), code="moved")


class Stateful(models.Model):
    """A noun with a `state` and a `MOVES` table: {state: {states that may follow}}."""

    MOVES: ClassVar[dict[Any, set[Any]]] = {}
    state: models.CharField

    class Meta:
        abstract = True

    def may_move_to(self, state: str) -> bool:
        """Whether the table allows this step."""
        return state in self.MOVES.get(self.state, ())

    def move_to(self, state: str, **also: Any) -> None:
        """Take one step, setting other fields with it. Of two people who answer at once, the second is refused."""
        rows = type(self)._default_manager.filter(pk=self.pk, state=self.state)  # type: ignore[misc]
        if not self.may_move_to(state) or not rows.update(**{"state": state, **also}):
            raise MoveNotAllowed
        for field, value in {"state": state, **also}.items():
            setattr(self, field, value)
