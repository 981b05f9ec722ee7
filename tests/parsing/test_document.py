from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.generator import Duty, Form, Layout, Stray, Township, expected_parse, render
from tests.conftest import (
    FORMS,
    LISTS,
    cell_texts,
    characters,
    claims,
    frames_of,
    kept,
    layouts,
    parse_json,
    read_text,
    townships,
    unshrunk,
)
from toolkit.parsing.departments import Departments
from toolkit.parsing.document import receivers
from toolkit.profile import default_profile
from toolkit.sources import UnreadableError

YUTIAN = Departments(default_profile(), "于田县", "和田地区")
# What is no text of a clause: the bracket behind a head's name and the number before it.
HEAD_BRACKET = re.compile(r"[（(][^（）()]{1,9}[)）](?=[：:1])")
HEAD_NUMBER = re.compile(r"(?:^|(?<=[。；]))[一二三四五六七八九十]+、")
HEADER = "序号\t事项类别\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责"


@pytest.mark.parametrize("form", FORMS)
@settings(unshrunk, max_examples=70)
@given(data=st.data())
def test_a_rendered_township_is_read_back(form: Form, data: st.DataObject) -> None:
    township, layout = data.draw(townships()), data.draw(layouts(form))
    expected = expected_parse(township, layout, form)
    assert claims(parse_json(render(township, form, options=layout)), expected) == expected


@unshrunk
@given(township=townships(), layout=layouts("wrapped"))
def test_the_same_content_gives_the_same_duties_in_every_serialisation(township: Township, layout: Layout) -> None:
    parsed = [frames_of(render(township, form, options=layout)) for form in FORMS]
    duties = [frames.duties.drop("line", "end_line", "page").to_dicts() for frames in parsed]
    assert duties[0] == duties[1] == duties[2]


def without_bracket(head: str) -> str:
    """Return a head's name without what stands in brackets behind it, which may or may not be taken for its part."""
    return re.sub(r"[（(][^（）()]*[)）]$", "", head)


def written_heads(duty: Duty) -> list[str]:
    """Return the departments that head paragraphs of a duty, each on a line of its own as 某局： or as 一、某局."""
    found = (
        re.fullmatch(r"[一二三四五六七八九十]+、(.+[^。])|([^。；]+)：", line)
        for line in duty.superior_duties.split("\n")
    )
    return [without_bracket(head[1] or head[2]) for head in found if head]


@pytest.mark.parametrize("form", FORMS)
@unshrunk
@given(data=st.data())
def test_the_heads_of_paragraphs_are_read_back(form: Form, data: st.DataObject) -> None:
    township, layout = data.draw(townships()), replace(data.draw(layouts(form)), cover=True)
    departments = frames_of(render(township, form, options=layout)).departments
    rows = departments.filter(role="heads").select("number", "name").rows()
    heads = [(number, without_bracket(name)) for number, name in rows]
    assert heads == [(duty.number, head) for duty in township.cooperative for head in written_heads(duty)]


@pytest.mark.parametrize("form", FORMS)
@unshrunk
@given(data=st.data())
def test_the_clauses_of_a_duty_hold_its_text(form: Form, data: st.DataObject) -> None:
    township, layout = data.draw(townships(most=8)), data.draw(layouts(form))
    frames = frames_of(render(township, form, options=layout))
    for column in ("superior_duties", "township_duties"):
        clauses = frames.clauses.filter(field=column)
        told = characters(text for name in ("marker", "section", "text") for text in clauses[name])
        told += characters(name for names in clauses["heads"] for name in names)
        shown = characters(HEAD_NUMBER.sub("", HEAD_BRACKET.sub("", text or "")) for text in frames.duties[column])
        missing = shown - told
        assert not {c for c in missing if c.isalnum()}


@pytest.mark.parametrize("form", FORMS)
@unshrunk
@given(data=st.data())
def test_all_text_of_the_tables_is_kept(form: Form, data: st.DataObject) -> None:
    township, layout = data.draw(townships()), data.draw(layouts(form))
    missing = characters(cell_texts(township, layout)) - kept(read_text(render(township, form, options=layout)))
    assert not missing


@pytest.mark.parametrize("form", ["markdown", "tabular"])
@unshrunk
@given(data=st.data())
def test_a_paragraph_between_rows_is_a_stray_and_changes_no_row(form: Form, data: st.DataObject) -> None:
    township, layout = data.draw(townships(least=3)), data.draw(layouts(form))
    after = data.draw(st.integers(1, 2))
    spoiled = replace(township, strays=(Stray("cooperative", after, "本页以下无正文，接续下一页内容。"),))
    layout = replace(layout, titles="plain", split_rows=False)
    found = frames_of(render(spoiled, form, options=layout))
    assert found.strays["text"].to_list() == [layout.widen("本页以下无正文，接续下一页内容。")]
    whole = frames_of(render(township, form, options=layout))
    apart = ("line", "end_line", "page")
    assert found.duties.drop(apart).equals(whole.duties.drop(apart))


