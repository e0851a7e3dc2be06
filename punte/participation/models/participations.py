"""Participation: one person in one operation, with the situation at entry frozen and each stay dated."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.query import ValuesListIterable
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.organisations.models import Organisation
from punte.people.models import Consortium, Person, User
from punte.projects.acting import Scope, acting, organisations, scope
from punte.projects.models import Operation
from punte.reference.models import Region, Settlement

IMMEDIATE = dt.timedelta(days=28)  # four weeks after leaving, Regulation (EU) 2021/1057, Annex I


# What it takes to write a person's name.
_NAMED = (
    "person_id",
    "person__state",
    "person__consortium__slug",
    "person__consortium__wrapped_key",
    "person__wrapped_key",
    "person__identity__sealed",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A participant as a list shows them; objects of all that stands in a row would cost more than the page."""

    pk: int
    state: str
    frozen_on: dt.date | None
    organisation: str
    name: str


class _Lines(ValuesListIterable):
    """Rows of `for_list`."""

    def __iter__(self) -> Iterator[Line]:
        for pk, state, frozen_on, organisation, person, at, *keys, sealed in super().__iter__():
            name = Person.name_of(person, at, tuple(keys), sealed)
            yield Line(pk, str(Participation.State(state).label), frozen_on, organisation, name)


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """The only door to participants."""

    def visible_to(self, user: User) -> "ParticipationQuerySet":
        """The whole operation, one's own organisation's, or one's own cases: as far as the assignments reach."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk__in=[])
        for operation in {a.operation for a in acting(user).assignments}:
            seen |= _seen(user, operation)
        return self.filter(seen)

    def own(self, user: User) -> "ParticipationQuerySet":
        """The participations of the person whose key this user holds."""
        return self.filter(person__key_holder__user=user)

    def for_list(self) -> "models.QuerySet[Participation, Line]":
        """What a list shows and no more, sorted by name as readers expect."""
        rows: models.QuerySet[Any, Any] = (
            self.filter(person__name__isnull=False)  # everybody has one; said, the index of names can lead
            .order_by(F("person__name__sort_key").asc(nulls_last=True), "pk")
            .values_list("pk", "state", "frozen_on", "organisation__name", *_NAMED)
        )
        rows._iterable_class = _Lines
        return rows


def _seen(user: User, operation: Operation) -> Q:
    here = Q(operation=operation)
    reach = scope(user, operation)
    if reach >= Scope.OPERATION:
        return here
    if reach >= Scope.ORGANISATION:
        return here & Q(organisation__in=organisations(user, operation))
    if reach >= Scope.TEAM:
        return here & Q(responsible=user)
    return Q(pk__in=[])


@pghistory.track()
class Participation(Stateful):
    """A candidate is checked, selected, enters with the first activity attended, and leaves."""

    class State(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        INCOMPLETE = "incomplete", _("papers missing")
        ELIGIBLE = "eligible", _("eligible")
        SELECTED = "selected", _("selected")
        RESERVE = "reserve", _("on the reserve list")
        REJECTED = "rejected", _("not selected")
        ENTERED = "entered", _("taking part")
        COMPLETED = "completed", _("completed")
        LEFT_EARLY = "left_early", _("left early")

    MOVES = {
        State.CANDIDATE: {State.INCOMPLETE, State.ELIGIBLE, State.REJECTED},
        State.INCOMPLETE: {State.ELIGIBLE, State.REJECTED},
        State.ELIGIBLE: {State.SELECTED, State.RESERVE, State.REJECTED},
        State.RESERVE: {State.SELECTED, State.REJECTED},
        State.REJECTED: {State.CANDIDATE},  # a contestation that was upheld
        State.SELECTED: {State.ENTERED, State.REJECTED},
        State.ENTERED: {State.COMPLETED, State.LEFT_EARLY, State.SELECTED},  # back: the entry was struck
        State.COMPLETED: {State.ENTERED},
        State.LEFT_EARLY: {State.ENTERED},
    }

    class Sex(models.TextChoices):
        WOMAN = "woman", _("woman")
        MAN = "man", _("man")
        NONBINARY = "nonbinary", _("non-binary")

    class Labour(models.TextChoices):
        EMPLOYED = "employed", _("employed")
        SELF_EMPLOYED = "self_employed", _("self-employed")
        UNEMPLOYED_SHORT = "unemployed_short", _("unemployed for less than 6 months")
        UNEMPLOYED_MEDIUM = "unemployed_medium", _("unemployed for 6 to 12 months")
        UNEMPLOYED_LONG = "unemployed_long", _("unemployed for 12 months or more")
        INACTIVE = "inactive", _("inactive")

    class Studies(models.TextChoices):
        NONE = "none", _("not in education or training")
        FULL_TIME = "full_time", _("in full-time education")
        PART_TIME = "part_time", _("in part-time education or training")

    class Education(models.IntegerChoices):
        ISCED_0 = 0, _("no school or early childhood education (ISCED 0)")
        ISCED_1 = 1, _("primary school (ISCED 1)")
        ISCED_2 = 2, _("lower secondary school (ISCED 2)")
        ISCED_3 = 3, _("upper secondary school (ISCED 3)")
        ISCED_4 = 4, _("post-secondary school (ISCED 4)")
        ISCED_5 = 5, _("short tertiary education (ISCED 5)")
        ISCED_6 = 6, _("bachelor (ISCED 6)")
        ISCED_7 = 7, _("master (ISCED 7)")
        ISCED_8 = 8, _("doctorate (ISCED 8)")

    class Function(models.TextChoices):
        STAFF = "staff", _("staff")
        VOLUNTEER = "volunteer", _("volunteer")
        BOARD = "board", _("member of the board")
        COMMISSION = "commission", _("member of a dialogue commission")
        NONE = "none", _("none")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="participations", verbose_name=_("person")
    )
    operation = models.ForeignKey(
        Operation, models.PROTECT, related_name="participations", verbose_name=_("project")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("partner")
    )
    responsible = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who accompanies")
    )
    sender = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sending organisation"),
    )
    function = models.CharField(_("function there"), max_length=10, choices=Function, default=Function.NONE)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CANDIDATE)
    registered_on = models.DateField(_("registered on"))
    sex = models.CharField(_("sex"), max_length=9, choices=Sex, null=True, blank=True)
    age = models.PositiveSmallIntegerField(_("age at entry"), null=True, blank=True)
    labour = models.CharField(_("on the labour market"), max_length=17, choices=Labour, null=True, blank=True)
    education = models.PositiveSmallIntegerField(_("education"), choices=Education, null=True, blank=True)
    studies = models.CharField(
        _("in education or training"), max_length=9, choices=Studies, null=True, blank=True
    )
    jobless_household = models.BooleanField(_("household without work"), null=True, blank=True)
    jobless_household_children = models.BooleanField(
        _("household without work, with children"), null=True, blank=True
    )
    single_adult_children = models.BooleanField(_("one adult with children"), null=True, blank=True)
    rural = models.BooleanField(_("from a rural area"), null=True, blank=True)
    language = models.CharField(_("language spoken at home"), max_length=3, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("county")
    )
    settlement = models.ForeignKey(
        Settlement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("settlement")
    )
    frozen_on = models.DateField(_("situation frozen on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(fields=["operation", "person"], name="once_per_operation"),
            models.CheckConstraint(condition=Q(age=None) | Q(age__lte=120), name="plausible_age"),
            models.CheckConstraint(condition=Q(education=None) | Q(education__lte=8), name="isced_level"),
        ]
        indexes = [models.Index(fields=["operation", "organisation"])]

    def __str__(self) -> str:
        return f"{self.person}, {self.operation.code}"

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """Django's own makes a table of all states at every call; a list asks once a row."""
        return str(self.State(self.state).label)

    def get_absolute_url(self) -> str:
        """The person's page in this operation."""
        return reverse("participation:participant_detail", args=[self.operation.code, self.pk])


