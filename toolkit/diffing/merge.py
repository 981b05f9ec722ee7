"""Merges two revisions of one list by duty: what one side changed is taken, what both changed alike is taken once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from toolkit.diffing.compare import compare
from toolkit.diffing.content import CELLS, PLACE, Cells, Content
from toolkit.diffing.levels import same
from toolkit.diffing.numbering import longest_rising
from toolkit.lists import LISTS
from toolkit.parsing import ParsedDocument
from toolkit.text import bare

Reason = Literal["changed", "removed-by-a", "removed-by-b", "added", "declared", "place"]
#: The cells that are one text; those before the last of a group are read out of it.
_GROUPS = (
    ("list",),
    ("category",),
    ("name",),
    ("departments", "departments_text"),
    ("superior_duties",),
    ("township_duties",),
    ("receiving_departments", "handover"),
    ("remark",),
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where both sides disagree: the duty by its list and name, the cell or fact, and the values of all three.

    A whole duty is the value where one side removed it, or both added it; the result keeps what A has.
    """

    reason: Reason
    list: str | None
    name: str
    field: str | None
    base: Any
    a: Any
    b: Any


@dataclass(frozen=True)
class Merged:
    """What came of a merge: the content, and what is left to decide."""

    content: Content
    conflicts: tuple[Conflict, ...]


@dataclass(slots=True)
class _Side:
    """A revision: its duties, and for each row of the base the row here, and the other way round."""

    duties: tuple[Cells, ...]
    of_base: dict[int, int]
    to_base: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.to_base = {row: base for base, row in self.of_base.items()}

    def at(self, base: int) -> Cells | None:
        row = self.of_base.get(base)
        return None if row is None else self.duties[row]


@dataclass(slots=True)
class _Entry:
    """A duty of the result, with its row on either side."""

    duty: Cells
    a: int | None = None
    b: int | None = None


def merge(base: ParsedDocument, a: ParsedDocument, b: ParsedDocument) -> Merged:
    """Return the merge of two revisions ``a`` and ``b`` of ``base``.

    Lists that are numbered 1 to n on both sides are numbered anew.
    """
    contents = [Content.of(document) for document in (base, a, b)]
    sides = [_side(base, document) for document in (a, b)]
    conflicts: list[Conflict] = []
    entries = _of_base(contents[0].duties, sides[0], sides[1], conflicts)
    entries += _added(sides[0], sides[1], conflicts)
    duties = _numbered(_in_order(entries, contents[0].duties, *sides), *sides)
    place = {key: _settled("place", key, [content.place[key] for content in contents], conflicts) for key in PLACE}
    declared = _declared(contents, conflicts)
    return Merged(Content(place, tuple(declared), tuple(duties)), tuple(conflicts))


def _side(base: ParsedDocument, side: ParsedDocument) -> _Side:
    pairs = compare(base, side, "version").pairs
    return _Side(Content.of(side).duties, {pair.old[0].row: pair.new[0].row for pair in pairs if pair.old and pair.new})


def _three(base: Any, a: Any, b: Any) -> tuple[Any, bool]:  # noqa: ANN401 - any cell
    """Return what three values merge into, and whether that is beyond doubt; white space and width raise none."""
    if b in (a, base):
        return a, True
    if a == base:
        return b, True
    if _alike(a, b) or _alike(b, base):
        return a, True
    return (b, True) if _alike(a, base) else (a, False)


def _alike(one: Any, other: Any) -> bool:  # noqa: ANN401 - any cell
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return one == other or (isinstance(one, str) and isinstance(other, str) and same(one, other))


def _settled(reason: Literal["place", "declared"], fact: str, values: Sequence[Any], found: list[Conflict]) -> Any:  # noqa: ANN401 - any fact
    base, a, b = values
    value, decided = _three(base, a, b)
    if not decided:
        found.append(Conflict(reason, None, "", fact, base, a, b))
    return value


def _of_base(base: Sequence[Cells], a: _Side, b: _Side, found: list[Conflict]) -> list[_Entry]:
    """Return the duties of the base that are left, with what either side changed in them."""
    entries = []
    for row, duty in enumerate(base):
        left, right = a.at(row), b.at(row)
        if left is not None and right is not None:
            entries.append(_Entry(_merged(duty, left, right, found), a.of_base[row], b.of_base[row]))
        elif left is not None and _changed(duty, left):
            found.append(Conflict("removed-by-b", duty["list"], duty["name"], None, duty, left, None))
            entries.append(_Entry(left, a=a.of_base[row]))
        elif right is not None and _changed(duty, right):
            found.append(Conflict("removed-by-a", duty["list"], duty["name"], None, duty, None, right))
    return entries


def _changed(old: Cells, new: Cells) -> bool:
    return not all(_alike(_values(old, group), _values(new, group)) for group in _GROUPS)


def _values(duty: Cells, group: Sequence[str]) -> list[Any]:
    return [duty[cell] for cell in group]


