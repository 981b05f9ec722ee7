from __future__ import annotations

import pytest

from toolkit.sources import Block
from toolkit.sources.markdown import is_row, read_blocks


def rows(text: str) -> list[tuple[str, ...]]:
    return [block.cells for block in read_blocks(text.split("\n")) if block.is_row]


def test_lines_between_pipes_are_rows_and_the_rule_below_the_header_is_nothing() -> None:
    blocks = read_blocks(["| 序号 | 事项名称 |", "|----|:---:|", "| 1 | 开展甲项工作 |"])
    assert blocks == [Block("", 1, 1, ("序号", "事项名称")), Block("", 3, 3, ("1", "开展甲项工作"))]


def test_rows_need_no_pipes_at_their_ends() -> None:
    assert rows("1 | 党的建设 | 开展甲项工作") == [("1", "党的建设", "开展甲项工作")]


def test_empty_cells_keep_their_place() -> None:
    assert rows("| 1 |  | 开展甲项工作 | |") == [("1", "", "开展甲项工作", "")]


@pytest.mark.parametrize("last", ["丙", "丙\\|"])
def test_an_escaped_pipe_is_a_pipe_in_the_cell(last: str) -> None:
    assert rows(f"| 1 | 甲\\|乙 | {last} |") == [("1", "甲|乙", last.replace("\\|", "|"))]


def test_an_escaped_pipe_at_the_end_of_a_row_is_no_border() -> None:
    assert rows("| 1 | 甲 | 乙\\|") == [("1", "甲", "乙|")]


def test_a_row_broken_over_lines_is_put_together_with_its_lines_counted() -> None:
    blocks = read_blocks(["| 1 | 党的建设 | 1.做好甲；", "2.做好乙。 |", "", "| 2 | 党的建设 | 丙 |"])
    assert blocks == [
        Block("", 1, 2, ("1", "党的建设", "1.做好甲；\n2.做好乙。")),
        Block("", 4, 4, ("2", "党的建设", "丙")),
    ]


@pytest.mark.parametrize("following", ["", "| 2 | 党的建设 | 乙 |", "2 | 党的建设 | 乙"])
def test_a_row_that_is_never_closed_ends_where_the_next_one_or_an_empty_line_begins(following: str) -> None:
    assert rows(f"| 1 | 党的建设 | 甲\n{following}")[0] == ("1", "党的建设", "甲")


@pytest.mark.parametrize(
    "line", ["# 基本履职事项清单", "**基本履职事项清单**", "### 基本履职事项清单", "*基本履职事项清单*"]
)
def test_headings_and_emphasis_lose_their_marks(line: str) -> None:
    assert read_blocks([line]) == [Block("基本履职事项清单", 1, 1)]


def test_paragraphs_keep_their_line_numbers_across_empty_lines() -> None:
    assert read_blocks(["", "说 明", "", "一、基本情况"]) == [Block("说 明", 2, 2), Block("一、基本情况", 4, 4)]


def test_markup_in_cells_is_taken_out() -> None:
    assert rows('| 1 | <p>甲</p> | <ol style="x"> 1. 乙；<br>2. 丙。 |') == [("1", "甲", "1. 乙；\n2. 丙。")]


@pytest.mark.parametrize("line", ["| 1 |", "1 | 2 | 3", "|"])
def test_a_row_begins_with_a_pipe_or_holds_two(line: str) -> None:
    assert is_row(line)


@pytest.mark.parametrize("line", ["1 | 2", "甲\\|乙\\|丙", ""])
def test_a_line_with_a_single_or_an_escaped_pipe_is_no_row(line: str) -> None:
    assert not is_row(line)
