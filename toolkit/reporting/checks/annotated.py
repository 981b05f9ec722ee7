"""The user's own lists back as a workbook: a sheet a list, the faulty cells coloured, each with its comment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import polars as pl

from toolkit.checking.finding import Finding
from toolkit.checking.severity import SEVERITIES
from toolkit.lists import LISTS
from toolkit.profile import default_profile
from toolkit.reporting.places import end_words
from toolkit.reporting.quotes import marked
from toolkit.reporting.report import Report
from toolkit.reporting.summary_sheet import FILL, begin_summary, place_words, severity_words, write_summary
from toolkit.reporting.words import DOCUMENT, ROWS, TOWNSHIP
from toolkit.reporting.workbook import Book, Look
from toolkit.text import shorten

_WIDTH = {
    "number": 6,
    "category": 12,
    "name": 36,
    "departments": 18,
    "superior_duties": 82,
    "township_duties": 60,
    "handover": 60,
    "remark": 14,
}
_NAME_ALONE = 100
_TEXTS = {"superior_duties", "handover"}
#: Columns that tell several documents apart.
_LEAD = ((TOWNSHIP, 14), (DOCUMENT, 20))
_FROZEN = 2
_LONGEST_QUOTE = 60
#: The cell of a finding that names a row and no column.
_ANYWHERE = "name"

#: A duty's row: its document, list, number and first line.
_Row = tuple[int, str | None, int | None, int | None]
_Faults = dict[tuple[_Row, str], list[Finding]]


def render(report: Report) -> bytes:
    """Return a workbook with the sheet 问题汇总, linked to the cells, and a sheet for each list."""
    book = Book()
    summary = begin_summary(book, report)
    faults: _Faults = defaultdict(list)
    for finding in report.findings:
        faults[_row_of(finding), finding.field or _ANYWHERE].append(finding)
    cells: dict[tuple[_Row, str], str] = {}
    for key in LISTS:
        cells |= _write_list(book, key, report, faults)

    def locate(finding: Finding) -> str:
        return cells.get((_row_of(finding), finding.field or _ANYWHERE), "")

    write_summary(summary, report, locate)
    return book.content()


def _row_of(finding: Finding) -> _Row:
    return finding.document, finding.list, finding.number, finding.line


def _write_list(book: Book, key: str, report: Report, faults: _Faults) -> dict[tuple[_Row, str], str]:
    """Write the rows of a list in all documents, and return where each faulty cell stands."""
    if report.duties is None:
        raise ValueError("a report with its lists is wanted")
    duties = report.duties.filter(pl.col("list") == key)
    fields = [name for name in default_profile().columns[key] if name != "remark" or (duties["remark"] != "").any()]
    lead = _LEAD if len(report.documents) > 1 else ()
    columns = [(title[report.lang], width) for title, width in lead]
    columns += [(default_profile().headers[name][0], _width(name, fields)) for name in fields]
    table = book.table(ROWS[report.lang][key], columns, frozen=len(lead) + _FROZEN)
    cells: dict[tuple[_Row, str], str] = {}
    for duty in duties.iter_rows(named=True):
        place = table.next_row()
        document = report.documents[duty["document"]]
        for at, text in enumerate((place_words(document), document["source"])[: len(lead)]):
            table.write(place, at, text)
        row = (duty["document"], key, duty["number"], duty["line"])
        for at, name in enumerate(fields, len(lead)):
            found = faults.get((row, name), ())
            address = table.write(place, at, _value(duty, name), **_look(found, _value(duty, name), report))
            if found:
                cells[row, name] = address
    return cells


def _width(name: str, fields: Sequence[str]) -> int:
    """Return the width of a column; names take the page where no text stands beside them."""
    return _NAME_ALONE if name == "name" and _TEXTS.isdisjoint(fields) else _WIDTH[name]


def _value(duty: dict[str, Any], name: str) -> str | int | None:
    value: str | int | None = duty["departments_text" if name == "departments" else name]
    return value


def _look(found: Sequence[Finding], value: str | int | None, report: Report) -> Look:
    """Return how a cell looks: coloured by its worst finding, the faulty words marked, all findings in its comment."""
    if not found:
        return {}
    worst = min(found, key=lambda finding: SEVERITIES.index(finding.severity))
    return {
        "fill": FILL[worst.severity],
        "note": "\n\n".join(_comment(finding, report) for finding in found),
        "pieces": marked(value, [(finding.quote, finding.marks) for finding in found])
        if isinstance(value, str)
        else (),
    }


def _comment(finding: Finding, report: Report) -> str:
    lines = [f"{severity_words(finding, report)} {finding.rule}", finding.message]
    lines += [
        f"↔ {end_words(finding, end, report.lang)}{shorten(end.quote, _LONGEST_QUOTE)}" for end in finding.related
    ]
    lines += [f"→ {finding.suggestion}"] if finding.suggestion else []
    return "\n".join(lines)
