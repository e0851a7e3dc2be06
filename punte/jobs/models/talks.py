"""Talks: ten minutes at a job fair, between an employer and somebody who looks for work."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.events.models import Event
from punte.jobs.models.employers import Employer
from punte.participation.models import Participation
from punte.people.models import Consortium, Person, PersonKey, User
from punte.projects.models import Operation

LENGTH = dt.timedelta(minutes=10)


class TalkQuerySet(models.QuerySet["Talk"]):
    """The times that employers offer at fairs; who booked one is a participant."""

    def visible_to(self, user: User) -> "TalkQuerySet":
        """Free ones of the operations in which one works, and those of participants whom one sees."""
        if not user.is_authenticated:
            return self.none()
        seen = Participation.objects.visible_to(user).values("pk")
        here = Event.objects.visible_to(user).values("pk")
        return self.filter(Q(event__in=here, person=None) | Q(participation__in=seen))

    def own(self, user: User) -> "TalkQuerySet":
        """Those that the person whose key this user holds has booked; ask within the key's consortium."""
        return self.filter(person__in=PersonKey.numbers_of(user))

    def free(self) -> "TalkQuerySet":
        """Nobody has booked it."""
        return self.filter(person=None)


class Talk(models.Model):
    """Ten minutes from `starts_at`: free until somebody books it; then its result is noted."""

    class Result(models.TextChoices):
        APPLIES = "applies", _("will apply")
        INTERVIEW = "interview", _("invited to an interview")
        LATER = "later", _("kept in mind")
        UNSUITED = "unsuited", _("does not fit")
        NO_SHOW = "no_show", _("did not come")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="talks", db_index=False)
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="talks")
    starts_at = models.DateTimeField(_("begins"))
    participation = models.ForeignKey(Participation, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="talks")
    booked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    result = models.CharField(_("result"), max_length=9, choices=Result, blank=True)

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("talk at a job fair")
        verbose_name_plural = _("talks at job fairs")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "employer", "starts_at"], name="one_talk_at_a_time"),
            models.UniqueConstraint(
                fields=["event", "person", "starts_at"],
                condition=Q(person__isnull=False),
                name="nobody_talks_to_two_at_once",
            ),
            models.CheckConstraint(
                condition=Q(result="") | Q(person__isnull=False), name="only_a_booked_talk_has_a_result"
            ),
            models.CheckConstraint(
                condition=Q(person=None, participation=None)
                | Q(person__isnull=False, participation__isnull=False),
                name="a_booked_talk_names_the_participant",
            ),
        ]

    activity_id = property(lambda self: self.event.activity_id)
    entity_id = property(lambda self: self.employer.organisation_id)
    organisation_id = property(lambda self: self.event.organiser_id)

    def __str__(self) -> str:
        return f"{self.starts_at:%H:%M}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("jobs:talk_detail", args=[self.operation.code, self.pk])

    def is_bookable(self, at: dt.datetime) -> bool:
        """Nobody has it, it has not begun, and its fair is announced."""
        announced = self.event.state == Event.State.PUBLISHED
        return self.person_id is None and announced and at < self.starts_at
