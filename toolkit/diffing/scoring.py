"""How likely two duties are the same: what they say, then also where they stand and what else they are like.

Weights are data (``rules/alignment.yaml``, fitted by ``bench/fit_alignment.py``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from math import exp
from operator import add, mul
from typing import cast

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.grams import Grams, nearest
from toolkit.diffing.numbering import longest_rising
from toolkit.resources import read_yaml

FEATURES = (
    "matter",
    "name_alone",
    "name_share",
    "content",
    "has_content",
    "list",
    "category",
    "departments",
    "other_act",
)
CONTEXT = ("score", "near", "rival", "rest", "head")
# Of 611 right pairs with other names in six pairs of documents all but one are among them.
_NEAREST = 4
_SHOWN = 60
_NEAR = 8.0
_STEEPEST = 8.0
# Below this score nothing else is looked at.
_HOPELESS = -3.0

Place = tuple[int, int]
Features = tuple[float, ...]


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weights and thresholds of ``rules/alignment.yaml``."""
    return cast("dict[str, dict[str, float]]", read_yaml("rules/alignment.yaml"))


class Scores:
    """The pairs of two sides that are worth judging, by their places, with what each says.

    ``alien`` are the pairs of two matters, each with how alike their duties cells are: 婚姻登记 and 收养登记 of one
    department have all but their matter in common.
    ``unlike`` are those of two acts; ``lost`` those of which one name is lost, each with the share of the other name
    that stands in the duties cells instead.
    """

    def __init__(self, old: Sequence[Candidate], new: Sequence[Candidate], never: Collection[Place] = ()) -> None:
        """Find the pairs, but for those that are ``never`` to be one, and compute their features."""
        self._sides = old, new
        duties = [*old, *new]
        self._names = names = Grams((text for c in duties for text in dict.fromkeys((c.core, c.matter))), (1, 2))
        openings = Grams((c.opening for c in duties), (2,))
        before, after = ([f"{c.core}\n{c.opening[:_SHOWN]}" for c in side] for side in self._sides)
        self.pairs = sorted(nearest(before, after, _NEAREST).difference(never))
        self.features: list[Features] = []
        self.alien: dict[Place, float] = {}
        self.unlike: set[Place] = set()
        self.lost: dict[Place, float] = {}
        for pair in self.pairs:
            a, b = self.duties(*pair)
            name, share = names.likeness(a.core, b.core)
            told, matter = a.matter and b.matter, names.likeness(a.matter, b.matter)[0]
            content = openings.likeness(a.opening, b.opening)[0]
            if told and matter < weights()["thresholds"]["matter"]:
                self.alien[pair] = content
            has_content, *facts = _facts(a, b)
            if facts[-1]:
                self.unlike.add(pair)
            # Where a list has no duties cells, all that is to be known stands in the name; a name that is all generic
            # words counts whole.
            of_name = matter if told else name, name * (1 - has_content), share
            if not (a.core and b.core):
                self.lost[pair] = _within(a.core or b.core, b.content if a.core else a.content)
                of_name = self.lost[pair], 0.0, self.lost[pair]
            self.features.append((*of_name, content, has_content, *facts))

    def duties(self, old: int, new: int) -> tuple[Candidate, Candidate]:
        """Return the two duties of a pair."""
        return self._sides[0][old], self._sides[1][new]

    def context(self, scores: Sequence[float], anchors: Iterable[tuple[Candidate, Candidate]]) -> list[Features]:
        """Return what is seen of each pair among the others, a value for each name of ``CONTEXT``.

        ``anchors`` are pairs that are known to be the same.
        """
        scores = [max(-_STEEPEST, min(_STEEPEST, score)) for score in scores]
        rivals = self._rivals(scores)
        best = [max((scores[at] for at in pair if at is not None), default=-_STEEPEST) for pair in rivals]
        parts = [
            (self._rest(pair, two), self._head(pair)) if score > _HOPELESS else (0.0, 0.0)
            for pair, two, score in zip(self.pairs, rivals, scores, strict=True)
        ]
        columns = scores, self._nearness(anchors), best, parts
        return [(score, near, rival, *part) for score, near, rival, part in zip(*columns, strict=True)]

    def _head(self, pair: Place) -> float:
        """Return which share of what either name speaks of first stands in the other name, whichever is less.

        A duty that became part of a wider one is seldom what that begins with.
        """
        if pair in self.lost:
            return self.lost[pair]
        a, b = self.duties(*pair)
        return min(_within(a.head, b.core), _within(b.head, a.core))

    def _rest(self, pair: Place, rivals: tuple[int | None, ...]) -> float:
        """Return how far the best rivals of a pair are what it lacks, as the other parts of a wider duty are.

        That is the share of what the wider name has beyond the pair that stands in the rival, times the share of the
        rival that stands in the wider name.
        """
        rest = 0.0
        for side, rival in enumerate(rivals):
            if rival is not None:
                names = [self._names.of(duty.core) for duty in self.duties(*pair)]
                other = self._names.of(self.duties(*self.pairs[rival])[1 - side].core)
                whole, beyond = names[side], names[side] - names[1 - side]
                if beyond and other:
                    rest = max(rest, len(beyond & other) / len(beyond) * len(whole & other) / len(other))
        return rest

    def _nearness(self, anchors: Iterable[tuple[Candidate, Candidate]]) -> list[float]:
        """Return how near to its expected place each pair lies, from 1 (there) to 0 (far off, or in another list)."""
        numbers: defaultdict[str, list[Place]] = defaultdict(list)
        for a, b in anchors:
            if a.list == b.list and a.number and b.number:
                numbers[a.list].append((a.number, b.number))
        there, back = {}, {}
        for key, known in numbers.items():
            turned = sorted((b, a) for a, b in known)
            # Of several longest runs either way may find another: what both find does not depend on the way.
            rising = {(0, 0), *longest_rising(sorted(known))} & {(0, 0), *((a, b) for b, a in longest_rising(turned))}
            there[key], back[key] = _Course(sorted(rising)), _Course(sorted((b, a) for a, b in rising))
        near = []
        for old, new in self.pairs:
            a, b = self.duties(old, new)
            if a.list == b.list and a.list in there and a.number and b.number:
                off = min(abs(b.number - there[a.list].at(a.number)), abs(a.number - back[a.list].at(b.number)))
                near.append(exp(-off / _NEAR))
            else:
                near.append(0.0)
        return near

    def _rivals(self, scores: Sequence[float]) -> list[tuple[int | None, ...]]:
        """Return for each pair the best other pair of its old duty, and of its new one, by their places."""
        best: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for at in sorted(range(len(scores)), key=lambda at: (-scores[at], at)):
            for end in enumerate(self.pairs[at]):
                best[end].append(at)
        return [(_other(at, best[0, old]), _other(at, best[1, new])) for at, (old, new) in enumerate(self.pairs)]


