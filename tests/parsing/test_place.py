from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.parsing.place import Place, find_place

XIANBAZHA = ("新疆维吾尔自治区", "和田地区", "于田县", "先拜巴扎镇", "镇")


def names(place: Place) -> tuple[str | None, ...]:
    return (place.province, place.prefecture, place.county, place.township, place.township_type)


@pytest.mark.parametrize(
    "cover",
    [
        ["新疆维吾尔自治区和田地区于田县 先拜巴扎镇履职事项清单"],
        ["新疆维吾尔自治区和田地区于田县", "先拜巴扎镇履职事项清单"],
        ["新疆维吾尔自治区和田地区", "于田县先拜巴扎镇", "履职事项清单"],
        ["新疆维吾尔自治区", "和田地区", "于田县", "先拜巴扎镇履职事项清单"],
        ["2025年7月", "新疆维吾尔自治区和田地区于田县先拜巴扎镇履职事项清单"],
    ],
)
def test_a_cover_names_the_place_on_one_line_or_over_several(cover: list[str]) -> None:
    assert names(find_place(cover, "")) == XIANBAZHA


@pytest.mark.parametrize(
    ("title", "place"),
    [
        (
            "内蒙古自治区锡林郭勒盟阿巴嘎旗别力古台镇履职事项清单",
            ("内蒙古自治区", "锡林郭勒盟", "阿巴嘎旗", "别力古台镇", "镇"),
        ),
        (
            "四川省凉山彝族自治州木里藏族自治县乔瓦镇权责清单",
            ("四川省", "凉山彝族自治州", "木里藏族自治县", "乔瓦镇", "镇"),
        ),
        ("贵州省遵义市播州区和平街道办事处履职事项清单", ("贵州省", "遵义市", "播州区", "和平街道", "街道")),
        ("江苏省苏州市昆山市玉山镇履职事项清单", ("江苏省", "苏州市", "昆山市", "玉山镇", "镇")),
        ("重庆市渝北区龙溪街道履职事项清单", ("重庆市", None, "渝北区", "龙溪街道", "街道")),
        ("湖南省怀化市会同县林城镇履职事项清单", ("湖南省", "怀化市", "会同县", "林城镇", "镇")),
        ("巴楚县夏马勒乡基本履职事项清单", (None, None, "巴楚县", "夏马勒乡", "乡")),
        ("云岭镇履职事项清单", (None, None, None, "云岭镇", "镇")),
    ],
)
def test_a_title_names_as_much_of_the_place_as_it_says(title: str, place: tuple[str | None, ...]) -> None:
    assert names(find_place([title], "")) == place


@pytest.mark.parametrize(
    "sentence",
    ["云岭镇地处云岫县中部，面积40平方公里。", "云岭镇是农业型乡镇，位于云岫县西部。", "云岭镇隶属云岫县，辖12个村。"],
)
def test_the_first_sentence_of_the_narrative_names_the_place(sentence: str) -> None:
    place = find_place(["说明", "一、基本情况", sentence], "")
    assert (place.county, place.township, place.township_type) == ("云岫县", "云岭镇", "镇")


def test_a_fuller_title_wins_over_a_shorter_one() -> None:
    assert find_place(["云岭镇履职事项清单", "云岫县云岭镇履职事项清单"], "").county == "云岫县"


def test_departments_alone_show_county_and_prefecture() -> None:
    body = "喀什地区生态环境局莎车县分局负责。莎车县公安局负责。由喀什地区生态环境局莎车县分局牵头。" * 3
    place = find_place([], body)
    assert (place.prefecture, place.county, place.township) == ("喀什地区", "莎车县", None)


def test_a_branch_without_a_level_word_takes_the_one_of_the_other_bodies() -> None:
    body = "塔城地区生态环境局额敏分局负责。县公安局负责。县教育局负责。县民政局负责。" * 3
    place = find_place([], body)
    assert (place.prefecture, place.county) == ("塔城地区", "额敏县")


def test_bodies_of_the_county_alone_show_the_county() -> None:
    body = "、".join(f"云岫县{name}" for name in ("公安局", "民政局", "财政局", "教育局"))
    assert find_place([], body).county == "云岫县"


@pytest.mark.parametrize(
    "body",
    [
        "由县公安局负责。会同县公安局检查。报县财政局审核。经县民政局批准。" * 3,
        "会同县公安局、会同县民政局、由县财政局、经县教育局",
        "县公安局、县民政局、县财政局",
        "",
    ],
)
def test_a_verb_before_a_body_is_no_county(body: str) -> None:
    assert find_place([], body).county is None


def test_a_verb_before_a_branch_is_no_part_of_the_prefecture() -> None:
    assert find_place([], "由喀什地区生态环境局莎车县分局负责。").prefecture == "喀什地区"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("做好本乡工作。领导本乡组织。本镇。", "乡"),
        ("做好本街道工作。", "街道"),
        ("加强镇党委建设，履行镇人大职责。", "镇"),
        ("做好乡镇政府工作。", None),
        ("", None),
    ],
)
def test_the_type_shows_in_how_the_township_speaks_of_itself(body: str, kind: str | None) -> None:
    assert find_place([], body).township_type == kind


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2025年7月", "2025-07"),
        ("2025 年 12 月", "2025-12"),
        ("二〇二五年七月", "2025-07"),
        ("二○二五年十一月", "2025-11"),
        ("2025年13月", None),
        ("2025年", None),
        ("第3号", None),
    ],
)
def test_the_date_is_a_year_and_a_month(line: str, date: str | None) -> None:
    assert find_place(["云岭镇履职事项清单", line], "").date == date


@given(
    st.lists(st.text(alphabet="新疆省市县区旗镇乡街道州地清单履职事项年月0二", max_size=30), max_size=14),
    st.text(max_size=50),
)
def test_any_opening_gives_a_place(opening: list[str], body: str) -> None:
    place = find_place(opening, body)
    assert place.township_type in {"镇", "乡", "街道", None}
    assert all(name is None or name in "".join(opening) for name in (place.province, place.township))
