"""A vocabulary as it is read, before it is stored: concepts by URI, their words, what needs what. Pure, no database."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept: `kind` and `sort` as in models.Concept; `isco` of occupations and groups."""

    kind: str
    isco: str = ""
    sort: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One word for a concept; `rank` as in models.Label."""

    uri: str
    language: str
    text: str
    rank: int


@dataclass
class Vocabulary:
    """What was read. `needs` says of (occupation, skill) whether it is essential; `related` holds unordered pairs."""

    entries: dict[str, Entry] = field(default_factory=dict)
    words: dict[tuple[str, str, str], Word] = field(default_factory=dict)
    needs: dict[tuple[str, str], bool] = field(default_factory=dict)
    related: set[tuple[str, str]] = field(default_factory=set)

    def call(self, uri: str, language: str, text: str, rank: int) -> None:
        """Add a word; of the same word twice the better rank stays."""
        text = " ".join(text.split())[:300]
        known = self.words.get((uri, language, text))
        if text and (known is None or rank < known.rank):
            self.words[uri, language, text] = Word(uri, language, text, rank)

    def need(self, occupation: str, skill: str, *, essential: bool) -> None:
        """Add what an occupation needs; essential wins over optional."""
        self.needs[occupation, skill] = essential or self.needs.get((occupation, skill), False)

    def relate(self, one: str, other: str) -> None:
        """Two skills that stand half for one another."""
        if one != other:
            self.related.add((min(one, other), max(one, other)))

    def languages(self) -> set[str]:
        """In which there is at least one word."""
        return {word.language for word in self.words.values()}

    def loose_ends(self) -> Iterator[str]:
        """URIs that needs and relations name and no entry explains."""
        named = {uri for pair in (*self.needs, *self.related) for uri in pair}
        yield from sorted(named - self.entries.keys())
