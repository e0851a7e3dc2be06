"""Requests for a place by people without an account: name and address rest sealed until the answer, not longer."""

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.learning.models.offerings import Offering
from punte.people import sealing
from punte.people.models import Consortium, User
from punte.projects.acting import acting

_ABOUT = "course_request"


class CourseRequestQuerySet(models.QuerySet["CourseRequest"]):
    """The only door to who asked for a place; who may answer says `permissions.may_answer_requests`."""

    def visible_to(self, user: User) -> "CourseRequestQuerySet":
        """Of the operations in which one works."""
        return self.filter(offering__operation__in={a.operation_id for a in acting(user).assignments})

    def waiting(self) -> "CourseRequestQuerySet":
        """Nobody has answered yet."""
        return self.filter(state=CourseRequest.State.NEW)


class CourseRequest(Stateful):
    """Somebody without an account wants a place. `sealed` holds name and address under a key of the consortium and is
    emptied once the term is over; `index` recognises the same address at the same course."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")

    MOVES = {State.NEW: {State.ANSWERED, State.CLOSED}, State.ANSWERED: {State.CLOSED}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    offering = models.ForeignKey(Offering, models.PROTECT, related_name="requests")
    sealed = models.BinaryField(null=True)
    index = models.BinaryField(null=True)
    language = models.CharField(_("language"), max_length=2)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.NEW)
    made_at = models.DateTimeField(_("asked"), auto_now_add=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = CourseRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a place")
        verbose_name_plural = _("requests for a place")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offering", "index"], condition=Q(index__isnull=False), name="asked_once_per_course"
            ),
            models.CheckConstraint(
                condition=Q(state="new") | Q(answered_by__isnull=False), name="answered_by_somebody"
            ),
        ]

    @property
    def told(self) -> dict[str, Any]:
        """Name and address; empty once the term is over. Opened once per instance."""
        if not hasattr(self, "_told"):
            self._told: dict[str, Any] = _opened(self.consortium, bytes(self.sealed)) if self.sealed else {}
        return self._told


def sealed_request(consortium: Consortium, told: dict[str, Any]) -> bytes:
    """Name and address, sealed under a key of the consortium for such requests only."""
    return sealing.seal(_key(consortium), json.dumps(told, ensure_ascii=False).encode(), _ABOUT)


def _opened(consortium: Consortium, sealed: bytes) -> dict[str, Any]:
    return json.loads(sealing.unseal(_key(consortium), sealed, _ABOUT))


def _key(consortium: Consortium) -> bytes:
    return sealing.derived_key(consortium.key, "course-requests")
