"""The findings as a workbook: one sheet, a row a finding."""

from __future__ import annotations

from toolkit.reporting.report import Report
from toolkit.reporting.summary_sheet import begin_summary, write_summary
from toolkit.reporting.workbook import Book


def render(report: Report) -> bytes:
    """Return a workbook with the sheet 问题汇总."""
    book = Book()
    write_summary(begin_summary(book, report), report, lambda _finding: "")
    return book.content()
