"""One duty that became several, and several that became one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from toolkit.diffing.changes import in_order
from toolkit.diffing.comparison import Change, Duty, Kind, Mode
from toolkit.diffing.side import Side

_LEAST_INSIDE = 0.75
_LEAST_MORE = 0.15
_LEAST_LENGTH = 4


def _grams(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def with_splits(changes: list[Change], old: Side, new: Side, mode: Mode) -> list[Change]:
    """Return the changes with added and removed duties joined to the ones they are parts of.

    An added duty belongs to a matched pair where most of it stands in the old duty, and the old one is borne out better
    by both new ones than by one of them; a removed duty likewise to a new one that took it in. Between two townships
    that is but a hint: the duty stays added or removed, unsure, with the duty it overlaps as its runner-up.
    """
    changes = _joined(changes, "added", "split", old, new, mode)
    return _joined(changes, "removed", "merged", new, old, mode)


def _joined(
    changes: list[Change], leftover: Kind, kind: Kind, whole_side: Side, part_side: Side, mode: Mode
) -> list[Change]:
    """Join leftovers, duties of ``part_side``, to the pair whose duty of ``whole_side`` they were a part of."""
    wholes: Callable[[Change], tuple[Duty, ...]] = (lambda c: c.old) if kind == "split" else (lambda c: c.new)
    parts: Callable[[Change], tuple[Duty, ...]] = (lambda c: c.new) if kind == "split" else (lambda c: c.old)
    core_of_whole = {duty.row: _grams(c.core) for duty, c in zip(whole_side.duties, whole_side.candidates, strict=True)}
    core_of_part = {duty.row: _grams(c.core) for duty, c in zip(part_side.duties, part_side.candidates, strict=True)}
    hosts = [at for at, c in enumerate(changes) if len(wholes(c)) == 1 and parts(c) and {"reworded", kind} & {*c.kinds}]
    result = list(changes)
    gone = set()
    for at, change in enumerate(changes):
        if change.kinds != (leftover,) or len(core_of_part[change.at.row]) < _LEAST_LENGTH:
            continue
        part = core_of_part[change.at.row]
        best = max(hosts, key=lambda h: _fit(part, core_of_whole[wholes(changes[h])[0].row]), default=None)
        if best is None:
            continue
        host, whole = result[best], core_of_whole[wholes(result[best])[0].row]
        present = set().union(*(core_of_part[duty.row] for duty in parts(host)))
        more = (len((present | part) & whole) - len(present & whole)) / max(1, len(whole))
        if _fit(part, whole) < _LEAST_INSIDE or more < _LEAST_MORE:
            continue
        if mode == "township":
            result[at] = replace(change, confidence="unsure", runner_up=wholes(host)[0])
            continue
        gone.add(at)
        together = (*parts(host), change.at)
        result[best] = replace(
            host,
            kinds=in_order({*host.kinds, kind}),
            old=host.old if kind == "split" else together,
            new=together if kind == "split" else host.new,
            confidence="likely" if host.confidence == "sure" else host.confidence,
            level="substance",
        )
    return [change for at, change in enumerate(result) if at not in gone]


def _fit(part: set[str], whole: set[str]) -> float:
    """Return which share of a part stands in a whole."""
    return len(part & whole) / max(1, len(part))
