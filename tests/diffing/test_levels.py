from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diffing.comparison import Level
from toolkit.diffing.forms import Masker, matter
from toolkit.diffing.levels import same, text_level, weightiest

OLD = Masker(("青湖县", "柳树镇"))
NEW = Masker(("白河县", "石桥乡"))


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ("做好防汛抗旱、抢险救援工作", "做好防汛抗旱抢险救援工作", "typography"),
        ("开展防汛抗旱宣传工作", "开展防讯抗旱宣传工作", "typography"),
        ("开展森林防火巡查工作", "开展森林防火巡查查工作", "typography"),
        ("向柳树镇人民政府报告本镇的情况", "向石桥乡人民政府报告本乡的情况", "place"),
        ("做好收养登记工作", "负责收养登记", "wording"),
        ("加强残疾人权益保障，做好帮扶工作", "做好帮扶工作，加强残疾人权益保障", "wording"),
        ("做好低保对象动态管理", "做好最低生活保障对象动态管理", "wording"),
        ("对擅自修建房屋的行为进行处罚", "对擅自修建房屋的行为进行审批", "substance"),
        ("做好收养登记工作", "做好收养登记和婚姻登记工作", "substance"),
        ("对未取得许可的企业进行检查", "对取得许可的企业进行检查", "substance"),
        ("每年开展二次排查", "每年开展三次排查", "substance"),
    ],
)
def test_a_change_of_a_text_weighs_as_much_as_it_means(old: str, new: str, level: Level) -> None:
    assert text_level(old, new, OLD, NEW) == level


@given(st.text("做好收养登记，、工作（）", max_size=12), st.sampled_from((" ", "\n", "\u3000")))
def test_white_space_and_the_width_of_punctuation_are_no_change(text: str, blank: str) -> None:
    assert same(text, blank.join(text).replace("，", ",").replace("（", "("))


def test_the_weightiest_of_several_levels_counts() -> None:
    assert weightiest(["place", "wording", "typography"]) == "wording"
    assert weightiest([]) == "typography"


@pytest.mark.parametrize("text", ["市场监督管理局", "市政工程管理局", "辖区内有隶属关系的工会", "社区工作者协会"])
def test_what_only_looks_like_the_own_level_is_kept(text: str) -> None:
    assert OLD.mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("县民政局", "民政局"),
        ("市政府办公室", "政府办公室"),
        ("县市场监督管理局", "市场监督管理局"),
        ("市民政局", "民政局"),
    ],
)
def test_the_own_level_of_a_body_is_taken_out(text: str, masked: str) -> None:
    assert OLD.mask(text) == masked


@pytest.mark.parametrize(
    ("name", "left"), [("收养登记工作", "收养"), ("做好森林防火宣传工作", "森林防火"), ("机关事务管理", "机关")]
)
def test_the_matter_of_a_name_is_what_acts_and_generic_words_leave(name: str, left: str) -> None:
    assert matter(OLD.core(name)) == left
