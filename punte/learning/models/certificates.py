"""Certificates: numbered without gaps, never changed, each with its paper and its signed credential."""

import secrets

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.learning.models.enrolments import Enrolment
from punte.learning.models.offerings import Offering
from punte.people.models import Consortium, Person, User
from punte.projects.models import Operation
from punte.records.models import Document


def new_secret() -> str:
    """What the QR code holds beside the number, so that nobody reads names by counting up."""
    return secrets.token_urlsafe(9)


class SigningKey(models.Model):
    """A generation of the key that signs credentials. The secret half is derived from the consortium's key and rests
    nowhere; a retired generation signs nothing new, and what it signed still verifies."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    since = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consortium", "number"], name="one_key_per_generation"),
            models.UniqueConstraint(
                fields=["consortium"], condition=Q(retired_at=None), name="one_key_that_signs"
            ),
        ]


class Series(models.Model):
    """The last number given in a year; whoever gives the next one holds this row until it is written."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(fields=["operation", "kind", "year"], name="one_series_a_year")
        ]


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """The only door to certificates; the public check goes by number."""

    def visible_to(self, user: User) -> "CertificateQuerySet":
        """Whoever sees the enrolment."""
        return self.filter(enrolment__in=Enrolment.objects.visible_to(user))

    def own(self, user: User) -> "CertificateQuerySet":
        """Those of the person whose key this user holds."""
        return self.filter(person__key_holder__user=user)

    def standing(self) -> "CertificateQuerySet":
        """Issued or suspended: not taken back, not replaced."""
        return self.filter(state__in=(Certificate.State.ISSUED, Certificate.State.SUSPENDED))


@pghistory.track()
class Certificate(Stateful):
    """What was attested to one person on one day. `payload` is the snapshot without the name, `sealed` holds the name
    and the credential under the person's key, `digest` covers both. Anew means a new record."""

    class State(models.TextChoices):
        ISSUED = "issued", _("valid")
        SUSPENDED = "suspended", _("suspended")
        REVOKED = "revoked", _("revoked")
        SUPERSEDED = "superseded", _("replaced by a newer one")

    class Kind(models.TextChoices):
        PASS = "pass", _("certificate of completion")
        ATTENDANCE = "attendance", _("certificate of attendance")

    class Reason(models.TextChoices):
        MISTAKE = "mistake", _("issued by mistake")
        WRONG_DATA = "wrong_data", _("it held a wrong detail")
        FRAUD = "fraud", _("obtained by fraud")
        INQUIRY = "inquiry", _("being looked into")
        AUTHORITY = "authority", _("decided by an authority")
        NAME = "name", _("the name has changed")
        LOST = "lost", _("the paper was lost")

    MOVES = {
        State.ISSUED: {State.SUSPENDED, State.REVOKED, State.SUPERSEDED},
        State.SUSPENDED: {State.ISSUED, State.REVOKED},
    }
    LETTERS = {Kind.PASS: "P", Kind.ATTENDANCE: "A"}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="certificates")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="certificates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    secret = models.CharField(max_length=16, default=new_secret)
    status_index = models.PositiveIntegerField()
    language = models.CharField(_("language"), max_length=2)
    payload = models.JSONField()
    sealed = models.BinaryField(null=True)
    digest = models.CharField(max_length=64)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("paper"))
    key = models.ForeignKey(SigningKey, models.PROTECT, related_name="+")
    issued_on = models.DateField(_("issued on"))
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("issued by"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ISSUED)
    reason = models.CharField(_("why"), max_length=10, choices=Reason, blank=True)
    state_on = models.DateField(_("since"), null=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("replaces")
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["operation", "kind", "year", "number"], name="one_certificate_per_number"
            ),
            models.UniqueConstraint(
                fields=["operation", "status_index"], name="one_place_in_the_status_list"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "kind"],
                condition=Q(state__in=("issued", "suspended")),
                name="one_standing_certificate",
            ),
            models.CheckConstraint(condition=Q(state="issued") | ~Q(reason=""), name="not_valid_says_why"),
        ]

    activity_id = property(lambda self: self.enrolment.activity_id)
    organisation_id = property(lambda self: self.enrolment.organisation_id)

    def __str__(self) -> str:
        return self.full_number

    @property
    def full_number(self) -> str:
        """As it stands on the paper: project, kind, year, number."""
        letter = self.LETTERS[self.Kind(self.kind)]
        return f"{self.operation.code}-{letter}-{self.year}-{self.number:04d}"

    def get_absolute_url(self) -> str:
        """Its page for who issued it."""
        return reverse("learning:certificate_detail", args=[self.operation.code, self.pk])

    def check_path(self) -> str:
        """Where the QR code leads."""
        return reverse("learning:check_detail", args=[self.full_number, self.secret])


class Issuing(Stateful):
    """Certificates being issued to a cohort in the background; a killed worker goes on where it stopped."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("being issued")
        DONE = "done", _("done")
        FAILED = "failed", _("stopped")

    MOVES = {
        State.WAITING: {State.RUNNING},
        State.RUNNING: {State.RUNNING, State.DONE, State.FAILED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    offering = models.ForeignKey(Offering, models.PROTECT, related_name="issuings")
    kind = models.CharField(max_length=10, choices=Certificate.Kind)
    language = models.CharField(max_length=2)
    base_url = models.CharField(max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("batch of certificates")
        verbose_name_plural = _("batches of certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["offering"],
                condition=Q(state__in=("waiting", "running")),
                name="one_issuing_at_a_time",
            )
        ]

    @property
    def running(self) -> bool:
        """Whether it still works."""
        return self.state in (self.State.WAITING, self.State.RUNNING)
