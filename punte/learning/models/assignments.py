"""Work to hand in: what is asked, by when, along which criteria; and what each learner handed in."""

import datetime as dt
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.learning.models.enrolments import Enrolment
from punte.learning.models.offerings import Offering
from punte.learning.models.programmes import Programme
from punte.people import sealing
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.records.models import Document


class WorkQuerySet(models.QuerySet["Assignment"]):
    """What programmes ask to be handed in."""

    def visible_to(self, user: User) -> "WorkQuerySet":
        """Whoever works in one of the consortium's operations; it names nobody."""
        if not user.is_authenticated:
            return self.none()
        circles = {a.operation.consortium_id for a in acting(user).assignments}
        return self.filter(programme__consortium__in=circles)


@pghistory.track()
class Assignment(models.Model):
    """One piece of work a programme asks for. `criteria` is a list of {text, points}, the text in three languages."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="assignments")
    title = TranslatedField(_("title"))
    instructions = TranslatedField(_("what is to be done"))
    criteria = models.JSONField(_("criteria"), default=list)
    pass_points = models.PositiveSmallIntegerField(_("points to be accepted"))
    due_days = models.PositiveSmallIntegerField(_("days after the first day of the course"), null=True)
    retired = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("work to hand in")
        verbose_name_plural = _("work to hand in")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(pass_points__gt=0), name="work_has_to_reach_something")
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def most(self) -> int:
        """All points of all criteria."""
        return sum(c["points"] for c in self.criteria)

    def due(self, offering: Offering) -> dt.date | None:
        """The last day for this course; None without one."""
        return None if self.due_days is None else offering.starts_on + dt.timedelta(days=self.due_days)


class Submission(Stateful):
    """One handing in. Work that was given back is handed in again as the next number; nothing is overwritten. The text
    and the comment are sealed with the person's key; the criteria are those of that day."""

    class State(models.TextChoices):
        HANDED_IN = "handed_in", _("handed in")
        RETURNED = "returned", _("given back for work")
        ACCEPTED = "accepted", _("accepted")
        NOT_ACCEPTED = "not_accepted", _("not accepted")

    MOVES = {State.HANDED_IN: {State.RETURNED, State.ACCEPTED, State.NOT_ACCEPTED}}
    SEALED = "submission"

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="submissions")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.HANDED_IN)
    sealed = models.BinaryField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    criteria = models.JSONField(default=list)
    pass_points = models.PositiveSmallIntegerField()
    handed_in_at = models.DateTimeField(_("handed in"), auto_now_add=True)
    late = models.BooleanField(_("late"), default=False)
    handed_in_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    grades = models.JSONField(default=list)
    points = models.PositiveSmallIntegerField(_("points"), null=True)
    judged_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(_("judged on"), null=True)

    class Meta:
        verbose_name = _("work handed in")
        verbose_name_plural = _("work handed in")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "enrolment", "number"], name="one_per_number"),
            models.UniqueConstraint(
                fields=["assignment", "enrolment"],
                condition=~Q(state="returned"),
                name="one_that_was_not_given_back",
            ),
            models.CheckConstraint(
                condition=Q(state="handed_in") | Q(judged_by__isnull=False, judged_at__isnull=False),
                name="judged_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "not_accepted")) | Q(points__isnull=False),
                name="judged_with_points",
            ),
        ]

    offering = property(lambda self: self.enrolment.offering)

    def words(self) -> dict[str, Any]:
        """The text that was handed in, and what was said of it."""
        empty = {"text": "", "comment": ""}
        if not self.sealed:
            return empty
        try:
            return empty | self.enrolment.person.unseal(bytes(self.sealed), self.SEALED)
        except sealing.Unreadable:  # the person was erased
            return empty
