from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.lists import LISTS
from toolkit.profile import default_profile

PROFILE = default_profile()


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("序号", "number"),
        ("事项类别", "category"),
        ("事项 名称", "name"),
        ("对应上级部门", "departments"),
        ("上级部门职责", "superior_duties"),
        ("乡镇（街道）配合职责", "township_duties"),
        ("乡镇(街道)配合职责", "township_duties"),
        ("镇配合职责", "township_duties"),
        ("乡镇配合职责", "township_duties"),
        ("街道配合职责", "township_duties"),
        ("承接部门及 工作方式", "handover"),
        ("备注", "remark"),
        ("备　注", "remark"),
    ],
)
def test_a_header_word_names_its_column(cell: str, column: str) -> None:
    assert PROFILE.column_of(cell) == column


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("对上上级部门", "departments"),
        ("事顶名称", "name"),
        ("上级部门职", "superior_duties"),
        ("承接部门及工作方", "handover"),
    ],
)
def test_a_misspelt_header_word_names_the_column_it_is_most_like(cell: str, column: str) -> None:
    assert PROFILE.column_of(cell) == column


@pytest.mark.parametrize(("cell", "column"), [("号", "number"), ("名称", "name"), ("注", "remark")])
def test_of_an_eroded_header_word_its_end_is_enough(cell: str, column: str) -> None:
    assert PROFILE.column_of(cell) == column


@pytest.mark.parametrize("cell", ["", " ", "党的建设", "县教育局", "开展甲项宣传教育工作", "1", "甲" * 17, "乡村振兴"])
def test_other_cells_name_no_column(cell: str) -> None:
    assert PROFILE.column_of(cell) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("基本履职事项清单", "basic"),
        ("云岫县云岭镇基本履职事项清单", "basic"),
        ("配合履职 事项清单", "cooperative"),
        ("上级部门收回事项清单", "reclaimed"),
        ("履职事项清单", None),
        ("说明", None),
    ],
)
def test_a_title_names_its_list(text: str, key: str | None) -> None:
    assert PROFILE.title_list(text) == key


@pytest.mark.parametrize(
    "text", ["不再开展此项工作", "证明事项已清理，无需承接", "不再对乡镇（街道）进行考核", "予以取消", "该项已废止"]
)
def test_a_formula_says_that_nobody_receives_the_duty(text: str) -> None:
    assert PROFILE.drop_formula.search(text)


@pytest.mark.parametrize(
    ("text", "label"), [("承接部门：甲", "承接部门"), ("工作方式: 甲", "工作方式"), ("承接方式 ：甲", "承接方式")]
)
def test_a_label_is_known_with_a_colon_of_either_width(text: str, label: str) -> None:
    found = PROFILE.label.search(text)
    assert found is not None
    assert found["label"] == label


def test_every_body_is_reached_by_each_of_its_names() -> None:
    assert PROFILE.stems["人社局"] == PROFILE.stems["人力资源和社会保障局"] == "人力资源和社会保障局"
    names = [name for body in PROFILE.bodies for name in body]
    assert sorted(names) == sorted(set(names))


def test_the_lists_have_the_columns_of_the_contract() -> None:
    assert tuple(PROFILE.columns) == LISTS
    assert all(columns[:3] == ("number", "category", "name") for columns in PROFILE.columns.values())
    assert {column for columns in PROFILE.columns.values() for column in columns} == set(PROFILE.headers)


def test_the_profile_is_read_once() -> None:
    assert default_profile() is default_profile()


@given(st.text(max_size=20))
def test_any_cell_names_a_column_or_none(cell: str) -> None:
    assert PROFILE.column_of(cell) in {*PROFILE.headers, None}
