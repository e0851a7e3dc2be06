"""The coarse groups of society by which the balance of a vote is told."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LEAST = 5  # below this many nobody's answer is told as a group's


class Group(models.TextChoices):
    """For whom somebody speaks: told by the organisation that sent them, never by who they are themselves. Coarse on
    purpose: a finer one would point at people."""

    UNIONS = "unions", _("trade unions")
    EMPLOYERS = "employers", _("employers")
    AUTHORITIES = "authorities", _("public authorities")
    CSOS = "csos", _("civil society organisations")
    FARMERS = "farmers", _("farmers and craftspeople")
    SCHOOLS = "schools", _("schools and training providers")
    CITIZENS = "citizens", _("citizens")


# To which group an organisation of the directory belongs, unless somebody says otherwise.
OF_KIND = {
    "trade_union": Group.UNIONS,
    "federation": Group.CSOS,
    "employer": Group.EMPLOYERS,
    "employers_organisation": Group.EMPLOYERS,
    "chamber": Group.EMPLOYERS,
    "recruitment_agency": Group.EMPLOYERS,
    "municipality": Group.AUTHORITIES,
    "public_institution": Group.AUTHORITIES,
    "employment_service": Group.AUTHORITIES,
    "regional_pact": Group.AUTHORITIES,
    "farmers_association": Group.FARMERS,
    "craftspeople_association": Group.FARMERS,
    "school": Group.SCHOOLS,
    "training_provider": Group.SCHOOLS,
}


def group_of(kind: str) -> str:
    """The group of an organisation of this kind."""
    return OF_KIND.get(kind, Group.CSOS)
