"""Sets of departments compared by the bodies behind their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapidfuzz import fuzz

from toolkit.diffing.comparison import Level
from toolkit.text import fold

_LEAST_LIKENESS = 75

Bodies = Mapping[str, tuple[str, str]]


def compare_bodies(old: Bodies, new: Bodies) -> tuple[dict[str, Any], Level] | None:
    """Return which departments were added, removed and renamed, and the level of that; None where nothing changed.

    A side maps the key of each body to its name as written and to its stem, the name without its place. The same body
    written in another way is renamed, as is one that took the place of another of nearly the same name.
    """
    added = [key for key in new if key not in old]
    removed = [key for key in old if key not in new]
    renamed = [[old[k][0], new[k][0]] for k in old if k in new and fold(old[k][1]) != fold(new[k][1])]
    spelling = bool(renamed)
    for gone in list(removed):
        near = max(added, key=lambda key: fuzz.ratio(gone, key), default=None)
        if near is not None and fuzz.ratio(gone, near) >= _LEAST_LIKENESS:
            renamed.append([old[gone][0], new[near][0]])
            removed.remove(gone)
            added.remove(near)
            spelling = False
    if not (added or removed or renamed):
        return None
    level: Level = "wording" if spelling and not (added or removed) else "substance"
    return {
        "added": [new[key][0] for key in added],
        "removed": [old[key][0] for key in removed],
        "renamed": renamed,
    }, level
