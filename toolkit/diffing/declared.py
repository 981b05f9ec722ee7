"""What the 说明 and the 目录 state on both sides, and where a statement did not follow its rows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from toolkit.diffing.comparison import Declared
from toolkit.diffing.side import Side
from toolkit.lists import LISTS

_ORDER: tuple[str | None, ...] = (None, *LISTS)
#: Stated facts by list (the empty text for the whole) and name.
Facts = dict[str, dict[str, Any]]
_NUMBERS = ("total", "count", "contents_count", "category_count", "department_count")


def compare_declared(old: Side, new: Side, *, follow: bool) -> tuple[Declared, ...]:
    """Return the facts that differ and, with ``follow``, those that stayed though their rows changed in number."""
    before, after = _facts(old), _facts(new)
    rows_before, rows_after = _rows(old), _rows(new)
    told = []
    for key, fact in differing(before, after):
        was, now = before.get(key, {}).get(fact), after.get(key, {}).get(fact)
        told.append(Declared(_list(key), fact, was, now, **_counted(fact, key, rows_before, rows_after)))
    if follow:
        for key, facts in after.items():
            for fact, value in facts.items():
                counted = _counted(fact, key, rows_before, rows_after)
                stayed = before.get(key, {}).get(fact) == value
                if counted and stayed and counted["rows_old"] != counted["rows_new"] != value:
                    told.append(Declared(_list(key), fact, value, value, stale=True, **counted))
    return tuple(sorted(told, key=lambda d: (_ORDER.index(d.list), d.fact)))


def unborne(before: Side, after: Side) -> tuple[Declared, ...]:
    """Return the figures that the rows of ``after`` do not bear out, as those of ``before`` did."""
    was, now = _facts(before), _facts(after)
    rows_before, rows_after = _rows(before), _rows(after)
    told = []
    for key, facts in now.items():
        for fact, value in facts.items():
            counted = _counted(fact, key, rows_before, rows_after)
            if counted and value != counted["rows_new"] and was.get(key, {}).get(fact) == counted["rows_old"]:
                told.append(Declared(_list(key), fact, value, value, stale=True, **counted))
    return tuple(told)


def _list(key: str) -> str | None:
    return key or None


def _facts(side: Side) -> Facts:
    """Return what a side states; categories as a tuple in order."""
    facts: Facts = {}
    for stated in side.parsed.declared:
        of_list = facts.setdefault(stated["list"] or "", {})
        if stated["fact"] == "category":
            of_list["categories"] = (*of_list.get("categories", ()), stated["text"])
        elif stated["fact"] in _NUMBERS:
            of_list[stated["fact"]] = stated["value"]
    date = side.document["date"]
    return {**facts, "": {**facts.get("", {}), "date": date}} if date else facts


def differing(before: Facts, after: Facts) -> list[tuple[str, str]]:
    """Return the (list, fact) pairs under which two blocks differ, in order."""
    facts = {(key, fact) for block in (before, after) for key, facts in block.items() for fact in facts}
    return sorted((key, fact) for key, fact in facts if before.get(key, {}).get(fact) != after.get(key, {}).get(fact))


def _rows(side: Side) -> dict[str, int]:
    counts = Counter(duty.list for duty in side.duties if duty.name)
    return {"": sum(counts.values()), **{key: counts[key] for key in LISTS}}


def _counted(fact: str, key: str, before: dict[str, int], after: dict[str, int]) -> dict[str, Any]:
    """Return how many rows each side has, for the facts that count rows."""
    if fact not in {"total", "count", "contents_count"}:
        return {}
    return {"rows_old": before[key], "rows_new": after[key]}
