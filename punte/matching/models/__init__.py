"""The board: opportunities, the profiles that seek them, and what was shown to whom.

Nothing here says who somebody is: no name, sex, age, origin, health, family, benefit, conviction or test result. The
database role `punte_match` reads these tables and the vocabulary, and nothing else."""

from punte.matching.models.opportunities import Opportunity, OpportunitySkill
from punte.matching.models.profiles import Profile, ProfileGoal, ProfilePlace, ProfileSkill
from punte.matching.models.showings import Showing

__all__ = [
    "Opportunity",
    "OpportunitySkill",
    "Profile",
    "ProfileGoal",
    "ProfilePlace",
    "ProfileSkill",
    "Showing",
]
