"""Notices about a content (Regulation (EU) 2022/2065, Article 16): who gave it, why, and the link to follow it."""

import json
import secrets
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.dialogue.models.cases import Case, Ground
from punte.people import sealing
from punte.people.models import Consortium, User

_ABOUT = "content-notice"


def new_link_key() -> str:
    """The secret part of the link."""
    return secrets.token_urlsafe(12)


class ContentNotice(models.Model):
    """One person's notice, joined to the case about the content. Name and e-mail of a guest rest sealed; neither is
    needed where it is about sexual abuse of children (Article 16(2)(c))."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="notices", db_index=False)
    ground = models.CharField(_("what is wrong with it"), max_length=8, choices=Ground)
    law = models.CharField(_("which law"), max_length=200, blank=True)
    why = models.TextField(_("why"))
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    guest = models.BinaryField(null=True)
    guest_index = models.BinaryField(null=True)
    language = models.CharField(max_length=2)
    link_key = models.CharField(max_length=24, default=new_link_key)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("notice about a content")
        verbose_name_plural = _("notices about contents")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="one_notice_per_account"),
            models.UniqueConstraint(fields=["case", "guest_index"], name="one_notice_per_guest"),
            models.CheckConstraint(
                condition=Q(user__isnull=False, guest=None) | Q(user=None, guest__isnull=False)
                | Q(user=None, guest=None, ground="children"),
                name="notice_by_somebody",
            ),
        ]  # fmt: skip

    @property
    def told(self) -> dict[str, Any]:
        """Name and e-mail, for who decides and for the answer; never for the author."""
        if self.user is not None:
            return {"name": self.user.name, "email": self.user.email}
        if not self.guest:
            return {}
        return json.loads(sealing.unseal(guest_key(self.consortium), bytes(self.guest), _ABOUT))


def guest_key(consortium: Consortium) -> bytes:
    """The key under which names of who gave a notice rest."""
    return sealing.derived_key(consortium.key, "content-notices")


def seal_reporter(consortium: Consortium, told: dict[str, str]) -> bytes:
    """Name and e-mail, sealed."""
    return sealing.seal(guest_key(consortium), json.dumps(told, ensure_ascii=False).encode(), _ABOUT)
