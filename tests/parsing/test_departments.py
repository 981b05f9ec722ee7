from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import characters
from toolkit.parsing.departments import Departments
from toolkit.profile import default_profile

YUTIAN = Departments(default_profile(), "于田县", "和田地区")
SHACHE = Departments(default_profile(), "莎车县", "喀什地区")
CITY = Departments(default_profile(), "和田市", "和田地区")
NOWHERE = Departments(default_profile())


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("于田县农业农村局", ["于田县农业农村局"]),
        ("于田县人力资源和社会保障局、财政局", ["于田县人力资源和社会保障局", "财政局"]),
        (
            "县教育局、县民政局，县公安局,县水利局；县财政局",
            ["县教育局", "县民政局", "县公安局", "县水利局", "县财政局"],
        ),
        ("县教育局 县民政局", ["县教育局", "县民政局"]),
        ("县教育局\n县民政局", ["县教育局", "县民政局"]),
        ("县公安局和县民政局", ["县公安局", "县民政局"]),
        ("县公安局、县民政局等部门", ["县公安局", "县民政局"]),
        ("县公安局等5个部门", ["县公安局"]),
        ("县人民政府办公室（档案史志馆）", ["县人民政府办公室（档案史志馆）"]),
        ("县人民政府办公室（档案史志馆、党史办）、县公安局", ["县人民政府办公室（档案史志馆、党史办）", "县公安局"]),
        ("县公安局、县公安局", ["县公安局"]),
        ("", []),
        ("、，", []),
    ],
)
def test_a_cell_is_split_into_the_bodies_it_names(cell: str, names: list[str]) -> None:
    assert YUTIAN.split(cell) == names


def test_an_enumeration_of_bare_stems_behind_a_prefixed_body_names_several_bodies() -> None:
    assert CITY.split("市人力资源和社会保障局、财政局") == ["市人力资源和社会保障局", "财政局"]


@pytest.mark.parametrize(
    "cell", ["于田县人力资源 和社会保障局", "于田县\n人力资源和社会保障局", "于田县人力资源和社会保 障局"]
)
def test_a_blank_inside_a_wrapped_name_does_not_part_it(cell: str) -> None:
    assert YUTIAN.split(cell) == ["于田县人力资源和社会保障局"]


@pytest.mark.parametrize("prefecture", ["和田地区", None])
def test_bodies_written_without_anything_between_are_parted(prefecture: str | None) -> None:
    place = Departments(default_profile(), "于田县", prefecture)
    assert place.split("于田县公安局于田县民政局于田县教育局") == ["于田县公安局", "于田县民政局", "于田县教育局"]


@pytest.mark.parametrize(
    "name", ["喀什地区生态环境局莎车县分局", "国家税务总局莎车县税务局", "喀什地区生态环境局莎车分局"]
)
def test_a_body_of_the_prefecture_or_the_state_is_one_body(name: str) -> None:
    assert SHACHE.split(name) == [name]
    assert SHACHE.looks_like_body(name)


@pytest.mark.parametrize(
    "group",
    ["以及其他负有安全监管职责的部门", "其他负有安全监管职责的部门", "及其他有关部门", "县直有关单位", "各相关部门"],
)
def test_an_unnamed_group_is_no_body(group: str) -> None:
    assert NOWHERE.is_several(group)
    assert not NOWHERE.is_whole(group)
    assert not NOWHERE.looks_like_body(group)


def test_an_unnamed_group_behind_a_body_is_parted_from_it() -> None:
    first, *rest = YUTIAN.split("县应急管理局以及其他负有安全监管职责的部门")
    assert first == "县应急管理局"
    assert [YUTIAN.is_several(name) for name in rest] == [True]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("人社局", "人力资源和社会保障局"),
        ("卫健委", "卫生健康委员会"),
        ("残联", "残疾人联合会"),
        ("编办", "机构编制委员会办公室"),
        ("发改委", "发展和改革委员会"),
        ("住建局", "住房和城乡建设局"),
        ("林草局", "林业和草原局"),
        ("医保局", "医疗保障局"),
        ("网信办", "网络安全和信息化委员会办公室"),
        ("商工局", "商务和工业信息化局"),
    ],
)
def test_a_short_form_and_the_full_name_are_one_body(short: str, full: str) -> None:
    spellings = [short, full, f"县{short}", f"于田县{full}", f"于田{short}"]
    assert {YUTIAN.body(name) for name in spellings} == {YUTIAN.body(full)}
    assert all(YUTIAN.known(name) for name in spellings)


