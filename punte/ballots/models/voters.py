"""The register of a poll: who may vote, and who has. It says nothing of when or how."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.ballots.models.groups import Group
from punte.ballots.models.polls import Poll
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User


class VoterQuerySet(models.QuerySet["Voter"]):
    """Who may vote."""

    def own(self, user: User) -> "VoterQuerySet":
        """The rows of this user, in whichever consortium: the table's second policy lets everybody read their own."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def with_a_vote(self) -> "VoterQuerySet":
        """Not those who only listen."""
        return self.filter(votes=True)


class Voter(models.Model):
    """A row of the register. No time, no history: in a secret ballot whatever is kept here must not lead to a ballot.
    What was voted in the open stands in Vote."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="register")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    group = models.CharField(_("group"), max_length=11, choices=Group, blank=True)
    votes = models.BooleanField(default=True)
    voted = models.BooleanField(_("has voted"), default=False)

    objects = VoterQuerySet.as_manager()

    class Meta:
        verbose_name = _("voter")
        verbose_name_plural = _("register of voters")
        constraints = [
            models.UniqueConstraint(fields=["poll", "user"], name="registered_once"),
            models.CheckConstraint(
                condition=Q(votes=True) | Q(voted=False), name="who_has_no_vote_does_not_vote"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user.name}, {self.organisation}" if self.organisation_id else self.user.name
