"""One duty that became several, and several that became one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.changes import in_order
from toolkit.diffing.comparison import Change, Duty, Kind, Mode
from toolkit.diffing.grams import nearest
from toolkit.diffing.side import Side

_LEAST_INSIDE = 0.75
_LEAST_MORE = 0.15
_LEAST_GRAMS = 4
_NEAREST = 3


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

    def hosts(self, changes: Sequence[Change]) -> Iterator[tuple[int, list[int]]]:
        """Yield each leftover with the changes whose whole is nearest to it, by their places."""
        leftovers = [at for at, change in enumerate(changes) if change.kinds == (self.leftover,)]
        hosts = [at for at, change in enumerate(changes) if self.holds(change)]
        if not leftovers or not hosts:
            return
        left = [self.parts[changes[at].at.row].core for at in leftovers]
        right = [self.wholes[self.whole(changes[at])[0].row].core for at in hosts]
        near = defaultdict(list)
        for part, host in sorted(nearest(left, right, _NEAREST)):
            near[part].append(hosts[host])
        for part, at in enumerate(leftovers):
            yield at, near[part]

    def inside(self, part: Change, host: Change) -> float:
        """Return which share of a leftover stands in the whole of a host."""
        own, whole = self.parts[part.at.row].grams, self.wholes[self.whole(host)[0].row].grams
        return len(own & whole) / len(own) if len(own) >= _LEAST_GRAMS else 0.0

    def gain(self, part: Change, host: Change) -> float:
        """Return how much more of the whole of a host is borne out when the leftover joins its parts."""
        whole = self.wholes[self.whole(host)[0].row].grams
        missing = whole.intersection(*(whole - self.parts[duty.row].grams for duty in self.part(host)))
        return len(self.parts[part.at.row].grams & missing) / max(1, len(whole))


def _joined(changes: list[Change], direction: _Direction) -> list[Change]:
    """Join leftovers to the pair whose whole they were a part of."""
    result = list(changes)
    gone = set()
    for at, hosts in direction.hosts(changes):
        part = changes[at]
        best = max(hosts, key=lambda host: direction.inside(part, changes[host]), default=None)
        if best is None or direction.inside(part, result[best]) < _LEAST_INSIDE:
            continue
        if direction.gain(part, result[best]) < _LEAST_MORE:
            continue
        if direction.alone:
            result[at] = replace(part, confidence="unsure", runner_up=direction.whole(result[best])[0])
            continue
        gone.add(at)
        result[best] = _together(result[best], part.at, direction)
    return [change for at, change in enumerate(result) if at not in gone]


def _together(host: Change, part: Duty, direction: _Direction) -> Change:
    parts = (*direction.part(host), part)
    return replace(
        host,
        kinds=in_order({*host.kinds, direction.kind}),
        old=host.old if direction.kind == "split" else parts,
        new=parts if direction.kind == "split" else host.new,
        confidence="likely" if host.confidence == "sure" else host.confidence,
        level="substance",
    )
