"""Offerings: a programme given once, from a day to a day, somewhere, to a cohort."""

import pghistory
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.events.models import Event
from punte.learning.models.programmes import Programme
from punte.organisations.models import Role
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Activity, Operation
from punte.records.models import Document


class OfferingQuerySet(models.QuerySet["Offering"]):
    """Courses as they are given."""

    def visible_to(self, user: User) -> "OfferingQuerySet":
        """Whoever works in the operation: an offering itself holds no person."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(operation__in={a.operation_id for a in acting(user).assignments})

    def announced(self) -> "OfferingQuerySet":
        """What stands in the public list: courses that take people on. The policy of the table says the same."""
        return self.filter(state__in=(Offering.State.OPEN, Offering.State.RUNNING)).select_related(
            "programme__organisation", "operation__consortium"
        )

    def for_list(self) -> "OfferingQuerySet":
        """With what a list shows, the latest first."""
        taken = Count("enrolments", filter=Q(enrolments__state__in=("enrolled", "completed")))
        return (
            self.select_related("programme__organisation").annotate(taken=taken).order_by("-starts_on", "-pk")
        )


@pghistory.track(model_name="OfferingHistory")
class Offering(Stateful):
    """People apply while it is open; it runs on its training days; at its end results stand. It costs nothing."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("open for enrolment")
        RUNNING = "running", _("running")
        ENDED = "ended", _("ended")
        CANCELLED = "cancelled", _("cancelled")

    class Mode(models.TextChoices):
        PLACE = "place", _("at a place")
        ONLINE = "online", _("online")
        BLENDED = "blended", _("at a place and online")

    MOVES = {
        State.DRAFT: {State.OPEN, State.CANCELLED},
        State.OPEN: {State.RUNNING, State.CANCELLED},
        State.RUNNING: {State.ENDED, State.CANCELLED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="offerings")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="offerings", verbose_name=_("programme")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    mode = models.CharField(_("how"), max_length=7, choices=Mode, default=Mode.PLACE)
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    language = models.CharField(_("language of the course"), max_length=2, default="ro")
    seats = models.PositiveSmallIntegerField(_("seats"))
    trainers = models.ManyToManyField(User, related_name="+", verbose_name=_("trainers"), blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)

    objects = OfferingQuerySet.as_manager()

    class Meta:
        verbose_name = _("offering")
        verbose_name_plural = _("offerings")
        indexes = [models.Index(fields=["operation", "-starts_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="offering_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(seats__gt=0), name="offering_has_seats"),
            models.CheckConstraint(
                condition=~Q(mode__in=("place", "blended")) | ~Q(place=""), name="offering_says_where"
            ),
        ]

    organisation_id = property(lambda self: self.programme.organisation_id)

    def __str__(self) -> str:
        return str(self.programme)

    def get_absolute_url(self) -> str:
        """The cohort's page."""
        return reverse("learning:offering_detail", args=[self.operation.code, self.pk])

    def is_trained_by(self, user: User) -> bool:
        """Whether this user is one of the trainers; asked once per object."""
        if not hasattr(self, "_trainers"):
            self._trainers = set(self.trainers.values_list("pk", flat=True))
        return user.pk in self._trainers


class OfferingEvent(models.Model):
    """One training day of an offering, kept as an event with its sheet."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    offering = models.ForeignKey(Offering, models.PROTECT, related_name="timetable")
    event = models.OneToOneField(Event, models.PROTECT, related_name="+")
    practice = models.BooleanField(_("practice"), default=False)

    class Meta:
        verbose_name = _("training day")
        verbose_name_plural = _("training days")


class Commission(models.Model):
    """The examination commission of an offering: who sat, when, and the minutes it signed."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    offering = models.ForeignKey(Offering, models.PROTECT, related_name="commissions")
    held_on = models.DateField(_("held on"))
    members = models.TextField(_("members"), max_length=1000)
    minutes = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("minutes"))
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")

    organisation_id = property(lambda self: self.offering.organisation_id)


def team(operation: Operation) -> models.QuerySet[User]:
    """Who may train here: trainers and managers assigned to the operation."""
    kinds = (Role.Kind.TRAINER, Role.Kind.MANAGER, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)
    return (
        User.objects.filter(
            roles__assignments__operation=operation,
            roles__assignments__until=None,
            roles__role__in=kinds,
            is_active=True,
        )
        .distinct()
        .order_by("name")
    )
