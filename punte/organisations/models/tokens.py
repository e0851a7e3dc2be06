"""Keys of the API: a program acts as a named service of an organisation, for at most a year."""

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from punte.organisations.models.organisations import Organisation
from punte.people.models import User

LONGEST = dt.timedelta(days=366)
SOON = dt.timedelta(days=14)


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens by whether they open anything, by the real clock."""

    def open(self) -> "TokenQuerySet":
        """Neither revoked nor out of time."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def about_to_expire(self) -> "TokenQuerySet":
        """Open, and for a fortnight at most."""
        return self.open().filter(expires_at__lt=timezone.now() + SOON)


class Token(models.Model):
    """Only the digest of the secret is kept; the secret itself is shown once, when it is made."""

    class Scope(models.TextChoices):
        PROJECTS = "projects", _("projects and their activities")
        NUMBERS = "numbers", _("targets, indicators and reporting periods")
        DELIVERABLES = "deliverables", _("deliverables that are not about a person")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="tokens")
    name = models.CharField(_("name"), max_length=80)
    digest = models.BinaryField(unique=True)
    scopes = ArrayField(models.CharField(max_length=12, choices=Scope), verbose_name=_("what it may read"))
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    last_used_on = models.DateField(_("last used"), null=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__lte=F("created_at") + LONGEST, expires_at__gt=F("created_at")),
                name="token_holds_a_year_at_most",
            ),
            models.CheckConstraint(condition=Q(scopes__len__gt=0), name="token_opens_something"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="token_is_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether it still opens anything."""
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def runs_out(self) -> bool:
        """Whether it is open, and for a fortnight at most."""
        return self.is_open and self.expires_at < timezone.now() + SOON

    @property
    def scope_labels(self) -> list[str]:
        """What it may read, in words."""
        return [str(label) for value, label in self.Scope.choices if value in self.scopes]
