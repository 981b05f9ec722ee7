from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import characters, kept, read_text
from toolkit.parsing import ParsedDocument
from toolkit.sources import read

BASIC = "序号\t事项类别\t事项名称"
COOPERATIVE = "序号\t事项类别\t事项名称\t对应上级部门\t上级部门职责\t乡镇（街道）配合职责"
RECLAIMED = "序号\t事项类别\t事项名称\t承接部门及工作方式"
ONE = "1\t党的建设\t开展甲项宣传教育工作"
TWO = "2\t经济发展\t做好乙项服务管理工作"
FULL = "1\t民生服务\t开展丙项工作\t县民政局\t1.制定方案；2.指导检查。\t1.宣传政策；2.上报情况。"
TAKEN = "1\t社会保障\t丁项待遇审批\t承接部门：县医保局 工作方式：由县医保局负责。"


def document(*lines: str) -> ParsedDocument:
    return read_text("\n".join(lines))


def told(found: ParsedDocument, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(duty[column] for column in columns) for duty in found.duties]


def strays(found: ParsedDocument) -> list[str]:
    return [piece["text"] for piece in found.strays]


@pytest.mark.parametrize(
    "header",
    [
        COOPERATIVE,
        COOPERATIVE.replace("对应上级部门", "对上上级部门"),
        COOPERATIVE.replace("乡镇（街道）配合职责", "镇配合职责"),
        COOPERATIVE.replace("乡镇（街道）配合职责", "街道配合职责"),
        COOPERATIVE.replace("乡镇（街道）配合职责", "乡镇(街道)配合职责"),
        COOPERATIVE.replace("事项类别", "事项 类别"),
        COOPERATIVE.replace("序号", "号"),
        COOPERATIVE.replace("事项名称", "事顶名称"),
        "事项类别\t事项名称\t对应上级部门\t上级部门职责\t配合职责",
        "序号\t类别\t名称\t部门\t上级部门职责\t配合职责",
    ],
)
def test_a_header_is_known_also_when_it_is_misspelt_or_eroded(header: str) -> None:
    found = document(header, FULL, FULL.replace("1\t", "2\t", 1), header, FULL.replace("1\t", "3\t", 1))
    assert told(found, "list", "number", "departments") == [("cooperative", n, ["县民政局"]) for n in (1, 2, 3)]
    assert strays(found) == []


def test_the_header_cells_are_kept_with_the_column_they_were_taken_for() -> None:
    found = document(COOPERATIVE.replace("对应上级部门", "对上上级部门"), FULL)
    assert {"list": "cooperative", "column": "departments", "text": "对上上级部门", "line": 1} in found.headings


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (["基本履职事项清单", ONE, TWO], "basic"),
        (["云岫县云岭镇配合履职事项清单", FULL, FULL.replace("1\t", "2\t", 1)], "cooperative"),
        (["上级部门收回事项清单", TAKEN, TAKEN.replace("1\t", "2\t", 1)], "reclaimed"),
        ([BASIC, ONE, TWO], "basic"),
        ([COOPERATIVE, FULL, FULL.replace("1\t", "2\t", 1)], "cooperative"),
        ([RECLAIMED, TAKEN, TAKEN.replace("1\t", "2\t", 1)], "reclaimed"),
        ([ONE, TWO], "basic"),
        ([FULL, FULL.replace("1\t", "2\t", 1)], "cooperative"),
        ([TAKEN, TAKEN.replace("1\t", "2\t", 1)], "reclaimed"),
    ],
)
def test_a_list_is_known_by_its_title_or_its_header_or_the_shape_of_its_rows(lines: list[str], key: str) -> None:
    assert told(document(*lines), "list") == [(key,)] * 2


def test_lists_without_any_heading_are_told_apart_where_the_numbers_restart() -> None:
    lines = [ONE, TWO, FULL, FULL.replace("1\t", "2\t", 1), TAKEN, TAKEN.replace("1\t", "2\t", 1)]
    assert told(document(*lines), "list", "number") == [
        (key, number) for key in ("basic", "cooperative", "reclaimed") for number in (1, 2)
    ]


def test_a_title_in_the_contents_begins_no_list() -> None:
    found = document("目录", "1.基本履职事项清单\t1", "2.配合履职事项清单\t9", "基本履职事项清单", BASIC, ONE, TWO)
    assert told(found, "list") == [("basic",)] * 2
    assert [piece["text"] for piece in found.narrative] == ["目录", "1.基本履职事项清单1", "2.配合履职事项清单9"]


@pytest.mark.parametrize("repeated", [1, 3])
def test_a_header_on_every_page_begins_no_new_list(repeated: int) -> None:
    found = document(BASIC, ONE, *[BASIC] * repeated, TWO)
    assert told(found, "number") == [(1,), (2,)]


def test_the_rest_of_a_row_behind_a_page_break_goes_to_its_cells() -> None:
    found = document(
        COOPERATIVE, FULL.replace("2.上报情况。", "2.上"), "", COOPERATIVE, "\t\t\t\t3.考核结果。\t报情况。"
    )
    assert told(found, "superior_duties", "township_duties", "line", "end_line") == [
        ("1.制定方案；2.指导检查。3.考核结果。", "1.宣传政策；2.上报情况。", 2, 5)
    ]


def test_a_page_break_inside_a_sentence_parts_no_head() -> None:
    row = FULL.replace("1.制定方案；2.指导检查。", "县应急管理局：1.制定方案。县民").replace(
        "县民政局", "县应急管理局、县民政局"
    )
    found = document(COOPERATIVE, row, COOPERATIVE, "\t\t\t\t政局：1.发放物资。\t")
    clauses = [clause for clause in found.clauses if clause["field"] == "superior_duties"]
    assert [(clause["heads"], clause["text"]) for clause in clauses] == [
        (["县应急管理局"], "制定方案。"),
        (["县民政局"], "发放物资。"),
    ]


