"""What the 说明 and the 目录 state on both sides, and where a statement did not follow its rows."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl

from toolkit.diffing.comparison import Declared
from toolkit.diffing.side import Side
from toolkit.lists import LISTS

_ORDER: tuple[str | None, ...] = (None, *LISTS)
_NUMBERS = ("total", "count", "contents_count", "category_count", "department_count")


def compare_declared(old: Side, new: Side, *, follow: bool) -> tuple[Declared, ...]:
    """Return the facts that differ and, with ``follow``, those that stayed though their rows changed in number."""
    before, after = _facts(old), _facts(new)
    rows_before, rows_after = _rows(old), _rows(new)
    told = []
    for key, fact in _changed(before, after):
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


def _list(key: str) -> str | None:
    return key or None


def _facts(side: Side) -> dict[str, dict[str, Any]]:
    """Return the stated facts by list (the empty text for the whole) and name; categories as a tuple in order."""
    facts: dict[str, dict[str, Any]] = {}
    for key, fact, value, text in side.frames.declared.select("list", "fact", "value", "text").iter_rows():
        of_list = facts.setdefault(key or "", {})
        if fact == "category":
            of_list["categories"] = (*of_list.get("categories", ()), text)
        elif fact in _NUMBERS:
            of_list[fact] = value
    date = side.document["date"]
    return {**facts, "": {**facts.get("", {}), "date": date}} if date else facts


def _changed(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the (list, fact) pairs under which two nested blocks differ."""
    if before == after:
        return []
    from deepdiff import DeepDiff  # noqa: PLC0415 - half the time of a comparison to import, and most need it not

    # Blocks that share little are looked into all the same.
    paths = DeepDiff(before, after, view="tree", threshold_to_diff_deeper=0)
    found = set()
    for nodes in paths.values():
        for node in nodes:
            path = node.path(output_format="list")
            key = str(path[0])
            facts = [str(path[1])] if len(path) > 1 else sorted({*before.get(key, {}), *after.get(key, {})})
            found |= {(key, fact) for fact in facts}
    return sorted(found)


def _rows(side: Side) -> dict[str, int]:
    counts = Counter(side.frames.duties.filter(pl.col("name") != "")["list"].to_list())
    return {"": sum(counts.values()), **{key: counts[key] for key in LISTS}}


def _counted(fact: str, key: str, before: dict[str, int], after: dict[str, int]) -> dict[str, Any]:
    """Return how many rows each side has, for the facts that count rows."""
    if fact not in {"total", "count", "contents_count"}:
        return {}
    return {"rows_old": before[key], "rows_new": after[key]}
