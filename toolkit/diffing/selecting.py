"""What of a comparison somebody wants to see or to be stopped by."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from toolkit.diffing.comparison import KINDS, LEVELS, Change, Comparison, Kind, Meaning

_FIELDS: dict[Kind, tuple[str, ...]] = {
    "moved": ("list",),
    "reworded": ("name",),
    "recategorised": ("category",),
    "departments": ("departments", "receiving_departments"),
    "duties": ("superior_duties", "township_duties", "handover"),
    "remark": ("remark",),
    "renumbered": ("number",),
}
#: What changes can be left out by: exactly a level, or a kind.
IGNORABLE: tuple[str, ...] = (*LEVELS, *KINDS)
#: What can stop a publication: a kind, or what a move means.
STOPPING: tuple[str, ...] = (*KINDS, *get_args(Meaning))


def ignoring(comparison: Comparison, words: Collection[str]) -> Comparison:
    """Return the comparison without the changes at the levels, and without the kinds, that ``words`` name.

    A pair of which no change is left counts as unchanged; a duty of one side alone that is left out stands nowhere.
    """
    kept = (_without(pair, words) for pair in comparison.pairs)
    return comparison._replace(pairs=tuple(pair for pair in kept if pair.kinds or (pair.old and pair.new)))


def _without(pair: Change, words: Collection[str]) -> Change:
    ignored = set(pair.kinds) if pair.level in words else set(pair.kinds) & set(words)
    if not ignored:
        return pair
    fields = {field for kind in ignored for field in _FIELDS.get(kind, ())}
    kinds = tuple(kind for kind in pair.kinds if kind not in ignored)
    return pair._replace(
        kinds=kinds,
        fields={field: change for field, change in pair.fields.items() if field not in fields and kinds},
        meaning=None if "moved" in ignored else pair.meaning,
    )


def stopping(comparison: Comparison, words: Collection[str]) -> dict[str, int]:
    """Return how many changes there are of each kind and meaning that ``words`` name, those that occur."""
    told: list[str] = [word for change in comparison.changes for word in (*change.kinds, change.meaning) if word]
    return {word: told.count(word) for word in STOPPING if word in words and word in told}
