"""Statements on which people agree, disagree or pass; who votes; the map of opinions that is drawn of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.dialogue.models.consultations import Consultation
from punte.dialogue.models.groups import StakeholderGroup
from punte.dialogue.models.voices import Voice
from punte.people.models import Consortium, User
from punte.projects.acting import acting


class Conversation(models.Model):
    """How statements are dealt with in a consultation, as its organiser decided: whether people may add their own, and
    whether those are read before all see them. Without this row a consultation has no statements."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.OneToOneField(Consultation, models.CASCADE, related_name="conversation")
    own_statements = models.BooleanField(_("people may add statements"), default=True)
    read_first = models.BooleanField(_("statements are read before all see them"))
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("conversation on statements")
        verbose_name_plural = _("conversations on statements")


class StatementQuerySet(models.QuerySet["Statement"]):
    """The doors to statements."""

    def visible_to(self, user: User) -> "StatementQuerySet":
        """The team's: of the operations in which one works, in every state."""
        here = {a.operation_id for a in acting(user).assignments}
        return self.filter(consultation__operation__in=here)

    def shown(self) -> "StatementQuerySet":
        """What all may vote on."""
        return self.filter(state=Statement.State.SHOWN)

    def written_by(self, user: User) -> "StatementQuerySet":
        """One's own, by the account or by the person whose key it holds."""
        return self.filter(Q(voice__user=user) | Q(voice__person__key_holder__user=user))


class Statement(Stateful):
    """One sentence that one can agree or disagree with. `voice` is who wrote it; the organiser's own have none (seeds).
    A `meta` statement only asks who somebody is: it is counted, and moves nobody on the map."""

    class State(models.TextChoices):
        WAITING = "waiting", _("to be read")
        SHOWN = "shown", _("shown")
        REJECTED = "rejected", _("not shown")
        BLOCKED = "blocked", _("not shown after a decision")
        REMOVED = "removed", _("removed")

    class Reason(models.TextChoices):
        OFFENSIVE = "offensive", _("It insults or threatens.")
        PERSONAL = "personal", _("It is about a person, or tells who somebody is.")
        BESIDE = "beside", _("It is not about the question.")
        SAID = "said", _("Another statement says the same.")
        SEVERAL = "several", _("It says several things at once: one cannot agree with one and not the other.")
        UNCLEAR = "unclear", _("One cannot agree or disagree with it.")
        ADVERTISING = "advertising", _("It advertises.")

    MOVES = {
        State.WAITING: {State.SHOWN, State.REJECTED},
        State.SHOWN: {State.REJECTED, State.BLOCKED, State.REMOVED},
        State.REJECTED: {State.SHOWN},
        State.BLOCKED: {State.REMOVED},  # back again only by `actions.restrictions`
    }
    HIDDEN = (State.BLOCKED, State.REMOVED)  # by a decision of moderation

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="statements")
    voice = models.ForeignKey(Voice, models.CASCADE, null=True, related_name="statements")
    text = TranslatedField(_("statement"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    meta = models.BooleanField(_("only asks who somebody is"), default=False)
    reason = models.CharField(_("why it is not shown"), max_length=11, choices=Reason, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["pk"]
        indexes = [models.Index(fields=["consultation", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state="rejected") & ~Q(reason="")) | (~Q(state="rejected") & Q(reason="")),
                name="rejected_statement_says_why",
            )
        ]

    operation_id = property(lambda self: self.consultation.operation_id)

    def __str__(self) -> str:
        return str(self.text)

    def get_absolute_url(self) -> str:
        """Where one votes on it."""
        return reverse("dialogue:statement_detail", args=[self.consultation_id, self.pk])


class VoterQuerySet(models.QuerySet["Voter"]):
    """The door to one's own."""

    def own(self, user: User) -> "VoterQuerySet":
        """Oneself, by the account or by the person whose key it holds."""
        return self.filter(Q(voice__user=user) | Q(voice__person__key_holder__user=user))


class Voter(models.Model):
    """A voice that votes in one consultation; `group` is whom they say they speak for here. Who is struck stays out of
    every count and of the map, as if they had never been there; their votes are kept, so that it can be undone."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="voters", db_index=False)
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="voters")
    group = models.ForeignKey(
        StakeholderGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("speaks for"),
    )
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    struck_why = models.CharField(_("why"), max_length=200, blank=True)

    objects = VoterQuerySet.as_manager()

    class Meta:
        verbose_name = _("voter")
        verbose_name_plural = _("voters")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "voice"], name="votes_as_one_voice"),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_why="") | (Q(struck_at__isnull=False) & ~Q(struck_why="")),
                name="struck_voter_says_why",
            ),
        ]


class StatementVoteQuerySet(models.QuerySet["StatementVote"]):
    """The doors to votes."""

    def own(self, user: User) -> "StatementVoteQuerySet":
        """Those of the account, or of the person whose key it holds. Nobody reads the votes of others."""
        return self.filter(Q(voter__voice__user=user) | Q(voter__voice__person__key_holder__user=user))

    def counted(self, consultation: Consultation) -> "StatementVoteQuerySet":
        """All that count: of who is not struck."""
        return self.filter(voter__consultation=consultation, voter__struck_at=None)


class StatementVote(models.Model):
    """What one voter holds of one statement, the last time they said so."""

    AGREE, PASS, DISAGREE = 1, 0, -1

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    voter = models.ForeignKey(Voter, models.CASCADE, related_name="votes", db_index=False)
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="votes")
    value = models.SmallIntegerField(
        choices=[(AGREE, _("agree")), (DISAGREE, _("disagree")), (PASS, _("pass"))]
    )

    objects = StatementVoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote on a statement")
        verbose_name_plural = _("votes on statements")
        constraints = [
            models.UniqueConstraint(fields=["voter", "statement"], name="one_vote_per_statement"),
            models.CheckConstraint(condition=Q(value__in=(-1, 0, 1)), name="vote_is_one_of_three"),
        ]


class OpinionMap(models.Model):
    """What was last drawn of the votes: sums and places of groups, never of a person. `rule` is the number of the way
    in which it was computed; `content` is told in `punte.dialogue.opinion_store`."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.OneToOneField(Consultation, models.CASCADE, related_name="opinion_map")
    rule = models.CharField(max_length=8)
    drawn_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    votes = models.PositiveIntegerField()
    content = models.JSONField()

    class Meta:
        verbose_name = _("map of opinions")
        verbose_name_plural = _("maps of opinions")
