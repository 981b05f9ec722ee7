"""Duties cells compared by their numbered items: added, removed, changed, moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rapidfuzz import fuzz

from toolkit.diffing.comparison import Level
from toolkit.diffing.forms import Masker
from toolkit.diffing.levels import same, text_level
from toolkit.diffing.numbering import longest_rising

Item = dict[str, str | None]
ItemChange = Literal["added", "removed", "changed", "moved"]
_LEAST_LIKENESS = 45
# Which stop an item ends with follows from its place in the cell.
_STOPS = "。；;.，,"
_LEVELS: dict[str, Level] = {"added": "substance", "removed": "substance", "moved": "wording"}


def compare_items(old: Sequence[str], new: Sequence[str], maskers: tuple[Masker, Masker]) -> list[tuple[Item, Level]]:
    """Return what changed between the items of two cells, in the order of the new one, each with its level.

    ``old`` and ``new`` are the texts of the items without their numbers: renumbering alone is no change.
    """
    left, right = ([masker.exact(text) for text in texts] for masker, texts in zip(maskers, (old, new), strict=True))
    pairs = _pairs(left, right)
    kept = set(longest_rising(sorted(pairs)))
    changes: list[tuple[float, Item, Level]] = []
    for a, b in pairs:
        if (a, b) not in kept:
            changes.append((b, _item("moved", old[a], new[b]), _LEVELS["moved"]))
        before, after = old[a].rstrip(_STOPS), new[b].rstrip(_STOPS)
        # Letters are at hand: what differs in them need not be folded.
        if before != after and (left[a] != right[b] or not same(before, after)):
            changes.append((b, _item("changed", old[a], new[b]), text_level(old[a], new[b], *maskers)))
    gone = sorted(set(range(len(old))) - {a for a, _ in pairs})
    come = sorted(set(range(len(new))) - {b for _, b in pairs})
    changes += [(a - 0.5, _item("removed", old[a], None), _LEVELS["removed"]) for a in gone]
    changes += [(b, _item("added", None, new[b]), _LEVELS["added"]) for b in come]
    return [(item, level) for _, item, level in sorted(changes, key=lambda change: change[0])]


def _item(change: ItemChange, old: str | None, new: str | None) -> Item:
    return {"change": change, "old": old, "new": new}


def _pairs(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Return the items that are the same, the equal ones first, then the most alike."""
    waiting: dict[str, list[int]] = {}
    for b in reversed(range(len(right))):
        waiting.setdefault(right[b], []).append(b)
    pairs = [(a, waiting[text].pop()) for a, text in enumerate(left) if waiting.get(text)]
    rest_left = sorted(set(range(len(left))) - {a for a, _ in pairs})
    rest_right = sorted(set(range(len(right))) - {b for _, b in pairs})
    if not rest_left or not rest_right:
        return sorted(pairs)
    likeness = [
        (-fuzz.ratio(left[a], right[b], score_cutoff=_LEAST_LIKENESS), a, b) for a in rest_left for b in rest_right
    ]
    order = sorted(one for one in likeness if one[0])
    taken_left, taken_right = set(), set()
    for _, a, b in order:
        if a not in taken_left and b not in taken_right:
            taken_left.add(a)
            taken_right.add(b)
            pairs.append((a, b))
    return sorted(pairs)
