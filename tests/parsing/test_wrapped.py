from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.generator import Layout, Township, render
from tests.conftest import characters, kept, read_text, townships, unshrunk
from toolkit.parsing import ParsedDocument

BASIC = "序号 事项类别 事项名称"
COOPERATIVE = "序号 事项类别 事项名称 对应上级部门 上级部门职责 乡镇（街道）配合职责"
RECLAIMED = "序号 事项类别 事项名称 承接部门及工作方式"
ONE = "1 党的建设 开展甲项宣传教育工作"
TWO = "2 党的建设 做好乙项服务管理工作"
WIDE = "负责本镇便民服务大厅日常管理运行以及办理各类政务服务"
TABLES_ALONE = Layout(cover=False, narrative=False, contents=False, titles="none", header="never")


def document(*lines: str) -> ParsedDocument:
    return read_text("\n".join(lines))


def told(found: ParsedDocument, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(duty[column] for column in columns) for duty in found.duties]


@pytest.mark.parametrize(
    "header",
    [
        [BASIC],
        ["序号 事项类别", "事项名称"],
        ["序", "号", "", "事项", "类别", "", "事项名称"],
        ["号", "事项类别 事项名称"],
        ["事项类别 事项名称"],
        ["序号", "事项类别", "事项名称"],
    ],
)
def test_a_header_is_known_whole_and_scattered_and_eroded(header: list[str]) -> None:
    found = document(BASIC, ONE, "", *header, "", TWO)
    assert told(found, "number", "name") == [(1, "开展甲项宣传教育工作"), (2, "做好乙项服务管理工作")]


def test_the_category_may_be_wrapped_and_stand_below_the_number() -> None:
    found = document(
        BASIC, "1 应急管", "理及消", "防", "做好灾害救助工作", "2", "应急管", "理及消", "", "防", "做好防灾减灾工作"
    )
    assert told(found, "number", "category", "name") == [
        (1, "应急管理及消防", "做好灾害救助工作"),
        (2, "应急管理及消防", "做好防灾减灾工作"),
    ]


def test_a_category_of_the_document_itself_is_known_where_it_stands_twice() -> None:
    found = document(BASIC, "1 数字治理 开展甲项工作", "2 数字治理 开展乙项工作")
    assert told(found, "category", "name") == [("数字治理", "开展甲项工作"), ("数字治理", "开展乙项工作")]


def test_a_category_that_nobody_knows_still_begins_a_row() -> None:
    found = document(BASIC, ONE, "2 数字治理 开展乙项工作", "3 党的建设 开展丙项工作")
    assert told(found, "number") == [(1,), (2,), (3,)]


@pytest.mark.parametrize("numbers", [(1, 2, 2, 3), (1, 3, 2, 4), (1, 7, 8, 9)], ids=["twice", "swapped", "missing"])
def test_rows_out_of_order_are_rows(numbers: tuple[int, ...]) -> None:
    found = document(BASIC, *(f"{number} 党的建设 开展第{at}项工作" for at, number in enumerate(numbers)))
    assert told(found, "number") == [(number,) for number in numbers]


def test_numbers_may_pass_ten_thousand() -> None:
    lines = [f"{number} 党的建设 开展第{number}项工作" for number in range(1, 10_003)]
    assert told(document(BASIC, *lines), "number")[-2:] == [(10_001,), (10_002,)]


def test_the_lists_are_told_apart_by_their_headers_and_restarting_numbers() -> None:
    found = document(
        *(BASIC, ONE, TWO),
        *(COOPERATIVE, "1 民生服务", "灾害救助", "县应急管理局", "1.制定预案。", "1.统计灾情。"),
        *(RECLAIMED, "1 社会保障 待遇审批", "县医保局", "工作方式：由县医保局负责。"),
    )
    assert told(found, "list", "number") == [("basic", 1), ("basic", 2), ("cooperative", 1), ("reclaimed", 1)]