@pytest.mark.parametrize("name", ["于田县农业农村局", "县农业农村局", "农业农村局", "和田地区于田县农业农村局"])
def test_the_stem_is_what_is_left_without_the_place(name: str) -> None:
    assert YUTIAN.stem(name) == "农业农村局"


@pytest.mark.parametrize("name", ["市市场监督管理局", "和田市市场监督管理局", "市场监督管理局"])
def test_the_city_before_the_market_is_a_level_word_and_the_market_keeps_its_own(name: str) -> None:
    assert CITY.stem(name) == "市场监督管理局"
    assert CITY.looks_like_body(name)


def test_a_bracket_behind_a_body_does_not_make_it_another() -> None:
    assert YUTIAN.body("县人民政府办公室（档案史志馆）") == YUTIAN.body("于田县人民政府办公室")


@pytest.mark.parametrize("name", ["喀什地区生态环境局莎车县分局", "喀什地区生态环境局莎车分局", "莎车县生态环境局"])
def test_the_branch_of_a_prefecture_is_the_same_body_however_it_is_written(name: str) -> None:
    assert SHACHE.body(name) == SHACHE.body("生态环境局")


def test_different_bodies_stay_apart() -> None:
    names = ["教育局", "民政局", "公安局", "财政局", "司法局", "县委组织部", "县委宣传部", "残联", "妇联", "团委"]
    assert len({YUTIAN.body(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "text", ["会同县公安局", "由县公安局", "经县公安局", "报县公安局", "配合县公安局", "按照县教育局"]
)
def test_a_verb_before_a_body_is_no_place_of_it(text: str) -> None:
    assert not YUTIAN.looks_like_body(text)


def test_the_county_huitong_has_bodies_of_its_own() -> None:
    place = Departments(default_profile(), "会同县", "怀化市")
    assert place.looks_like_body("会同县公安局")
    assert place.body("会同县公安局") == "公安局"


@pytest.mark.parametrize("text", ["", "局", "做好甲项工作", "负责甲项工作的县教育局", "（县教育局", "县" * 41 + "局"])
def test_what_is_no_name_is_no_body(text: str) -> None:
    assert not YUTIAN.is_whole(text)


def test_an_unknown_body_is_told_by_its_ending_and_its_prefix() -> None:
    assert YUTIAN.looks_like_body("于田县玉石产业发展中心")
    assert not YUTIAN.known("于田县玉石产业发展中心")
    assert not YUTIAN.looks_like_body("玉石产业发展中心")


BODIES = st.sampled_from(
    ["县教育局", "于田县民政局", "县委组织部", "国家税务总局于田县税务局", "县政府办（史志馆）", "其他部门"]
)
MARKS = st.sampled_from(["、", "，", ",", "；", "\n", " "])


@given(st.lists(st.tuples(BODIES, MARKS), max_size=8))
def test_splitting_keeps_every_body_once_and_in_order(parts: list[tuple[str, str]]) -> None:
    names = YUTIAN.split("".join(name + mark for name, mark in parts))
    assert names == list(dict.fromkeys(name for name, _ in parts))


@given(st.text(alphabet="县局委办于田教育和及、，（） \n其他部门等1", max_size=60))
def test_splitting_invents_no_character_and_leaves_no_blank(cell: str) -> None:
    names = YUTIAN.split(cell)
    assert not characters(names) - characters([cell])
    assert all(names)
    assert len(set(names)) == len(names)


def test_a_very_long_run_of_bodies_without_marks_is_split() -> None:
    assert NOWHERE.split("县教育局" * 5_000)
    assert Departments(default_profile(), "于田县").split("于田县教育局" * 5_000) == ["于田县教育局"]
