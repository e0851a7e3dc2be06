"""Local action groups: who sits at the table of a town, and the groups of alike people whom they ask."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation
from punte.reference.models import Settlement


def works_in(user: User) -> Iterable[int]:
    """The operations in which this user works; none for who is not signed in."""
    return {a.operation_id for a in acting(user).assignments}


class ActionGroupQuerySet(models.QuerySet["ActionGroup"]):
    """The action groups of a project."""

    def visible_to(self, user: User) -> "ActionGroupQuerySet":
        """Whoever works in the operation: the group's work is open to its project."""
        return self.filter(operation__in=works_in(user))


class ActionGroup(models.Model):
    """The people and organisations of one town who write its inclusion plan: SPIRAL's coordination group. What they
    asked and heard is coded by two, each alone, then reconciled, summed up and approved."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="action_groups")
    name = models.CharField(_("name"), max_length=120)
    settlement = models.ForeignKey(
        Settlement, models.PROTECT, related_name="+", verbose_name=_("town or village")
    )
    facilitator = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("facilitator"))
    founded_on = models.DateField(_("founded on"))
    first_coder = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("first coder")
    )
    second_coder = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("second coder")
    )
    reconciled_on = models.DateField(_("reconciled on"), null=True)
    synthesis = models.TextField(_("what we heard"), blank=True)
    minority = models.TextField(_("what only few said"), blank=True)
    approved_on = models.DateField(_("approved on"), null=True)
    approved_by = models.PositiveSmallIntegerField(_("people who approved"), null=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ActionGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("local action group")
        verbose_name_plural = _("local action groups")
        constraints = [
            models.UniqueConstraint(fields=["operation", "name"], name="one_action_group_of_a_name"),
            models.CheckConstraint(
                condition=Q(second_coder=None) | ~Q(first_coder=F("second_coder")),
                name="two_coders_are_two_people",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None, approved_by=None)
                | Q(approved_on__isnull=False, approved_by__gt=0),
                name="approved_synthesis_says_by_how_many",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its way, from the groups to the plan."""
        return reverse("dialogue:action_group_detail", args=[self.operation.code, self.pk])

    @property
    def coders(self) -> list[User]:
        """Who codes, as far as they are named."""
        return [one for one in (self.first_coder, self.second_coder) if one]


class GroupMember(models.Model):
    """An organisation at the table, in which part, and who speaks for it."""

    class Part(models.TextChoices):
        PUBLIC = "public", _("public")
        PRIVATE = "private", _("private")
        CITIZENS = "citizens", _("citizens")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey(ActionGroup, models.CASCADE, related_name="members", db_index=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    part = models.CharField(_("side of the table"), max_length=8, choices=Part)
    role = models.CharField(_("role in the group"), max_length=120, blank=True)
    representative = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("representative")
    )

    class Meta:
        verbose_name = _("member of an action group")
        verbose_name_plural = _("members of action groups")
        ordering = ["part", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "organisation"], name="once_in_an_action_group")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class HomogeneousGroup(models.Model):
    """Eight to ten people of one kind, asked alone in writing first: "young people without work", "employers". The
    facilitator chooses a neutral name; nobody's own name is kept."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey(ActionGroup, models.CASCADE, related_name="circles", db_index=False)
    name = models.CharField(_("name"), max_length=80)
    met_on = models.DateField(_("met on"))
    people = models.PositiveSmallIntegerField(_("people"))

    class Meta:
        verbose_name = _("group of alike people")
        verbose_name_plural = _("groups of alike people")
        ordering = ["met_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "name"], name="one_circle_of_a_name"),
            models.CheckConstraint(condition=Q(people__gt=0), name="somebody_was_there"),
        ]

    def __str__(self) -> str:
        return self.name
