"""Texts as vectors of weighted character grams, for comparing very many with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]
_BLOCK = 512
# Above these sizes grams share columns of the matrices: time and memory stay bounded whatever the number of texts.
_MOST_PRODUCTS = 200_000_000_000
_MOST_COLUMNS = 2048
_LEAST_COLUMNS = 64
_END = "\0"


class Vectors:
    """Two sequences of texts as rows of binary TF-IDF over their character grams of the given sizes.

    A gram weighs as much as it is rare among all texts of both sides; how often it stands in one text does not count.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str], sizes: Sequence[int]) -> None:
        """Take the texts of both sides apart."""
        self._old, self._new = len(old), len(new)
        owners, grams = _grams([*old, *new], sizes)
        _, columns, often = np.unique(grams, return_inverse=True, return_counts=True)
        total = self._old + self._new
        rarity = (np.log((1 + total) / (1 + often)) + 1).astype(np.float32)
        self._owners, self._columns, self._weights = owners, columns, rarity[columns]
        self._width = len(often)
        self._starts: Indices = np.searchsorted(owners, np.arange(total + 1))
        self.sizes: Floats = np.bincount(owners, self._weights**2, minlength=total).astype(np.float32)

    def nearest(self, most: int) -> tuple[Indices, Indices]:
        """Return the pairs (old, new) in which either is among the ``most`` nearest of the other, in order, each once.

        The whole matrix of likenesses is never built, only some rows of it at a time.
        """
        old, new = self._matrices()
        pairs = [a * self._new + b for a, b in _best(old, new, most)]
        pairs += [a * self._new + b for b, a in _best(new, old, most)]
        both = np.unique(np.concatenate(pairs)) if pairs else np.zeros(0, dtype=np.int64)
        return np.divmod(both, max(1, self._new))

    def _matrices(self) -> tuple[Floats, Floats]:
        """Return the texts of both sides as rows of unit length; where there are very many, grams share columns."""
        most = min(_MOST_COLUMNS, _MOST_PRODUCTS // max(1, self._old * self._new))
        rows = np.zeros((self._old + self._new, min(max(_LEAST_COLUMNS, most), self._width) or 1), dtype=np.float32)
        np.add.at(rows, (self._owners, self._columns % rows.shape[1]), self._weights)
        rows /= np.sqrt(np.maximum(self.sizes, np.finfo(np.float32).tiny))[:, np.newaxis]
        return rows[: self._old], rows[self._old :]

    def shared(self, old: Indices, new: Indices) -> Floats:
        """Return the weight of the grams that each pair of texts has in common; ``old`` must rise."""
        shared = np.zeros(len(old), dtype=np.float32)
        weight = np.zeros(self._width, dtype=np.float32)
        bounds = np.flatnonzero(np.diff(old, prepend=-1, append=-1))
        for first, last in pairwise(bounds.tolist()):
            own = self._columns[self._starts[old[first]] : self._starts[old[first] + 1]]
            weight[own] = 1
            for at in range(first, last):
                begin, end = self._starts[self._old + new[at]], self._starts[self._old + new[at] + 1]
                shared[at] = weight[self._columns[begin:end]] @ self._weights[begin:end] ** 2
            weight[own] = 0
        return shared

    def told(self, old: Indices, new: Indices) -> NDArray[np.bool_]:
        """Return whether both texts of each pair have any grams."""
        return (self.sizes[old] > 0) & (self.sizes[self._old + new] > 0)

    def likeness(self, old: Indices, new: Indices) -> tuple[Floats, Floats]:
        """Return each pair's cosine, and which share of the larger text the common grams are; 0 beside nothing."""
        shared = self.shared(old, new)
        left, right = self.sizes[old], self.sizes[self._old + new]
        return (
            np.divide(shared, np.sqrt(left * right), out=np.zeros_like(shared), where=left * right > 0),
            np.divide(shared, np.maximum(left, right), out=np.zeros_like(shared), where=left * right > 0),
        )


def _grams(texts: Sequence[str], sizes: Sequence[int]) -> tuple[Indices, Indices]:
    """Return the grams of texts as (text, gram) pairs, each once; a gram is the number that its characters make."""
    signs = np.frombuffer("".join(text + _END for text in texts).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
    found = []
    for size in sizes:
        places = np.arange(len(signs) - size + 1)
        whole = np.ones(len(places), dtype=bool)
        grams = np.zeros(len(places), dtype=np.int64)
        for shift in range(size):
            whole &= signs[places + shift] != 0
            grams = (grams << 21) | signs[places + shift]
        found.append(np.stack([owners[places[whole]], grams[whole]]))
    pairs = np.concatenate(found, axis=1) if found else np.zeros((2, 0), dtype=np.int64)
    order = np.lexsort(pairs[::-1])
    pairs = pairs[:, order]
    first = np.ones(pairs.shape[1], dtype=bool)
    first[1:] = (pairs[:, 1:] != pairs[:, :-1]).any(axis=0)
    return pairs[0, first], pairs[1, first]


def _best(left: Floats, right: Floats, most: int) -> Iterator[tuple[Indices, Indices]]:
    """Yield for some rows of ``left`` at a time those of ``right`` that are nearest."""
    most = min(most, len(right))
    for start in range(0, len(left) if most else 0, _BLOCK):
        likeness = left[start : start + _BLOCK] @ right.T
        best = np.argpartition(-likeness, most - 1, axis=1)[:, :most]
        yield np.repeat(np.arange(start, start + len(likeness)), most), best.ravel()
