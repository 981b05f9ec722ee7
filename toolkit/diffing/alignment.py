"""Which duties of two documents are the same: exact names first, then the best by score, without any key.

Row numbers are no key: thirteen edits in a list of 250 duties shift 147 of them. A pair is scored twice: by what its
two duties say, then also by whether it lies where the surely matched duties around it would put it, and by its best
rival. Weights and thresholds are data (``rules/alignment.yaml``, fitted by ``bench/fit_alignment.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.comparison import Confidence
from toolkit.diffing.context import best_rivals, heads, nearness, rests
from toolkit.diffing.vectors import Floats, Indices, Vectors
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
_NEAREST = 6
_ANCHOR = 0.9
_STEEPEST = 8.0
_HOPELESS = -4.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two duties held to be the same, by their places in the sequences given."""

    old: int
    new: int
    similarity: float
    confidence: Confidence
    runner_up: int | None = None


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weights and thresholds of ``rules/alignment.yaml``."""
    return cast("dict[str, dict[str, float]]", read_yaml("rules/alignment.yaml"))


def align(
    old: Sequence[Candidate],
    new: Sequence[Candidate],
    chosen: Iterable[tuple[int, int]] = (),
    rejected: Iterable[tuple[int, int]] = (),
    *,
    versions: bool = False,
) -> list[Pair]:
    """Return the pairs of two sides, each duty in at most one, by the place of the old one.

    ``chosen`` are pairs that stand whatever the score says, ``rejected`` pairs that never do. Between two ``versions``
    of one list a part of a duty is what became of it; between two townships it is another duty.
    """
    chosen, rejected = list(chosen), set(rejected)
    pairs = [Pair(a, b, 1.0, "sure") for a, b in [*chosen, *exact_pairs(old, new, chosen, rejected)]]
    rest_old = remaining(old, {pair.old for pair in pairs})
    rest_new = remaining(new, {pair.new for pair in pairs})
    if rest_old and rest_new:
        never = {(rest_old.index(a), rest_new.index(b)) for a, b in rejected if a in rest_old and b in rest_new}
        scores = Scores([old[a] for a in rest_old], [new[b] for b in rest_new], never)
        anchors = [(old[pair.old], new[pair.new]) for pair in pairs]
        for pair in _matched(scores.judge(anchors, versions=versions)):
            runner_up = None if pair.runner_up is None else rest_new[pair.runner_up]
            pairs.append(Pair(rest_old[pair.old], rest_new[pair.new], pair.similarity, pair.confidence, runner_up))
    return sorted(pairs, key=lambda pair: pair.old)


def remaining(side: Sequence[Candidate], taken: set[int]) -> list[int]:
    """Return the places of the duties that are left, in an order that does not depend on that of the document."""
    return sorted((at for at in range(len(side)) if at not in taken), key=lambda at: side[at].key)


def exact_pairs(
    old: Sequence[Candidate],
    new: Sequence[Candidate],
    chosen: Sequence[tuple[int, int]],
    rejected: Collection[tuple[int, int]] = (),
) -> Iterator[tuple[int, int]]:
    """Yield the pairs with the same name: in one list before across lists, with the same text before without."""
    taken_old, taken_new = {a for a, _ in chosen}, {b for _, b in chosen}
    for a, b in _unique(old, new, taken_old, taken_new):
        if (a, b) in rejected:
            continue
        taken_old.add(a)
        taken_new.add(b)
        yield a, b
    keys: tuple[Callable[[Candidate], Any], ...] = (
        lambda c: (c.exact, c.list, c.category, c.departments, c.content, c.number),
        lambda c: (c.exact, c.list, c.category, c.departments, c.content),
        lambda c: (c.exact, c.list, c.content),
        lambda c: (c.exact, c.list, c.departments),
        lambda c: (c.exact, c.list, c.category),
        lambda c: (c.exact, c.list),
        lambda c: (c.exact, c.content),
        lambda c: (c.exact, c.category),
        lambda c: c.exact,
    )
    for key in keys:
        waiting: dict[Any, list[int]] = defaultdict(list)
        for b in reversed(remaining(new, taken_new)):
            waiting[key(new[b])].append(b)
        for a in remaining(old, taken_old):
            same = waiting.get(key(old[a])) if old[a].exact else None
            if same and (a, same[-1]) not in rejected:
                b = same.pop()
                taken_old.add(a)
                taken_new.add(b)
                yield a, b


def _unique(
    old: Sequence[Candidate], new: Sequence[Candidate], taken_old: set[int], taken_new: set[int]
) -> list[tuple[int, int]]:
    """Return the pairs whose name stands once in the list on either side: nearly all pairs of two versions."""
    places: list[dict[tuple[str, str], list[int]]] = []
    for side, taken in ((old, taken_old), (new, taken_new)):
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, candidate in enumerate(side):
            if candidate.exact and at not in taken:
                found[candidate.list, candidate.exact].append(at)
        places.append(found)
    before, after = places
    return [(at[0], after[key][0]) for key, at in before.items() if len(at) == len(after.get(key, ())) == 1]


class Scores:
    """The pairs of two sides that are worth judging, with what each says."""

    def __init__(
        self, old: Sequence[Candidate], new: Sequence[Candidate], never: Collection[tuple[int, int]] = ()
    ) -> None:
        """Find the pairs, but for those that are ``never`` to be one, and compute their features."""
        self._sides = old, new
        names = Vectors([c.core for c in old], [c.core for c in new], (1, 2))
        contents = Vectors([c.content for c in old], [c.content for c in new], (2,))
        self.old, self.new = _united(names.nearest(_NEAREST), contents.nearest(_NEAREST // 2), len(new))
        if never:
            judged = np.array([pair not in never for pair in self], dtype=bool)
            self.old, self.new = self.old[judged], self.new[judged]
        name, share = names.likeness(self.old, self.new)
        matter, self.alien = self._matter(name)
        content, _ = contents.likeness(self.old, self.new)
        has_content, *facts = np.array([_facts(old[a], new[b]) for a, b in self], dtype=np.float32).reshape(-1, 5).T
        self._lost, told = self._told()
        # Where a list has no duties cells, all that is to be known stands in the name; without a name, in the cells.
        matter, share = (np.where(self._lost, told, likeness) for likeness in (matter, share))
        self.features = np.stack([matter, name * (1 - has_content), share, content, has_content, *facts], axis=1)
        self.unsure, self.unlike = self.alien | self._lost, facts[-1] > 0

    def _told(self) -> tuple[NDArray[np.bool_], Floats]:
        """Return which pairs have lost a name, and which share of the other name stands in the duties cells instead."""
        old, new = self._sides
        lost = np.array([not c.core for c in old])[self.old] | np.array([not c.core for c in new])[self.new]
        told = np.zeros(len(lost), dtype=np.float32)
        for at in np.flatnonzero(lost).tolist():
            pair = old[self.old[at]], new[self.new[at]]
            name, text = pair[0].pieces | pair[1].pieces, "\n".join(c.content for c in pair if not c.core)
            told[at] = sum(piece in text for piece in name) / max(1, len(name))
        return lost, told

    def _matter(self, name: Floats) -> tuple[Floats, NDArray[np.bool_]]:
        """Return how like the matters of each pair are, and which pairs are of two matters.

        A name that is all generic words counts whole.
        """
        old, new = self._sides
        matters = Vectors([c.matter for c in old], [c.matter for c in new], (1, 2))
        matter, told = matters.likeness(self.old, self.new)[0], matters.told(self.old, self.new)
        return np.where(told, matter, name), told & (matter < weights()["thresholds"]["matter"])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs as (old, new)."""
        return zip(self.old.tolist(), self.new.tolist(), strict=True)

    def context(self, scores: Floats, anchors: Sequence[tuple[Candidate, Candidate]]) -> Floats:
        """Return what is seen of a pair among the others, a column for each name of ``CONTEXT``."""
        scores = np.clip(scores, -_STEEPEST, _STEEPEST)
        sure = [(self._sides[0][p.old], self._sides[1][p.new]) for p in best_pairs(self, _likelihood(scores), _ANCHOR)]
        ends = self.old, self.new
        rivals = best_rivals(ends, scores)
        rival = np.where(rivals < 0, -_STEEPEST, scores[rivals]).max(axis=0)
        hopeful = scores > _HOPELESS
        head = np.where(self._lost, self.features[:, 0], heads(self._sides, ends, hopeful))
        near = nearness(self._sides, ends, [*anchors, *sure])
        return np.stack([scores, near, rival, rests(self._sides, ends, rivals, hopeful), head], axis=1)

    def judge(self, anchors: Sequence[tuple[Candidate, Candidate]], *, versions: bool = False) -> tuple[Scores, Floats]:
        """Return the likelihood of each pair, between 0 and 1; ``anchors`` are pairs that are already known."""
        scores = linear(self.features, FEATURES, weights()["features"])
        weight = weights()["context"] | ({"rest": 0.0} if versions else {})
        return self, _likelihood(linear(self.context(scores, anchors), CONTEXT, weight))


