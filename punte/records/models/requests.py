"""Requests of persons about their own data: each has a month, and two more where that is explained in time."""

import calendar
import datetime as dt

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.organisations.models import Role
from punte.people.models import Consortium, Person, User
from punte.projects.acting import Scope, acting, has_right, has_role, scope
from punte.projects.models import Assignment, Operation

MONTHS, EXTENDED = 1, 3  # GDPR Art. 12(3): one month, extended by two further months where necessary


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def protects(user: User, operation: Operation) -> bool:
    """The data-protection officer, and who may erase and sees the whole operation."""
    whole = scope(user, operation) >= Scope.OPERATION
    return has_role(user, operation, Role.Kind.DPO) or (
        whole and has_right(user, operation, Assignment.Right.ERASE)
    )


def protected_circles(user: User) -> set[int]:
    """The consortia whose data this user protects."""
    if not user.is_authenticated:
        return set()
    operations = {a.operation for a in acting(user).assignments}
    return {o.consortium_id for o in operations if protects(user, o)}


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    """What persons have asked."""

    def visible_to(self, user: User) -> "DataRequestQuerySet":
        """One's own; all of a circle for who protects its data."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            Q(consortium__in=protected_circles(user)) | Q(person__key_holder__user=user)
        ).distinct()

    def waiting(self) -> "DataRequestQuerySet":
        """Not answered yet."""
        return self.filter(state__in=DataRequest.WAITING)


@pghistory.track(exclude=["sealed"])
class DataRequest(Stateful):
    """A person asks something about their data. Their words and ours rest sealed under the person's key, so they
    go with it; that something was asked and answered in time stays."""

    class State(models.TextChoices):
        RECEIVED = "received", _("received")
        EXTENDED = "extended", _("more time taken")
        ANSWERED = "answered", _("answered")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Kind(models.TextChoices):
        ACCESS = "access", _("to see what is held")
        CORRECTION = "correction", _("to have something corrected")
        RESTRICTION = "restriction", _("to restrict the use of the data")
        OBJECTION = "objection", _("to object to a use of the data")
        ERASURE = "erasure", _("to be erased")
        PORTABILITY = "portability", _("to take the data elsewhere")

    ARTICLES = {
        Kind.ACCESS: 15, Kind.CORRECTION: 16, Kind.ERASURE: 17,
        Kind.RESTRICTION: 18, Kind.PORTABILITY: 20, Kind.OBJECTION: 21,
    }  # fmt: skip
    WAITING = (State.RECEIVED, State.EXTENDED)
    ENDS = {State.ANSWERED, State.REFUSED, State.WITHDRAWN}
    MOVES = {State.RECEIVED: {State.EXTENDED, *ENDS}, State.EXTENDED: ENDS}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="requests")
    kind = models.CharField(_("what is asked"), max_length=12, choices=Kind)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.RECEIVED)
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("due on"))
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written down by"))
    answered_on = models.DateField(_("answered on"), null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField(null=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of a person")
        verbose_name_plural = _("requests of persons")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gt=F("received_on")), name="request_due_later"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("received_on")),
                name="request_answered_later",
            ),
        ]

    @property
    def words(self) -> dict[str, str]:
        """{asked, extended, answer}: as they were written; empty once the person is erased."""
        if not self.sealed or self.person.wrapped_key is None:
            return {}
        return self.person.unseal(bytes(self.sealed), "datarequest")

    def sealed_with(self, **words: str) -> bytes | None:
        """The words so far and these, sealed; nothing for who was erased."""
        if self.person.wrapped_key is None:
            return None
        return self.person.seal({**self.words, **{k: v for k, v in words.items() if v}}, "datarequest")

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to answer."""
        return self.state in self.WAITING
