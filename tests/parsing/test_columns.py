from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.parsing.columns import Fragment, Splitter
from toolkit.parsing.departments import Departments
from toolkit.profile import default_profile

YUTIAN = Departments(default_profile(), "于田县", "和田地区")


def split(kind: str, *rows: list[str]) -> list[dict[str, str]]:
    fragments = [[Fragment(text, at) for at, text in enumerate(row, 1)] for row in rows]
    return list(Splitter(kind, YUTIAN, fragments).split_all())


def cooperative(name: list[str], departments: list[str], superior: list[str], township: list[str]) -> dict[str, str]:
    """Split the row as one of four alike, so that the widths of the columns can be measured."""
    row = [*name, *departments, *superior, *township]
    usual = [
        "开展辖区老年人",
        "关爱工作",
        "县民政局",
        "1.制定老年人关爱工作实施方案并且组织实施落实；",
        "2.考核。",
        "1.做好宣传；",
        "2.上报。",
    ]
    cells = split("cooperative", usual, row, usual, usual)[1]
    return {column: text.replace("\n", "") for column, text in cells.items()}


def test_names_of_the_first_list_are_all_of_their_lines() -> None:
    assert split("basic", ["开展甲项宣传", "教育工作"]) == [{"name": "开展甲项宣传教育工作"}]


def test_a_whole_body_ends_the_name_and_a_number_begins_the_next_cell() -> None:
    assert cooperative(
        ["做好灾害", "救助工作"], ["县应急管", "理局、县", "民政局"], ["1.制定预案；", "2.发放物资。"], ["1.统计灾情；"]
    ) == {
        "name": "做好灾害救助工作",
        "departments": "县应急管理局、县民政局",
        "superior_duties": "1.制定预案；2.发放物资。",
        "township_duties": "1.统计灾情；",
    }


def test_numbers_that_begin_again_below_a_head_belong_to_the_same_cell() -> None:
    superior = ["县应急管理局：", "1.制定预案；", "2.指挥救援。", "县民政局：", "1.发放物资；", "2.安置群众。"]
    cells = cooperative(["灾害救助"], ["县应急管理", "局、县民政局"], superior, ["1.统计灾情；", "2.上报灾情。"])
    assert cells["superior_duties"] == "".join(superior)
    assert cells["township_duties"] == "1.统计灾情；2.上报灾情。"


def test_a_second_set_of_chinese_numbers_begins_the_next_cell() -> None:
    superior = ["一、推荐工作", "1.下发通知；", "2.审核名单。", "二、考察工作", "1.组织考察。"]
    township = ["一、推荐工作", "1.提出人选。", "二、考察工作", "1.配合考察。"]
    cells = cooperative(["人选推荐"], ["县委组织部"], superior, township)
    assert cells["superior_duties"] == "".join(superior)
    assert cells["township_duties"] == "".join(township)


def test_a_reclaimed_row_is_cut_at_its_label_or_its_receiver() -> None:
    labelled, bare, formula = split(
        "reclaimed",
        ["高龄津贴的", "追缴", "承接部门：县民政局", "工作方式：由县民政局负责追缴。"],
        ["婚姻状况", "证明", "县民政局", "工作方式：由县民政局负责。"],
        ["考核评比", "工作", "不再开展此项工作。"],
    )
    assert labelled == {"name": "高龄津贴的追缴", "handover": "承接部门：县民政局\n工作方式：由县民政局负责追缴。"}
    assert (bare["name"], bare["handover"].replace("\n", "")) == ("婚姻状况证明", "县民政局工作方式：由县民政局负责。")
    assert formula == {"name": "考核评比工作", "handover": "不再开展此项工作。"}


def test_the_page_top_parts_both_duties_cells_once_more() -> None:
    first = ["1.制定预案并且组织演练，检查各单位的落实情况；", "1.统计灾情；"]
    second = ["2.发放救灾物资并且公示发放的结果，接受社会监督。", "2.上报灾情。"]
    row = [Fragment("灾害救助", 1), Fragment("县应急管理局", 2)]
    row += [Fragment(text, 3, tops_page=False) for text in first]
    row += [Fragment(second[0], 5, tops_page=True), Fragment(second[1], 6)]
    cells = next(iter(Splitter("cooperative", YUTIAN, [row]).split_all()))
    assert cells["superior_duties"].replace("\n", "") == first[0] + second[0]
    assert cells["township_duties"].replace("\n", "") == first[1] + second[1]


TEXTS = """
开展甲项工作 县教育局 县民政局、县 财政局 、县公安局 1.做好甲； 2.做好乙。 1. 一、县教育局 县教育局： 的
承接部门：县民政局 工作方式：由县民政局负责。 不再开展此项工作。 甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲
"""
LINES = st.sampled_from(TEXTS.split())


@given(
    st.sampled_from(["basic", "cooperative", "reclaimed"]),
    st.lists(st.lists(LINES, min_size=0, max_size=10), min_size=1, max_size=5),
)
def test_the_cells_of_a_row_together_are_its_text(kind: str, rows: list[list[str]]) -> None:
    for row, cells in zip(rows, split(kind, *rows), strict=True):
        assert "".join(cells.values()).replace("\n", "") == "".join(row)
