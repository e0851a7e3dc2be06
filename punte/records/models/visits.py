"""Visits: every page that an auditor opened, kept for whom the pages belong to."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Role
from punte.people.models import Consortium, User
from punte.projects.acting import Scope, acting, has_role, scope
from punte.projects.models import Operation


class VisitQuerySet(models.QuerySet["PageVisit"]):
    """Which pages were opened."""

    def visible_to(self, user: User) -> "VisitQuerySet":
        """One's own; those of an operation for its managers at the lead partner and its data-protection officer."""
        if not user.is_authenticated:
            return self.none()
        kept = [a.operation for a in acting(user).assignments]
        whole = {o.pk for o in kept if has_role(user, o, Role.Kind.DPO) or _leads(user, o)}
        return self.filter(Q(operation__in=whole) | Q(user=user))


def _leads(user: User, operation: Operation) -> bool:
    return has_role(user, operation, Role.Kind.MANAGER) and scope(user, operation) >= Scope.OPERATION


class PageVisit(models.Model):
    """One page opened by an auditor. It holds numbers only: the address without what was asked for, and where
    nothing was found the pattern of the address instead of what was typed."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="+")
    path = models.CharField(_("address"), max_length=200)
    view = models.CharField(_("page"), max_length=80)
    object_id = models.CharField(max_length=40, blank=True)
    status = models.PositiveSmallIntegerField(_("answer"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    request_id = models.CharField(max_length=40, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("page opened")
        verbose_name_plural = _("pages opened")
        indexes = [models.Index(fields=["operation", "-at"])]
