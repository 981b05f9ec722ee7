"""One side of a comparison: its duties, and what is looked up about them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from operator import itemgetter
from typing import Any

from toolkit.diffing.candidate import Candidate
from toolkit.diffing.comparison import Duty
from toolkit.diffing.forms import Masker, together
from toolkit.lists import LISTS
from toolkit.parsing import ParsedDocument

_values = itemgetter(*Duty._fields)
_SETS = ("departments", "receiving_departments")
_ROLES = {"listed": "departments", "receives": "receiving_departments"}


class Side:
    """A document: duties and candidates in its order, items and bodies of its cells."""

    def __init__(self, parsed: ParsedDocument) -> None:
        """Take the duties out of a document."""
        self.parsed = parsed
        counts = Counter(duty["list"] for duty in parsed.duties)
        stated = {"counts": {key: counts[key] for key in LISTS}, "stated": bool(parsed.declared)}
        self.document: dict[str, Any] = {**parsed.record, **stated}
        self.masker = Masker.of(self.document)
        self.duties = list(map(_duty, parsed.rows))

    @cached_property
    def bodies(self) -> dict[tuple[int, str], dict[str, tuple[str, str]]]:
        """The departments of each cell by row and field: the key of a body, its name as written, its stem."""
        found: dict[tuple[int, str], dict[str, tuple[str, str]]] = {}
        for one in self.parsed.departments:
            field = _ROLES.get(one["role"])
            if field:
                found.setdefault((one["row"], field), {}).setdefault(one["body"], (one["name"], one["stem"]))
        return found

    @cached_property
    def items(self) -> dict[tuple[int, str], list[str]]:
        """The items of each duties cell by row and field, each with the departments that head it."""
        found: dict[tuple[int, str], list[str]] = {}
        for clause in sorted(self.parsed.clauses, key=itemgetter("ordinal")):
            head, text = "、".join(clause["heads"]) or clause["section"], clause["text"]
            found.setdefault((clause["row"], clause["field"]), []).append(f"{head}：{text}" if head else text)
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
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in _values(record)]
    return Duty(*values)
