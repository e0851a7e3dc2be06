"""Addenda: what was corrected on a closed sheet, by whom and why. The sheet's first word stays readable."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.events.models.attendances import Attendance
from punte.events.models.registrations import Registration
from punte.events.models.sheets import Sheet
from punte.people.models import Consortium, User


class Addendum(models.Model):
    """One correction of one person's attendance; never changed itself."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="addenda")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="+")
    status_before = models.CharField(max_length=10, choices=Attendance.Status, blank=True)
    minutes_before = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(_("status"), max_length=10, choices=Attendance.Status)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("addendum")
        verbose_name_plural = _("addenda")
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="addendum_says_why")]
