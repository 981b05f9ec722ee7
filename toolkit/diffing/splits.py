"""One duty that became several, and several that became one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.changes import in_order
from toolkit.diffing.comparison import Change, Duty, Kind, Mode
from toolkit.diffing.side import Side

_LEAST_INSIDE = 0.75
_LEAST_MORE = 0.15
_LEAST_GRAMS = 4
# A gram of more wholes than these tells none from another, and looking at them all would take too long.
_MOST_WHOLES = 100


def with_splits(changes: list[Change], old: Side, new: Side, mode: Mode) -> list[Change]:
    """Return the changes with added and removed duties joined to the ones they are parts of.

    An added duty belongs to a matched pair where most of it stands in the old duty, and the old one is borne out better
    by both new ones than by one of them; a removed duty likewise to a new one that took it in. Between two townships
    that is but a hint: the duty stays added or removed, unsure, with the duty it overlaps as its runner-up. There a
    wider duty, of which every part is another duty, may well be in no pair.
    """
    alone = mode == "township"
    before, after = _by_row(old), _by_row(new)
    changes = _joined(changes, _Direction("added", "split", before, after, alone))
    return _joined(changes, _Direction("removed", "merged", after, before, alone))


def _by_row(side: Side) -> dict[int, Candidate]:
    return {duty.row: candidate for duty, candidate in zip(side.duties, side.candidates, strict=True)}


@dataclass(frozen=True)
class _Direction:
    """Which changes may be parts, what joining makes of them, and the candidates for wholes and parts by row.

    With ``alone``, between two townships, a whole may be in no pair, and joining makes but a hint.
    """

    leftover: Kind
    kind: Kind
    wholes: dict[int, Candidate]
    parts: dict[int, Candidate]
    alone: bool

    def whole(self, change: Change) -> tuple[Duty, ...]:
        """Return the side of a change that may be a whole."""
        return change.old if self.kind == "split" else change.new

    def part(self, change: Change) -> tuple[Duty, ...]:
        """Return the side of a change that holds its parts."""
        return change.new if self.kind == "split" else change.old

    def holds(self, change: Change) -> bool:
        """Return whether the whole of a change may have other parts than those it is paired with."""
        return len(self.whole(change)) == 1 and ("reworded" in change.kinds if self.part(change) else self.alone)

    def hosts(self, changes: Sequence[Change]) -> Iterator[tuple[int, int]]:
        """Yield each leftover that stands in the whole of another change, and what holds most of it, by place."""
        wholes = {at: self.wholes[self.whole(c)[0].row].grams for at, c in enumerate(changes) if self.holds(c)}
        holders: defaultdict[int, list[int]] = defaultdict(list)
        for at, grams in wholes.items():
            for gram in grams:
                holders[gram].append(at)
        for at, change in enumerate(changes):
            if change.kinds != (self.leftover,):
                continue
            own = self.parts[change.at.row].grams
            if len(own) < _LEAST_GRAMS:
                continue
            least = ceil(_LEAST_INSIDE * len(own))
            # So many grams are not all lacking in a whole that holds enough; the rarest lead to the fewest wholes.
            led_by = sorted((holders.get(gram, []) for gram in own), key=len)[: len(own) - least + 1]
            led = {place for places in led_by if len(places) <= _MOST_WHOLES for place in places}
            inside = [(-len(own & wholes[place]), len(wholes[place]), place) for place in led]
            most, _, best = min(inside, default=(0, 0, 0))
            if -most >= least:
                yield at, best

    def gain(self, part: Change, host: Change) -> float:
        """Return how much more of the whole of a host is borne out when the leftover joins its parts."""
        whole = self.wholes[self.whole(host)[0].row].grams
        missing = whole.intersection(*(whole - self.parts[duty.row].grams for duty in self.part(host)))
        return len(self.parts[part.at.row].grams & missing) / max(1, len(whole))


def _joined(changes: list[Change], direction: _Direction) -> list[Change]:
    """Join leftovers to the pair whose whole they were a part of."""
    result = list(changes)
    gone = set()
    for at, best in direction.hosts(changes):
        part = changes[at]
        if direction.gain(part, result[best]) < _LEAST_MORE:
            continue
        if direction.alone:
            result[at] = part._replace(confidence="unsure", runner_up=direction.whole(result[best])[0])
            continue
        gone.add(at)
        result[best] = _together(result[best], part.at, direction)
    return [change for at, change in enumerate(result) if at not in gone]


def _together(host: Change, part: Duty, direction: _Direction) -> Change:
    parts = (*direction.part(host), part)
    return host._replace(
        kinds=in_order({*host.kinds, direction.kind}),
        old=host.old if direction.kind == "split" else parts,
        new=parts if direction.kind == "split" else host.new,
        confidence="likely" if host.confidence == "sure" else host.confidence,
        level="substance",
    )
