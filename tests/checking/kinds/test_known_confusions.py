from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cases, cooperative, found, narrative, numbered


@pytest.mark.parametrize(
    "name",
    [
        "做好秸秆离田工作",
        "公布署名意见",
        "预防犯罪宣传",
        "关注消防安全",
        "推广应用受理平台",
        "组织响应及救援力量调度",
        "紧急时上报有关部门",
        "落实河长治河责任",
        "参见附件办理",
        "集贸市场管理监督",
        "经营主体教育培训",
        "主题党日活动",
    ],
)
def test_a_word_that_only_looks_like_a_slip_is_right(name: str) -> None:
    assert found("QC706", basic(Row(1, name))) == []


def test_a_word_taken_for_another_is_certain_and_told_with_the_right_one() -> None:
    (finding,) = found("QC706", basic(Row(1, "做好秸杆离田工作")))
    assert (finding.number, finding.field, finding.marks) == (1, "name", ("秸杆",))
    assert (finding.values["right"], finding.certainty) == ("秸秆", "certain")


@pytest.mark.parametrize(("name", "case"), [("开展的的巡查", "doubled"), ("开展巡查，，清理杂物", "stops")])
def test_what_stands_twice_is_reported(name: str, case: str) -> None:
    assert cases("QC706", basic(Row(1, name))) == [case]


def test_a_form_is_reported_once_a_cell() -> None:
    assert len(found("QC706", basic(Row(1, "做好秸杆离田和秸杆回收工作")))) == 1


def test_the_text_before_the_lists_is_looked_at_too() -> None:
    (finding,) = found("QC706", narrative("居民以种植为主，秸杆回收由各村负责。") + numbered(1))
    assert (finding.list, finding.line) == (None, 2)


def test_a_phrase_unlike_the_others_of_its_row_by_one_character_is_probable() -> None:
    text = cooperative(
        Row(
            1,
            "辖区农家果树修剪示范",
            superior="1.推广辖区农家果树修剪技术；2.评定辖区农家果树修剪能手。",
            township="1.组织辖区农家杂树修剪；2.张贴海报。",
        )
    )
    (finding,) = found("QC706", text)
    assert (finding.field, finding.certainty) == ("township_duties", "probable")
