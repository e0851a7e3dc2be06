"""The access log: who looked at whose file, when, and on what occasion."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.people.models import Consortium, Person, User


class AccessEntry(models.Model):
    """One look at a personal file; kept even when the file is erased."""

    class Occasion(models.TextChoices):
        FILE = "file", _("file opened")
        LIST = "list", _("seen in a list")
        NUMBER = "number", _("national number compared")
        SPECIAL = "special", _("special categories seen")
        DOCUMENT = "document", _("document downloaded")
        EXPORT = "export", _("exported")
        HELD = "held", _("own data seen")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="looks")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    occasion = models.CharField(_("occasion"), max_length=8, choices=Occasion)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("access log")
        indexes = [models.Index(fields=["person", "-at"])]
