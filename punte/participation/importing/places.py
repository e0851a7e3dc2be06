"""Counties and settlements as people write them."""

import re
from dataclasses import dataclass, field

from punte.participation.importing.layout import plain

_COUNTY_WORD = re.compile(r"^\s*(?:jude[țţt]ul|jud\.?|област|обл\.?|окръг|county|province)\s+", re.IGNORECASE)
_TOWN_WORD = re.compile(
    r"^\s*(?:municipiul|mun\.?|ora[șşs]ul|ora[șşs]|or\.|comuna|com\.?|satul|sat|s\.|град|гр\.?|село|с\.)\s*(?<=[\s.])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Town:
    """A settlement; of several with one name in a county only what they share is known."""

    pk: int | None
    rural: bool | None


@dataclass
class Places:
    """What is loaded: counties by name and code, settlements by county."""

    counties: dict[str, str] = field(default_factory=dict)
    towns: dict[str, dict[str, Town]] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)

    def county(self, text: str) -> str | None:
        """The NUTS code of a county."""
        return self.counties.get(plain(text)) or self.counties.get(plain(_COUNTY_WORD.sub("", text)))

    def knows(self, county: str) -> bool:
        """Whether the settlements of this county's country are loaded."""
        return county[:2] in self.countries

    def settlement(self, county: str, text: str) -> Town | None:
        """The settlement of this name in the county."""
        here = self.towns.get(county, {})
        return here.get(plain(text)) or here.get(plain(_TOWN_WORD.sub("", text)))

    def add_county(self, code: str, names: list[str]) -> None:
        """A county by its code and its names."""
        for word in (code, *names):
            self.counties.setdefault(plain(word), code)

    def add_town(self, county: str, name: str, pk: int, rural: bool) -> None:
        """A settlement; a second one of the same name makes it unsure which is meant."""
        here = self.towns.setdefault(county, {})
        self.countries.add(county[:2])
        before = here.get(plain(name))
        if before is None:
            here[plain(name)] = Town(pk, rural)
        else:
            here[plain(name)] = Town(None, rural if before.rural == rural else None)
