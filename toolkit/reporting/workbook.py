"""Workbooks (XLSX): tables that print well, the same bytes for the same rows, text that stays text."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from toolkit.reporting.xml import valid
from toolkit.text import shorten
from toolkit.text import width as printed_width

#: Rows of a sheet below its head, and characters of a cell, that Excel can hold.
MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
#: A file that tells when it was made would differ from run to run.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zones
_FONT = {"font_name": "宋体", "font_size": 10}
_CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
_HEAD = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}
_MARK = {"bold": True, "font_color": "#C00000"}
_LINK = {"font_color": "#0563C1", "underline": 1}
_PAPER_A4 = 9
_MARGINS_INCHES = (0.4, 0.4, 0.5, 0.7)
_HEAD_HEIGHT = 30
#: In points; not every program makes a row as high as its text when it opens a file.
_LINE, _ROW_PADDING, _HIGHEST_ROW = 14, 4, 409
_COMMENT_WIDTH = 330
_COMMENT_CHARACTERS = 22
_COMMENT_LINE = 18

#: The columns of a table: title and width in characters.
Columns = Sequence[tuple[str, float]]


Place = tuple[Worksheet, int]


class Look(TypedDict, total=False):
    """How a cell looks: its colour, the place it links to, its text in pieces of which some are marked, its comment."""

    fill: str
    link: str
    pieces: Sequence[tuple[str, bool]]
    note: str


class Book:
    """A workbook in the making."""

    def __init__(self) -> None:
        """Begin a workbook without sheets."""
        self._buffer = io.BytesIO()
        self._book = Workbook(self._buffer, {"in_memory": True, "default_format_properties": {**_FONT}})
        self._book.set_properties({"created": _MADE})
        self._styles: dict[tuple[tuple[str, object], ...], Format] = {}
        self._tables: list[Table] = []

    def style(self, **properties: object) -> Format:
        """Return the format with these properties, the same one each time: a workbook can hold few thousand."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format({**_FONT, **properties})
        return self._styles[key]

    def table(self, name: str, columns: Columns, *, frozen: int = 0, printed: int = 0) -> Table:
        """Begin a table on a sheet called ``name``.

        ``frozen`` columns stay in sight beside the head; only the first ``printed`` ones are printed, or else all.
        """
        self._tables.append(Table(self, name, columns, frozen, printed or len(columns)))
        return self._tables[-1]

    def add_sheet(self, name: str) -> Worksheet:
        """Return a new sheet."""
        return self._book.add_worksheet(name)

    def content(self) -> bytes:
        """Finish the workbook and return its bytes."""
        for table in self._tables:
            table.finish()
        self._book.close()
        return self._buffer.getvalue()


class Table:
    """A table with a head that stays in sight and filters; it goes on on another sheet where one is full."""

    def __init__(self, book: Book, name: str, columns: Columns, frozen: int, printed: int) -> None:
        """Begin on the first sheet."""
        self._book, self._name, self._columns = book, name, columns
        self._frozen, self._printed = frozen, printed
        self._rows = 0
        self._lines = 0
        self._sheets = [self._open(name)]

    def next_row(self) -> Place:
        """Return the sheet of the next row, and the row's place on it from 0."""
        full, row = divmod(self._rows, MOST_ROWS)
        if full == len(self._sheets):
            self._sheets.append(self._open(f"{self._name} {full + 1}"))
        self._rows += 1
        self._lines = 0
        return self._sheets[full], row + 1

    def write(self, place: Place, column: int, value: str | int | None, **look: Unpack[Look]) -> str:
        """Write a cell and return its address in the book, as in ``'基本'!C5``.

        A text is written as text whatever it begins with: nothing in a document is a formula.
        """
        sheet, row = place
        link, pieces = look.get("link", ""), look.get("pieces", ())
        fill = {"bg_color": look["fill"]} if look.get("fill") else {}
        centred = {"align": "center"} if isinstance(value, int) else {}
        style = self._book.style(**(_CELL | fill | centred | (_LINK if link else {})))
        text = _fitting(value) if isinstance(value, str) else ""
        if link:
            sheet.write_url(row, column, f"internal:{link}", style, text or str(value))
        if isinstance(value, int):
            sheet.write_number(row, column, value, style)
        elif not text:
            sheet.write_blank(row, column, None, style)
        elif len(pieces) > 1 and len(text) < LONGEST_CELL:
            sheet.write_rich_string(row, column, *self._runs(pieces), style)
        else:
            sheet.write_string(row, column, text, style)
        if look.get("note"):
            _annotate(sheet, row, column, look["note"])
        self._heighten(place, _lines(text, self._columns[column][1] / 2))
        return f"'{sheet.get_name()}'!{xl_rowcol_to_cell(row, column)}"

    def finish(self) -> None:
        """Give every sheet its filters and what of it is printed, which need to know the last row."""
        for at, sheet in enumerate(self._sheets):
            last = max(1, min(self._rows - at * MOST_ROWS, MOST_ROWS))
            sheet.autofilter(0, 0, last, len(self._columns) - 1)
            sheet.print_area(0, 0, last, self._printed - 1)

    def _heighten(self, place: Place, lines: int) -> None:
        if lines > self._lines:
            self._lines = lines
            place[0].set_row(place[1], min(lines * _LINE + _ROW_PADDING, _HIGHEST_ROW))

    def _runs(self, pieces: Sequence[tuple[str, bool]]) -> list[Any]:
        runs: list[Any] = []
        for text, is_marked in pieces:
            runs += [self._book.style(**(_MARK if is_marked else {})), _fitting(text)]
        return runs

    def _open(self, name: str) -> Worksheet:
        """Return a new sheet with head, widths, and a page that takes all columns side by side."""
        sheet = self._book.add_sheet(name)
        sheet.set_row(0, _HEAD_HEIGHT)
        for at, (title, width) in enumerate(self._columns):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, title, self._book.style(**(_CELL | _HEAD)))
        sheet.freeze_panes(1, self._frozen)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(*_MARGINS_INCHES)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&A  &P / &N")
        return sheet


def _annotate(sheet: Worksheet, row: int, column: int, note: str) -> None:
    """Give a cell a comment as high as its text needs."""
    text = _fitting(note)
    lines = _lines(text, _COMMENT_CHARACTERS) + 1
    size = {"width": _COMMENT_WIDTH, "height": lines * _COMMENT_LINE, "font_size": 10, "font_name": "宋体"}
    sheet.write_comment(row, column, text, {"author": "qc", **size})


def _lines(text: str, characters: float) -> int:
    """Return how many lines a text takes when so many Chinese characters fit on one."""
    return sum(max(1, math.ceil(printed_width(line) / characters)) for line in text.split("\n"))


def _fitting(text: str) -> str:
    """Return text that a cell can hold; a carriage return would come back as a line feed."""
    return shorten(valid(text.replace("\r\n", "\n").replace("\r", "\n")), LONGEST_CELL)
