from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.diffing.comparisons import equal, townships, version
from toolkit.reporting.changes.text import lines, render
from toolkit.reporting.terminal import show
from toolkit.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 160])
def test_no_line_is_wider_than_the_console_or_ends_in_blanks(width: int, lang: Lang) -> None:
    for comparison in (version(), townships()):
        lines = render(comparison, lang, whole=True, width=width).split("\n")
        assert [line for line in lines if cell_len(line) > width] == []
        assert [line for line in lines if line != line.rstrip()] == []


def test_a_wider_console_gives_the_same_words_in_fewer_lines() -> None:
    narrow, wide = render(version(), width=40), render(version(), width=200)
    assert narrow.count("\n") > wide.count("\n")
    assert "".join(narrow.split()) == "".join(wide.split())


def test_a_redline_can_be_read_without_colour() -> None:
    text = render(version())
    assert "\x1b" not in text
    assert "[-做好-]{+开展+}防灾减灾{+救灾+}宣传{+教育+}" in text


def test_a_terminal_gets_the_same_words_in_colour() -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, color_system="standard", width=100, highlight=False, markup=False)
    show(lines(version(), "zh", console.width), console)
    assert "\x1b[31m[-做好-]" in file.getvalue()
    assert "\x1b[32m{+开展+}" in file.getvalue()


def test_what_moves_mean_stands_before_the_changes_the_gravest_first() -> None:
    text = render(version())
    places = [text.index(word) for word in ("！回流 1", "新增负担 1", "减负 1", "\n基本清单\n")]
    assert places == sorted(places)


def test_texts_that_share_little_stand_one_under_the_other() -> None:
    assert "－ 城镇燃气安全检查\n      ＋ 对瓶装液化气经营点的执法" in render(version())


def test_an_unsure_pair_names_the_duty_that_it_may_belong_to() -> None:
    assert "？ 也可能对应：基本清单第5项 组织应急救灾演练" in render(version())


def test_a_stated_fact_that_did_not_follow_its_duties_is_marked() -> None:
    assert "！ 总数：16（事项已变，说明未改；清单实有16→18）" in render(version())
    assert "    基本清单事项数：8 → 9" in render(version())


def test_between_two_townships_nothing_is_added_or_removed() -> None:
    text = render(townships())
    assert "新增" not in text
    assert "取消" not in text
    assert "只在白杨乡 1" in text
    assert "只在柳树镇 1" in text


def test_documents_that_say_the_same_are_said_to() -> None:
    assert render(equal()).endswith("\n没有变化，1项未变\n")
