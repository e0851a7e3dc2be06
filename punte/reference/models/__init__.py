"""Lists the world gives us: places, and what people do and can do."""

from punte.reference.models.concepts import Concept, Label, Need, OfficialCode, RelatedSkill, StoredLexicon
from punte.reference.models.places import Region, Settlement

__all__ = [
    "Concept",
    "Label",
    "Need",
    "OfficialCode",
    "Region",
    "RelatedSkill",
    "Settlement",
    "StoredLexicon",
]
