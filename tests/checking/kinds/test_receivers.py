from __future__ import annotations

import pytest

from tests.checking.tables import Row, found, reclaimed


def row(handover: str) -> str:
    return reclaimed(Row(1, handover=handover))


@pytest.mark.parametrize(
    "handover",
    [
        "承接部门：县民政局 工作方式：由县民政局负责收养登记。",
        "承接部门：县人力资源和社会保障局 工作方式：由县人社局负责认定。",
        "承接部门：县民政局、县财政局 工作方式：由县民政局牵头负责收养，县财政局予以配合。",
        "承接部门：县自然资源局 工作方式：由县自然资源局会同县公安局负责查处。",
        "承接部门：县民政局 工作方式：取消由县公安局负责的事项，由县民政局负责。",
        "承接部门：县民政局 工作方式：由其他相关部门负责。",
        "承接部门：县民政局 工作方式：加强监督检查。",
        "由县民政局负责收养登记。",
        "此项工作不再开展。",
    ],
)
def test_a_receiver_that_acts_or_a_duty_in_which_no_other_body_acts_is_right(handover: str) -> None:
    assert found("QC404", row(handover)) == []


def test_another_body_that_acts_alone_is_certainly_wrong() -> None:
    (finding,) = found("QC404", row("承接部门：县交通运输管理局 工作方式：由县交通运输局负责路政巡查。"))
    assert (finding.list, finding.number, finding.field) == ("reclaimed", 1, "handover")
    assert (finding.severity, finding.certainty) == ("error", "certain")
    assert finding.marks == ("县交通运输管理局", "县交通运输局")


def test_another_body_beside_a_receiver_that_acts_is_a_probable_warning() -> None:
    (finding,) = found("QC404", row("承接部门：县交通运输局 工作方式：由县交通运输局牵头负责，由县公安局配合。"))
    assert (finding.severity, finding.certainty) == ("warning", "probable")
    assert finding.values["actors"] == "县公安局"


def test_several_other_bodies_are_one_finding() -> None:
    (finding,) = found("QC404", row("承接部门：县民政局 工作方式：由县公安局负责，由县财政局负责。"))
    assert finding.values["actors"] == "县公安局、县财政局"


@pytest.mark.parametrize(
    "body", ["县残疾人联合会", "县妇女联合会", "县委统一战线工作部", "县行政审批局", "县委组织部", "县统计局"]
)
def test_a_body_acts_though_its_name_holds_a_verb(body: str) -> None:
    (finding,) = found("QC404", row(f"承接部门：县公安局 工作方式：由{body}负责核定。"))
    assert finding.values["actors"] == body