@pytest.mark.parametrize("form", FORMS)
@unshrunk
@given(data=st.data())
def test_every_row_says_where_it_stands(form: Form, data: st.DataObject) -> None:
    text = render(data.draw(townships(most=6)), form, options=data.draw(layouts(form)))
    duties = frames_of(text).duties
    lines = text.split("\n")
    assert duties.filter(pl.col("end_line") < pl.col("line")).is_empty()
    assert duties["row"].to_list() == list(range(duties.height))
    assert duties["line"].is_sorted()
    for number, line in duties.select("number", "line").rows():
        assert str(number) in re.split(r"[\s|]+", lines[line - 1].strip(" |\f"))


@pytest.mark.parametrize(
    ("handover", "names"),
    [
        ("承接部门：县教育局 工作方式：由县教育局负责。", ["县教育局"]),
        ("承接部门：县教育局、县民政局工作方式：由县教育局牵头。", ["县教育局", "县民政局"]),
        ("承接部门:县教育局 承接方式:由县教育局负责。", ["县教育局"]),
        ("县教育局 工作方式：由县教育局负责。", ["县教育局"]),
        ("县教育局、县民政局\n工作方式：由县教育局负责。", ["县教育局", "县民政局"]),
        ("承接部门：县应急管理局 工作方式：甲。承接部门：县公安局 工作方式：乙。", ["县应急管理局", "县公安局"]),
        ("承接部门：县教育局", ["县教育局"]),
        ("不再开展此项工作。", []),
        ("证明事项已清理，无需承接。", []),
        ("不再对乡镇（街道）进行考核。", []),
        ("承接部门： 工作方式：由县教育局负责。", []),
        ("", []),
    ],
)
def test_the_receivers_are_named_by_the_label_or_before_the_way_of_working(handover: str, names: list[str]) -> None:
    assert receivers(handover, YUTIAN) == names


def duty(*cells: str) -> dict[str, Any]:
    return read_text(f"{HEADER}\n" + "\t".join(["1", "民生服务", "开展甲项工作", *cells])).duties[0]


def test_a_cell_without_bodies_names_no_department() -> None:
    assert duty(",", "1.做好甲。", "1.做好乙。")["departments"] == []


def test_of_a_duty_text_in_the_department_column_only_the_bodies_that_head_it_are_taken() -> None:
    found = duty("县水利局：1.制定预案，报县财政局；2.开展演练。", "", "1.做好乙。")
    assert found["departments"] == ["县水利局"]
    assert found["departments_text"] == "县水利局：1.制定预案，报县财政局；2.开展演练。"


def test_an_unnamed_group_is_in_no_row_of_the_departments() -> None:
    cells = "1\t民生服务\t开展甲项工作\t县应急管理局以及其他负有安全监管职责的部门\t1.做好甲。\t1.做好乙。"
    assert frames_of(f"{HEADER}\n{cells}").departments["name"].to_list() == ["县应急管理局"]


@pytest.mark.parametrize(
    "text",
    [
        "一封信\n没有清单",
        HEADER,
        f"{HEADER}\n{HEADER}",
        "1\n2\n3",
        "| 1 | |\n| 2 | |",
        "a\tb\tc\nd\te\tf",
        "1\t2\t3\n4\t5\t6",
    ],
)
def test_a_text_without_duties_is_no_duty_list(text: str) -> None:
    with pytest.raises(UnreadableError, match="no-duty-list"):
        read_text(text)


BEGINNINGS = st.sampled_from(
    [
        "序号\t事项类别\t事项名称\n1\t党的建设\t开展甲项工作\n2\t党的建设\t开展乙项工作\n",
        "| 1 | 党的建设 | 开展甲项工作 |\n| 2 | 党的建设 | 开展乙项工作 |\n",
        "1 党的建设 开展甲项工作\n2 党的建设 开展乙项工作\n",
        "序号 事项类别 事项名称 对应上级部门 上级部门职责\n1 党的建设\n开展甲项工作\n县教育局\n1.做好。\n1.上报。\n",
    ]
)
WORDS = """
序号 事项类别 事项名称 对应上级部门 上级部门职责 承接部门及工作方式 备注 1 2 3 10 12345 １ 党的建设 应急管 理及消防
县教育局 于田县民政局 、 1. 2. 一、 （一） ： 。 承接部门： 不再开展此项工作 开展甲项工作 | 基本履职事项清单
目录 说明 第1页 <p> <ol &amp; " 共有履职事项255项 包括党的建设、经济发展2个类别 2025年7月 于田县云岭镇履职事项清单 𠀀
"""
SHREDS = st.sampled_from([*WORDS.split(), *"\n\n\n\n\t\t\t \f\u3000\u2028", " | ", "| 3 |", "\n3\t"])


@settings(max_examples=150)
@given(beginning=BEGINNINGS, shreds=st.lists(SHREDS, max_size=60))
def test_any_text_behind_some_rows_is_read(beginning: str, shreds: list[str]) -> None:
    frames = frames_of(beginning + "".join(shreds))
    assert frames.duties.height > 0
    assert set(frames.duties["list"]) <= set(LISTS)
