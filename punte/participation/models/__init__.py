"""Who takes part in which operation, why they may, how they entered and left."""

from punte.participation.models.attempts import Attempt
from punte.participation.models.entities import EntityParticipation
from punte.participation.models.forms import RegistrationForm
from punte.participation.models.imports import ImportBatch, ImportRow
from punte.participation.models.participations import Observation, Participation, Stay
from punte.participation.models.proofs import Proof
from punte.participation.models.special import SpecialCategory

__all__ = [
    "Attempt",
    "EntityParticipation",
    "ImportBatch",
    "ImportRow",
    "Observation",
    "Participation",
    "Proof",
    "RegistrationForm",
    "SpecialCategory",
    "Stay",
]
