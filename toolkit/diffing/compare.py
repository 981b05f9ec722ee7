"""Compares two documents: aligned duties, what changed in each pair, what was stated."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from toolkit.diffing.alignment import Pair, align
from toolkit.diffing.changes import Describer, with_number
from toolkit.diffing.comparison import Change, Comparison, Duty, Mode
from toolkit.diffing.declared import compare_declared
from toolkit.diffing.numbering import renumbered
from toolkit.diffing.side import Side
from toolkit.diffing.splits import with_splits
from toolkit.lists import LISTS
from toolkit.parsing import ParsedDocument


def compare(
    old: ParsedDocument,
    new: ParsedDocument,
    mode: Mode | Literal["auto"] = "auto",
    pins: Iterable[tuple[int, int]] = (),
    rejected: Iterable[tuple[int, int]] = (),
) -> Comparison:
    """Return what changed from the document ``old`` to ``new``.

    In mode auto two versions of one township's list are told from two townships by their place. ``pins`` are pairs of
    rows that somebody has confirmed, ``rejected`` pairs of rows that are never paired.
    """
    left, right = Side(old), Side(new)
    chosen: Mode = _mode(left, right) if mode == "auto" else mode
    place_old = {duty.row: at for at, duty in enumerate(left.duties)}
    place_new = {duty.row: at for at, duty in enumerate(right.duties)}
    placed = [[(place_old[a], place_new[b]) for a, b in rows] for rows in (pins, rejected)]
    pairs = align(left.candidates, right.candidates, *placed, versions=chosen == "version")
    describer = Describer(left, right, chosen)
    changes = [describer.pair(pair) for pair in pairs]
    if chosen == "version":
        changes = _with_numbers(changes, left, right)
    changes = with_splits([*changes, *_alone(pairs, left, right)], left, right, chosen)
    return Comparison(
        old=left.document,
        new=right.document,
        mode=chosen,
        pairs=tuple(_in_order(changes)),
        # What one side states and the other does not is no change: nothing there can be compared.
        declared=compare_declared(left, right, follow=chosen == "version") if old.declared and new.declared else (),
    )


def _mode(old: Side, new: Side) -> Mode:
    """Return township where both documents name a county or a township, and not the same one."""
    for part in ("county", "township"):
        places = {side.document[part] for side in (old, new)}
        if None not in places and len(places) > 1:
            return "township"
    return "version"


def _alone(pairs: Iterable[Pair], old: Side, new: Side) -> list[Change]:
    matched_old, matched_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    removed = [Change(("removed",), (duty,), ()) for at, duty in enumerate(old.duties) if at not in matched_old]
    added = [Change(("added",), (), (duty,)) for at, duty in enumerate(new.duties) if at not in matched_new]
    return [*removed, *added]


def _with_numbers(changes: list[Change], old: Side, new: Side) -> list[Change]:
    """Mark the pairs within a list whose number changed by more than additions and removals explain."""
    result = list(changes)
    for key in LISTS:
        within = [at for at, c in enumerate(changes) if c.old[0].list == c.new[0].list == key]
        places = [(_place(changes[at].old[0], old), _place(changes[at].new[0], new)) for at in within]
        for place in renumbered(places):
            result[within[place]] = with_number(changes[within[place]])
    return result


def _place(duty: Duty, side: Side) -> tuple[int, int | None]:
    return side.positions[duty.row], duty.number


def _in_order(changes: list[Change]) -> list[Change]:
    """Return changes in the order of the new document, each removed duty after the one that it stood behind."""
    behind = {change.old[0].row: change.new[0].row for change in changes if change.old and change.new}
    matched = sorted(behind)

    def place(change: Change) -> tuple[int, int, int]:
        if change.new:
            return (LISTS.index(change.new[0].list), change.new[0].row, -1)
        duty = change.old[0]
        at = bisect_left(matched, duty.row)
        return (LISTS.index(duty.list), behind[matched[at - 1]] if at else -1, duty.row)

    return sorted(changes, key=place)
