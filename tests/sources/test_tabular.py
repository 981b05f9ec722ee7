from __future__ import annotations

import pytest

from toolkit.sources import Block
from toolkit.sources.tabular import read_blocks


def rows(text: str) -> list[tuple[str, ...]]:
    return [block.cells for block in read_blocks(text.split("\n")) if block.is_row]


def test_lines_with_tabs_are_rows_and_others_paragraphs() -> None:
    assert read_blocks(["说明", "", "1\t党的建设\t甲"]) == [
        Block("说明", 1, 1),
        Block("", 3, 3, ("1", "党的建设", "甲")),
    ]


def test_empty_cells_keep_their_place_at_both_ends() -> None:
    assert rows("\t党的建设\t\t甲\t") == [("", "党的建设", "", "甲", "")]


def test_a_line_of_tabs_alone_is_nothing() -> None:
    assert read_blocks(["\t\t\t"]) == []


def test_a_quoted_cell_may_run_over_several_lines() -> None:
    text = '1\t党的建设\t"1.做好甲；\n2.做好乙。"\t丙\n2\t党的建设\t丁'
    assert read_blocks(text.split("\n")) == [
        Block("", 1, 2, ("1", "党的建设", "1.做好甲；\n2.做好乙。", "丙")),
        Block("", 3, 3, ("2", "党的建设", "丁")),
    ]


def test_doubled_quotes_inside_a_quoted_cell_are_one() -> None:
    assert rows('1\t"落实""三会一课""；\n做好甲。"\t乙') == [("1", '落实"三会一课"；\n做好甲。', "乙")]


@pytest.mark.parametrize("cell", ['"三会一课"制度', '落实"三会一课"', '"甲', '12"'])
def test_quotes_that_open_no_cell_over_lines_stay(cell: str) -> None:
    assert rows(f"1\t党的建设\t{cell}\n2\t党的建设\t乙") == [("1", "党的建设", cell), ("2", "党的建设", "乙")]


def test_a_quote_that_is_never_closed_does_not_swallow_the_next_row() -> None:
    text = "\n".join(f'{number}\t党的建设\t"甲' for number in range(1, 5))
    assert [row[0] for row in rows(text)] == ["1", "2", "3", "4"]


def test_the_last_line_needs_no_line_feed() -> None:
    assert rows("1\t党的建设\t甲\n2\t党的建设\t乙") == rows("1\t党的建设\t甲\n2\t党的建设\t乙\n")


@pytest.mark.parametrize("cell", ["=SUM(A1:A3)", "+甲", "@甲", "-1+2", "=HYPERLINK(1)"])
def test_formulas_stay_text(cell: str) -> None:
    assert rows(f"1\t党的建设\t{cell}") == [("1", "党的建设", cell)]


def test_pipes_are_text() -> None:
    assert rows("1\t党的建设\t甲|乙") == [("1", "党的建设", "甲|乙")]
