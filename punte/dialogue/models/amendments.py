"""Others at work on a proposal: who signs it too, other words for it, and the words it had before."""

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.dialogue.models.contributions import Contribution
from punte.dialogue.models.guests import link_key
from punte.dialogue.models.voices import Voice, guest_key
from punte.organisations.models import Organisation
from punte.people import sealing
from punte.people.models import Consortium, User

_ABOUT = "co-author"


class CoAuthor(Stateful):
    """Somebody who was asked to sign a proposal too: by e-mail (sealed until they answer), or an organisation, for
    which whoever holds a role in it accepts with a mandate."""

    class State(models.TextChoices):
        INVITED = "invited", _("asked to sign")
        ACCEPTED = "accepted", _("signs it too")
        DECLINED = "declined", _("does not sign")

    MOVES = {
        State.INVITED: {State.ACCEPTED, State.DECLINED},
        State.ACCEPTED: {State.DECLINED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="co_authors")
    sealed = models.BinaryField(null=True)
    entity = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    mandate = models.CharField(_("mandate"), max_length=120, blank=True)
    voice = models.ForeignKey(Voice, models.PROTECT, null=True, related_name="co_authored")
    named = models.BooleanField(_("with my name"), default=False)
    key = models.CharField(max_length=24, default=link_key)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.INVITED)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()

    class Meta:
        verbose_name = _("co-author")
        verbose_name_plural = _("co-authors")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "entity"],
                condition=Q(entity__isnull=False),
                name="organisation_signs_once",
            ),
            models.UniqueConstraint(
                fields=["contribution", "voice"], condition=Q(voice__isnull=False), name="voice_signs_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(voice__isnull=False), name="co_author_is_somebody"
            ),
        ]

    @property
    def email(self) -> str:
        """Where the invitation went, while it is not answered."""
        if not self.sealed:
            return ""
        told = json.loads(sealing.unseal(guest_key(self.consortium), bytes(self.sealed), _ABOUT))
        return str(told["email"])


def seal_address(consortium: Consortium, email: str) -> bytes:
    """An address, sealed."""
    return sealing.seal(guest_key(consortium), json.dumps({"email": email}).encode(), _ABOUT)


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    """The doors to amendments."""

    def own(self, user: User) -> "AmendmentQuerySet":
        """Those of the account, or of the file whose key it holds."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(voice__user=user) | Q(voice__person__key_holder__user=user))

    def readable(self, user: User) -> "AmendmentQuerySet":
        """What everybody in the consultation reads, and one's own drafts."""
        own = Amendment.objects.own(user).values("pk")
        return self.filter(Q(state__in=Amendment.READ) | Q(pk__in=own))

    def for_list(self) -> "AmendmentQuerySet":
        """With what a list shows."""
        return self.select_related(
            "voice__user",
            "voice__person__identity",
            "voice__person__consortium",
            "voice__consortium",
            "promoted",
        )


class Amendment(Stateful):
    """Other words for a proposal of somebody. Its author decides; one that was not accepted may become a proposal of
    its own (`promoted`)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        EVALUATING = "evaluating", _("waits for the author")
        ACCEPTED = "accepted", _("taken over")
        REJECTED = "rejected", _("not taken over")
        WITHDRAWN = "withdrawn", _("taken back")

    MOVES = {
        State.DRAFT: {State.EVALUATING, State.WITHDRAWN},
        State.EVALUATING: {State.ACCEPTED, State.REJECTED, State.WITHDRAWN},
    }
    READ = (State.EVALUATING, State.ACCEPTED, State.REJECTED)

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="amendments")
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="amendments")
    title = TranslatedField(_("title"))
    text = TranslatedField(_("text"))
    why = models.CharField(_("why"), max_length=300, blank=True)
    named = models.BooleanField(_("with my name"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    made_at = models.DateTimeField()
    answer = models.CharField(_("answer of the author"), max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    promoted = models.OneToOneField(Contribution, models.PROTECT, null=True, related_name="promoted_from")

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(promoted=None) | Q(state="rejected"), name="only_rejected_amendments_are_promoted"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "rejected")) | Q(decided_at__isnull=False),
                name="decided_amendment_has_a_day",
            ),
        ]

    @property
    def operation_id(self) -> int:
        """The project in which it was written."""
        return self.contribution.consultation.operation_id

    def get_absolute_url(self) -> str:
        """Its own page, with what would change."""
        return reverse("dialogue:amendment_detail", args=[self.contribution.consultation_id, self.pk])

    def told(self) -> dict[str, Any]:
        """The words, for the person they are from."""
        return {"title": str(self.title), "text": str(self.text), "why": self.why}


class Wording(models.Model):
    """The words that a proposal had before an amendment was taken over."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="wordings")
    title = TranslatedField(_("title"))
    text = TranslatedField(_("text"))
    amendment = models.OneToOneField(Amendment, models.PROTECT, related_name="replaced")
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("former wording")
        verbose_name_plural = _("former wordings")
        ordering = ["-until", "-pk"]
