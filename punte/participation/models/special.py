"""Special categories at entry: apart, sealed, each look logged; *declined* is an answer."""

import hashlib
import os
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.participation.models.participations import Participation
from punte.people.models import Consortium

SALT = 12
TOKEN = 16


class Answer(models.TextChoices):
    """What a person may answer to a question on a special category."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    DECLINED = "declined", _("does not wish to say")
    NOT_ASKED = "not_asked", _("not asked")
    NOT_KNOWN = "not_known", _("not known")


class SpecialCategory(models.Model):
    """Each answer rests as a salted token, sha256(key ‖ salt ‖ field:answer), cut to 16 bytes: who holds the
    consortium's key can test an answer (also in SQL, to count), who holds only the rows learns nothing."""

    FIELDS: ClassVar[dict[str, object]] = {
        "disability": _("disability"),
        "minority": _("minority"),
        "roma": _("Roma"),
        "third_country": _("citizen of a country outside the Union"),
        "foreign_background": _("foreign background"),
        "homeless": _("homeless or in housing exclusion"),
    }

    participation = models.OneToOneField(
        Participation, models.CASCADE, primary_key=True, related_name="special"
    )
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    salt = models.BinaryField()
    disability = models.BinaryField()
    minority = models.BinaryField()
    roma = models.BinaryField()
    third_country = models.BinaryField()
    foreign_background = models.BinaryField()
    homeless = models.BinaryField()

    class Meta:
        verbose_name = _("special categories")
        verbose_name_plural = _("special categories")

    @classmethod
    def of(cls, participation: Participation, key: bytes, answers: dict[str, str]) -> "SpecialCategory":
        """An unsaved row; a question without an answer counts as not asked."""
        salt = os.urandom(SALT)
        tokens = {f: token(key, salt, f, answers.get(f) or Answer.NOT_ASKED) for f in cls.FIELDS}
        return cls(
            participation=participation, consortium_id=participation.consortium_id, salt=salt, **tokens
        )

    def answers(self, key: bytes) -> dict[str, Answer]:
        """What was answered, by field; raises KeyError where the key is not the one it was written with."""
        return {field: self._answer(key, field) for field in self.FIELDS}

    def _answer(self, key: bytes, field: str) -> Answer:
        known = {token(key, bytes(self.salt), field, answer): answer for answer in Answer}
        return known[bytes(getattr(self, field))]


def token(key: bytes, salt: bytes, field: str, answer: str) -> bytes:
    """The stored form of one answer; the same formula stands in the counting queries."""
    return hashlib.sha256(key + salt + f"{field}:{answer}".encode()).digest()[:TOKEN]
