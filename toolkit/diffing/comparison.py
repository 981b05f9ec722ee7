"""What a comparison of two documents says: pairs of duties, each with all that changed between them."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal, NamedTuple, get_args

Mode = Literal["version", "township"]
Kind = Literal[
    "added",
    "removed",
    "moved",
    "split",
    "merged",
    "reworded",
    "recategorised",
    "departments",
    "duties",
    "remark",
    "renumbered",
]
Confidence = Literal["sure", "likely", "unsure"]
#: How much a change weighs, from least to most; a change has the level of its weightiest field.
Level = Literal["typography", "place", "wording", "substance"]
#: What a move means: a duty taken back returns to the township, is taken off it, or an assistance becomes its own.
Meaning = Literal["backflow", "relief", "new-burden", "shared"]

KINDS: tuple[Kind, ...] = get_args(Kind)
LEVELS: tuple[Level, ...] = get_args(Level)


class Duty(NamedTuple):
    """A duty of one side, as ``frames.DUTIES`` has it; ``row`` is its place in the document."""

    row: int
    list: str
    number: int | None
    category: str
    name: str
    departments: tuple[str, ...] | None
    superior_duties: str | None
    township_duties: str | None
    receiving_departments: tuple[str, ...] | None
    handover: str | None
    remark: str | None
    line: int | None
    end_line: int | None
    page: int | None


class Change(NamedTuple):
    """A pair of duties and what changed; ``old`` is empty for an added one, and holds several for a merged one.

    ``fields`` names each changed field: texts have ``old`` and ``new`` (duties also ``items``, each with ``change``
    (added, removed, changed, moved), ``old`` and ``new``); sets of departments have ``added``, ``removed`` and
    ``renamed`` (pairs). ``similarity`` is between 0 and 1, None where there is no pair; ``runner_up`` is the other duty
    that an unsure pair may belong to.
    """

    kinds: tuple[Kind, ...]
    old: tuple[Duty, ...]
    new: tuple[Duty, ...]
    similarity: float | None = None
    confidence: Confidence = "sure"
    level: Level = "substance"
    fields: dict[str, dict[str, Any]] = {}  # noqa: RUF012 - never changed in place
    meaning: Meaning | None = None
    runner_up: Duty | None = None

    @property
    def at(self) -> Duty:
        """The duty that tells where the change stands: the new one, or the old one that is gone."""
        return (self.new or self.old)[0]


class Declared(NamedTuple):
    """A fact that the 说明 states on either side; ``stale`` where it did not change though its rows did.

    ``list`` is None for the total; ``rows_old`` and ``rows_new`` are what the tables bear out.
    """

    list: str | None
    fact: str
    old: int | tuple[str, ...] | None
    new: int | tuple[str, ...] | None
    stale: bool = False
    rows_old: int | None = None
    rows_new: int | None = None


class Comparison(NamedTuple):
    """Two documents compared: ``old`` and ``new`` are their records (``ParsedDocument.record``).

    With them come ``counts``, how many duties each list has, and ``stated``, whether any figures are.

    ``pairs`` holds every duty of both sides once, those without any change too (``kinds`` is empty), in the order of
    the new document, removed ones where they stood.
    """

    old: dict[str, Any]
    new: dict[str, Any]
    mode: Mode
    pairs: tuple[Change, ...]
    declared: tuple[Declared, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """The pairs in which something changed."""
        return tuple(pair for pair in self.pairs if pair.kinds)

    @property
    def unchanged(self) -> int:
        """How many pairs are the same on both sides."""
        return sum(1 for pair in self.pairs if not pair.kinds)

    @property
    def summary(self) -> dict[str, int]:
        """How many changes there are of each kind, in the order of ``KINDS``; kinds without one are left out."""
        counts = Counter(kind for change in self.changes for kind in change.kinds)
        return {kind: counts[kind] for kind in KINDS if counts[kind]}
