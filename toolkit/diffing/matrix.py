"""The duties of many townships side by side: which has which, in which list, category and with which departments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.diffing.alignment import align
from toolkit.diffing.candidate import Candidate
from toolkit.diffing.comparison import Duty
from toolkit.diffing.content import Content
from toolkit.diffing.side import Side
from toolkit.lists import LISTS
from toolkit.parsing import ParsedDocument


@dataclass(frozen=True, slots=True)
class Row:
    """One duty: what each township has of it, in the order of the matrix, None where it has nothing."""

    duties: tuple[Duty | None, ...]

    @property
    def present(self) -> int:
        """How many townships have it."""
        return sum(duty is not None for duty in self.duties)

    @property
    def outlying(self) -> int:
        """How many townships are unlike the others: those that have it, or those that have not, whichever is fewer."""
        return min(self.present, len(self.duties) - self.present)

    @property
    def unlike(self) -> int:
        """How many townships are unlike the others, those where it stands in another list than in most too."""
        return self.outlying + sum(duty.list != self.list for duty in self.duties if duty)

    @property
    def list(self) -> str:
        """The list in which most have it; of several the first one."""
        return self._commonest("list", LISTS)

    @property
    def category(self) -> str:
        """The category under which most have it."""
        return self._commonest("category")

    @property
    def name(self) -> str:
        """The name that most give it; of several the first in the order of characters."""
        return self._commonest("name")

    def _commonest(self, field: str, order: tuple[str, ...] = ()) -> str:
        counts = Counter(getattr(duty, field) for duty in self.duties if duty)
        return str(min(counts, key=lambda word: (-counts[word], order.index(word) if order else word)))


@dataclass(frozen=True, slots=True)
class Township:
    """A column: its document's record, its number of duties, and how far it is from what most have.

    ``extra`` counts duties that most others lack, ``lacking`` those that most others have, ``elsewhere`` those that
    stand in another list than in most.
    """

    document: dict[str, Any]
    duties: int
    extra: int
    lacking: int
    elsewhere: int

    @property
    def difference(self) -> int:
        """In how many duties it differs from most others."""
        return self.extra + self.lacking + self.elsewhere


@dataclass(frozen=True)
class Matrix:
    """Townships in the order of their names; duties in which few are unlike the others first, common ones last."""

    townships: tuple[Township, ...]
    rows: tuple[Row, ...]


def build_matrix(documents: Iterable[ParsedDocument]) -> Matrix:
    """Return the matrix of some documents; the order in which they come does not matter.

    Townships are aligned to the duties found so far one after the other, the one with most duties first: its list is
    the least likely to be a part of another one.
    """
    sides = sorted(map(Side, documents), key=_rank)
    known: list[Candidate] = []
    cells: list[dict[int, Duty]] = []
    called: dict[tuple[str, str], int] = {}
    for at, side in enumerate(sides):
        # Another township may give a duty the very name that is not that of the first one to have it.
        same = _once({(c.list, c.exact): place for place, c in enumerate(side.candidates) if c.exact}, called)
        pairs = {pair.new: pair.old for pair in align(known, side.candidates, same)}
        for place, candidate in enumerate(side.candidates):
            if place not in pairs:
                pairs[place] = len(known)
                known.append(candidate)
                cells.append({})
            cells[pairs[place]][at] = side.duties[place]
            called.setdefault((candidate.list, candidate.exact), pairs[place])
    order = sorted(range(len(sides)), key=lambda at: (_name(sides[at]), at))
    rows = [Row(tuple(cell.get(at) for at in order)) for cell in cells]
    townships = [_township(sides[at], column, rows) for column, at in enumerate(order)]
    return Matrix(tuple(townships), tuple(sorted(rows, key=_order)))


def _once(names: Mapping[tuple[str, str], int], called: Mapping[tuple[str, str], int]) -> list[tuple[int, int]]:
    """Return which known duty has which place by its list and name; each is taken once."""
    places: dict[int, int] = {}
    for name, place in names.items():
        if name in called:
            places.setdefault(called[name], place)
    return list(places.items())


def _rank(side: Side) -> tuple[int, str, str]:
    return -len(side.duties), Content.of(side.parsed).sha256, side.document["source"]


def _name(side: Side) -> tuple[str, str]:
    return side.document["township"] or "", side.document["source"]


def _township(side: Side, column: int, rows: Iterable[Row]) -> Township:
    extra = lacking = elsewhere = 0
    for row in rows:
        duty, half = row.duties[column], len(row.duties) / 2
        extra += duty is not None and row.present < half
        lacking += duty is None and row.present > half
        elsewhere += duty is not None and duty.list != row.list
    return Township(side.document, len(side.duties), extra, lacking, elsewhere)


def _order(row: Row) -> tuple[bool, int, int, int, str, str]:
    return row.unlike == 0, row.unlike, row.present, LISTS.index(row.list), row.category, row.name
