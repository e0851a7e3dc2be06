"""What was voted: recorded under a name, dropped into a sealed box, or sent from a room.

`choice` has one shape for every kind: {"picks": [option, …]}, {"ranks": {option: place}}, {"marks": {option: number}}
or {"blank": true}; options are told by their position.
"""

import uuid

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.ballots.models.groups import Group
from punte.ballots.models.polls import Poll
from punte.ballots.models.voters import Voter
from punte.people.models import Consortium, User


@pghistory.track(model_name="VoteHistory")
class Vote(models.Model):
    """A recorded vote in an open poll. Until it closes it may be changed; each former state stays in the history.
    `assisted_by`: who wrote it down for somebody without a device."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="votes")
    voter = models.OneToOneField(Voter, models.PROTECT, related_name="vote")
    choice = models.JSONField()
    assisted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("recorded vote")
        verbose_name_plural = _("recorded votes")

    # What facts ask about their source.
    operation_id = property(lambda self: self.poll.operation_id)
    organisation_id = property(lambda self: self.poll.organisation_id)
    entity_id = property(lambda self: self.voter.organisation_id)


class RoomVote(models.Model):
    """A vote sent from a room, known by the mark of a browser and by nothing else. Sent again, it takes the place of
    the one before."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="room_votes", db_index=False)
    mark = models.BinaryField()
    choice = models.JSONField()

    class Meta:
        verbose_name = _("vote in a room")
        verbose_name_plural = _("votes in rooms")
        constraints = [models.UniqueConstraint(fields=["poll", "mark"], name="one_vote_of_a_browser")]


class BoxKey(models.Model):
    """The key that opens the box of a secret ballot, itself sealed under the consortium's; it goes when it has."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    poll = models.OneToOneField(Poll, models.PROTECT, related_name="box_key")
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("key of a ballot box")
        verbose_name_plural = _("keys of ballot boxes")


class Envelope(models.Model):
    """A ballot in the box while a secret poll is open: unreadable, all of one length, no user, no time, and a new
    random key whenever the box is shaken."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="envelopes")
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("ballot in the box")
        verbose_name_plural = _("ballots in the box")


class Ballot(models.Model):
    """A ballot of a secret poll, taken out of the box when it was opened: all at once, in the order of their random
    keys. Never changed, never deleted. `group` only where every group has five ballots."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="ballots")
    choice = models.JSONField()
    group = models.CharField(_("group"), max_length=11, choices=Group, blank=True)

    class Meta:
        verbose_name = _("secret ballot")
        verbose_name_plural = _("secret ballots")
