"""The lists whole, with what is found in them marked in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from toolkit.checking.finding import Finding, Related
from toolkit.checking.severity import SEVERITIES, Severity
from toolkit.lists import LISTS
from toolkit.reporting.quotes import marked

#: Where a duty stands: document, list, number, line.
Place = tuple[int, str | None, int | None, int | None]
_COLUMNS = {
    "basic": ("number", "category", "name"),
    "cooperative": ("number", "category", "name", "departments", "superior_duties", "township_duties"),
    "reclaimed": ("number", "category", "name", "handover"),
}
#: The column of the frame in which a cell stands as the document has it.
_TEXT_OF = {"departments": "departments_text"}
_LIST = ("document", "list")


@dataclass(frozen=True, slots=True)
class Mark:
    """One end of a finding in a cell: the finding, and its words there."""

    finding: Finding
    field: str | None
    quote: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A row with findings: its number in the document, its place in its list (from 0), its gravest finding."""

    row: int
    at: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in pieces, and the findings that have an end in it; ``whole`` where they mean all of it."""

    column: str
    pieces: list[tuple[str, bool]]
    findings: list[Finding] = field(default_factory=list)
    whole: bool = False

    @property
    def severity(self) -> Severity:
        """The gravest of its findings'."""
        return _gravest(self.findings)


@dataclass(frozen=True, slots=True)
class Row:
    """A duty; ``row`` is its number in the document."""

    row: int
    cells: list[Cell]
    faulty: bool


@dataclass(frozen=True, slots=True)
class DutyList:
    """A list of a document: its columns, its rows, and how many rows without findings are left out."""

    document: int
    list: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int


def marks_by_place(findings: Sequence[Finding]) -> dict[Place, list[Mark]]:
    """Return where findings have their ends, the other ends too."""
    marks: dict[Place, list[Mark]] = {}
    for finding in findings:
        own = Mark(finding, finding.field, finding.quote, finding.marks)
        marks.setdefault(place_of(finding, finding.document), []).append(own)
        for end in finding.related:
            other = Mark(finding, end.field or "name", end.quote, end.marks)
            marks.setdefault(place_of(end, finding.document), []).append(other)
    return marks


def place_of(end: Finding | Related, document: int) -> Place:
    """Return where an end of a finding stands."""
    return document, end.list, end.number, end.line


def faulty_rows(duties: pl.DataFrame, marks: dict[Place, list[Mark]]) -> dict[Place, Spot]:
    """Return the rows that findings have ends in, by their place."""
    counted = duties.select("document", "list", "number", "line", "row", at=pl.int_range(pl.len()).over(_LIST))
    return {
        place: Spot(row, at, _gravest(mark.finding for mark in marks[place]))
        for document, key, number, line, row, at in counted.iter_rows()
        if (place := (document, key, number, line)) in marks
    }


def marked_lists(duties: pl.DataFrame, marks: dict[Place, list[Mark]], most: int) -> Iterator[DutyList]:
    """Yield the lists of all documents in order; if there are more than ``most`` rows, only those with findings."""
    whole = duties.height <= most
    for (document, key), table in sorted(
        duties.partition_by(*_LIST, as_dict=True, maintain_order=True).items(),
        key=lambda item: (item[0][0], LISTS.index(item[0][1])),
    ):
        columns = _COLUMNS[key] + (("remark",) if (table["remark"].fill_null("") != "").any() else ())
        rows = []
        for duty in table.iter_rows(named=True):
            found = marks.get((document, key, duty["number"], duty["line"]), [])
            if whole or found:
                rows.append(Row(duty["row"], [_cell(duty, column, found, columns) for column in columns], bool(found)))
        yield DutyList(document, key, columns, tuple(rows), table.height - len(rows))


def _gravest(findings: Iterable[Finding]) -> Severity:
    return min((finding.severity for finding in findings), key=SEVERITIES.index)


def _cell(duty: dict[str, Any], column: str, found: list[Mark], columns: tuple[str, ...]) -> Cell:
    value = duty[_TEXT_OF.get(column, column)]
    text = "" if value is None else str(value)
    # What a finding says of the row, not of one of its cells, stands at the row's head.
    own = [mark for mark in found if (mark.field if mark.field in columns else "number") == column]
    if not own:
        return Cell(column, [(text, False)])
    findings = list({mark.finding.fingerprint: mark.finding for mark in own}.values())
    pieces = marked(text, [(mark.quote, mark.words) for mark in own])
    return Cell(column, pieces, findings, whole=not any(is_marked for _, is_marked in pieces))
