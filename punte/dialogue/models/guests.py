"""What somebody without an account says: sealed and read by nobody until the link in the letter was used."""

import json
import secrets
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.dialogue.models.consultations import Consultation
from punte.dialogue.models.contributions import Contribution
from punte.dialogue.models.voices import Voice, guest_key
from punte.people import sealing
from punte.people.models import Consortium

_ABOUT = "guest word"


def link_key() -> str:
    """A secret for one link; a new one makes the link before it void."""
    return secrets.token_urlsafe(12)


class GuestWord(Stateful):
    """A proposal, an answer, a support or the answers to a survey by a guest. Until it is confirmed, everything they
    wrote rests in `sealed`; then it stands as a contribution, a support, or a response to the survey, of their voice,
    and `sealed` is emptied.

    `key` is the secret of the one link that holds: of the letter that asks, then of the letter that tells."""

    class State(models.TextChoices):
        ASKED = "asked", _("waits for the click in the letter")
        CONFIRMED = "confirmed", _("confirmed")
        WITHDRAWN = "withdrawn", _("taken back")

    class Kind(models.TextChoices):
        PROPOSAL = "proposal", _("proposal")
        ANSWER = "answer", _("answer to the question")
        SUPPORT = "support", _("support")
        SURVEY = "survey", _("answers to the survey")

    MOVES = {State.ASKED: {State.CONFIRMED}, State.CONFIRMED: {State.WITHDRAWN}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="guest_words")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    contribution = models.ForeignKey(
        Contribution, models.PROTECT, null=True, related_name="guest_words", db_index=True
    )
    voice = models.ForeignKey(Voice, models.PROTECT, null=True, related_name="guest_words")
    sealed = models.BinaryField(null=True)
    language = models.CharField(_("language of our letters"), max_length=2)
    key = models.CharField(max_length=24, default=link_key)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("word of a guest")
        verbose_name_plural = _("words of guests")
        indexes = [models.Index(fields=["state", "asked_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="asked", sealed__isnull=False, confirmed_at=None)
                | (~Q(state="asked") & Q(sealed=None, confirmed_at__isnull=False)),
                name="guest_word_sealed_until_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(state="asked")
                | (Q(voice__isnull=False) & (Q(kind="survey") | Q(contribution__isnull=False))),
                name="guest_word_stands_somewhere",
            ),
        ]

    @property
    def told(self) -> dict[str, Any]:
        """What was written, while nobody has confirmed it: name, email, and the words."""
        if not self.sealed:
            return {}
        return json.loads(sealing.unseal(guest_key(self.consortium), bytes(self.sealed), _ABOUT))


def seal_word(consortium: Consortium, told: dict[str, Any]) -> bytes:
    """What a guest wrote, sealed."""
    return sealing.seal(guest_key(consortium), json.dumps(told, ensure_ascii=False).encode(), _ABOUT)
