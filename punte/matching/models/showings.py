"""Showings: what was shown to whom, with the data, the weights and the rule, so that it can be told again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.people.models import Consortium, User


class Showing(models.Model):
    """One list of matches as somebody saw it. `profile` and `results` are what the score was made of: the profile's
    values, and per opportunity its values and parts. Written once, never changed; rows are deleted by retention."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    profile = models.ForeignKey("matching.Profile", models.CASCADE, related_name="showings")
    shown_at = models.DateTimeField(auto_now_add=True)
    shown_to = models.ForeignKey(User, models.PROTECT, related_name="+")
    as_of = models.DateField()
    rule = models.CharField(max_length=20)
    asked = models.JSONField()
    results = models.JSONField()

    class Meta:
        verbose_name = _("list of matches shown")
        verbose_name_plural = _("lists of matches shown")
        indexes = [models.Index(fields=["profile", "-shown_at"])]

    def __str__(self) -> str:
        return f"{self.profile_id} {self.as_of}"
