"""How like texts are by their character grams, and which of very many texts are worth comparing at all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt

from toolkit.text import bigrams

#: So many meetings of a text with others by a gram of theirs are looked at, those by its rarest grams first; of texts
#: that hold one gram, so many that stand next to it in order. Time and memory grow with the number of texts alone.
_MOST_MEETINGS = 40
_MOST_HOLDERS = 200
# Weights are whole numbers, so that sums do not depend on the order in which a set gives its members.
_UNIT = 1000

#: A character, or a pair of neighbouring ones as a number.
Gram = str | int


class Grams:
    """Texts as sets of their character grams of some sizes (1, 2 or both).

    A gram weighs as much as it is rare among all the texts; how often it stands in one of them does not count.
    """

    def __init__(self, texts: Iterable[str], sizes: Collection[int]) -> None:
        """Take the texts apart; it is these that can be compared."""
        self._sets: dict[str, frozenset[Gram]] = {}
        told = []
        for text in texts:
            if text not in self._sets:
                pairs = bigrams(text) if 2 in sizes else ()  # noqa: PLR2004 - its size
                self._sets[text] = frozenset(chain(text if 1 in sizes else (), pairs))
            told.append(self._sets[text])
        often = Counter(chain.from_iterable(told))
        amount = 1 + len(told)
        weights = [round(_UNIT * (log(amount / (1 + times)) + 1) ** 2) for times in range(amount)]
        #: How often each gram of several texts occurs, and what it weighs; most grams are those of one text alone.
        self.often = {gram: times for gram, times in often.items() if times > 1}
        self.weight = {gram: weights[times] for gram, times in self.often.items()}
        common = frozenset(self.often)
        self._common = {text: grams & common for text, grams in self._sets.items()}
        self._sizes = {
            text: weights[1] * (len(grams) - len(self._common[text])) + self._sum(self._common[text])
            for text, grams in self._sets.items()
        }

    def _sum(self, grams: Iterable[Gram]) -> int:
        return sum(map(self.weight.__getitem__, grams))

    def of(self, text: str) -> frozenset[Gram]:
        """Return the grams of a text."""
        return self._sets[text]

    def common(self, text: str) -> frozenset[Gram]:
        """Return the grams of a text that other texts have too."""
        return self._common[text]

    def size(self, text: str) -> int:
        """Return what the grams of a text weigh together."""
        return self._sizes[text]

    def likeness(self, old: str, new: str) -> tuple[float, float]:
        """Return the cosine of two texts, and which share of the larger their common grams are; 0 beside nothing."""
        left, right = self._sizes[old], self._sizes[new]
        if not (left and right):
            return 0.0, 0.0
        if old == new:  # its grams may be nobody else's
            return 1.0, 1.0
        shared = self._sum(self._common[old] & self._common[new])
        return shared / sqrt(left * right), shared / max(left, right)


def nearest(old: Sequence[str], new: Sequence[str], most: int) -> set[tuple[int, int]]:
    """Return the pairs of places (old, new) in which either text is among the ``most`` nearest of the other.

    Texts that are the same are looked at once, and shared out among one another in their order.
    """
    before, after = _places(old), _places(new)
    grams = Grams([*before, *after], (2,))
    often = grams.often.__getitem__
    told = {text: sorted(grams.common(text), key=often) for text in (*before, *after)}
    there, back = _near(grams, told, [*before], [*after], most), _near(grams, told, [*after], [*before], most)
    pairs = set()
    for one, other in there | {(a, b) for b, a in back}:
        left, right = before[one], after[other]
        for at in range(max(len(left), len(right))):
            for further in range(at, at + min(most, len(left), len(right))):
                pairs.add((left[at % len(left)], right[further % len(right)]))
                pairs.add((left[further % len(left)], right[at % len(right)]))
    return pairs


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    """Return where each text stands, the texts in their order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(texts)), key=texts.__getitem__):
        places[texts[at]].append(at)
    return places


def _near(
    grams: Grams, told: Mapping[str, Sequence[Gram]], texts: Sequence[str], others: Sequence[str], most: int
) -> set[tuple[str, str]]:
    """Return the pairs of a text with those of the ``others``, in their order, that are nearest to it.

    ``told`` are the grams of each text that others have too, the rarest first.
    """
    holders: defaultdict[Gram, list[int]] = defaultdict(list)
    for at, other in enumerate(others):
        for gram in told[other]:
            holders[gram].append(at)
    scale = [1 / sqrt(grams.size(other) or 1) for other in others]
    found: set[tuple[str, str]] = set()
    for text in texts:
        place = bisect_left(others, text)
        shared: defaultdict[int, int] = defaultdict(int)
        left, often = _MOST_MEETINGS, 0
        for gram in filter(holders.__contains__, told[text]):
            # Grams that are as rare as each other are taken together, so that the way back gives the same.
            if left <= 0 and grams.often[gram] > often:
                break
            met, weight, often = holders[gram], grams.weight[gram], grams.often[gram]
            if len(met) > _MOST_HOLDERS:
                met = _around(met, place)
            for at in met:
                shared[at] += weight
            left -= len(met)
        likeness = sorted([(-weight * scale[at], at) for at, weight in shared.items()])
        found.update([(text, others[at]) for _, at in likeness[:most]])
    return found


def _around(holders: list[int], place: int) -> list[int]:
    """Return those of the texts that hold a common gram that stand next to a place in the order of texts."""
    at = bisect_left(holders, place)
    first = max(0, min(at - _MOST_HOLDERS // 2, len(holders) - _MOST_HOLDERS))
    return holders[first : first + _MOST_HOLDERS]
