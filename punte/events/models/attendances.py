"""Attendances: of each registered person and day, whether they were there and for how many minutes."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.events.models.registrations import Registration
from punte.events.models.sheets import Sheet
from punte.people.models import Consortium, User


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """The only door to who was there."""

    def visible_to(self, user: User) -> "AttendanceQuerySet":
        """As far as one sees who is registered."""
        return self.filter(registration__in=Registration.objects.visible_to(user))

    def there(self) -> "AttendanceQuerySet":
        """Those who were there for a while."""
        return self.filter(minutes__gt=0)


@pghistory.track()
class Attendance(models.Model):
    """One person on one sheet: the status, which parts of the day, and how many minutes."""

    class Status(models.TextChoices):
        PRESENT = "present", _("present")
        LATE = "late", _("late")
        LEFT_EARLY = "left_early", _("left early")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")

    class Way(models.TextChoices):
        ROLL = "roll", _("called by the trainer")
        CODE = "code", _("checked in with the code")
        SIGNED = "sign", _("signed on the screen")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="attendances")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="attendances")
    status = models.CharField(_("status"), max_length=10, choices=Status)
    morning = models.BooleanField(_("morning"), default=False)
    afternoon = models.BooleanField(_("afternoon"), default=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    way = models.CharField(_("how"), max_length=4, choices=Way, default=Way.ROLL)
    marked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    marked_at = models.DateTimeField(auto_now=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "registration"], name="marked_once"),
            models.CheckConstraint(
                condition=~Q(status__in=["excused", "absent"]) | Q(morning=False, afternoon=False, minutes=0),
                name="who_was_not_there_has_no_minutes",
            ),
        ]

    operation_id = property(lambda self: self.sheet.event.operation_id)
    activity_id = property(lambda self: self.sheet.event.activity_id)
    organisation_id = property(lambda self: self.sheet.event.organiser_id)
    person_id = property(lambda self: self.registration.person_id)
