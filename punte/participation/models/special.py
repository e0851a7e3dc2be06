"""Special categories at entry: apart, sealed, each look logged; *declined* is an answer."""

import hashlib
import os
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.participation.models.participations import Participation
from punte.people.models import Consortium

SALT = 12
TOKEN = 2


class Answer(models.TextChoices):
    """What a person may answer to a question on a special category."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    DECLINED = "declined", _("does not wish to say")
    NOT_ASKED = "not_asked", _("not asked")
    NOT_KNOWN = "not_known", _("not known")


class SpecialCategory(models.Model):
    """Each answer rests as a token of two bytes from the row's digest, sha512(key ‖ salt ‖ participation), which has
    one for each answer to each question: who holds the consortium's key can read the row (also in SQL, to count), who
    holds only the rows learns nothing."""

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
        """An unsaved row of a saved participation; a question without an answer counts as not asked."""
        salt, tokens = _fresh(key, participation.pk)
        given = {f: tokens[f][Answer(answers.get(f) or Answer.NOT_ASKED)] for f in cls.FIELDS}
        return cls(participation=participation, consortium_id=participation.consortium_id, salt=salt, **given)

    def answers(self, key: bytes) -> dict[str, Answer]:
        """What was answered, by field; raises KeyError where the key is not the one it was written with."""
        tokens = _tokens(key, bytes(self.salt), self.participation_id)
        said = {field: {token: answer for answer, token in tokens[field].items()} for field in self.FIELDS}
        return {field: said[field][bytes(getattr(self, field))] for field in self.FIELDS}


def place(field: str, answer: str) -> int:
    """Where in a row's digest the token of an answer begins, from nought; the counting queries look there."""
    return TOKEN * (
        list(SpecialCategory.FIELDS).index(field) * len(Answer) + list(Answer).index(Answer(answer))
    )


def _tokens(key: bytes, salt: bytes, participation: int) -> dict[str, dict[Answer, bytes]]:
    digest = hashlib.sha512(key + salt + participation.to_bytes(8, "big")).digest()
    return {
        field: {a: digest[place(field, a) : place(field, a) + TOKEN] for a in Answer}
        for field in SpecialCategory.FIELDS
    }


def _fresh(key: bytes, participation: int) -> tuple[bytes, dict[str, dict[Answer, bytes]]]:
    """A salt with which the answers to each question differ (one in a thousand has to be drawn again)."""
    while True:
        salt = os.urandom(SALT)
        tokens = _tokens(key, salt, participation)
        if all(len(set(said.values())) == len(Answer) for said in tokens.values()):
            return salt, tokens
