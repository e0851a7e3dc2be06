"""Audits: somebody from outside checks a sample, writes findings, hears the answers and closes."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.monitoring.models.periods import Period
from punte.people.models import Consortium, User
from punte.projects.acting import Scope, acting, scope
from punte.projects.models import Operation


class AuditQuerySet(models.QuerySet["Audit"]):
    """The audits of the operations one steers, reads or audits."""

    def visible_to(self, user: User) -> "AuditQuerySet":
        """Whoever sees the whole operation, and who steers at a partner: of the units and findings these see their
        own."""
        if not user.is_authenticated:
            return self.none()
        here = {a.operation for a in acting(user).assignments}
        return self.filter(operation__in=[o.pk for o in here if scope(user, o) >= Scope.ORGANISATION])


@pghistory.track()
class Audit(Stateful):
    """One audit of an operation, or of one of its periods. `opened_at` and `closed_at` are of the real clock."""

    class State(models.TextChoices):
        OPEN = "open", _("being checked")
        ANSWERING = "answering", _("being answered")
        CLOSED = "closed", _("closed")

    MOVES = {State.OPEN: {State.ANSWERING, State.CLOSED}, State.ANSWERING: {State.CLOSED}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="audits")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    period = models.ForeignKey(
        Period, models.PROTECT, null=True, related_name="audits", verbose_name=_("reporting period")
    )
    opened_on = models.DateField(_("begun on"))
    due_on = models.DateField(_("answers due on"))
    closed_on = models.DateField(_("closed on"), null=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit")
        verbose_name_plural = _("audits")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["operation", "number"], name="one_audit_per_number"),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("opened_on")), name="audit_due_after_begin"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("monitoring:audit_detail", args=[self.operation.code, self.number])

    @property
    def is_closed(self) -> bool:
        """Whether nothing is written any more."""
        return self.state == self.State.CLOSED
