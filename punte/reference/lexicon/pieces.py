"""What of a text is compared: its trigrams and its words, each as one number."""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_BITS = 21  # of a letter: Unicode has no more


def pieces(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """What each text has, once: its trigrams as pg_trgm makes them (of each word with two blanks before and one after),
    0 or more, and its words, below 0. Gives two arrays of one length, sorted: the number of the text, and the piece."""
    words = [text.split() for text in texts]
    whole = np.array([-1 - zlib.crc32(word.encode()) for found in words for word in found], np.int64)
    holder = np.repeat(np.arange(len(texts)), [len(found) for found in words])
    text, trigram = _trigrams(words)
    return _once(np.concatenate([holder, text]), np.concatenate([whole, trigram]))


def _trigrams(words: list[list[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    padded = [f"  {word} " for found in words for word in found]
    letters = np.frombuffer("".join(padded).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    if not len(letters):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    word = np.repeat(np.arange(len(padded)), [len(text) for text in padded])
    text = np.repeat(np.arange(len(words)), [len(found) for found in words])
    whole = word[:-2] == word[2:]  # not from one word into the next
    shapes = (letters[:-2] << 2 * _BITS | letters[1:-1] << _BITS | letters[2:])[whole]
    return text[word[:-2][whole]], shapes


def _once(texts: NDArray[np.int64], shapes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.lexsort((shapes, texts))
    texts, shapes = texts[order], shapes[order]
    first = np.ones(len(texts), bool)
    first[1:] = (texts[1:] != texts[:-1]) | (shapes[1:] != shapes[:-1])
    return texts[first], shapes[first]
