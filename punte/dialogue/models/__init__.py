"""What people are asked, what they say, and what became of it."""

from punte.dialogue.models.consultations import Consultation, Phase, WantedGroup
from punte.dialogue.models.groups import StakeholderGroup

__all__ = [
    "Consultation",
    "Phase",
    "StakeholderGroup",
    "WantedGroup",
]
