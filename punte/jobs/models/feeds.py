"""Feeds: vacancies that a partner employment service or an employer hands over as a file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Activity, Operation


class FeedQuerySet(models.QuerySet["Feed"]):
    """Files that were brought in."""

    def visible_to(self, user: User) -> "FeedQuerySet":
        """Whoever works in the operation; a feed holds no person."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(operation__in={a.operation_id for a in acting(user).assignments})


class Feed(Stateful):
    """One file, read and checked, waiting to be taken in. `rows` are what was read, each with its errors; `source` says
    from whom, so that the same vacancy is known again by its key."""

    class State(models.TextChoices):
        WAITING = "waiting", _("read, not taken in yet")
        APPLIED = "applied", _("taken in")
        DISCARDED = "discarded", _("discarded")

    MOVES = {State.WAITING: {State.APPLIED, State.DISCARDED}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="vacancy_feeds")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    source = models.CharField(_("from whom"), max_length=60)
    complete = models.BooleanField(_("the whole list"), default=False)
    rows = models.JSONField()
    outcome = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed of vacancies")
        verbose_name_plural = _("feeds of vacancies")
        indexes = [models.Index(fields=["operation", "-made_at"])]

    def __str__(self) -> str:
        return self.source
