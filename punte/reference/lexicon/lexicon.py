"""All words that are known, ready to be compared with what somebody typed."""

import io
from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from punte.reference.lexicon.pieces import pieces

LATENT = 0.5  # what the latent space adds to the letters; chosen by cross-validation, see decision 31
LEAST = 0.15  # cosine of letters below which nothing is proposed
_ALIKE = 6  # decimals after which two concepts are equally near


class Near(NamedTuple):
    """A concept, the word of it that is nearest, and how near its letters are (0 to 1)."""

    concept: int
    word: int
    nearness: float


@dataclass(frozen=True)
class Lexicon:
    """Of W words in the order of their C concepts; of P pieces, of which T are trigrams; of K dimensions."""

    shapes: NDArray[np.int64]  # P pieces, sorted: words first, see pieces.py
    begins: NDArray[np.int64]  # P + 1: where in `holders` the words of a piece begin
    holders: NDArray[np.int32]  # the words that have it
    words: NDArray[np.int64]  # W numbers, as they were given
    lengths: NDArray[np.float32]  # W: of the vector of weights
    concepts: NDArray[np.int64]  # C numbers, sorted
    kinds: NDArray[np.str_]  # C
    first: NDArray[np.int64]  # C: its first word
    axes: NDArray[np.float32]  # T × K: the latent space, in which only trigrams count
    places: NDArray[np.float32]  # C × K: unit vectors

    def nearest(self, typed: str, kinds: Collection[str], most: int) -> list[Near]:
        """The concepts of these kinds nearest to a folded text, best first; ties by number."""
        _text, asked = pieces([typed])
        at = np.searchsorted(self.shapes, asked)
        known = at[np.isin(asked, self.shapes)]
        if not len(known):
            return []
        letters = self._letters(known, strange=len(asked) - len(known))
        near = np.maximum.reduceat(letters, self.first)
        score = near + LATENT * self._latent(known)
        fit = np.flatnonzero((near >= LEAST) & np.isin(self.kinds, list(kinds)))
        order = np.lexsort((self.concepts[fit], -np.round(score[fit], _ALIKE)))[:most]
        return [self._told(int(place), letters) for place in fit[order]]

    def _letters(self, known: NDArray[np.int64], strange: int) -> NDArray[np.float64]:
        """Of each word, the cosine between its pieces and those that were typed, of which some no word has."""
        weight = self.weights()[known] ** 2
        counts = self.begins[known + 1] - self.begins[known]
        held = np.concatenate([self.holders[self.begins[p] : self.begins[p + 1]] for p in known])
        shared = np.bincount(held, np.repeat(weight, counts), minlength=len(self.words))
        length = np.sqrt(weight.sum() + strange * weights(np.zeros(1), len(self.words))[0] ** 2)
        return shared / (self.lengths * length)

    def _latent(self, known: NDArray[np.int64]) -> NDArray[np.float32]:
        """Of each concept, the cosine in the latent space."""
        trigrams = known[self.shapes[known] >= 0]
        place = self.weights()[trigrams] @ self.axes[trigrams - len(self.shapes) + len(self.axes)]
        return self.places @ (place / (np.linalg.norm(place) or 1)).astype(np.float32)

    def weights(self) -> NDArray[np.float64]:
        """Of each trigram."""
        return weights(np.diff(self.begins), len(self.words))

    def _told(self, place: int, letters: NDArray[np.float64]) -> Near:
        begin = self.first[place]
        end = self.first[place + 1] if place + 1 < len(self.first) else len(self.words)
        word = begin + int(np.argmax(letters[begin:end]))
        return Near(int(self.concepts[place]), int(self.words[word]), float(letters[word]))

    def as_bytes(self) -> bytes:
        """To be kept; `from_bytes` reads it."""
        out = io.BytesIO()
        np.savez(out, **{field.name: getattr(self, field.name) for field in fields(self)})
        return out.getvalue()

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Lexicon":
        """Back from what was kept."""
        with np.load(io.BytesIO(kept), allow_pickle=False) as arrays:
            return cls(**{field.name: arrays[field.name] for field in fields(cls)})


def weights(held_by: NDArray[np.int64] | NDArray[np.float64], words: int) -> NDArray[np.float64]:
    """1 + ln((1 + words) / (1 + words that have the piece)): "de" and "operator" say little."""
    return 1 + np.log((1 + words) / (1 + held_by))
