from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.sources.markup import strip_markup


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("<p>甲</p>", "\n甲\n"),
        ("甲<br>乙<br/>丙<BR />丁", "甲\n乙\n丙\n丁"),
        ("<ol><li>甲</li><li>乙</li></ol>", "\n\n甲\n\n乙\n\n"),
        ("甲<b>乙</b><strong>丙</strong>", "甲乙丙"),
        ('<span style="color: red">甲</span>', "甲"),
        ("甲<!-- 注 -->乙", "甲乙"),
        ("甲&nbsp;&lt;乙&gt;&amp;丙", "甲\xa0<乙>&丙"),
        ("甲乙", "甲乙"),
    ],
)
def test_tags_go_and_leave_a_line_feed_where_a_paragraph_begins(marked: str, plain: str) -> None:
    assert strip_markup(marked) == plain


def test_a_list_that_is_never_closed_leaves_its_items() -> None:
    assert strip_markup('<ol style="list-style-type: none"> 1. 甲； 2. 乙。') == "\n 1. 甲； 2. 乙。"


def test_a_tag_that_breaks_off_at_the_end_of_the_cell_goes() -> None:
    assert strip_markup('甲。<ol style="list-style-type: none"') == "甲。\n"


@pytest.mark.parametrize(
    "text",
    ["实施<地方党政领导干部安全生产责任制规定>细则", "气温<5摄氏度、湿度>60", "甲<乙", "R&D经费", "<"],
)
def test_angle_brackets_and_ampersands_that_are_no_markup_stay(text: str) -> None:
    assert strip_markup(text) == text


def test_the_text_behind_an_unclosed_tag_stays() -> None:
    assert "开展甲项工作" in strip_markup("<table><tr><td 开展甲项工作")


@given(st.text(alphabet="甲乙丙<>/p brol=\"'-!&;x", max_size=80))
def test_no_chinese_text_outside_of_angle_brackets_is_lost(text: str) -> None:
    outside = re.sub(r"<[^<>]*(?:>|$)", "", text)
    assert [c for c in outside if c in "甲乙丙"] == [c for c in strip_markup(outside) if c in "甲乙丙"]
    assert not Counter(c for c in outside if c in "甲乙丙") - Counter(strip_markup(text))
