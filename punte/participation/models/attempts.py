"""Attempts to reach somebody six months after leaving: on which day, how, by whom. No words about the person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.participation.models.participations import Stay
from punte.people.models import Consortium, User


class Attempt(models.Model):
    """Somebody tried to ask how the person is doing, and did not reach them; after three the person is unreachable."""

    class How(models.TextChoices):
        PHONE = "phone", _("by telephone")
        MESSAGE = "message", _("by a text message")
        EMAIL = "email", _("by e-mail")
        LETTER = "letter", _("by letter")
        VISIT = "visit", _("by a visit")
        OTHERS = "others", _("through others")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="attempts")
    tried_on = models.DateField(_("on"))
    how = models.CharField(_("how"), max_length=8, choices=How)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    struck = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["tried_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stay", "tried_on"], condition=models.Q(struck=False), name="one_attempt_a_day"
            )
        ]
