"""The redline of two short texts: what stayed, what was struck out, what was put in."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import Indel

Run = tuple[Literal["equal", "delete", "insert"], str]
_LEAST_SHARED = 0.5
_LONGEST_GLUED = 1
_LONGEST = 2000


def redline(old: str, new: str) -> list[Run] | None:
    """Return the runs that turn ``old`` into ``new``; None where less than half is shared: show both side by side.

    A single unchanged character between two changes is taken into the change: 统筹安排 to 统一调度 reads as one.
    """
    # What the matcher shares is never more than the longest common subsequence, which is found much sooner.
    if max(len(old), len(new)) > _LONGEST or Indel.normalized_similarity(old, new) < _LEAST_SHARED:
        return None
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LEAST_SHARED:
        return None
    runs: list[Run] = []
    struck = put = ""
    codes = matcher.get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        short = b - a <= _LONGEST_GLUED and 0 < place < len(codes) - 1 and bool(struck or put)
        if tag != "equal" or short:
            struck, put = struck + old[a:b], put + new[c:d]
            continue
        runs += _changed(struck, put)
        struck = put = ""
        runs.append(("equal", old[a:b]))
    return [*runs, *_changed(struck, put)]


def _changed(struck: str, put: str) -> list[Run]:
    runs: list[Run] = [("delete", struck)] if struck else []
    return [*runs, ("insert", put)] if put else runs
