"""What people are asked, what they say, and what became of it."""

from punte.dialogue.models.consultations import Consultation, Phase, WantedGroup
from punte.dialogue.models.contributions import Answer, Asked, Contribution, Support
from punte.dialogue.models.groups import StakeholderGroup
from punte.dialogue.models.voices import Hearing, PeopleList, Voice

__all__ = [
    "Answer",
    "Asked",
    "Consultation",
    "Contribution",
    "Hearing",
    "PeopleList",
    "Phase",
    "StakeholderGroup",
    "Support",
    "Voice",
    "WantedGroup",
]
