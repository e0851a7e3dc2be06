"""On what ground a decision about a person's data is taken: few fixed words, because the log keeps them for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EraseGround(models.TextChoices):
    """Why somebody is erased (GDPR Art. 17)."""

    ASKED = "asked", _("The person asks for it, and no law asks to keep the data")
    MISTAKE = "mistake", _("Registered by mistake: the person never took part")
    UNLAWFUL = "unlawful", _("The data should not have been kept")
    ORDERED = "ordered", _("A court or the supervisory authority has ordered it")
    TERM = "term", _("The term of keeping has passed")


class LiftGround(models.TextChoices):
    """Why a restriction ends (GDPR Art. 18)."""

    CORRECTED = "corrected", _("The data were checked or corrected")
    ASKED = "asked", _("The person asks for it or agrees")
    DECIDED = "decided", _("The objection or claim was decided")
    MISTAKE = "mistake", _("The restriction was a mistake")


_OTHER = {
    "request": _("to answer a request"),
    "dossier": _("for a dossier"),
    "import": _("for an import"),
}


def words(reason: str) -> str:
    """A reason as the access log keeps it, in words: a code of ours, or what somebody typed."""
    known = {**dict(EraseGround.choices), **dict(LiftGround.choices), **_OTHER}
    return str(known.get(reason, reason))