class Stay(models.Model):
    """From an entry to the leaving that ended it; a person who comes back has a second stay."""

    class Exit(models.TextChoices):
        TO_THE_END = "to_the_end", _("stayed to the end")
        FOUND_WORK = "found_work", _("found work")
        EDUCATION = "education", _("went into education")
        MOVED = "moved", _("moved away")
        HEALTH = "health", _("personal reasons")
        NO_LONGER = "no_longer", _("did not come any more")
        OTHER = "other", _("another reason")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="stays")
    entered_on = models.DateField(_("entered on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    exit = models.CharField(_("why"), max_length=10, choices=Exit, blank=True)
    struck = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("stay")
        verbose_name_plural = _("stays")
        ordering = ["entered_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("entered_on")), name="leaves_after_entering"
            ),
            models.UniqueConstraint(
                fields=["participation"], condition=Q(left_on=None, struck=False), name="one_open_stay"
            ),
        ]

    person_id = property(lambda self: self.participation.person_id)
    operation_id = property(lambda self: self.participation.operation_id)
    organisation_id = property(lambda self: self.participation.organisation_id)


class Observation(models.Model):
    """The person's situation seen on a day after entering: at work, searching, learning, qualified."""

    class Kind(models.TextChoices):
        EMPLOYED = "employed", _("in employment")
        SELF_EMPLOYED = "self_employed", _("self-employed")
        SEARCHING = "searching", _("searching for work")
        UNEMPLOYED = "unemployed", _("unemployed")
        INACTIVE = "inactive", _("inactive")
        IN_EDUCATION = "in_education", _("in education or training")
        NOT_IN_EDUCATION = "not_in_education", _("not in education or training")
        IMPROVED = "improved", _("better situation at work")
        CERTIFICATE = "certificate", _("certificate received")
        QUALIFICATION = "qualification", _("recognised qualification gained")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="observations")
    kind = models.CharField(_("situation"), max_length=16, choices=Kind)
    observed_on = models.DateField(_("on"))
    struck = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["observed_on", "pk"]

    person_id = property(lambda self: self.participation.person_id)
    operation_id = property(lambda self: self.participation.operation_id)
    organisation_id = property(lambda self: self.participation.organisation_id)
