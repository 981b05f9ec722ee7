from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import characters
from toolkit.parsing.clauses import Clause, split_clauses
from toolkit.parsing.departments import Departments
from toolkit.profile import default_profile

YUTIAN = Departments(default_profile(), "于田县", "和田地区")


def clauses(cell: str) -> list[Clause]:
    return split_clauses(cell, YUTIAN)


def words(cell: str) -> list[str]:
    return [re.sub(r"\W", "", clause.text) for clause in clauses(cell)]


def heads(cell: str) -> list[tuple[str, ...]]:
    return [clause.heads for clause in clauses(cell)]


@pytest.mark.parametrize(
    ("cell", "markers"),
    [
        ("1.做好甲；2.做好乙。", ["1.", "2."]),
        ("1、做好甲；2、做好乙。", ["1、", "2、"]),
        ("1．做好甲；\n2．做好乙。", ["1．", "2．"]),
        ("（1）做好甲；（2）做好乙。", ["（1）", "（2）"]),
        ("（一）做好甲；(二)做好乙。", ["（一）", "(二)"]),
        ("1. 做好甲\n2. 做好乙", ["1.", "2."]),
        ("做好甲。", [""]),
        ("做好甲：1.做好乙；10.做好丙。", ["", "1.", "10."]),
    ],
)
def test_a_cell_is_cut_at_its_numbers(cell: str, markers: list[str]) -> None:
    assert [clause.marker for clause in clauses(cell)] == markers


@pytest.mark.parametrize("cell", ["建设3.5万亩高标准农田。", "落实2025.1.1起的规定。", "服务热线12345.办理。", ""])
def test_figures_inside_a_sentence_are_no_numbers_of_items(cell: str) -> None:
    assert [clause.marker for clause in clauses(cell)] == [""] * bool(cell)


def test_text_is_what_stands_between_the_markers_on_one_line() -> None:
    assert [clause.text for clause in clauses("1. 做好甲；\n2.做好\n乙。")] == ["做好甲；", "做好乙。"]


@pytest.mark.parametrize(
    "cell",
    [
        "县教育局：1.做好甲；2.做好乙。县财政局：1.拨付丙。",
        "县教育局: 1.做好甲; 2.做好乙。 县财政局: 1.拨付丙。",
        "一、县教育局\n1.做好甲；\n2.做好乙。\n二、县财政局\n1.拨付丙。",
        "一、县教育局：1.做好甲；2.做好乙。二、县财政局：1.拨付丙。",
        "一、县教育局 1.做好甲；2.做好乙。二、县财政局 1.拨付丙。",
        "县教育局1.做好甲；2.做好乙。县财政局1.拨付丙。",
        "县教育局\n1.做好甲；\n2.做好乙。\n县财政局\n1.拨付丙。",
        "（一）县教育局：1.做好甲；2.做好乙。（二）县财政局：1.拨付丙。",
    ],
)
def test_a_department_heads_the_items_below_it_in_every_style(cell: str) -> None:
    assert heads(cell) == [("县教育局",), ("县教育局",), ("县财政局",)]
    assert words(cell) == ["做好甲", "做好乙", "拨付丙"]


@pytest.mark.parametrize(
    "cell",
    [
        "县教育局：做好甲。县财政局：做好乙。",
        "县教育局：做好甲；县财政局：做好乙。",
        "教育局：做好甲。财政局：做好乙。",
        "于田县教育局：做好甲。\n于田县财政局：做好乙。",
        "县教育局（牵头）：做好甲。县财政局：做好乙。",
        "一、县教育局 做好甲。二、县财政局 做好乙。",
        "一、县教育局\n做好甲。\n二、县财政局\n做好乙。",
    ],
)
def test_a_department_heads_a_paragraph_without_numbers(cell: str) -> None:
    found = clauses(cell)
    assert [YUTIAN.body(clause.heads[0]) for clause in found] == ["教育局", "财政局"]
    assert words(cell) == ["做好甲", "做好乙"]


@pytest.mark.parametrize(
    "cell",
    [
        "县政务服务中心：1.做好甲。",
        "一、县政务服务中心\n1.做好甲。",
        "一、县政务服务中心 1.做好甲。",
        "一、县档案馆 1.做好甲。",
    ],
)
def test_a_head_may_end_as_any_body_does(cell: str) -> None:
    found = clauses(cell)
    assert [(clause.marker, clause.text, len(clause.heads)) for clause in found] == [("1.", "做好甲。", 1)]


@pytest.mark.parametrize(
    "joint", ["县教育局、县财政局", "县教育局和县财政局", "县教育局，县财政局", "县教育局 县财政局"]
)
def test_departments_that_stand_together_head_their_items_jointly(joint: str) -> None:
    assert heads(f"{joint}：1.做好甲；2.做好乙。") == [("县教育局", "县财政局")] * 2


def test_a_topic_behind_a_chinese_number_is_the_section_of_its_items() -> None:
    found = clauses("一、人选推荐工作\n1.提出名单；\n2.审核名单。\n二、服务保障工作\n1.安排场地。")
    assert [(clause.section, clause.marker) for clause in found] == [
        ("人选推荐工作", "1."),
        ("人选推荐工作", "2."),
        ("服务保障工作", "1."),
    ]
    assert {clause.heads for clause in found} == {()}


def test_sentences_behind_chinese_numbers_are_clauses_of_their_own() -> None:
    texts = [clause.text for clause in clauses("一、做好甲项宣传工作。二、做好乙项管理工作。")]
    assert texts == ["做好甲项宣传工作。", "做好乙项管理工作。"]


@pytest.mark.parametrize(
    "cell",
    [
        "1.会同县公安局：开展检查。",
        "会同县公安局：开展检查。",
        "由县教育局：做好甲。",
        "1.指导各村：做好甲。",
        "各部门：做好甲。",
        "县教育局负责以下工作：做好甲。",
        "工作要求：做好甲。",
    ],
)
def test_what_is_no_body_heads_nothing(cell: str) -> None:
    assert heads(cell) == [()]


def test_the_county_huitong_heads_its_own_paragraphs() -> None:
    place = Departments(default_profile(), "会同县", "怀化市")
    assert [clause.heads for clause in split_clauses("会同县公安局：做好甲。", place)] == [("会同县公安局",)]


def test_an_empty_cell_has_no_clauses() -> None:
    assert clauses("") == clauses(" \n") == []


PIECES = st.sampled_from(
    [
        "1.",
        "2.",
        "一、",
        "二、",
        "（1）",
        "县教育局：",
        "县财政局：",
        "县教育局",
        "县政务服务中心",
        "甲项工作",
        "做好乙",
        "。",
        "；",
        "\n",
        " ",
        "：",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_clauses_together_hold_the_text_of_the_cell(cell: str) -> None:
    held: list[object] = []
    for clause in clauses(cell):
        held += [clause.marker, clause.text, clause.section, *clause.heads]
    missing = characters([cell]) - characters(held)
    assert not {c: n for c, n in missing.items() if c in "甲项工作做好乙"}


@given(st.lists(PIECES, max_size=14).map("".join))
def test_heads_are_always_bodies(cell: str) -> None:
    assert all(YUTIAN.looks_like_body(name) for clause in clauses(cell) for name in clause.heads)
