"""Which duties of two documents are the same: exact names first, then the best by score, without any key.

Row numbers are no key: thirteen edits in a list of 250 duties shift 147 of them. A pair is scored twice: by what its
two duties say, then also by whether it lies where the surely matched duties around it would put it, and by its best
rival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.comparison import Confidence
from toolkit.diffing.scoring import CONTEXT, FEATURES, Place, Scores, likelihood, linear, weights

_ANCHOR = 0.9


class Pair(NamedTuple):
    """Two duties held to be the same, by their places in the sequences given."""

    old: int
    new: int
    similarity: float
    confidence: Confidence
    runner_up: int | None = None


def align(
    old: Sequence[Candidate],
    new: Sequence[Candidate],
    chosen: Iterable[Place] = (),
    rejected: Iterable[Place] = (),
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
        place_old, place_new = ({at: place for place, at in enumerate(rest)} for rest in (rest_old, rest_new))
        never = {(place_old[a], place_new[b]) for a, b in rejected if a in place_old and b in place_new}
        scores = Scores([old[a] for a in rest_old], [new[b] for b in rest_new], never)
        chance = judge(scores, [(old[pair.old], new[pair.new]) for pair in pairs], versions=versions)
        matched = best_pairs(scores, chance, weights()["thresholds"]["pair"])
        others = runners_up(scores, chance, matched)
        for pair in matched:
            runner_up = rest_new[others[pair.old]] if pair.old in others else None
            pairs.append(pair._replace(old=rest_old[pair.old], new=rest_new[pair.new], runner_up=runner_up))
    return sorted(pairs, key=lambda pair: pair.old)


def judge(scores: Scores, anchors: Sequence[tuple[Candidate, Candidate]], *, versions: bool = False) -> list[float]:
    """Return the likelihood of each pair; ``anchors`` are pairs that are already known."""
    alone = linear(scores.features, FEATURES, weights()["features"])
    weight = weights()["context"] | ({"rest": 0.0} if versions else {})
    return likelihood(linear(surrounded(scores, alone, anchors), CONTEXT, weight))


def surrounded(
    scores: Scores, alone: Sequence[float], anchors: Iterable[tuple[Candidate, Candidate]]
) -> list[tuple[float, ...]]:
    """Return what the surroundings say of each pair; those that are sure by their scores ``alone`` are known too."""
    sure = best_pairs(scores, likelihood(alone), _ANCHOR)
    return scores.context(alone, [*anchors, *(scores.duties(pair.old, pair.new) for pair in sure)])


def remaining(side: Sequence[Candidate], taken: Collection[int]) -> list[int]:
    """Return the places of the duties that are left, in an order that does not depend on that of the document."""
    left = [at for at in range(len(side)) if at not in taken]
    # All that is known of a duty takes long to put together, and is seldom needed to tell it from others.
    labels = {at: side[at].label for at in left}
    unique = len({*labels.values()}) == len(left)
    return sorted(left, key=labels.__getitem__ if unique else lambda at: side[at].key)


def exact_pairs(
    old: Sequence[Candidate],
    new: Sequence[Candidate],
    chosen: Sequence[Place],
    rejected: Collection[Place] = (),
) -> Iterator[Place]:
    """Yield the pairs with the same name: in one list before across lists, with the same text before without."""
    taken_old, taken_new = {a for a, _ in chosen}, {b for _, b in chosen}
    for a, b in _unique(old, new, taken_old, taken_new):
        if (a, b) in rejected:
            continue
        taken_old.add(a)
        taken_new.add(b)
        yield a, b
    left, right = _twins(old, new, taken_old, taken_new)
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
        for b in reversed(right):
            if b not in taken_new:
                waiting[key(new[b])].append(b)
        for a in left:
            same = waiting.get(key(old[a])) if a not in taken_old else None
            if same and (a, same[-1]) not in rejected:
                b = same.pop()
                taken_old.add(a)
                taken_new.add(b)
                yield a, b


def _unique(
    old: Sequence[Candidate], new: Sequence[Candidate], taken_old: set[int], taken_new: set[int]
) -> list[Place]:
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


def _twins(
    old: Sequence[Candidate], new: Sequence[Candidate], taken_old: set[int], taken_new: set[int]
) -> tuple[list[int], list[int]]:
    """Return what is left of either side and has a name that is left on both, in the order of ``remaining``."""
    sides = ((old, taken_old), (new, taken_new))
    left, right = ({c.exact for at, c in enumerate(side) if c.exact and at not in taken} for side, taken in sides)
    both = left & right
    others = [{at for at, c in enumerate(side) if at in taken or c.exact not in both} for side, taken in sides]
    return remaining(old, others[0]), remaining(new, others[1])


def best_pairs(scores: Scores, chances: Sequence[float], least: float) -> list[Pair]:
    """Return the pairs that are taken: those that are each other's best, then the best of what is left.

    ``chances`` are likelihoods, ``least`` is the one that a pair needs; one of two matters needs more, and cells that
    say the same.
    """
    limits = weights()["thresholds"]
    alien = max(least, limits["alien"])
    apart = {pair for pair, alike in scores.alien.items() if alike < limits["alien_cells"]}
    chance = {
        pair: value
        for pair, value in zip(scores.pairs, chances, strict=True)
        if value >= (alien if pair in scores.alien else least) and pair not in apart
    }
    order = sorted(chance, key=lambda pair: (-chance[pair], pair))
    best: dict[tuple[int, int], Place] = {}
    for pair in order:
        for end in enumerate(pair):
            best.setdefault(end, pair)
    mutual = [pair for pair in order if all(best[end] == pair for end in enumerate(pair))]
    taken: set[tuple[int, int]] = set()
    chosen = []
    for pair in [*mutual, *order]:
        ends = set(enumerate(pair))
        if not ends & taken:
            taken |= ends
            chosen.append(_pair(scores, pair, chance[pair]))
    return chosen


def _pair(scores: Scores, pair: Place, value: float) -> Pair:
    limits = weights()["thresholds"]
    confidence: Confidence = "likely" if value >= limits["likely"] else "unsure"
    if value >= limits["sure"] and pair not in scores.unlike:
        confidence = "sure"
    if pair in scores.alien or pair in scores.lost:
        confidence = "unsure"
    return Pair(*pair, round(value, 4), confidence)


def runners_up(scores: Scores, chances: Sequence[float], pairs: Iterable[Pair]) -> dict[int, int]:
    """Return for the old duty of each unsure pair the other new one that it may be, if there is any."""
    unsure = {pair.old: pair.new for pair in pairs if pair.confidence == "unsure"}
    others: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (old, new), value in zip(scores.pairs, chances, strict=True):
        if unsure.get(old, new) != new and value >= weights()["thresholds"]["hint"]:
            others[old].append((value, -new))
    return {old: -max(found)[1] for old, found in others.items()}
