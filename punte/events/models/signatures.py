"""Signatures: of each attendance, what the person drew on the screen, or that they confirmed it by name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.events.models.registrations import Registration
from punte.events.models.sheets import Sheet
from punte.people import sealing
from punte.people.models import Consortium, User

_PURPOSE = "signatures"


class SignatureQuerySet(models.QuerySet["Signature"]):
    """The only door to signatures."""

    def visible_to(self, user: User) -> "SignatureQuerySet":
        """As far as one sees who is registered."""
        return self.filter(registration__in=Registration.objects.visible_to(user))


class Signature(models.Model):
    """One part of one day, signed by one person: strokes rest sealed; without them it was confirmed by name."""

    class Part(models.TextChoices):
        MORNING = "morning", _("morning")
        AFTERNOON = "afternoon", _("afternoon")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="signatures")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="signatures")
    part = models.CharField(_("part of the day"), max_length=9, choices=Part)
    drawn = models.BinaryField(null=True)
    held_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")  # on whose device
    at = models.DateTimeField(_("signed"), auto_now_add=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "registration", "part"], name="signed_once"),
            models.CheckConstraint(condition=Q(part__in=["morning", "afternoon"]), name="signed_a_part"),
        ]

    operation_id = property(lambda self: self.sheet.event.operation_id)
    person_id = property(lambda self: self.registration.person_id)

    @property
    def strokes(self) -> str:
        """What was drawn; empty where it was confirmed by name."""
        if not self.drawn:
            return ""
        key = sealing.derived_key(self.consortium.key, _PURPOSE)
        return sealing.unseal(key, bytes(self.drawn), self._about).decode()

    def seal(self, strokes: str) -> None:
        """Keep what was drawn, bound to this attendance."""
        key = sealing.derived_key(self.consortium.key, _PURPOSE)
        self.drawn = sealing.seal(key, strokes.encode(), self._about) if strokes else None

    @property
    def _about(self) -> str:
        return f"signature:{self.sheet_id}:{self.registration_id}:{self.part}"
