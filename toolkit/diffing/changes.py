"""From a pair of duties to what changed between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from toolkit.diffing.alignment import Pair
from toolkit.diffing.bodies import compare_bodies
from toolkit.diffing.comparison import KINDS, Change, Duty, Kind, Level, Meaning, Mode
from toolkit.diffing.items import compare_items
from toolkit.diffing.levels import same, text_level, weightiest
from toolkit.diffing.side import Side

_SETS = ("departments", "receiving_departments")
_CELLS = ("superior_duties", "township_duties", "handover")
_MEANINGS: dict[tuple[str, str], Meaning] = {
    ("reclaimed", "basic"): "backflow",
    ("reclaimed", "cooperative"): "backflow",
    ("basic", "reclaimed"): "relief",
    ("cooperative", "reclaimed"): "relief",
    ("cooperative", "basic"): "new-burden",
    ("basic", "cooperative"): "shared",
}


@dataclass
class _Found:
    """What has been found of one pair so far."""

    kinds: set[Kind]
    fields: dict[str, dict[str, Any]]
    levels: list[Level]

    def add(self, kind: Kind, field: str, values: dict[str, Any], level: Level) -> None:
        self.kinds.add(kind)
        self.fields[field] = values
        self.levels.append(level)


class Describer:
    """Says of pairs of duties what changed; in mode township the places and level words are made equal first."""

    def __init__(self, old: Side, new: Side, mode: Mode) -> None:
        """Compare duties of ``old`` with duties of ``new``."""
        self._old, self._new, self._mode = old, new, mode

    def pair(self, pair: Pair) -> Change:
        """Return a matched pair with all that changed but for its number."""
        old, new = self._old.duties[pair.old], self._new.duties[pair.new]
        found = _Found(set(), {}, [])
        if old.list != new.list:
            found.add("moved", "list", {"old": old.list, "new": new.list}, "substance")
        self._text(found, "reworded", "name", old, new)
        self._text(found, "recategorised", "category", old, new)
        self._departments(found, old, new)
        for field in _CELLS:
            self._cell(found, field, old, new)
        self._text(found, "remark", "remark", old, new)
        return Change(
            kinds=in_order(found.kinds),
            old=(old,),
            new=(new,),
            similarity=pair.similarity,
            confidence=pair.confidence,
            level=weightiest(found.levels),
            fields=found.fields,
            # What one township does itself and another does not is no move.
            meaning=_MEANINGS.get((old.list, new.list)) if self._mode == "version" else None,
            runner_up=None if pair.runner_up is None else self._new.duties[pair.runner_up],
        )

    def _same(self, old: str, new: str) -> bool:
        if self._mode == "township":
            return self._old.masker.mask(old) == self._new.masker.mask(new)
        return same(old, new)

    def _text(self, found: _Found, kind: Kind, field: str, old: Duty, new: Duty) -> None:
        before, after = getattr(old, field) or "", getattr(new, field) or ""
        if not self._same(before, after):
            level = text_level(before, after, self._old.masker, self._new.masker)
            # A duty in another category is the same duty.
            level = "wording" if kind == "recategorised" and level == "substance" else level
            found.add(kind, field, {"old": before, "new": after}, level)

    def _departments(self, found: _Found, old: Duty, new: Duty) -> None:
        for field in _SETS:
            if getattr(old, field) is None or getattr(new, field) is None:
                continue
            changed = compare_bodies(
                self._old.bodies.get((old.row, field), {}), self._new.bodies.get((new.row, field), {})
            )
            if changed:
                found.add("departments", field, *changed)

    def _cell(self, found: _Found, field: str, old: Duty, new: Duty) -> None:
        before, after = getattr(old, field), getattr(new, field)
        if before is None or after is None or before == after:
            return
        items = compare_items(
            self._old.items.get((old.row, field), []),
            self._new.items.get((new.row, field), []),
            (self._old.masker, self._new.masker),
        )
        if self._mode == "township":
            items = [(item, level) for item, level in items if level != "place"]
        if not items and (self._same(before, after) or self._only_numbers(before, after)):
            return
        # A cell that is not made of items counts as a whole.
        levels = [level for _, level in items] or [text_level(before, after, self._old.masker, self._new.masker)]
        values = {"old": before, "new": after, "items": [item for item, _ in items]}
        found.add("duties", field, values, weightiest(levels))

    def _only_numbers(self, old: str, new: str) -> bool:
        """Whether two cells without a changed item differ in nothing but the numbers of their items."""
        return _unnumbered(self._old.masker.mask(old)) == _unnumbered(self._new.masker.mask(new))


def _unnumbered(text: str) -> str:
    return "".join(sign for sign in text if not sign.isdecimal() and sign not in ".、；;。:")


def in_order(kinds: set[Kind]) -> tuple[Kind, ...]:
    """Return kinds in the order in which they are told."""
    return tuple(kind for kind in KINDS if kind in kinds)


def with_number(change: Change) -> Change:
    """Return a change whose number changed by more than the rows before it explain."""
    old, new = change.old[0], change.new[0]
    return change._replace(
        kinds=in_order({*change.kinds, "renumbered"}),
        level=change.level if change.kinds else "typography",
        fields={**change.fields, "number": {"old": old.number, "new": new.number}},
    )
