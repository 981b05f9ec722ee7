from __future__ import annotations

import pytest

from toolkit.parsing.furniture import is_footer, running_heads
from toolkit.sources import Block


@pytest.mark.parametrize(
    "text",
    ["第 14 页, 共 43 页", "第14页，共43页", "第 14 页", "- 14 -", "— 14 —", "14/43", "14", "· 14 ·", "第14页/共43页"],
)
def test_page_numbers_are_furniture(text: str) -> None:
    assert is_footer(text)


@pytest.mark.parametrize(
    "text", ["第14项", "共43项", "12345", "14 甲", "第十四章", "1.做好甲。", "甲", "", "2025年7月", "14.", "序号"]
)
def test_other_short_texts_are_not(text: str) -> None:
    assert not is_footer(text)


def test_a_short_paragraph_that_stands_three_times_is_a_running_head() -> None:
    blocks = [
        Block(text, at, at) for at, text in enumerate(["云岭 镇清单", "云岭镇清单", "云岭镇清单", "说明", "说明"], 1)
    ]
    assert running_heads(blocks) == {"云岭镇清单"}


def test_rows_and_long_paragraphs_are_no_running_heads() -> None:
    rows = [Block("", at, at, ("1", "甲")) for at in range(3)]
    long = [Block("甲" * 41, at, at) for at in range(3)]
    assert running_heads([*rows, *long]) == frozenset()
