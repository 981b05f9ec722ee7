from __future__ import annotations

from toolkit.sources import Block
from toolkit.sources.wrapped import read_blocks


def test_every_line_with_text_is_a_block_of_its_own() -> None:
    assert read_blocks(["", "1 党的建设", "", "开展甲项", "工作"]) == [
        Block("1 党的建设", 2, 2),
        Block("开展甲项", 4, 4),
        Block("工作", 5, 5),
    ]


def test_a_page_break_before_a_line_leaves_a_blank() -> None:
    assert [block.text for block in read_blocks(["\f1 甲", " 2 乙", "3 丙  "])] == [" 1 甲", " 2 乙", "3 丙"]


def test_lines_of_white_space_are_nothing() -> None:
    assert read_blocks([" ", "\f", "\u3000", ""]) == []
