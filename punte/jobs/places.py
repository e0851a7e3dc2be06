"""Places as people write them: which are of this name, and which one is meant."""

from punte.base.text import folded
from punte.reference.models import Settlement

# As it is written in English, and as it is shortened on maps.
_CALLED = {"bucharest": "bucuresti"}
_SHORT = {"tg": "targu", "dr": "drobeta", "rm": "ramnicu"}


def named_places(text: str) -> list[Settlement]:
    """Settlements as people write them: a name, its first word (Cluj, Tg. Mureș), or name and county. Towns first, then
    seats of communes."""
    name, _comma, county = text.partition(",")
    first, _blank, rest = folded(name).partition(" ")
    said = " ".join(filter(None, (_SHORT.get(first, first) if rest else first, rest)))
    said = _CALLED.get(said, said)
    rows = Settlement.objects.filter(folded=said).select_related("region")
    if said and not rows:
        rows = Settlement.objects.filter(folded__startswith=f"{said} ", rural=False).select_related("region")
    found = sorted(rows, key=lambda s: (s.rural, folded(s.municipality or s.name) != s.folded, s.code))
    if not county.strip():
        return found
    wanted = folded(county)
    return [s for s in found if any(folded(n).startswith(wanted) for n in s.region.name.texts.values())]


def meant(places: list[Settlement]) -> Settlement | None:
    """The only one; of several, the only town itself, which is no village or quarter of its name; else it is unsure."""
    towns = [p for p in places if not p.rural and folded(p.municipality or p.name) == p.folded]
    sure = towns if len(towns) == 1 else places
    return sure[0] if len(sure) == 1 else None
