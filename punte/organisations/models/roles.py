"""Roles: in the name of which organisation, and as what, a user acts."""

import datetime as dt

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from punte.organisations.models.organisations import Organisation
from punte.people.models import User


class RoleQuerySet(models.QuerySet["Role"]):
    """Who holds what today. The security clock is the real one."""

    def current(self) -> "RoleQuerySet":
        """In force today."""
        today = timezone.localdate()
        return self.filter(since__lte=today).filter(Q(until=None) | Q(until__gte=today))

    def held_by(self, user: User) -> "RoleQuerySet":
        """The roles of this user, in force today."""
        return self.current().filter(user=user) if user.is_authenticated else self.none()


@pghistory.track()
class Role(models.Model):
    """One user, one organisation, one role, for a time."""

    class Kind(models.TextChoices):
        MANAGER = "manager", _("manager")
        COUNSELLOR = "counsellor", _("counsellor")
        MEDIATOR = "mediator", _("mediator")
        TRAINER = "trainer", _("trainer")
        RECRUITER = "recruiter", _("recruiter")
        COMMUNICATOR = "communicator", _("communicator")
        MODERATOR = "moderator", _("moderator")
        MONITORING_OFFICER = "monitoring_officer", _("monitoring officer")
        DPO = "dpo", _("data-protection officer")
        AUDITOR = "auditor", _("auditor")
        OPERATOR = "operator", _("operator")

    user = models.ForeignKey(User, models.PROTECT, related_name="roles")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="roles")
    role = models.CharField(_("role"), max_length=20, choices=Kind)
    since = models.DateField(_("from"), default=dt.date.today)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], condition=Q(until=None), name="one_open_role"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="role_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organisation}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations that may still be taken up."""

    def open(self) -> "InvitationQuerySet":
        """Neither accepted, withdrawn nor out of time."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A colleague is asked in by e-mail; the link holds for two weeks and works once."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    role = models.CharField(_("role"), max_length=20, choices=Role.Kind)
    email = models.EmailField(_("e-mail"))
    digest = models.BinaryField(unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