def _merged(base: Cells, a: Cells, b: Cells, found: list[Conflict]) -> Cells:
    """Return one duty with the changes of both sides; cells that its list does not have are null."""
    merged = {"number": _three(base["number"], a["number"], b["number"])[0]}
    for group in _GROUPS:
        values, decided = _three(*(_values(duty, group) for duty in (base, a, b)))
        merged |= zip(group, values, strict=True)
        if not decided:
            told = group[-1]
            found.append(Conflict("changed", base["list"], base["name"], told, base[told], a[told], b[told]))
    if a["list"] == b["list"]:
        return merged
    leading = a if merged["list"] == a["list"] else b
    return {cell: merged[cell] if _given(leading[cell]) == _given(merged[cell]) else leading[cell] for cell in CELLS}


def _given(value: object) -> bool:
    return value is not None


def _added(a: _Side, b: _Side, found: list[Conflict]) -> list[_Entry]:
    """Return the duties that either side added; the same one on both sides is one."""
    new_a, new_b = ([row for row in range(len(side.duties)) if row not in side.to_base] for side in (a, b))
    entries = [_Entry(a.duties[row], a=row) for row in new_a]
    waiting = {(entry.duty["list"], bare(entry.duty["name"])): entry for entry in reversed(entries)}
    for row in new_b:
        duty = b.duties[row]
        twin = waiting.get((duty["list"], bare(duty["name"])))
        if twin is None or twin.b is not None:
            entries.append(_Entry(duty, b=row))
            continue
        twin.b = row
        if _changed(twin.duty, duty):
            found.append(Conflict("added", duty["list"], duty["name"], None, None, twin.duty, duty))
    return entries


def _in_order(entries: Sequence[_Entry], base: Sequence[Cells], a: _Side, b: _Side) -> list[Cells]:
    """Return the duties in the order of the leading side, those that it has not after their predecessor on the other.

    A leads, but where it left the order of the base as it was and B did not.
    """
    a_leads = _reordered(base, a) or (not _reordered(base, b) and len(b.duties) == len(b.of_base))
    leading, other = ("a", "b") if a_leads else ("b", "a")
    sides = {"a": a, "b": b}
    placed = _standing(entries, leading, sides[leading])
    following = _following(_standing(entries, other, sides[other]), {id(entry) for entry in placed})
    result: list[Cells] = []
    for entry in placed:
        result += following.pop(entry.duty["list"], ())
        result += [entry.duty, *following.pop(id(entry), ())]
    return [*result, *(duty for duties in following.values() for duty in duties)]


def _reordered(base: Sequence[Cells], side: _Side) -> bool:
    stayed = [(at, row) for at, row in sorted(side.of_base.items()) if base[at]["list"] == side.duties[row]["list"]]
    return len(longest_rising(stayed)) < len(stayed)


def _standing(entries: Iterable[_Entry], name: str, side: _Side) -> list[_Entry]:
    """Return the duties that stand on a side in the list that they have in the result, in the order of that side."""
    rows = [(row, entry) for entry in entries if (row := getattr(entry, name)) is not None]
    standing = [(row, entry) for row, entry in rows if side.duties[row]["list"] == entry.duty["list"]]
    return [entry for _, entry in sorted(standing, key=lambda one: one[0])]


def _following(other: Iterable[_Entry], placed: Collection[int]) -> dict[int | str, list[Cells]]:
    """Return the duties that have no place yet by the one they follow; by their list, where they begin it."""
    following: dict[int | str, list[Cells]] = {}
    last: dict[str, int | str] = {}
    for entry in other:
        key: str = entry.duty["list"]
        if id(entry) in placed:
            last[key] = id(entry)
        else:
            before = last.get(key, key)
            following.setdefault(before, []).append(entry.duty)
    return following


def _numbered(duties: Sequence[Cells], *sides: _Side) -> list[Cells]:
    """Return the duties, numbered anew from 1 in each list whose numbers do so on both sides."""
    anew = {key for key in LISTS if all(_counts(side, key) for side in sides)}
    counts: Counter[str] = Counter()
    result = []
    for duty in duties:
        counts[duty["list"]] += 1
        result.append(duty | {"number": counts[duty["list"]]} if duty["list"] in anew else duty)
    return result


def _counts(side: _Side, key: str) -> bool:
    numbers = [duty["number"] for duty in side.duties if duty["list"] == key]
    return numbers == list(range(1, len(numbers) + 1))


def _declared(contents: Sequence[Content], found: list[Conflict]) -> list[Cells]:
    """Return the declared facts, merged one by one; the categories of a list are one fact."""
    base, a, b = (_facts(content) for content in contents)
    order = {**a, **b} if list(a) != list(base) else {**b, **a}
    merged = []
    for key in order:
        label = " ".join(filter(None, key))
        merged += _settled("declared", label, [side.get(key, []) for side in (base, a, b)], found)
    return merged


def _facts(content: Content) -> dict[tuple[str | None, str], list[Cells]]:
    facts: dict[tuple[str | None, str], list[Cells]] = {}
    for fact in content.declared:
        facts.setdefault((fact["list"], fact["fact"]), []).append(fact)
    return facts
