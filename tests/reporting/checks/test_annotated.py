from __future__ import annotations

import dataclasses
import re

import pytest
from openpyxl.cell.cell import Cell
from syrupy.assertion import SnapshotAssertion

from tests.checking.tables import Row, basic, cooperative
from tests.checking.townships import report
from tests.conftest import read_text
from tests.reporting.checks.samples import compared, many, opened, shown, whole
from tests.reporting.documents import RULES
from toolkit.checking.engine import check
from toolkit.frames import build
from toolkit.reporting.checks.annotated import render
from toolkit.reporting.report import Report
from toolkit.words import Lang


def alone(*rows: Row) -> Report:
    """Return the report on one document of one list."""
    sample = build([read_text(basic(*rows), "a.md")])
    return dataclasses.replace(report(sample, check(sample, RULES)), duties=sample.duties)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_workbook(lang: Lang, snapshot: SnapshotAssertion) -> None:
    assert shown(render(compared(lang))) == snapshot


def test_the_lists_stand_there_whole_in_the_order_of_their_columns() -> None:
    book = opened(render(alone(Row(1, "甲事项"), Row(2, "乙事项"))))
    assert book.sheetnames == ["问题汇总", "基本", "配合", "收回"]
    head, *rows = book["基本"].iter_rows(values_only=True)
    assert head == ("序号", "事项类别", "事项名称")
    assert [(row[0], row[2]) for row in rows] == [(1, "甲事项"), (2, "乙事项")]
    assert [cell.value for cell in book["配合"][1]] == [
        "序号",
        "事项类别",
        "事项名称",
        "对应上级部门",
        "上级部门职责",
        "乡镇（街道）配合职责",
    ]


def test_several_documents_are_told_apart_by_township_and_file() -> None:
    head, *rows = opened(render(whole()))["配合"].iter_rows(values_only=True)
    assert head[:3] == ("乡镇（街道）", "文件", "序号")
    assert [row[:3] for row in rows] == [
        ("青湖县柳树镇", "柳树镇.md", 1),
        ("青湖县柳树镇", "柳树镇.md", 2),
        (None, "清单 二.md", 1),
        (None, "清单 二.md", 3),
    ]


def test_every_finding_on_a_row_is_linked_to_its_cell_which_has_colour_and_comment() -> None:
    book = opened(render(whole()))
    linked = 0
    for finding, row in zip(whole().findings, book["问题汇总"].iter_rows(min_row=2), strict=True):
        link = row[4].hyperlink
        assert bool(link) == (finding.number is not None)
        if link and link.location:
            linked += 1
            found = re.fullmatch(r"'(\w+)'!([A-Z]+\d+)", link.location)
            assert found
            cell = book[found[1]][found[2]]
            assert isinstance(cell, Cell)
            assert cell.fill.fgColor.rgb in {"FFFFC7CE", "FFFFEB9C", "FFDDEBF7"}
            assert cell.comment
            assert finding.message in cell.comment.text
            assert (finding.suggestion or "") in cell.comment.text
    assert linked > 10


def test_cells_without_a_finding_have_neither_colour_nor_comment() -> None:
    book = opened(render(dataclasses.replace(whole(), findings=[])))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            assert not any(cell.comment or cell.fill.fill_type for cell in row)


def test_a_waived_finding_marks_no_cell_and_is_in_the_summary() -> None:
    finding = next(finding for finding in whole().findings if finding.rule == "QC404")
    waived = dataclasses.replace(compared(), findings=[], waived=[(finding, compared().waived[0][1])])
    book = opened(render(waived))
    assert not any(cell.comment for row in book["收回"].iter_rows() for cell in row)
    assert book["问题汇总"].max_row == 2


def test_a_cell_with_several_faults_has_the_colour_of_the_worst_and_all_of_them_in_its_comment() -> None:
    finding = next(finding for finding in whole().findings if finding.rule == "QC404")
    lesser = dataclasses.replace(finding, severity="info", message="还有一处")
    book = opened(render(dataclasses.replace(whole(), findings=[lesser, finding])))
    (cell,) = (cell for row in book["收回"].iter_rows() for cell in row if cell.comment)
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert cell.comment is not None
    assert cell.comment.text.index("还有一处") < cell.comment.text.index(finding.message)


def test_what_looks_like_a_formula_stays_text() -> None:
    book = opened(render(alone(Row(1, "=1+1"), Row(2, "+86"), Row(3, "@a"), Row(4, "-1"))))
    cells = [cell for row in book["基本"].iter_rows(min_row=2, min_col=3, max_col=3) for cell in row]
    assert [(str(cell.value), cell.data_type) for cell in cells] == [
        ("=1+1", "s"),
        ("+86", "s"),
        ("@a", "s"),
        ("-1", "s"),
    ]


def test_a_remark_has_a_column_where_any_row_has_one() -> None:
    sample = build([read_text(cooperative(Row(1)), "a.md")])
    duties = sample.duties.with_columns(remark=sample.duties["number"].cast(str))
    marked = dataclasses.replace(report(sample, []), duties=duties)
    assert [cell.value for cell in opened(render(marked))["配合"][1]][-1] == "备注"


def test_a_thousand_findings_are_all_in_the_summary() -> None:
    assert opened(render(many(1_000)))["问题汇总"].max_row == 1_001


def test_a_report_without_its_lists_cannot_be_shown() -> None:
    with pytest.raises(ValueError, match="lists"):
        render(dataclasses.replace(whole(), duties=None))
