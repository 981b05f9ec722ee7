from __future__ import annotations

import pytest

from tests.checking.tables import SOUND_HANDOVER, Row, basic, cases, cooperative, found, reclaimed


@pytest.mark.parametrize("cell", ["县民政局", "县民政局、其他相关部门", "于田县民政局 于田县财政局"])
def test_a_named_body_is_enough(cell: str) -> None:
    assert found("QC401", cooperative(Row(1, departments=cell))) == []


def test_an_empty_department_cell_is_certainly_wrong() -> None:
    (finding,) = found("QC401", cooperative(Row(1), Row(2, "开展临时救助", departments="")))
    assert (finding.list, finding.number, finding.field) == ("cooperative", 2, "departments")
    assert (finding.quote, finding.certainty, finding.severity) == ("开展临时救助", "certain", "error")


@pytest.mark.parametrize(
    "cell", ["以及其他负有安全监管职责的部门", "相关部门", "县直有关单位", "1.负责审批；2.发放资金"]
)
def test_an_unnamed_group_or_a_duty_is_no_department(cell: str) -> None:
    (finding,) = found("QC401", cooperative(Row(1, departments=cell)))
    assert finding.quote == cell
    assert cases("QC401", cooperative(Row(1, departments=cell))) == ["unnamed"]


@pytest.mark.parametrize(
    "handover",
    [
        "此项工作不再开展。",
        "不再开展此项工作",
        "证明事项已清理，无需承接",
        "不再对乡镇（街道）进行考核",
        "县教育局 工作方式：由县教育局负责。",
        SOUND_HANDOVER,
    ],
)
def test_a_reclaimed_duty_is_received_or_dropped_by_a_formula(handover: str) -> None:
    assert found("QC401", reclaimed(Row(1, handover=handover))) == []


def test_a_reclaimed_duty_that_goes_on_but_goes_to_nobody_is_wrong() -> None:
    text = reclaimed(Row(1, handover="负责调查取证并作出认定决定。"))
    (finding,) = found("QC401", text)
    assert (finding.number, finding.field, finding.severity) == (1, "handover", "error")
    assert cases("QC401", text) == ["receiver"]


def test_an_unnamed_receiver_is_none() -> None:
    assert cases("QC401", reclaimed(Row(1, handover="承接部门：各相关单位 工作方式：按规定执行。"))) == ["receiver"]


def test_a_body_that_only_acts_is_a_warning() -> None:
    text = reclaimed(Row(1, handover="工作方式：由县民政局负责收养登记。"))
    assert cases("QC401", text) == ["acts"]
    assert found("QC401", text)[0].severity == "warning"


def test_an_empty_handover_is_left_to_missing_cell() -> None:
    assert found("QC401", reclaimed(Row(1, handover=""), Row(2))) == []


def test_a_basic_duty_needs_no_department() -> None:
    assert found("QC401", basic(Row(1))) == []