def test_titles_alone_tell_the_lists_apart() -> None:
    found = document("基本履职事项清单", ONE, TWO, "上级部门收回事项清单", "1 社会保障 待遇审批", "不再开展此项工作。")
    assert told(found, "list") == [("basic",), ("basic",), ("reclaimed",)]


def test_a_name_goes_on_behind_a_page_break_and_its_header() -> None:
    found = document(BASIC, "1 党的建设", WIDE, "第 1 页，共 2 页", "", f" {BASIC}", "等工作", TWO)
    assert told(found, "name", "line", "end_line") == [(f"{WIDE}等工作", 2, 7), ("做好乙项服务管理工作", 8, 8)]


@pytest.mark.parametrize("tail", ["事项", "职责", "类别"])
def test_the_end_of_a_name_that_reads_like_a_header_word_is_kept(tail: str) -> None:
    found = document(BASIC, "1 党的建设", WIDE, tail, BASIC, TWO)
    assert told(found, "name")[0] == (f"{WIDE}{tail}",)


@pytest.mark.parametrize("line", ["12345", "20250701"])
def test_a_figure_that_no_page_has_stays_in_its_cell(line: str) -> None:
    found = document(BASIC, "1 党的建设", WIDE, line, "热线工作", TWO)
    assert told(found, "name")[0] == (f"{WIDE}{line}热线工作",)


@pytest.mark.parametrize("footer", ["第 14 页，共 69 页", "- 14 -", "14"])
def test_page_furniture_is_no_text_of_a_cell(footer: str) -> None:
    found = document(BASIC, "1 党的建设", WIDE, footer, "等工作", TWO)
    assert told(found, "name") == [(f"{WIDE}等工作",), ("做好乙项服务管理工作",)]


def test_the_last_line_needs_no_line_feed() -> None:
    assert told(document(BASIC, ONE, TWO), "name") == told(document(BASIC, ONE, TWO, "", " "), "name")


def test_the_end_of_a_name_is_not_taken_for_the_county_of_the_department_below_it() -> None:
    names = {
        "骨灰堂惠民": "县民政局",
        "援助律师指派": "县司法局",
        "消防通道整治": "县公安局",
        "农田水渠养护": "县水利局",
    }
    rows = [
        [f"{number} 民生服务", name, "工作", body, "1.制定实施方案。", "1.宣传政策。"]
        for number, (name, body) in enumerate(names.items(), 1)
    ]
    found = document(COOPERATIVE, *(line for row in rows for line in row))
    assert told(found, "name", "departments") == [(f"{name}工作", [body]) for name, body in names.items()]


def test_a_body_of_the_state_is_whole_though_the_document_does_not_name_its_county() -> None:
    row = ["做好税源调查", "国家税务总局云岫", "县税务局、县财政局", "1.制定实施方案。", "1.宣传政策。"]
    found = document(COOPERATIVE, "1 经济发展", *row, "2 经济发展", *row)
    assert told(found, "name", "departments") == [("做好税源调查", ["国家税务总局云岫县税务局", "县财政局"])] * 2


@pytest.mark.xfail(reason="nothing in wrapped text marks where a remark begins: it stays with the cell before it")
def test_remarks_are_read() -> None:
    found = document(f"{BASIC} 备注", f"{ONE} 每年一次", TWO)
    assert told(found, "name", "remark") == [("开展甲项宣传教育工作", "每年一次"), ("做好乙项服务管理工作", "")]


@unshrunk
@given(township=townships(most=6), data=st.data())
def test_text_of_a_damaged_table_is_in_the_cells_or_in_the_strays(township: Township, data: st.DataObject) -> None:
    whole = render(township, "wrapped", options=TABLES_ALONE).split("\n")
    gone = data.draw(st.sets(st.integers(1, len(whole) - 1), max_size=8))
    lines = [line for at, line in enumerate(whole) if at not in gone]
    # A number that stands alone may be the number of a page.
    told_apart = [line for line in lines if not line.strip().isdecimal()]
    assert not characters(told_apart) - kept(read_text("\n".join(lines)))
