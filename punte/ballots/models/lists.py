"""Voter lists: who may vote, in whose name; kept to be used again."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.ballots.models.groups import Group
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation


class VoterListQuerySet(models.QuerySet["VoterList"]):
    """The only door to the lists."""

    def visible_to(self, user: User) -> "VoterListQuerySet":
        """Those of the projects in which one works."""
        return self.filter(operation__in={a.operation_id for a in acting(user).assignments})


@pghistory.track(model_name="VoterListHistory")
class VoterList(models.Model):
    """A list with a name. A poll takes a copy when it opens; what changes later does not change that poll."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="voter_lists")
    name = models.CharField(_("name"), max_length=120)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = VoterListQuerySet.as_manager()

    class Meta:
        verbose_name = _("voter list")
        verbose_name_plural = _("voter lists")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["operation", "name"], name="one_voter_list_of_a_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("ballots:list_detail", args=[self.operation.code, self.pk])


class ListedVoter(models.Model):
    """Somebody on a list: a delegate with the organisation that sent them, or a person for themselves. Who has no vote
    is told of the poll and sees what comes out."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    list = models.ForeignKey(VoterList, models.CASCADE, related_name="people")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("speaks for")
    )
    group = models.CharField(_("group"), max_length=11, choices=Group, blank=True)
    votes = models.BooleanField(_("has a vote"), default=True)

    class Meta:
        verbose_name = _("person on a voter list")
        verbose_name_plural = _("people on voter lists")
        constraints = [
            models.UniqueConstraint(fields=["list", "user"], name="listed_once"),
            models.UniqueConstraint(
                fields=["list", "organisation"],
                condition=Q(votes=True, organisation__isnull=False),
                name="one_delegate_of_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user.name}, {self.organisation}" if self.organisation_id else self.user.name
