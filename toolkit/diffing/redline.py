"""The redline of two short texts: what stayed, what was struck out, what was put in."""

from __future__ import annotations

from typing import Literal

from rapidfuzz.distance import Indel

Run = tuple[Literal["equal", "delete", "insert"], str]
Change = tuple[str, str]
# Of a half that is shared some is single characters, which are not kept.
_LEAST_SHARED = 0.45
_LONGEST_GLUED = 1
_LONGEST = 2000


def redline(old: str, new: str) -> list[Run] | None:
    """Return the runs that turn ``old`` into ``new``; None where hardly half is shared: show both side by side.

    A single unchanged character between two changes is taken into the change: 统筹安排 to 统一调度 reads as one. What
    came or went alone ends as late as it can, so that it mostly ends with a phrase; where all of one text stays in the
    other there always is a redline.
    """
    if max(len(old), len(new)) > _LONGEST:
        return None
    kept, changes = _glued(*_apart(old, new))
    for at in range(len(changes)):
        _narrow(kept, changes, at)
    for at in range(len(changes)):
        _slide(kept, changes, at)
    shared = sum(map(len, kept))
    if 2 * shared < _LEAST_SHARED * (len(old) + len(new)) and shared < min(len(old), len(new)):
        return None
    runs: list[Run] = [("equal", kept[0])]
    for (struck, put), after in zip(changes, kept[1:], strict=True):
        runs += [("delete", struck), ("insert", put), ("equal", after)]
    return [run for run in runs if run[1]]


def _apart(old: str, new: str) -> tuple[list[str], list[Change]]:
    """Return what is kept, and what changed between: one piece more of the former than of the latter."""
    kept = [""]
    changes: list[Change] = []
    for code in Indel.opcodes(old, new):
        struck, put = old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]
        if code.tag == "equal":
            kept[len(changes) :] = [struck]
        elif len(changes) < len(kept):
            changes.append((struck, put))
        else:
            changes[-1] = (changes[-1][0] + struck, changes[-1][1] + put)
    return [*kept, *([""] if len(changes) == len(kept) else [])], changes


def _glued(kept: list[str], changes: list[Change]) -> tuple[list[str], list[Change]]:
    """Return the pieces with those changes joined between which too little is kept."""
    stays = kept[:1]
    glued: list[Change] = []
    for (struck, put), after in zip(changes, kept[1:], strict=True):
        if glued and len(stays[-1]) <= _LONGEST_GLUED:
            between = stays.pop()
            before = glued.pop()
            glued.append((before[0] + between + struck, before[1] + between + put))
        else:
            glued.append((struck, put))
        stays.append(after)
    return stays, glued


def _narrow(kept: list[str], changes: list[Change], at: int) -> None:
    """Give back to what is kept what both sides of a change begin or end with."""
    struck, put = changes[at]
    if not (struck and put):
        return
    head = _same(struck, put)
    tail = _same(struck[head:][::-1], put[head:][::-1])
    kept[at] += struck[:head]
    kept[at + 1] = struck[len(struck) - tail :] + kept[at + 1]
    changes[at] = struck[head : len(struck) - tail], put[head : len(put) - tail]


def _same(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _slide(kept: list[str], changes: list[Change], at: int) -> None:
    """Move what came or went alone as far back as it reads the same; between two changes enough stays kept."""
    struck, put = changes[at]
    if bool(struck) == bool(put):
        return
    text, after = struck or put, kept[at + 1]
    least = 0 if at == len(changes) - 1 else _LONGEST_GLUED + 1
    moved = 0
    while len(after) - moved > least and text[moved % len(text)] == after[moved]:
        moved += 1
    turn = moved % len(text)
    text = text[turn:] + text[:turn]
    kept[at : at + 2] = [kept[at] + after[:moved], after[moved:]]
    changes[at] = (text, "") if struck else ("", text)
