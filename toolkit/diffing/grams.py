"""How like texts are by their character grams, and which of very many texts are worth comparing at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import chain, count
from math import log, sqrt
from operator import add

#: So many meetings of a text with others by a gram of theirs are looked at, those by its rarest grams first: time and
#: memory grow with the number of texts alone.
_MOST_MEETINGS = 60
_MOST_AT_ONCE = 1000
# Weights are whole numbers, so that sums do not depend on the order in which a set gives its members.
_UNIT = 1000


class Grams:
    """Texts as sets of their character grams of some sizes (1, 2 or both).

    A gram weighs as much as it is rare among all the texts; how often it stands in one of them does not count.
    """

    def __init__(self, texts: Iterable[str], sizes: Collection[int]) -> None:
        """Take the texts apart; it is these that can be compared."""
        number = defaultdict[str, int](count().__next__).__getitem__
        self._sets: dict[str, frozenset[int]] = {}
        self.often: Counter[int] = Counter()
        amount = 1
        for text in texts:
            amount += 1
            if text not in self._sets:
                singles = map(number, text) if 1 in sizes else ()
                pairs = map(number, map(add, text, text[1:])) if 2 in sizes else ()  # noqa: PLR2004 - its size
                self._sets[text] = frozenset(chain(singles, pairs))
            self.often.update(self._sets[text])
        weights = {often: round(_UNIT * (log(amount / (1 + often)) + 1) ** 2) for often in {*self.often.values()}}
        self.weight = {gram: weights[often] for gram, often in self.often.items()}
        self._sizes = {text: self._sum(grams) for text, grams in self._sets.items()}

    def _sum(self, grams: Iterable[int]) -> int:
        return sum(map(self.weight.__getitem__, grams))

    def of(self, text: str) -> frozenset[int]:
        """Return the grams of a text."""
        return self._sets[text]

    def size(self, text: str) -> int:
        """Return what the grams of a text weigh together."""
        return self._sizes[text]

    def likeness(self, old: str, new: str) -> tuple[float, float]:
        """Return the cosine of two texts, and which share of the larger their common grams are; 0 beside nothing."""
        left, right = self._sizes[old], self._sizes[new]
        if not (left and right):
            return 0.0, 0.0
        shared = self._sum(self._sets[old] & self._sets[new])
        return shared / sqrt(left * right), shared / max(left, right)


def nearest(old: Sequence[str], new: Sequence[str], most: int) -> set[tuple[int, int]]:
    """Return the pairs of places (old, new) in which either text is among the ``most`` nearest of the other."""
    grams = Grams([*old, *new], (2,))
    return {*_near(grams, old, new, most), *((a, b) for b, a in _near(grams, new, old, most))}


def _near(grams: Grams, texts: Sequence[str], others: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for at, text in enumerate(others):
        for gram in grams.of(text):
            holders[gram].append(at)
    scale = [1 / sqrt(grams.size(text) or 1) for text in others]
    for at, text in enumerate(texts):
        shared: defaultdict[int, int] = defaultdict(int)
        left, often = _MOST_MEETINGS, 0
        for gram in sorted(filter(holders.__contains__, grams.of(text)), key=grams.often.__getitem__):
            # Those that are as rare as each other are taken together: the way back is to give the same.
            if left <= 0 and (grams.often[gram] > often or left < -_MOST_AT_ONCE):
                break
            weight, often = grams.weight[gram], grams.often[gram]
            for other in holders[gram]:
                shared[other] += weight
            left -= len(holders[gram])
        likeness = [(weight * scale[other], -other) for other, weight in shared.items()]
        yield from ((at, -other) for _, other in nlargest(most, likeness))
