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
_Rows = dict[str, int]
_COUNTING = ("total", "count", "contents_count")
_NUMBERS = (*_COUNTING, "category_count", "department_count")


def compare_declared(old: Side, new: Side, *, follow: bool) -> tuple[Declared, ...]:
    """Return the facts that differ and, with ``follow``, those that stayed though their rows changed in number."""
    facts, rows = (_facts(old), _facts(new)), (_rows(old), _rows(new))
    told = [_fact(key, fact, facts, rows) for key, fact in differing(*facts)]
    if follow:
        figures = _figures(facts, rows)
        told += [one._replace(stale=True) for one in figures if one.old == one.new != one.rows_new != one.rows_old]
    return tuple(sorted(told, key=lambda d: (_ORDER.index(d.list), d.fact)))


def unborne(before: Side, after: Side) -> tuple[Declared, ...]:
    """Return the figures that the rows of ``after`` do not bear out, as those of ``before`` did."""
    figures = _figures((_facts(before), _facts(after)), (_rows(before), _rows(after)))
    return tuple(
        one._replace(old=one.new, stale=True) for one in figures if one.new != one.rows_new and one.old == one.rows_old
    )


def _figures(facts: tuple[Facts, Facts], rows: tuple[_Rows, _Rows]) -> list[Declared]:
    """Return the facts of the second side that count rows."""
    return [_fact(key, fact, facts, rows) for key, stated in facts[1].items() for fact in stated if fact in _COUNTING]


def _fact(key: str, fact: str, facts: tuple[Facts, Facts], rows: tuple[_Rows, _Rows]) -> Declared:
    was, now = (side.get(key, {}).get(fact) for side in facts)
    rows_old, rows_new = (side[key] if fact in _COUNTING else None for side in rows)
    return Declared(key or None, fact, was, now, rows_old=rows_old, rows_new=rows_new)


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


def _rows(side: Side) -> _Rows:
    counts = Counter(duty.list for duty in side.duties if duty.name)
    return {"": sum(counts.values()), **{key: counts[key] for key in LISTS}}