def linear(columns: Floats, names: Sequence[str], weight: dict[str, float]) -> Floats:
    """Return the weighted sum of columns, and the constant."""
    return cast("Floats", columns @ np.array([weight[name] for name in names]) + weight["constant"])


def _likelihood(scores: Floats) -> Floats:
    return cast("Floats", 1 / (1 + np.exp(-scores)))


def _united(first: tuple[Indices, Indices], second: tuple[Indices, Indices], width: int) -> tuple[Indices, Indices]:
    pairs = np.unique(np.concatenate([a * width + b for a, b in (first, second)]))
    return np.divmod(pairs, width)


def _facts(old: Candidate, new: Candidate) -> tuple[float, ...]:
    together = old.departments | new.departments
    return (
        bool(old.content and new.content),
        old.list == new.list,
        old.category == new.category,
        len(old.departments & new.departments) / len(together) if together else 0,
        bool(old.acts and new.acts and not old.acts & new.acts),
    )


def best_pairs(scores: Scores, likelihood: Floats, least: float) -> list[Pair]:
    """Return the pairs that are taken: those that are each other's best, then the best of what is left.

    ``least`` is the likelihood that a pair needs; one of two matters needs all else to be sure.
    """
    needed = np.where(scores.alien, max(least, weights()["thresholds"]["sure"]), least)
    order = sorted(
        np.flatnonzero(likelihood >= needed).tolist(),
        key=lambda at: (-likelihood[at], int(scores.old[at]), int(scores.new[at])),
    )
    best: dict[tuple[str, int], int] = {}
    for at in order:
        best.setdefault(("old", int(scores.old[at])), at)
        best.setdefault(("new", int(scores.new[at])), at)
    mutual = [at for at in order if best["old", int(scores.old[at])] == best["new", int(scores.new[at])] == at]
    taken: set[tuple[str, int]] = set()
    pairs = []
    for at in [*mutual, *order]:
        ends = {("old", int(scores.old[at])), ("new", int(scores.new[at]))}
        if not ends & taken:
            taken |= ends
            pairs.append(_pair(scores, likelihood, at))
    return pairs


def _pair(scores: Scores, likelihood: Floats, at: int) -> Pair:
    old, new, value = int(scores.old[at]), int(scores.new[at]), float(likelihood[at])
    limits = weights()["thresholds"]
    confidence: Confidence = "likely" if value >= limits["likely"] else "unsure"
    if value >= limits["sure"] and not scores.unlike[at]:
        confidence = "sure"
    if scores.unsure[at]:  # 婚姻登记 and 收养登记 of one department may have all but their matter in common.
        confidence = "unsure"
    runner_up = _runner_up(scores, likelihood, at) if confidence == "unsure" else None
    return Pair(old, new, round(value, 4), confidence, runner_up)


def _runner_up(scores: Scores, likelihood: Floats, at: int) -> int | None:
    """Return the other new duty that comes nearest to the old one of a pair."""
    others = [k for k in np.flatnonzero(scores.old == scores.old[at]) if k != at]
    return int(scores.new[max(others, key=lambda k: (likelihood[k], -k))]) if others else None


def _matched(judged: tuple[Scores, Floats]) -> list[Pair]:
    scores, likelihood = judged
    return best_pairs(scores, likelihood, weights()["thresholds"]["pair"])
