from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet
from syrupy.assertion import SnapshotAssertion

from tests.diffing.comparisons import duty, townships, version
from toolkit.diffing.comparison import Change, Comparison
from toolkit.reporting.changes.xlsx import render
from toolkit.words import Lang

FIRST_ROW = 5


def sheet(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(render(comparison, lang, whole=whole)), rich_text=True)
    (only,) = book.worksheets
    return only


def marked(value: object) -> str:
    """Return a cell's text with its struck and its underlined words in brackets."""
    if not isinstance(value, CellRichText):
        return str(value or "")
    shown = ""
    for part in value:
        if isinstance(part, TextBlock):
            struck, added = part.font.strike, part.font.u
            shown += f"[-{part.text}-]" if struck else f"{{+{part.text}+}}" if added else part.text
        else:
            shown += part
    return shown


def rows(comparison: Comparison, lang: Lang = "zh", *, whole: bool = False) -> list[list[str]]:
    return [[marked(cell) for cell in row] for row in sheet(comparison, lang, whole=whole).iter_rows(values_only=True)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_sheet(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert rows(version(), lang) == snapshot
    assert rows(townships(), lang, whole=True) == snapshot


def test_it_prints_on_a4_landscape_as_wide_as_a_page_with_heads_on_each() -> None:
    made = sheet(version())
    assert (made.page_setup.orientation, made.page_setup.paperSize) == ("landscape", 9)
    assert made.sheet_properties.pageSetUpPr
    assert made.sheet_properties.pageSetUpPr.fitToPage
    assert made.page_setup.fitToHeight == 0
    assert made.print_title_rows == "$4:$4"
    assert made.freeze_panes == "A5"


def test_no_clock_is_in_it() -> None:
    facts = openpyxl.load_workbook(io.BytesIO(render(version()))).properties
    assert facts.created == facts.modified == datetime(2000, 1, 1)  # noqa: DTZ001 - as the library tells it


def test_a_cell_that_begins_like_a_formula_is_text() -> None:
    pair = Change(("added",), (), (duty("basic", 1, "=1+1", remark="=1+1"),))
    made = version()._replace(pairs=(pair,), old=version().old | {"source": "=x.md"})
    assert all(cell.data_type != "f" for row in sheet(made).iter_rows() for cell in row)


def test_a_long_duty_goes_on_in_further_rows_and_loses_nothing() -> None:
    text = "".join(f"{number}.{'做好有关工作' * number}；" for number in range(1, 60))
    pair = Change(
        ("added",), (), (duty("cooperative", 1, "河道清淤", superior_duties=text, township_duties="甲" * 5000),)
    )
    made = sheet(version()._replace(pairs=(pair,), declared=()))
    cells = [marked(made.cell(row, 5).value) for row in range(FIRST_ROW, made.max_row)]
    assert len(cells) > 3
    whole = "".join("".join(cells).split())
    assert text in whole
    assert "甲" * 5000 in whole
    assert all((made.row_dimensions[row].height or 0) <= 409 for row in range(1, made.max_row + 1))
    assert [marked(made.cell(row, 1).value) for row in range(FIRST_ROW, FIRST_ROW + 2)] == ["1", ""]
