"""How words make a lexicon: an index of their pieces, and a latent space in which concepts lie near one another whose
words go together, in whatever language.

The space is that of latent semantic indexing (Deerwester et al., 1990): a document for each concept, holding its words
of all languages and its official titles; the largest singular vectors by randomised subspace iteration (Halko,
Martinsson, Tropp, 2011, algorithm 4.4) with a fixed seed. Skills are folded into the space of the occupations."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from punte.reference.lexicon.lexicon import Lexicon, weights
from punte.reference.lexicon.pieces import pieces

DIMENSIONS = 200
_MORE, _ROUNDS, _SEED = 20, 2, 31
_AT_ONCE = 1000  # concepts that stand unpacked in memory: 1,000 × 6,000 numbers of four bytes


class Word(NamedTuple):
    """A folded word, its number, and the concept it belongs to with the kind of that."""

    concept: int
    kind: str
    word: int
    text: str


class _Documents(NamedTuple):
    """What stands in which concept: sorted by concept, each trigram once; `first` where a concept begins."""

    shapes: NDArray[np.int64]
    values: NDArray[np.float32]
    first: NDArray[np.int64]

    def unpacked(self, rows: NDArray[np.int64], width: int) -> NDArray[np.float32]:
        """These concepts as unit vectors."""
        out = np.zeros((len(rows), width), np.float32)
        for row, place in enumerate(rows):
            part = slice(self.first[place], self.first[place + 1])
            out[row, self.shapes[part]] = self.values[part]
        return _unit(out)


def learn(words: Sequence[Word], spanning: Sequence[str]) -> Lexicon:
    """A lexicon of these words, at least one; concepts of the kinds `spanning` span the latent space."""
    words = sorted(words)
    concepts, first, concept = np.unique(
        np.array([w.concept for w in words]), return_index=True, return_inverse=True
    )
    kinds = np.array([words[at].kind for at in first])
    text, piece = pieces([w.text for w in words])
    shapes, shape = np.unique(piece, return_inverse=True)
    held_by = np.bincount(shape, minlength=len(shapes))
    weight = weights(held_by, len(words))
    lengths = np.sqrt(np.bincount(text, weight[shape] ** 2, minlength=len(words)))
    lengths[lengths == 0] = 1
    whole = int(np.searchsorted(shapes, 0))  # pieces that are words
    inner = shape >= whole
    value = weight[shape[inner]] / lengths[text[inner]]
    documents = _documents(
        concept[text[inner]], shape[inner] - whole, value, len(concepts), len(shapes) - whole
    )
    axes = _axes(documents, np.flatnonzero(np.isin(kinds, list(spanning))), len(shapes) - whole)
    return Lexicon(
        shapes=shapes,
        begins=np.concatenate([[0], np.cumsum(held_by)]),
        holders=text[np.argsort(shape, kind="stable")].astype(np.int32),
        words=np.array([w.word for w in words]),
        lengths=lengths.astype(np.float32),
        concepts=concepts,
        kinds=kinds,
        first=first,
        axes=axes,
        places=np.concatenate([*_places(documents, axes, len(concepts))]),
    )


def _documents(
    concept: NDArray[np.int64], shape: NDArray[np.int64], value: NDArray[np.float64], rows: int, width: int
) -> _Documents:
    """ln(1 + sum of what each word gives): a trigram that stands in all the words of a concept is not all of it."""
    keys, at = np.unique(concept * width + shape, return_inverse=True)
    values = np.log1p(np.bincount(at, value)).astype(np.float32)
    return _Documents(keys % width, values, np.searchsorted(keys // width, np.arange(rows + 1)))


def _axes(documents: _Documents, rows: NDArray[np.int64], width: int) -> NDArray[np.float32]:
    """The directions in which these concepts differ most: width × at most DIMENSIONS."""
    matrix = documents.unpacked(rows, width)
    wanted = min(DIMENSIONS + _MORE, len(rows), width)
    found = np.random.default_rng(_SEED).standard_normal((width, wanted)).astype(np.float32)
    for _round in range(_ROUNDS):
        seen, _rest = np.linalg.qr(matrix @ found)
        found, _rest = np.linalg.qr(matrix.T @ seen)
    _left, _sizes, turned = np.linalg.svd(matrix @ found, full_matrices=False)
    return (found @ turned.T)[:, :DIMENSIONS]


def _places(documents: _Documents, axes: NDArray[np.float32], rows: int) -> Iterator[NDArray[np.float32]]:
    for begin in range(0, rows, _AT_ONCE):
        some = np.arange(begin, min(begin + _AT_ONCE, rows))
        yield _unit(documents.unpacked(some, len(axes)) @ axes)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True).astype(np.float32)
    lengths[lengths == 0] = 1
    return rows / lengths
