from __future__ import annotations

import pytest
from hypothesis import given
from openpyxl.cell.rich_text import CellRichText, TextBlock
from syrupy.assertion import SnapshotAssertion

from tests.reporting.checks.samples import TEXTS, compared, many, opened, saying, shown, whole
from toolkit.reporting.checks.xlsx import render
from toolkit.reporting.words import SHEET
from toolkit.reporting.workbook import LONGEST_CELL
from toolkit.reporting.xml import valid
from toolkit.words import Lang


def column(content: bytes, title: str) -> list[object]:
    head, *rows = opened(content)[SHEET["zh"]].iter_rows(values_only=True)
    return [None if row[head.index(title)] is None else str(row[head.index(title)]) for row in rows]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_workbook(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert shown(render(compared(lang))) == snapshot


def test_every_finding_has_a_row_and_the_waived_ones_come_last() -> None:
    content = render(compared())
    assert column(content, "问题") == [
        *(finding.message for finding in compared().findings),
        *(finding.message for finding, _ in compared().waived),
    ]
    assert str(column(content, "状态")[-1]).startswith("已豁免至2026-03-31：")
    assert column(content, "状态")[0] == "原有"


@given(TEXTS)
def test_any_message_comes_back_but_for_what_xml_cannot_hold(message: str) -> None:
    written = valid(message).replace("\r\n", "\n").replace("\r", "\n")
    assert column(render(saying(message)), "问题") == [written or None]


@pytest.mark.parametrize(
    "message", ["=1+1", '=HYPERLINK("http://a","b")', "+1", "-1", "@SUM(A1)", "{=1}", "http://a.b/c"]
)
def test_what_looks_like_a_formula_or_a_link_stays_text(message: str) -> None:
    (cell,) = (
        cell
        for row in opened(render(saying(message, quote=message, marks=())))["问题汇总"].iter_rows(min_row=2)
        for cell in row[6:7]
    )
    assert (cell.value, cell.data_type, cell.hyperlink) == (message, "s", None)


def test_a_text_longer_than_a_cell_is_cut_where_the_reader_sees_it() -> None:
    (text,) = column(render(saying("长" * 40_000)), "问题")
    assert text == "长" * (LONGEST_CELL - 1) + "…"


def test_a_thousand_findings_are_a_thousand_rows() -> None:
    assert opened(render(many(1_000)))["问题汇总"].max_row == 1_001


def test_nothing_found_is_a_head_alone() -> None:
    assert opened(render(many(0)))["问题汇总"].max_row == 1


def test_the_faulty_words_are_marked_in_the_quote() -> None:
    (quote,) = (row[7] for row in opened(render(whole()))["问题汇总"].iter_rows(values_only=True) if row[10] == "QC404")
    assert isinstance(quote, CellRichText)
    runs = [run for run in quote if isinstance(run, TextBlock)]
    assert [run.text for run in runs if run.font.b] == ["青湖县民政局", "青湖县公安局"]
