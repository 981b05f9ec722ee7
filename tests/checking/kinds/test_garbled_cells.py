from __future__ import annotations

import pytest

from tests.checking.tables import Row, basic, cases, cooperative, found, rules
from toolkit.checking.engine import check, mark_damage
from toolkit.checking.examples import frames_of


@pytest.mark.parametrize(
    "name", ["实实在在帮助困难群众", "开展一户一档、一人一策工作", "做好“三官一律”进社区工作", "推广政务APP和PM2.5监测"]
)
def test_repetition_and_signs_that_belong_to_the_language_are_right(name: str) -> None:
    assert found("QC101", basic(Row(1, name))) == []


def test_a_loop_is_certain() -> None:
    text = basic(Row(1), Row(2, "做好老年人服务，" + "一个，" * 8 + "一个"))
    (finding,) = found("QC101", text)
    assert (finding.list, finding.number, finding.field, finding.certainty) == ("basic", 2, "name", "certain")
    assert cases("QC101", text) == ["loop"]


def test_debris_in_a_category_is_certain() -> None:
    (finding,) = found("QC101", basic(Row(1, category="1H7 1H1")))
    assert (finding.field, finding.certainty) == ("category", "certain")


def test_a_duty_in_the_department_column_is_told() -> None:
    text = cooperative(Row(1), Row(2, departments="1.负责制定方案并组织检查；2.负责发放资金。"))
    assert [(finding.number, finding.field) for finding in found("QC101", text)] == [(2, "departments")]


def test_a_passage_that_stands_twice_is_reported_and_leaves_the_cell_whole() -> None:
    passage = "对困难家庭的收入进行核查并公示"
    text = cooperative(Row(1, superior=f"1.{passage}；2.{passage}。"))
    assert cases("QC101", text) == ["repeated"]
    assert mark_damage(frames_of(text), rules("QC101")).duties["damaged"].to_list() == [[]]


def test_other_rules_pass_over_a_garbled_cell() -> None:
    loop = "，".join(["收养登记"] * 12)
    text = basic(Row(1, loop), Row(2, loop))
    assert {finding.rule for finding in check(frames_of(text), rules("QC504"))} == {"QC504"}
    assert {finding.rule for finding in check(frames_of(text), rules("QC101", "QC504"))} == {"QC101"}


def test_a_clause_that_stands_twice_is_told_whoever_is_said_to_act() -> None:
    clause = "负责通过便民服务中心向群众宣传线上办理的方法"
    (finding,) = found("QC101", cooperative(Row(1, township=f"1.{clause}；2.镇级{clause}；3.上报情况。")))
    assert (finding.field, finding.certainty, finding.marks) == ("township_duties", "certain", (f"镇级{clause}",))