class _Course:
    """Where the numbers of one side come to lie on the other, by the pairs of numbers that are known, which rise."""

    def __init__(self, known: Sequence[Place]) -> None:
        self._from, self._to = [a for a, _ in known], [b for _, b in known]

    def at(self, number: int) -> float:
        """Return the expected number; beyond the last one that is known counting goes on from it."""
        place = bisect_right(self._from, number) - 1
        off = number - self._from[place]
        if place + 1 == len(self._from):
            return self._to[place] + off
        step = (self._to[place + 1] - self._to[place]) / (self._from[place + 1] - self._from[place])
        return self._to[place] + off * step


def _other(one: int, best: Sequence[int]) -> int | None:
    """Return the best that is not the one given."""
    if best[0] != one:
        return best[0]
    return best[1] if len(best) > 1 else None


def _within(part: str, whole: str) -> float:
    """Return which share of the characters of a text, and of its pairs of characters, stands in another one."""
    pieces = {*part, *map(add, part, part[1:])}
    return sum(piece in whole for piece in pieces) / max(1, len(pieces))


def _facts(old: Candidate, new: Candidate) -> tuple[float, ...]:
    together = old.departments | new.departments
    return (
        float(bool(old.opening and new.opening)),
        float(old.list == new.list),
        float(old.category == new.category),
        len(old.departments & new.departments) / len(together) if together else 0.0,
        float(bool(old.acts and new.acts and not old.acts & new.acts)),
    )


def linear(rows: Iterable[Features], names: Sequence[str], weight: Mapping[str, float]) -> list[float]:
    """Return the weighted sum of each row, and the constant."""
    factors, constant = [weight[name] for name in names], weight["constant"]
    return [sum(map(mul, factors, row), constant) for row in rows]


def likelihood(scores: Iterable[float]) -> list[float]:
    """Return each score as a likelihood between 0 and 1."""
    return [1 / (1 + exp(-score)) for score in scores]
