"""The official comparison table as a workbook: A4 landscape, heads on every page, the redline in the cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.diffing.comparison import Comparison
from toolkit.reporting.changes.table import Paragraph, Row, Span, Table, table
from toolkit.text import width
from toolkit.words import Lang

_WIDTHS = (5, 8, 9, 50, 50, 24)
_BEFORE, _AFTER, _NOTES = 3, 4, 5
#: A row of a sheet is at most 409 points high, 34 lines: what would be cut off stands in a row below.
_MOST_LINES = 28
_LINE, _ROOM, _HIGHEST = 14, 6, 409
_FONT = {"font_name": "宋体", "font_size": 10}
_A4 = 9
_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "label": {"bold": True},
    "struck": {"font_strikeout": True, "font_color": "#C00000"},
    "added": {"underline": 1, "font_color": "#0050A0"},
}
_BOXED = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
_CENTRED = {**_BOXED, "align": "center"}
_BREAK: Span = ("plain", "\n")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet with the formats that it is written in."""

    sheet: Worksheet
    boxed: Format
    centred: Format
    plain: Format
    looks: dict[str, Format]

    def line(self, at: int, text: str, look: Format) -> None:
        """Write a text over the whole width of the table."""
        self.sheet.merge_range(at, 0, at, _NOTES, "", look)
        self.sheet.write_string(at, 0, text, look)

    def paragraphs(self, at: int, column: int, paragraphs: list[Paragraph]) -> None:
        """Write a cell whose paragraphs stand one under the other."""
        spans: list[Span] = []
        for paragraph in paragraphs:
            spans += [_BREAK, *paragraph] if spans else paragraph
        parts = [part for look, text in spans for part in (self.looks[look], text)]
        if len(spans) > 1:
            self.sheet.write_rich_string(at, column, *parts, self.boxed)
        else:
            self.sheet.write_string(at, column, spans[0][1] if spans else "", self.boxed)


def render(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> bytes:
    """Return the workbook; the same comparison gives the same bytes."""
    content = table(comparison, lang, whole=whole)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": content.title, "created": _CREATED})
        looks = {look: book.add_format({**_FONT, **how}) for look, how in _LOOKS.items()}
        boxed, centred = book.add_format(_BOXED), book.add_format(_CENTRED)
        sheet = _Sheet(book.add_worksheet(), boxed, centred, book.add_format({**_FONT, "text_wrap": True}), looks)
        title = book.add_format({**_FONT, "font_size": 18, "bold": True, "align": "center", "valign": "vcenter"})
        head = book.add_format({**_CENTRED, "bold": True, "valign": "vcenter", "bg_color": "#EEEEEE"})
        sheet.line(0, content.title, title)
        sheet.sheet.set_row(0, 32)
        at = len(content.over) + 1
        for line, text in enumerate(content.over, 1):
            sheet.line(line, text, sheet.plain)
        for column, text in enumerate(content.heads):
            sheet.sheet.write_string(at, column, text, head)
        _lay_out(sheet.sheet, at)
        _write(sheet, content, at + 1)
    return file.getvalue()


def _lay_out(sheet: Worksheet, heads: int) -> None:
    for column, wide in enumerate(_WIDTHS):
        sheet.set_column(column, column, wide)
    sheet.repeat_rows(heads)
    sheet.freeze_panes(heads + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.set_footer("&C&P / &N")


def _write(sheet: _Sheet, content: Table, at: int) -> None:
    for row in content.rows:
        for portion, (before, after) in enumerate(_portions(row)):
            facts = ("", "", "", "") if portion else (row.number, row.lists, row.kinds, row.notes)
            for column, text in enumerate(facts[:_BEFORE]):
                sheet.sheet.write_string(at, column, text, sheet.centred)
            sheet.paragraphs(at, _BEFORE, before)
            sheet.paragraphs(at, _AFTER, after)
            sheet.sheet.write_string(at, _NOTES, facts[-1], sheet.boxed)
            notes: list[Paragraph] = [[("plain", line)] for line in facts[-1].split("\n")]
            kinds: list[Paragraph] = [[("plain", facts[2])]]
            columns = ((_BEFORE, before), (_AFTER, after), (_NOTES, notes), (_BEFORE - 1, kinds))
            # Without a height of its own a row of rich texts is one line high in some programs.
            lines = max(_lines(cell, column) for column, cell in columns)
            sheet.sheet.set_row(at, min(_HIGHEST, _LINE * lines + _ROOM))
            at += 1
    for text in content.under:
        sheet.line(at, text, sheet.plain)
        at += 1


def _lines(paragraphs: list[Paragraph], column: int = _BEFORE) -> int:
    """Return about how many lines paragraphs fill in a column; a Chinese character is two units of its width wide."""
    characters = _WIDTHS[column] / 2
    return sum(1 + int(sum(width(text) for _, text in paragraph) / characters) for paragraph in paragraphs)


def _portions(row: Row) -> Iterator[tuple[list[Paragraph], list[Paragraph]]]:
    """Yield the two cells of a change in portions, each of which a row of a sheet can show."""
    yield from zip_longest(_cut(row.before), _cut(row.after), fillvalue=[])


def _cut(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    portions: list[list[Paragraph]] = [[]]
    for paragraph in (part for whole in paragraphs for part in _short(whole)):
        if portions[-1] and _lines([*portions[-1], paragraph]) > _MOST_LINES:
            portions.append([])
        portions[-1].append(paragraph)
    return portions


def _short(paragraph: Paragraph) -> list[Paragraph]:
    """Return a paragraph in parts that fit into a row, nearly always itself alone."""
    most = (_MOST_LINES - 1) * (_WIDTHS[_BEFORE] // 2)
    if sum(len(text) for _, text in paragraph) <= most:
        return [paragraph]
    return [[(look, text[at : at + most])] for look, text in paragraph for at in range(0, len(text), most)]
