"""One side of a comparison: its duties, and what is looked up about them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import polars as pl

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.comparison import Duty
from toolkit.diffing.forms import Masker, together
from toolkit.frames import Frames

_COLUMNS = tuple(Duty.__dataclass_fields__)
_SETS = ("departments", "receiving_departments")
_ROLES = {"listed": "departments", "receives": "receiving_departments"}


class Side:
    """The one document of ``frames``: duties and candidates in its order, items and bodies of its cells."""

    def __init__(self, frames: Frames) -> None:
        """Take the duties out of the frames."""
        self.frames = frames
        self.document: dict[str, Any] = frames.documents.row(0, named=True)
        self.masker = Masker.of(self.document)
        self.duties = [_duty(record) for record in frames.duties.sort("row").select(_COLUMNS).iter_rows(named=True)]

    @cached_property
    def bodies(self) -> dict[tuple[int, str], dict[str, tuple[str, str]]]:
        """The departments of each cell by row and field: the key of a body, its name as written, its stem."""
        found: dict[tuple[int, str], dict[str, tuple[str, str]]] = {}
        named = self.frames.departments.filter(pl.col("role").is_in(list(_ROLES)))
        for row, role, name, stem, body in named.select("row", "role", "name", "stem", "body").iter_rows():
            found.setdefault((row, _ROLES[role]), {}).setdefault(body, (name, stem))
        return found

    @cached_property
    def items(self) -> dict[tuple[int, str], list[str]]:
        """The items of each duties cell by row and field, each with the departments that head it."""
        found: dict[tuple[int, str], list[str]] = {}
        rows = self.frames.clauses.sort("row", "ordinal").select("row", "field", "section", "heads", "text").iter_rows()
        for row, field, section, heads, text in rows:
            head = "、".join(heads) or section
            found.setdefault((row, field), []).append(f"{head}：{text}" if head else text)
        return found

    @cached_property
    def candidates(self) -> list[Candidate]:
        """The duties as alignment sees them, masked of their place."""
        return [
            Candidate(
                list=duty.list,
                number=duty.number,
                category=self.masker.exact(duty.category),
                name=duty.name,
                text=together((duty.superior_duties, duty.township_duties, duty.handover)),
                departments=frozenset(body for field in _SETS for body in self.bodies.get((duty.row, field), ())),
                masker=self.masker,
            )
            for duty in self.duties
        ]

    @cached_property
    def positions(self) -> dict[int, int]:
        """The position of each row in its list, from 1."""
        counts: dict[str, int] = {}
        found = {}
        for duty in self.duties:
            counts[duty.list] = found[duty.row] = counts.get(duty.list, 0) + 1
        return found


def _duty(record: dict[str, Any]) -> Duty:
    sets = {key: None if record[key] is None else tuple(record[key]) for key in _SETS}
    return Duty(**{**record, **sets})