def test_a_row_broken_inside_its_last_cell_goes_on_there() -> None:
    found = document(COOPERATIVE, FULL.replace("\t1.宣传政策；2.上报情况。", ""), "3.考核结果。\t1.宣传政策。")
    assert told(found, "superior_duties", "township_duties") == [
        ("1.制定方案；2.指导检查。3.考核结果。", "1.宣传政策。")
    ]


def test_a_row_that_lost_its_number_is_a_row_of_its_own() -> None:
    found = document(BASIC, ONE, "\t经济发展\t做好乙项服务管理工作", TWO.replace("2", "3", 1))
    assert told(found, "number", "name") == [
        (1, "开展甲项宣传教育工作"),
        (None, "做好乙项服务管理工作"),
        (3, "做好乙项服务管理工作"),
    ]


def test_a_quoted_cell_over_several_lines_is_one_cell() -> None:
    found = document(
        COOPERATIVE, FULL.rsplit("\t", 1)[0] + '\t"1.宣传政策；', '2.上报情况。"', FULL.replace("1\t", "2\t", 1)
    )
    assert told(found, "number", "township_duties", "line", "end_line") == [
        (1, "1.宣传政策；2.上报情况。", 2, 3),
        (2, "1.宣传政策；2.上报情况。", 4, 4),
    ]


@pytest.mark.parametrize("footer", ["第 1 页, 共 2 页", "- 1 -", "1", "\f"])
def test_page_furniture_is_no_text_of_a_row(footer: str) -> None:
    found = document(BASIC, ONE, "", footer, "", BASIC, TWO)
    assert told(found, "name") == [("开展甲项宣传教育工作",), ("做好乙项服务管理工作",)]
    assert strays(found) == []


def test_a_paragraph_between_rows_is_a_stray_with_its_line() -> None:
    found = document(BASIC, ONE, "", "本页无正文，请见下页", "", TWO)
    assert [(piece["text"], piece["line"]) for piece in found.strays] == [("本页无正文，请见下页", 4)]


def test_the_last_row_needs_no_line_feed() -> None:
    assert told(document(BASIC, ONE, TWO), "name") == told(document(BASIC, ONE, TWO, ""), "name")


def test_a_column_of_remarks_is_read_and_its_lack_is_told_from_an_empty_one() -> None:
    with_remarks = document(f"{BASIC}\t备注", f"{ONE}\t每年一次", f"{TWO}\t")
    assert told(with_remarks, "remark") == [("每年一次",), ("",)]
    assert told(document(BASIC, ONE, TWO), "remark") == [(None,), (None,)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2\t做好乙项服务管理工作", ("", "做好乙项服务管理工作")),
        ("2\t经济发展", ("经济发展", "")),
        ("2\t经济发展\t\t做好乙项服务管理工作", ("经济发展", "做好乙项服务管理工作")),
        ("2\t\t做好乙项服务管理工作", ("", "做好乙项服务管理工作")),
    ],
)
def test_missing_and_extra_cells_leave_the_others_in_their_columns(row: str, expected: tuple[str, str]) -> None:
    assert told(document(BASIC, ONE, row), "category", "name")[1] == expected


def test_a_row_without_departments_keeps_both_duties_apart() -> None:
    found = document(COOPERATIVE, FULL, "2\t民生服务\t开展戊项工作\t1.制定方案；2.指导检查。\t1.宣传政策；2.上报情况。")
    assert told(found, "departments", "superior_duties", "township_duties")[1] == (
        [],
        "1.制定方案；2.指导检查。",
        "1.宣传政策；2.上报情况。",
    )


@pytest.mark.parametrize("number", ["99999999999999999999", "123456", "-3", "甲", "1.5"])
def test_a_number_that_is_none_stops_nothing_and_loses_no_text(number: str) -> None:
    lines = [ONE, f"{number}\t经济发展\t做好己项工作", TWO]
    found = document(BASIC, *lines)
    assert not characters(lines) - kept(found)
    assert told(found, "number")[-1] == (2,)


def test_numbers_may_pass_ten_thousand() -> None:
    lines = [f"{number}\t党的建设\t开展第{number}项工作" for number in range(9_998, 10_003)]
    assert told(document(BASIC, *lines), "number") == [(number,) for number in range(9_998, 10_003)]


@pytest.mark.parametrize("number", ["2.", "（2）", "2、", " 2 ", "２"])
def test_a_number_may_carry_marks(number: str) -> None:
    assert told(document(BASIC, ONE, TWO.replace("2", number, 1)), "number") == [(1,), (2,)]


WORDS = st.sampled_from(
    [
        "党的建设",
        "开展甲项工作",
        "县民政局",
        "县教育局、县财政局",
        "1.做好甲；2.做好乙。",
        "承接部门：县民政局",
        "",
        "甲",
        "=1+1",
        "民生服务",
        "b c",
        "3",
    ]
)
ROWS = st.lists(
    st.tuples(st.sampled_from(["1", "2", "3", "", "7", "甲", "99999"]), st.lists(WORDS, max_size=8)), min_size=1
)


@given(ROWS, st.sampled_from(["", BASIC, COOPERATIVE, RECLAIMED]))
def test_all_text_of_the_tables_is_in_the_cells_or_in_the_strays(
    rows: list[tuple[str, list[str]]], header: str
) -> None:
    text = "\n".join([header, ONE, TWO, *("\t".join([number, *cells]) for number, cells in rows)])
    blocks = read("a", text.encode()).blocks
    missing = characters(cell for block in blocks for cell in block.cells) - kept(read_text(text))
    assert not missing
