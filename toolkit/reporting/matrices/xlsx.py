"""A workbook: a sheet with a row a duty and a column a township, and a sheet of the townships."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.diffing.matrix import Matrix
from toolkit.reporting.matrices.telling import WORDS, cell, names
from toolkit.reporting.words import ROWS
from toolkit.words import Lang

_FONT = {"font_name": "宋体", "font_size": 10}
_BOXED = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
_WIDTHS = (6, 14, 44, 8)
_TOWNSHIP_WIDTH = 14
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def render(matrix: Matrix, lang: Lang = "zh") -> bytes:
    """Return the workbook; the same matrix gives the same bytes."""
    words, called = WORDS[lang], names(matrix)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _CREATED})
        boxed = book.add_format(_BOXED)
        head = book.add_format({**_BOXED, "bold": True, "bg_color": "#EEEEEE"})
        duties = book.add_worksheet(words["matrix"])
        heads = [*(words[key] for key in ("list", "category", "name", "present")), *called]
        rows: Iterable[list[str | int]] = (
            [ROWS[lang][row.list], row.category, row.name, row.present, *(cell(d, row, lang) for d in row.duties)]
            for row in matrix.rows
        )
        _write(duties, heads, rows, (head, boxed), (*_WIDTHS, *(_TOWNSHIP_WIDTH for _ in called)))
        duties.freeze_panes(1, len(_WIDTHS))
        heads = [words[key] for key in ("places", "source", "duties", "extra", "lacking", "other-list")]
        facts = (
            [name, one.document["source"], one.duties, one.extra, one.lacking, one.elsewhere]
            for name, one in zip(called, matrix.townships, strict=True)
        )
        _write(book.add_worksheet(words["places"]), heads, facts, (head, boxed), (16, 40, 8, 16, 16, 16))
    return file.getvalue()


def _write(
    sheet: Worksheet,
    heads: Sequence[str],
    rows: Iterable[Sequence[str | int]],
    looks: tuple[Format, Format],
    widths: Sequence[int],
) -> None:
    """Write a table with a head row and a filter over it."""
    for column, (text, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.write_string(0, column, text, looks[0])
        sheet.set_column(column, column, width)
    at = 0
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            write = sheet.write_string if isinstance(value, str) else sheet.write_number
            write(at, column, value, looks[1])
    sheet.autofilter(0, 0, at, len(heads) - 1)
