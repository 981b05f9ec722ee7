from __future__ import annotations

import pytest

from tests.reporting.checks.samples import opened
from toolkit.reporting import workbook
from toolkit.reporting.workbook import Book


def test_a_table_goes_on_on_another_sheet_where_one_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    book = Book()
    table = book.table("表", [("甲", 10), ("乙", 10)])
    addresses = [table.write(table.next_row(), 1, at) for at in range(5)]
    read = opened(book.content())
    assert read.sheetnames == ["表", "表 2", "表 3"]
    assert [list(sheet.iter_rows(values_only=True)) for sheet in read.worksheets] == [
        [("甲", "乙"), (None, 0), (None, 1)],
        [("甲", "乙"), (None, 2), (None, 3)],
        [("甲", "乙"), (None, 4)],
    ]
    assert addresses == ["'表'!B2", "'表'!B3", "'表 2'!B2", "'表 2'!B3", "'表 3'!B2"]
    assert [sheet.auto_filter.ref for sheet in read.worksheets] == ["A1:B3", "A1:B3", "A1:B2"]


def test_a_row_is_as_high_as_its_longest_text_up_to_what_can_be() -> None:
    book = Book()
    table = book.table("表", [("甲", 20)])
    for text in ("短", "十个汉字一行共二十字", "长" * 30, "长" * 10_000, "一\n二\n三"):
        table.write(table.next_row(), 0, text)
    heights = {row: round(size.height) for row, size in opened(book.content())["表"].row_dimensions.items() if row > 1}
    assert heights == {2: 18, 3: 18, 4: 46, 5: 409, 6: 46}


def test_head_and_paper_are_set_for_printing() -> None:
    book = Book()
    book.table("表", [("甲", 10), ("乙", 10)], frozen=1, printed=1)
    sheet = opened(book.content())["表"]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_area) == ("B2", "$1:$1", "'表'!$A$1:$A$2")
    page = sheet.page_setup
    assert (page.orientation, str(page.paperSize), str(page.fitToHeight)) == ("landscape", "9", "0")
