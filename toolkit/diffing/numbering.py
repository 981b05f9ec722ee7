"""Which rows of a list changed their place, when all that additions and removals explain is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs, in order, whose second numbers rise; the first numbers must already rise."""
    tails: list[int] = []
    places: list[int] = []
    before = [-1] * len(pairs)
    for at, (_, number) in enumerate(pairs):
        place = bisect_left(tails, number)
        tails[place : place + 1] = [number]
        places[place : place + 1] = [at]
        before[at] = places[place - 1] if place else -1
    chain = []
    at = places[-1] if places else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def renumbered(pairs: Sequence[tuple[tuple[int, int | None], tuple[int, int | None]]]) -> set[int]:
    """Return which pairs of one list have a number that nothing before them explains, by their place in ``pairs``.

    Each side of a pair is its position in the list and its number. A row that keeps its order among the others has
    moved only where its number jumps against its position, which is told at the first row of such a run.
    """
    order = sorted(range(len(pairs)), key=lambda at: pairs[at][0][0])
    positions = [(pairs[at][0][0], pairs[at][1][0]) for at in order]
    kept = set(longest_rising(positions))
    found = set()
    offset = 0
    for at, position in zip(order, positions, strict=True):
        (old_place, old), (new_place, new) = pairs[at]
        if old is None or new is None:
            continue
        jump = (new - new_place) - (old - old_place)
        if position not in kept:
            found |= {at} if old != new else set()
        elif jump != offset:
            found |= {at} if old != new else set()
            offset = jump
    return found
