"""What is seen of a pair of duties among the others: where it lies, its rivals, what one of both lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.numbering import longest_rising
from toolkit.diffing.vectors import Floats, Indices

Sides = tuple[Sequence[Candidate], Sequence[Candidate]]
# The places of the old and of the new duties of pairs.
Ends = tuple[Indices, Indices]
_NEAR = 8.0


def nearness(sides: Sides, pairs: Ends, anchors: Sequence[tuple[Candidate, Candidate]]) -> Floats:
    """Return how near to its expected place each pair lies, from 1 (there) to 0 (far off, or in another list)."""
    near: Floats = np.zeros(len(pairs[0]), dtype=np.float32)
    old, new = ([(candidate.list, candidate.number or 0) for candidate in side] for side in sides)
    for key in {candidate.list for candidate, _ in anchors}:
        numbers = [(a.number, b.number) for a, b in anchors if a.list == b.list == key and a.number and b.number]
        rising = np.array([(0, 0), *longest_rising(sorted(numbers))])
        before, after = (np.array([number if of == key else 0 for of, number in side]) for side in (old, new))
        left, right = before[pairs[0]], after[pairs[1]]
        there, back = _expected(left, rising), _expected(right, rising[:, ::-1])
        off = np.minimum(abs(right - there), abs(left - back))
        near = np.where((left > 0) & (right > 0), np.exp(-off / _NEAR), near).astype(np.float32)
    return near


def _expected(numbers: Indices, rising: Indices) -> Floats:
    """Return where numbers come to lie on the other side; beyond the last anchor counting goes on from it."""
    beyond = np.maximum(0, numbers - rising[-1, 0])
    return cast("Floats", np.interp(numbers, rising[:, 0], rising[:, 1]) + beyond)


def best_rivals(pairs: Ends, scores: Floats) -> Indices:
    """Return for each pair the best other pair of its old duty, and of its new one, by their places; -1 for none."""
    rivals = []
    for side in pairs:
        order = np.lexsort((-scores, side))
        first = np.ones(len(order), dtype=bool)
        first[1:] = side[order[1:]] != side[order[:-1]]
        runner = np.zeros(len(order), dtype=bool)
        runner[1:] = first[:-1] & ~first[1:]
        best = np.full(side.max(initial=0) + 1, -1)
        second = best.copy()
        best[side[order[first]]] = order[first]
        second[side[order[runner]]] = order[runner]
        rivals.append(np.where(best[side] == np.arange(len(side)), second[side], best[side]))
    return np.stack(rivals)


def heads(sides: Sides, pairs: Ends, judged: NDArray[np.bool_]) -> Floats:
    """Return which share of what either name speaks of first stands in the other name, whichever is less.

    A duty that became part of a wider one is not what that begins with; 0 for pairs that are not ``judged``.
    """
    found = np.zeros(len(judged), dtype=np.float32)
    for at in np.flatnonzero(judged).tolist():
        old, new = sides[0][pairs[0][at]], sides[1][pairs[1][at]]
        found[at] = min(len(a.head & b.pieces) / len(a.head) if a.head else 0 for a, b in ((old, new), (new, old)))
    return found


def rests(sides: Sides, pairs: Ends, rivals: Indices, judged: NDArray[np.bool_]) -> Floats:
    """Return how far the best rivals of a pair are what it lacks, as the other parts of a wider duty are.

    That is the share of what the wider name has beyond the pair that stands in the rival, times the share of the rival
    that stands in the wider name; 0 for pairs that are not ``judged``.
    """
    found = np.zeros(len(judged), dtype=np.float32)
    for wider, rival in enumerate(rivals):
        part = 1 - wider
        for at in np.flatnonzero(judged & (rival >= 0)).tolist():
            whole = sides[wider][pairs[wider][at]].pieces
            own, other = (sides[part][pairs[part][k]].pieces for k in (at, rival[at]))
            beyond = whole - own
            if beyond and other:
                held = len(beyond & other) / len(beyond) * len(whole & other) / len(other)
                found[at] = max(found[at], held)
    return found
